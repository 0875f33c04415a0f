"""Every count and code says to which sealed version of a month it belongs."""

from msgspec.structs import asdict
from village_offices import MARCH, Village

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
    assert known(village).startswith("cấp trên đã nhận (bản thứ 1, ")
    assert known(village).endswith("2/2 số)")
    newer = village.report(ONE, VL01=13)
    assert known(village) == (
        "bản thứ 2 chưa có biên nhận; biên nhận mới nhất là của bản thứ 1, giống bản thứ 2 ở 1/2 số"
    )
    village.imported("superior", newer)
    with village.superior() as office:
        row = next(row for row in office.review.board() if row.unit == village.units[ONE])
        code = office.review.received(row.cells[2].seal).phone_code
    with village.office(ONE) as office:
        office.delivery.confirm_by_phone(code)
    assert known(village).startswith("bản thứ 2: gõ mã lúc ")
    village.imported(ONE, village.answered(ONE))
    assert known(village).startswith("cấp trên đã nhận (bản thứ 2, ")
