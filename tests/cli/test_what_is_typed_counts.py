"""Nothing typed on a command line is passed over without a word: it counts, or the command is refused."""

import json

import pytest

from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office

MARCH = ("--period", "2019-03")


def a_report(ctph, sample) -> tuple[object, ...]:
    """Seal and send the March of Cam Tuyền; return how the superior office names the report."""
    folder = sample / "19600-xa-cam-tuyen"
    code, _, err = ctph("record", "--office", folder, *MARCH, "VL01=5", "DN01=3")
    assert code == 0, err
    assert ctph("seal", "--office", folder, *MARCH, "--yes")[0] == 0
    parcel = sample / "parcel"
    parcel.mkdir()
    assert ctph("export", "--office", folder, "--to", parcel)[0] == 0
    assert ctph("import", "--office", sample / "cap-tren", parcel)[0] == 0
    return ("--office", sample / "cap-tren", "--unit", "Cam Tuyền", *MARCH)


def test_several_remarks_on_one_place_all_arrive(ctph, sample):
    report = a_report(ctph, sample)
    remarks = ("VL01:kiểm lại", "vl01: thiếu một lớp", "chung: viết rõ hơn", "xem lại cả báo cáo")
    code, out, err = ctph("return", *report, *(part for text in remarks for part in ("--remark", text)))
    assert (code, out.strip()) == (0, "Đã trả lại kèm 4 nhận xét."), err
    with open_office(sample / "cap-tren") as office:
        board = (row for row in office.review.board() if "Cam Tuyền" in row.unit_name)
        seal = next(cell.seal for cell in next(board).cells if cell.seal and cell.period.code == "2019-03")
        received = office.review.received(seal)
    texts = [remark.text for row in received.rows for remark in row.remarks]
    assert texts == ["kiểm lại\nthiếu một lớp"]
    assert [remark.text for remark in received.remarks] == ["chung: viết rõ hơn\nxem lại cả báo cáo"]


def test_what_looks_like_a_code_and_is_none_is_refused_before_anything_is_decided(ctph, sample):
    report = a_report(ctph, sample)
    code, _, err = ctph("return", *report, "--remark", "VL99: xem lại")
    assert (code, "VL99" in err) == (1, True)
    assert ctph("accept", *report)[0] == 0


def test_a_decision_is_taken_back_by_command(ctph, sample):
    report = a_report(ctph, sample)
    assert ctph("accept", *report)[0] == 0
    code, out, err = ctph("take-back", *report)
    assert (code, out.startswith("Đã bỏ quyết định.")) == (0, True), err
    board = json.loads(ctph("board", *report[:2], "--json")[1])
    assert next(row for row in board if "Cam Tuyền" in row["name"])["months"]["2019-03"] == SubmissionState.RECEIVED
    code, _, err = ctph("take-back", *report)
    assert (code, "chưa có quyết định nào để bỏ" in err) == (1, True)


def test_what_was_assigned_stands_in_the_printed_sheet(ctph, sample):
    code, out, err = ctph("sheet", "--office", sample / "19600-xa-cam-tuyen", *MARCH)
    assert (code, "Giao" in out.splitlines()[0]) == (0, True), err


@pytest.mark.parametrize(
    "arguments",
    [
        ("sheet", "--office", "x", "--period", "2019-03", "--period", "2019-04"),
        ("record", "--office", "x", "--period", "2019-03", "--reason", "một", "--reason", "hai", "VL01=1"),
        ("return", "--office", "x", "--unit", "a", "--unit", "b", "--period", "2019-03", "--remark", "c"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_an_option_that_takes_one_value_is_not_given_two(ctph, arguments, capsys):
    with pytest.raises(SystemExit) as left:
        ctph(*arguments)
    assert left.value.code == 2
    assert "chỉ ghi một lần" in capsys.readouterr().err


@pytest.mark.parametrize(
    "more",
    [
        ("--unit", "30001"),
        ("--code", "1234"),
        ("--superior-name", "Sở", "--superior-code", "45", "--year", "2026", "--units", "u.txt", "--unit", "30001"),
    ],
)
def test_founding_takes_no_option_it_would_not_use(ctph, tmp_path, capsys, more):
    with pytest.raises(SystemExit) as left:
        ctph("new-office", tmp_path / "new", "--person", "Cán bộ", *more)
    assert left.value.code == 2
    assert "chỉ dùng" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
