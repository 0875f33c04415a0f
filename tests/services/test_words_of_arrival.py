"""Every count and code says to which sealed version of a month it belongs."""

from msgspec.structs import asdict
from village_offices import MARCH, Village

from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.wording import delivery

ONE = "commune 0"


def known(village: Village) -> str:
    with village.office(ONE) as office:
        row = asdict(office.delivery.reports()[MARCH])
    del row["period"]
    return delivery.known(**row)


def test_what_is_known_of_a_report_names_its_version(enrolled):
    village = enrolled
    village.imported("superior", village.report(ONE, VL01=12, DN01=4))
    village.imported(ONE, village.answered(ONE))
    assert known(village).startswith("cấp trên đã nhận (bản 1, ")
    assert known(village).endswith("2/2 số)")
    newer = village.report(ONE, VL01=13)
    assert known(village) == ("cấp trên đang giữ bản 1 (trùng 1/2 số); bản 2 chưa có biên nhận")
    village.imported("superior", newer)
    with village.superior() as office:
        row = next(row for row in office.review.board() if row.unit == village.units[ONE])
        code = office.review.received(row.cells[2].seal).phone_code
    with village.office(ONE) as office:
        office.delivery.confirm_by_phone(code)
    assert known(village).startswith("bản 2: gõ mã lúc ")
    village.imported(ONE, village.answered(ONE))
    assert known(village).startswith("cấp trên đã nhận (bản 2, ")


def test_an_answer_says_what_was_decided_and_a_report_that_it_came(enrolled):
    village = enrolled
    (came,) = village.imported("superior", village.report(ONE, VL01=12))
    (report,) = came.outcomes
    with village.office(ONE) as office:
        name = office.profile().unit_name
    assert report.text == f"{name} gửi báo cáo tháng 03/2019"
    assert came.notes[0] == "Đã nhập 1 báo cáo đã chốt, 1 số mới."
    with village.superior() as office:
        office.review.return_report(report.seal, remarks={"": "kiểm lại số lớp"})
    answer = village.answered(ONE)
    (told,) = village.imported(ONE, answer)
    (decided,) = told.outcomes
    assert decided.text == "Báo cáo tháng 03/2019 BỊ TRẢ LẠI, 1 góp ý"
    assert decided.is_returned
    (again,) = village.imported(ONE, answer)
    assert again.outcomes == ()


def test_an_own_file_is_told_as_such_and_brings_nothing(enrolled):
    package = enrolled.report(ONE, VL01=12)
    with enrolled.office(ONE) as office:
        (row,) = office.exchange.preview([package]).rows
    assert (row.verdict, row.told) == (FileVerdict.KNOWN, "Tệp do chính máy này xuất.")


def test_figures_are_counted_as_the_preview_lists_them(enrolled):
    """Counting them without their words is quicker, and must come to the same."""
    enrolled.imported("superior", enrolled.report(ONE, VL01=1, DN01=2))
    second = enrolled.report(ONE, VL01=3, XK01=4)
    with enrolled.superior() as office:
        (row,) = office.exchange.preview([second]).rows
        (imported,) = office.exchange.import_packages([second])
    listed = sum(1 for change in row.changes if change.is_figure)
    assert listed == 2
    assert f"{listed} số" in imported.message
