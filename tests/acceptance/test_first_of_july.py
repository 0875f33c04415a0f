"""1 July 2025, in the middle of a year: three districts end, and a province goes on with what was reported to them."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from districts import PROVINCE, Offices, board_cell, type_month

from ctph_desktop.domain.errors import OfficeHandedOverError
from ctph_desktop.domain.journal.books import BookKind, RecordKind
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.consolidation_rows import ConsolidationView
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.services.roster.new_units import NewUnit

MAY, JUNE, JULY = (ReportingPeriod.month(2025, month) for month in (5, 6, 7))
DISTRICTS = ("cam lo", "gio linh", "hai lang")
LAST_DAY = date(2025, 6, 30)


@pytest.fixture(scope="module")
def offices(tmp_path_factory) -> Offices:
    """A province with a commune of its own, and three districts with theirs; May is accepted everywhere."""
    made = Offices(tmp_path_factory.mktemp("july"))
    made.found("province", PROVINCE, "45SNV", own=("19330", "Phường Đông Hà"))
    made.found("cam lo", "UBND huyện Cam Lộ", "468", tuyen=("19603", "Xã Cam Tuyền"), thuy=("19606", "Xã Cam Thủy"))
    made.found("gio linh", "UBND huyện Gio Linh", "466", mai=("19540", "Xã Gio Mai"))
    made.found("hai lang", "UBND huyện Hải Lăng", "470", chanh=("19690", "Xã Hải Chánh"))
    for district, commune, jobs in (
        ("cam lo", "tuyen", 5),
        ("cam lo", "thuy", 7),
        ("gio linh", "mai", 11),
        ("hai lang", "chanh", 13),
    ):
        made.imported(district, made.report(commune, MAY, jobs))
        made.accept(district, commune, MAY)
    with made.open("cam lo") as office:
        office.closing.close_period(MAY)
    for district, commune in (("cam lo", "tuyen"), ("cam lo", "thuy"), ("gio linh", "mai"), ("hai lang", "chanh")):
        made.answer(district, commune)
    return made


def shown(offices: Offices, name: str, *, only: Iterable[str] = ()) -> dict[str, object]:
    """Return what the books show that an office shares with the province, by their name: the heads of every cell."""
    with offices.open(name) as office:
        journal = office._workplace.journal
        return {
            book.key: {
                cell: tuple(head.id for head in state.heads)
                for cell, state in journal.project(book).states.items()
                if book.kind is not BookKind.UNIT or cell.startswith("r/")  # figures are shown above once sealed
            }
            for book in journal.books()
            if book.kind is not BookKind.OFFICE and (not only or book.key in only)
        }


def printed_units(view: ConsolidationView) -> list[str]:
    return [line.label for line in view.forms[0].lines]


def handed_over(offices: Offices, district: str) -> tuple[Path, str]:
    """Let a district hand over; return the file and the words of its sheet."""
    with offices.open(district) as office:
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(sheet.groups[-1])
        row = office.office_handover.hand_over(PROVINCE, offices.stick())
        assert office.office_handover.preview().receiver == PROVINCE
    return Path(row.path), " ".join(sheet.groups)


def june_before_the_day(offices: Offices) -> Path:
    """June before the day: one report came, one lies on a stick, one is typed and not sealed."""
    offices.imported("cam lo", offices.report("tuyen", JUNE, 2))
    late = offices.report("thuy", JUNE, 3)
    with offices.open("mai") as office:
        type_month(office, JUNE, 4)
    offices.clock.at += timedelta(days=29)
    return late


def districts_hand_over(offices: Offices, late: Path) -> dict[str, tuple[Path, str]]:
    """The districts hand over: from then on nothing is written there, and files are sent on."""
    files = {district: handed_over(offices, district) for district in DISTRICTS}
    with offices.open("cam lo") as office:
        assert any(PROVINCE in notice for notice in office.safekeeping.notices())
        with pytest.raises(OfficeHandedOverError):
            office.closing.reopen_period(MAY, reason="Sửa")
        with pytest.raises(OfficeHandedOverError):
            office.enrolment.invitation(offices.stick())
        with pytest.raises(OfficeHandedOverError):
            office.exchange.export_answers(offices.stick())
        row = office.exchange.import_packages([late])[0]
        assert row.verdict is FileVerdict.REFUSED
        assert PROVINCE in row.message
        assert board_cell(office, offices.units["tuyen"], MAY).state is SubmissionState.ACCEPTED
    return files


def province_takes_over(offices: Offices, files: dict[str, tuple[Path, str]]) -> None:
    """The province sees what would come, and takes the three over."""
    with offices.open("province") as office:
        view = office.adoption.preview(*files["cam lo"])
        assert (view.office, view.receiver, view.is_known) == ("UBND huyện Cam Lộ", PROVINCE, False)
        assert view.units == ("Xã Cam Tuyền", "Xã Cam Thủy")
        assert (view.devices, view.reports) == (2, 3)
        assert len(office.programmes.years()) == 1
    for path, code in files.values():
        with offices.open("province") as office:
            office.adoption.adopt(path, code)
    with offices.open("province") as office:
        assert {row.standpoint.programme for row in office.programmes.years()} == set(offices.programmes.values())
        titles = {row.standpoint.programme: row.title for row in office.programmes.years()}
        assert len(set(titles.values())) == len(titles)
        assert "UBND huyện Cam Lộ" in titles[offices.programmes["cam lo"]]
        assert office.programmes.find("huyện gio linh") == offices.programmes["gio linh"]
        again = office.adoption.preview(*files["cam lo"])
        assert (again.is_known, again.segments) == (True, 0)


def what_stood_stands(offices: Offices) -> None:
    """What was accepted and closed there stands here."""
    for district, commune in (("cam lo", "thuy"), ("gio linh", "mai"), ("hai lang", "chanh")):
        assert offices.state("province", commune, MAY, programme=district) is SubmissionState.ACCEPTED
    with offices.open("province", programme="cam lo") as office:
        closing = office.closing.of(MAY)
        assert closing is not None
        assert closing.is_closed
        (version,) = office.frozen.versions(MAY)
        kept = office.frozen.view(version.uuid)
        assert printed_units(kept) == ["Xã Cam Tuyền", "Cam Thủy"]


def june_under_the_old_units(offices: Offices, late: Path) -> None:
    """June under the old units: the one that had come, and the one that was on its way to the district."""
    offices.accept("province", "tuyen", JUNE, programme="cam lo")
    assert offices.imported("province", late) == [FileVerdict.NEW]
    offices.accept("province", "thuy", JUNE, programme="cam lo")


def a_commune_goes_over(offices: Offices) -> None:
    """A commune goes over with what it typed, seals its June and is accepted."""
    letter, code = offices.invitation("province")
    with offices.open("mai") as office:
        office.invitations.accept(letter, code)
    with offices.open("mai") as office:
        assert office.profile().superior_name == PROVINCE
        office.submissions.seal(JUNE)
    assert offices.imported("province", offices.exported("mai")) == [FileVerdict.NEW]
    offices.accept("province", "mai", JUNE, programme="gio linh")
    offices.answer("province", "mai")
    with offices.open("mai") as office:
        assert office.submissions.own_state(JUNE) is SubmissionState.ACCEPTED


def two_communes_become_one(offices: Offices) -> str:
    """The same day two communes of a district become one; July is reported to the province."""
    with offices.open("province", programme="gio linh") as office:
        new = office.succession.merge_units(
            [offices.units["tuyen"], offices.units["thuy"]], NewUnit("19999", "Xã Hiếu Giang"), last_day=LAST_DAY
        )
    offices.join("hieu giang", "province", "Xã Hiếu Giang")
    assert offices.units["hieu giang"] == new
    for commune, district, jobs in (("hieu giang", "cam lo", 21), ("mai", "gio linh", 8)):
        assert offices.imported("province", offices.report(commune, JULY, jobs)) == [FileVerdict.NEW]
        offices.accept("province", commune, JULY, programme=district)
    return new


def a_district_goes_on(offices: Offices) -> None:
    """The PC of a district goes on all the same: what it wrote reaches the province by a commune and is set aside."""
    with offices.open("hai lang") as office:
        office.office_handover.take_back()
        office.closing.close_period(MAY)
    offices.answer("hai lang", "chanh")
    offices.imported("province", offices.report("chanh", JUNE, 6))
    offices.accept("province", "chanh", JUNE, programme="hai lang")
    with offices.open("province", programme="hai lang") as office:
        assert office.closing.of(MAY) is None
        workplace = office._workplace
        held = workplace.queries.book_states(workplace.books.held(BookKind.COMMON, unit=workplace.books.common_office))
        assert sum(state.held.get(Verdict.CUT_OFF.value, 0) for state in held) > 0


def both_hold_the_same(offices: Offices) -> None:
    """Once that commune has gone over it holds what the province holds, in whatever order that came."""
    letter, code = offices.invitation("province")
    with offices.open("chanh") as office:
        office.invitations.accept(letter, code)
    offices.answer("province", "chanh")
    assert shown(offices, "chanh") == shown(offices, "province", only=shown(offices, "chanh"))
    with offices.open("chanh") as office:
        assert office.submissions.own_state(JUNE) is SubmissionState.ACCEPTED
        assert office.inspection.verify().problems == ()


def records_keep_their_home(offices: Offices, new: str) -> None:
    """Records keep their home: the province changed a district's programme where it lies, and that one only."""
    with offices.open("province") as office:
        place = office._workplace
        homes = {name: place.homes.of(uuid) for name, uuid in offices.programmes.items()}
        assert len(set(homes.values())) == len(offices.programmes)
        assert place.homes.book_of_unit(new).unit == homes["province"]
        assert place.homes.book_of_unit(offices.units["tuyen"]).unit == homes["cam lo"]
        standing = [each.row for each in place.records.read(RecordKind.PROGRAMME, Programme)]
        assert sorted(row.book.unit for row in standing) == sorted(homes.values())
        assert office.inspection.verify().problems == ()
    for district, units in (("cam lo", ["Xã Hiếu Giang"]), ("gio linh", ["Xã Gio Mai"])):
        with offices.open("province", programme=district) as office:
            view = office.consolidation.view(JULY)
            assert set(units) <= set(printed_units(view))
            assert ("Xã Hiếu Giang" in printed_units(view)) == (district == "cam lo")


def test_x_02_three_districts_become_a_province_in_the_middle_of_a_year(offices):
    late = june_before_the_day(offices)
    files = districts_hand_over(offices, late)
    province_takes_over(offices, files)
    what_stood_stands(offices)
    june_under_the_old_units(offices, late)
    a_commune_goes_over(offices)
    new = two_communes_become_one(offices)
    a_district_goes_on(offices)
    both_hold_the_same(offices)
    records_keep_their_home(offices, new)
