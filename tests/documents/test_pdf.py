import unicodedata

import pypdfium2
import pytest
from filled_forms import FONTS, SAMPLE_NOTE, a_column, a_filled_form, cam_lo_forms
from msgspec.structs import replace
from reportlab.pdfbase.pdfmetrics import stringWidth

from ctph_desktop.documents import pdf_pages, pdf_table
from ctph_desktop.documents.layout import arrange_all
from ctph_desktop.documents.pdf import write_pdf

MM = 72 / 25.4
MANY = {f"Thôn {n}": [n] for n in range(1, 121)}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Tổng hợp tháng 03.pdf"


def written(forms, path):
    """Return the pages' texts, in composed Unicode as extracted, and close the file."""
    write_pdf(forms, path, fonts=FONTS)
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def test_the_forms_follow_one_another_with_all_they_say(path):
    text = "\n".join(written(cam_lo_forms(), path))
    for piece in (
        "UBND HUYỆN CAM LỘ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Biểu số 1: CHỈ TIÊU KẾ HOẠCH LĐ-VL-DN",
        "Biểu số 2: GIẢM NGHÈO NĂM 2019",
        "Biểu số 3: TỔNG HỢP SỐ LƯỢNG HỘ NGHÈO CÁC HỘI ĐOÀN THỂ 2019",
        "Tổng cộng (theo văn bản)",
        "Văn bản ghi 1.297, cộng các xã được 1.296, chênh lệch 1.",
        "10=2-8",
        "NGƯỜI LẬP BIỂU",
        "THỦ TRƯỞNG ĐƠN VỊ",
    ):
        assert piece in text


def test_text_typed_in_decomposed_unicode_is_composed_and_can_be_copied_out(path):
    label = unicodedata.normalize("NFD", "Xã Cam Thủy Ấ Ử ữ ợ")
    text = "".join(written([a_filled_form([a_column("1")], {label: [1]})], path))
    assert unicodedata.normalize("NFC", label) in text
    assert not any(unicodedata.combining(character) for character in text)


def test_the_sample_note_stands_on_every_page(path):
    forms = [*cam_lo_forms(), replace(a_filled_form([a_column("1")], MANY), sample_note=SAMPLE_NOTE)]
    pages = written(forms, path)
    assert len(pages) > len(forms)
    assert all(SAMPLE_NOTE in page for page in pages)
    assert not any(SAMPLE_NOTE in page for page in written(cam_lo_forms(sample_note=""), path))


def test_the_coverage_line_is_on_every_page_while_reports_are_missing(path):
    line = "Tạm tính, 7/9 xã; chưa có: Cam Thủy, Cam Hiếu"
    pages = written(cam_lo_forms(without=("Cam Thủy", "Cam Hiếu")), path)
    assert all("Tạm tính, 7/9 xã" in page for page in pages)
    assert sum(line in page for page in pages) == 3
    assert "Cam Thủy (*)" in pages[0]
    assert "(*) Chưa có báo cáo được duyệt của kỳ này." in "\n".join(pages)
    assert not any("tạm tính" in page.lower() for page in written(cam_lo_forms(), path))


def test_a_long_table_repeats_its_headings_and_numbers_its_pages_from_the_second(path):
    columns = [a_column("1", label="Giải quyết việc làm")]
    form = a_filled_form(columns, MANY)
    pages = written([form, form], path)
    each = len(pages) // 2
    assert each >= 3
    assert all("Giải quyết việc làm" in page for page in pages if "Thôn" in page)
    assert [page.split("\n")[0] for page in pages[1:each]] == [str(n) for n in range(2, each + 1)]
    assert pages[0].startswith("UBND XÃ THỬ")
    assert pages[each].startswith("UBND XÃ THỬ")
    assert pages[each + 1].startswith("2\n")


def test_every_line_of_a_long_table_is_printed_once(path):
    text = "\n".join(written([a_filled_form([a_column("1")], MANY)], path))
    assert [n for n in range(1, 121) if f"{n} Thôn {n} {n}" not in text.split("\n")] == []
    assert text.count("Tổng cộng") == 1


def test_the_total_stays_with_the_last_unit(path):
    for count in range(10, 30):
        pages = written([a_filled_form([a_column("1")], {f"Thôn {n}": [n] for n in range(count)})], path)
        page = next(page for page in pages if "Tổng cộng" in page)
        assert f"Thôn {count - 1}" in page


def test_nothing_is_printed_in_the_margins(path):
    write_pdf(cam_lo_forms(without=("Cam Thủy", "Cam Hiếu")), path, fonts=FONTS)
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            assert page.get_size() == pytest.approx((297 * MM, 210 * MM), abs=0.5)
            text = page.get_textpage()
            boxes = [text.get_charbox(n) for n in range(text.count_chars())]
            assert min(box[0] for box in boxes if box[2] > box[0]) >= 30 * MM
            assert max(box[2] for box in boxes) <= 282 * MM
            assert min(box[1] for box in boxes if box[3] > box[1]) >= 20 * MM


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_table_fits_its_frame_and_breaks_no_figure(position):
    pdf_pages.register_fonts(FONTS)
    form = arrange_all(cam_lo_forms(without=("Cam Thủy",)))[position]
    measures = pdf_table.measure(form, room=340, closing=100)
    assert measures.size >= 7.5
    assert sum(measures.widths) <= pdf_pages.FRAME_WIDTH + 0.01
    for place, width in enumerate(measures.widths[2:]):
        texts = [line.texts[place] for line in form.lines] + [form.numbers[place + 2]]
        assert max(stringWidth(text, pdf_pages.BOLD, measures.size) for text in texts) < width
        heading = form.columns[place].label
        assert max(stringWidth(word, pdf_pages.BOLD, measures.size) for word in heading.split()) < width


def test_a_table_too_wide_for_any_size_is_squeezed_onto_the_page(path):
    pdf_pages.register_fonts(FONTS)
    columns = [a_column(str(n), label="Số lao động được giải quyết việc làm") for n in range(1, 60)]
    form = a_filled_form(columns, {"Xã Cam Nghĩa": [99_999_999] * 59})
    (layout,) = arrange_all([form])
    assert sum(pdf_table.measure(layout, room=340, closing=100).widths) == pytest.approx(pdf_pages.FRAME_WIDTH)
    assert written([form], path)


def test_markup_in_a_text_is_printed_as_text(path):
    form = a_filled_form([a_column("1")], {"A": [1]}, notes=("<b>đậm</b> & <img src='x'/>",))
    assert "<b>đậm</b> & <img src='x'/>" in "".join(written([form], path))


def test_the_signatures_are_never_torn_apart(path):
    for count in range(10, 30):
        lines = {f"Thôn {n}": [n] for n in range(count)}
        pages = written([a_filled_form([a_column("1")], lines, notes=("Một ghi chú.",))], path)
        page = next(page for page in pages if "NGƯỜI LẬP BIỂU" in page)
        assert "THỦ TRƯỞNG ĐƠN VỊ" in page
        assert "Một ghi chú." in page


def test_the_font_is_embedded(path):
    write_pdf(cam_lo_forms(), path, fonts=FONTS)
    with pypdfium2.PdfDocument(path) as document:
        fonts = {text.get_font() for text in document[0].get_objects(filter=[1])}
        assert {font.get_base_name().split("+")[-1] for font in fonts} == {
            "LiberationSerif",
            "LiberationSerif-Bold",
            "LiberationSerif-Italic",
        }
        assert all(font.is_embedded for font in fonts)


@pytest.mark.parametrize("count", [9, 78, 97, 124])
def test_no_page_has_a_head_without_a_line_a_line_without_a_head_or_signatures_alone(path, count):
    names = {f"Phường Thủy Xuân {n}": [n, None] for n in range(count)}
    columns = [a_column(str(n), label="Giải quyết việc làm", groups=("Kết quả",)) for n in (1, 2)]
    long_name = "Xã " + "Nguyễnthịminhkhai" * 6
    pages = written([a_filled_form(columns, {**names, long_name: [1, 1]}, notes=("Một ghi chú.",))], path)
    for page in pages:
        has_line = "Thủy Xuân" in page or "Tổng cộng" in page
        assert has_line == ("Kết quả" in page.replace("Kết quả thực hiện", ""))
        assert has_line
    assert "NGƯỜI LẬP BIỂU" in pages[-1]
    assert len(pages) <= 2 + count // 12


def test_a_name_of_any_length_leaves_the_words_of_headings_whole():
    pdf_pages.register_fonts(FONTS)
    (first, *_) = cam_lo_forms()
    lines = tuple(replace(line, label="Xã " + "Nguyễnthịminhkhai" * 6) for line in first.lines)
    (form,) = arrange_all([replace(first, lines=lines)])
    measures = pdf_table.measure(form, room=340, closing=100)
    for place, column in enumerate(form.columns):
        words = column.label.split()
        assert max(stringWidth(word, pdf_pages.BOLD, measures.size) for word in words) < measures.widths[place + 2]
