import unicodedata
from decimal import Decimal

from filled_forms import a_column, a_filled_form, a_percentage, cam_lo_forms
from msgspec.structs import replace

from ctph_desktop.documents.layout import arrange, arrange_all, fit_widths, printable
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.forms.filled import Finding
from ctph_desktop.wording.form_lines import LineKind


def heading_spans(layout):
    return {h.text: (h.row, h.column, h.row_span, h.column_span) for h in layout.headings}


def test_equal_neighbouring_groups_become_one_heading_and_a_label_reaches_to_the_bottom():
    _, poverty, _ = arrange_all(cam_lo_forms())
    spans = heading_spans(poverty)
    assert poverty.heading_rows == 3
    assert spans["TT"] == (0, 0, 3, 1)
    assert spans["Đơn vị"] == (0, 1, 3, 1)
    assert spans["Hộ nghèo theo nhóm đối tượng"] == (0, 5, 1, 4)
    assert spans["Tổng HN CSGN"] == (1, 5, 1, 2)
    assert spans["HN cứng"] == (2, 7, 1, 1)
    assert spans["Hộ giảm"] == (1, 9, 2, 1)


def test_a_group_of_the_same_name_elsewhere_is_a_heading_of_its_own():
    columns = [
        a_column("1", groups=("Nam",)),
        a_column("2", groups=("Nữ",)),
        a_column("3", groups=("Nam",)),
        a_column("4", groups=("Ngoài", "Nam")),
    ]
    layout = arrange(a_filled_form(columns, {"Thôn 1": [1, 2, 3, 4]}))
    assert [(h.text, h.column, h.column_span) for h in layout.headings if h.text == "Nam"] == [
        ("Nam", 2, 1),
        ("Nam", 4, 1),
        ("Nam", 5, 1),
    ]


def test_captions_name_the_period():
    first, *_ = arrange_all(cam_lo_forms())
    assert "Kết quả thực hiện đến hết tháng 03/2019" in heading_spans(first)


def test_the_four_differences_of_form_1_are_said_in_words():
    first, second, third = arrange_all(cam_lo_forms())
    assert [code for code, _ in first.differences] == ["4", "5", "8", "11"]
    assert dict(first.differences)["8"] == "Văn bản ghi 1.297, cộng các xã được 1.296, chênh lệch 1"
    assert dict(first.differences)["11"] == "Văn bản ghi 149, cộng các xã được 150, chênh lệch -1"
    assert second.differences == third.differences == ()


def test_a_difference_line_stands_under_the_stated_totals():
    first, *_ = arrange_all(cam_lo_forms())
    assert [line.kind for line in first.lines[-3:]] == [LineKind.TOTAL, LineKind.STATED, LineKind.DIFFERENCE]
    assert first.lines[-1].texts[:9] == ("0", "-1", "+1", "0", "0", "+1", "0", "0", "-1")


def test_without_stated_totals_there_is_only_the_total():
    layout = arrange(a_filled_form([a_column("1")], {"Thôn 1": [4], "Thôn 2": [5]}))
    assert [line.kind for line in layout.lines] == [LineKind.UNIT, LineKind.UNIT, LineKind.TOTAL]
    assert layout.lines[-1].texts == ("9",)


def test_coverage_is_printed_only_while_reports_are_missing():
    assert arrange(cam_lo_forms()[0]).coverage_line == ""
    provisional = arrange(cam_lo_forms(without=("Cam Thủy", "Cam Hiếu"))[0])
    assert provisional.coverage_line == "Tạm tính, 7/9 xã; chưa có: Cam Thủy, Cam Hiếu"


def test_frozen_numbers_say_on_every_page_since_when_they_stand():
    (form, *_) = cam_lo_forms()
    label = "Số liệu chốt ngày 05/04/2019 (bản 1)"
    frozen = arrange(replace(form, frozen_label=label))
    assert frozen.frozen_line == label
    assert frozen.remark.endswith(label)
    assert arrange(form).frozen_line == ""
    assert label not in arrange(form).remark


def test_a_line_that_waits_says_so_and_leaves_its_progress_blank():
    first = arrange(cam_lo_forms(without=("Cam Thủy",))[0])
    line = next(line for line in first.lines if line.kind is LineKind.WAITING)
    assert line.label == "Cam Thủy (*)"
    assert line.texts[0] == "3.350"
    assert set(line.texts[9:]) == {""}


def test_blank_zero_and_undefined_print_differently():
    columns = [a_column("1"), a_column("2"), a_percentage("3", "1/2*#100")]
    layout = arrange(a_filled_form(columns, {"A": [0, 5], "B": [1, 0], "C": [None, 5]}))
    assert [line.texts[2] for line in layout.lines[:3]] == ["0,00", "–", ""]


def test_texts_are_composed_on_one_line_and_fit_for_xml():
    assert printable(unicodedata.normalize("NFD", "Thủy\r\n\x07\x00\ud800\ufffe Tiên")) == "Thủy � Tiên"
    assert printable("số       /CTrPH") == "số       /CTrPH"


def test_sheets_of_equal_or_forbidden_names_get_names_of_their_own():
    form = a_filled_form([a_column("1")], {"A": [1]})
    odd = replace(form, form=replace(form.form, number="Biểu [1]: a/b " + "x" * 40))
    names = [layout.sheet_name for layout in arrange_all([form, form, odd])]
    assert names[:2] == ["Biểu 1", "Biểu 1 (2)"]
    assert len(names[2]) <= 31
    assert not set("[]:*?/\\") & set(names[2])


def test_findings_are_numbered_and_say_where():
    finding = Finding(Severity.ERROR, "Cam An", "3", "Tổng khác các phần.")
    form = replace(a_filled_form([a_column("1")], {"A": [1]}), findings=(finding,))
    assert arrange(form).sections[-1].heading == "Cần xem lại"
    assert arrange(form).sections[-1].sentences == ("1. [Sai] Cam An – cột 3: Tổng khác các phần.",)


def test_widths_fill_the_page_and_nobody_gets_less_than_the_least():
    widths = fit_widths([10, 20, 30], [10, 50, 40], total=120)
    assert widths is not None
    assert sum(widths) == 120
    assert widths[1] == 50
    assert all(width >= least for width, least in zip(widths, [10, 20, 30], strict=True))
    assert fit_widths([10, 20, 30], [10, 20, 30], total=59.9) is None


def test_a_difference_of_a_percentage_is_taken_from_what_is_printed():
    columns = [a_column("1"), a_column("2"), a_percentage("3", "1/2*#100")]
    layout = arrange(a_filled_form(columns, {"A": [1, 3]}, stated={"3": Decimal("33.34")}))
    assert layout.lines[-1].texts == ("", "", "+0,01")
