"""Older periods by the boundaries of today: counts add, ratios are taken anew, and the page says so."""

from datetime import UTC, date, datetime

import pytest
from village_offices import MARCH, open_office

from ctph_desktop.services.roster.new_units import NewUnit

TODAY = date(2026, 3, 2)
YEAR = MARCH.parse("2019")
RECAST = {
    "Xã Cam Lộ": (
        [14416, 12058, 2358, 1975, 5956, 575, 258, 207, 66],
        ([7417, 198, 30, 168, 30, 168], ["2.67", "0.40", "2.27", "0.40", "2.27"]),
        [16, 9, 1, 2, 2, 30],
    ),
    "Xã Hiếu Giang": (
        [15973, 13016, 2957, 1809, 6655, 721, 289, 190, 84],
        ([7236, 411, 52, 359, 52, 359], ["5.68", "0.72", "4.96", "0.72", "4.96"]),
        [15, 13, 4, 1, 19, 52],
    ),
}
MERGERS = (
    (("Xã Cam An", "Xã Cam Thanh"), NewUnit("19601", "Xã Thanh An"), date(2019, 12, 31)),
    (
        ("Thị trấn Cam Lộ", "Xã Cam Thành", "Xã Cam Chính", "Xã Cam Nghĩa"),
        NewUnit("19597", "Xã Cam Lộ"),
        date(2025, 6, 30),
    ),
    (
        ("Xã Cam Thủy", "Xã Cam Hiếu", "Xã Cam Tuyền", "Xã Thanh An"),
        NewUnit("19602", "Xã Hiếu Giang"),
        date(2025, 6, 30),
    ),
)


@pytest.fixture
def recast(enrolled):
    """The district of 2019 as it is seen in 2026, after the mergers of 2020 and 2025."""
    with enrolled.superior() as office:
        for ended, new, last_day in MERGERS:
            office.succession.merge_units(ended, new, last_day=last_day)
    with open_office(enrolled.root / "superior", clock=lambda: datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) as office:
        yield office


def shown(view, form, label, codes):
    filled = view.forms[form]
    (line,) = [line for line in filled.lines if line.label == label]
    places = {column.code: place for place, column in enumerate(filled.form.columns)}
    return [line.cells[places[code]].shown(filled.form.columns[places[code]]) for code in codes]


def test_x_02_the_recasts_of_2019_are_exact_by_the_boundaries_of_today(recast):
    assert recast.consolidation.changed_boundaries(YEAR) == TODAY
    view = recast.consolidation.view(YEAR, by_boundaries_of=TODAY)
    for filled in view.forms:
        assert [line.label for line in filled.lines] in (["Xã Cam Lộ", "Xã Hiếu Giang"], ["Xã Hiếu Giang", "Xã Cam Lộ"])
    for label, (first, (counts, shares), third) in RECAST.items():
        assert shown(view, 0, label, ["3", "4", "5", "6", "7", "8", "9", "10", "11"]) == first
        assert shown(view, 1, label, ["1", "2", "4", "6", "8", "10"]) == counts
        assert [str(share) for share in shown(view, 1, label, ["3", "5", "7", "9", "11"])] == shares
        assert shown(view, 2, label, ["1", "2", "3", "4", "5", "6"]) == third
    assert view.coverage_label.startswith("theo địa giới hành chính ngày 02/03/2026; ")
    before = recast.consolidation.view(YEAR)
    assert [len(filled.lines) for filled in before.forms] == [9, 9, 9]
    for old, new in zip(before.forms, view.forms, strict=True):
        assert [cell.value for cell in old.computed_total.cells] == [cell.value for cell in new.computed_total.cells]
    form = view.forms[0].form
    (line,) = [line for line in view.forms[0].lines if line.label == "Xã Hiếu Giang"]
    origins = recast.revisions.origins(YEAR, form=form.uuid, column="8", unit=line.unit, by_boundaries_of=TODAY)
    assert sorted(row.unit_name for row in origins.rows) == [
        "Xã Cam An", "Xã Cam Hiếu", "Xã Cam Thanh", "Xã Cam Thủy", "Xã Cam Tuyền",
    ]  # fmt: skip
    assert sum(row.value.quantity for row in origins.rows) == 721


def test_nothing_is_offered_where_the_boundaries_are_those_of_the_period(enrolled):
    with enrolled.superior() as office:
        assert office.consolidation.changed_boundaries(YEAR) is None
