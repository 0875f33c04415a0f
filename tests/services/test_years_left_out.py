"""A year that both sides hold whole travels no more, and whatever happens to a PC brings it back: nothing is lost."""

import shutil
from datetime import datetime, timedelta, timezone

import pytest
from village_offices import Village, found, record, workplace_of

from ctph_desktop.domain.journal import resting
from ctph_desktop.domain.journal.books import STANDING
from ctph_desktop.domain.journal.resting import claims_of
from ctph_desktop.domain.journal.segment import read_head
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.office.founding import catalogue
from ctph_desktop.office.joining import read_invitation
from ctph_desktop.services.exchanging.incoming import read_package
from ctph_desktop.services.exchanging.sending import PackageSender

HANOI = timezone(timedelta(hours=7))
ONE, LASTING = "commune 0", "Xã Cam Tuyền"
DECEMBER, JANUARY, FEBRUARY = (ReportingPeriod.parse(code) for code in ("2019-12", "2020-01", "2020-02"))
OLD, NEW = Standpoint(year=2019), Standpoint(year=2020)


@pytest.fixture(scope="module")
def _around(tmp_path_factory) -> Village:
    """Return a village in its second year; its packages have gone around, so that both sides know what they hold."""
    village = found(tmp_path_factory.mktemp("left out") / "village", communes=0)
    village.clock.at = datetime(2020, 1, 28, 8, tzinfo=HANOI)
    village.join(ONE, next(uuid for uuid, _, name in read_invitation(village.invitation).units if name == LASTING))
    shutil.copytree(village.root / ONE, village.root / "as of last year")
    village.enrol(ONE, village.report(ONE, DECEMBER, VL01=10))
    with village.superior() as home:
        home.opening.open_year(2020)
    village.imported(ONE, village.answered(ONE))
    report(village, JANUARY, VL01=3)
    around(village)
    return village


@pytest.fixture
def village(_around, tmp_path) -> Village:
    copy = _around.copy_to(tmp_path / "village")
    copy.clock.at = datetime(2020, 2, 20, 8, tzinfo=HANOI)
    return copy


def report(village, month, standpoint=NEW, **figures):
    with village.office(ONE) as home:
        office = home.at(standpoint)
        record(office, month, **figures)
        office.submissions.seal(month)


def around(village):
    """Let a package go up, an answer come down, twice: then each side has heard what the other holds."""
    for _ in range(2):
        village.imported("superior", village.exported(ONE))
        village.imported(ONE, village.answered(ONE))


def years_in(village, name, package):
    """Return the years of the books in a package, opened by the office that reads it as if it knew nothing yet."""
    with village.office(name) as office:
        workplace = workplace_of(office)
        workplace.packages.holds = lambda _: False
        segments = read_package(workplace, package.read_bytes()).package.contents.segments
        return {read_head(segment).book.year for segment in segments}


def held(village, name):
    """Return what an office holds, whole years of each unit by what names their set, and what outlives them."""
    with village.office(name) as office:
        workplace = workplace_of(office)
        workplace.journal.cut()
        books = PackageSender(workplace, None)._shared_with(village.units[ONE])
        heads = workplace.journal.heads_to_pass_on(books)
        return claims_of(heads), {head.id for head in heads if head.book.year == STANDING}


def test_a_year_that_is_over_and_known_travels_no_more_in_either_direction(village):
    assert years_in(village, "superior", village.exported(ONE)) == {STANDING, 2020}
    assert years_in(village, ONE, village.answered(ONE)) == {STANDING, 2020}
    report(village, FEBRUARY, VL01=4)
    village.imported("superior", village.exported(ONE))
    village.imported(ONE, village.answered(ONE))
    assert held(village, ONE) == held(village, "superior")


def test_a_correction_of_a_year_that_is_over_travels_and_so_does_its_closing(village):
    report(village, DECEMBER, OLD, VL01=11)
    corrected = village.exported(ONE)
    assert 2019 in years_in(village, "superior", corrected)
    village.imported("superior", corrected)
    with village.superior() as home:
        office = home.at(OLD)
        office.closing.close_period(office.profile().programme.year_period, reason="Quyết toán")
        office.closing.reopen_period(office.profile().programme.year_period, reason="Còn sót")
    reopened = village.answered(ONE)
    assert 2019 in years_in(village, ONE, reopened)
    village.imported(ONE, reopened)
    assert held(village, ONE) == held(village, "superior")
    around(village)
    assert years_in(village, "superior", village.exported(ONE)) == {STANDING, 2020}


def test_a_new_pc_of_the_commune_gets_all_years_until_it_has_named_them(village):
    village.join("second", village.units[ONE], device="PC thứ hai")
    village.enrol("second", village.exported("second"))
    answer = village.answered(ONE)
    assert 2019 in years_in(village, "second", answer)
    village.imported("second", answer)
    assert held(village, "second") == held(village, "superior")
    village.imported(ONE, answer)
    assert 2019 in years_in(village, "superior", village.exported(ONE))  # the second PC may read it as well
    village.imported("superior", village.exported("second"))
    assert 2019 not in years_in(village, ONE, village.answered(ONE))


def test_a_pc_put_in_place_of_a_broken_one_gets_all_years_back(village):
    shutil.rmtree(village.root / ONE)
    village.join(ONE, village.units[ONE], device="PC thay thế")
    village.enrol(ONE, village.exported(ONE))
    with village.superior() as office:
        office.devices.revoke(office.devices.find(f"PC {ONE}").key)
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        assert home.at(OLD).submissions.own_sealed(DECEMBER)


def test_a_backup_put_back_lacks_a_year_says_so_and_has_it_again_after_its_next_file(village):
    answer = village.answered(ONE)
    shutil.rmtree(village.root / ONE)
    (village.root / "as of last year").rename(village.root / ONE)
    with village.superior() as office:
        told = office.exchange.export_package(village.stick(), unit=village.units[ONE])
    with village.office(ONE) as office:
        (row,) = office.exchange.preview([told.path]).rows
        assert any("Tệp không kèm sổ của" in note and "năm 2019" in note for note in row.notes)
    village.imported(ONE, answer)
    village.imported("superior", village.exported(ONE))
    whole = village.answered(ONE)
    assert 2019 in years_in(village, ONE, whole)
    village.imported(ONE, whole)
    around(village)
    assert held(village, ONE) == held(village, "superior")


def test_an_older_file_that_comes_late_takes_nothing_from_anybody(village):
    earlier = village.exported(ONE)
    report(village, DECEMBER, OLD, VL01=12)
    around(village)
    village.imported("superior", earlier)
    village.imported(ONE, village.answered(ONE))
    around(village)
    assert held(village, ONE) == held(village, "superior")


def test_too_much_for_one_package_goes_in_parts_that_are_named_until_all_are_there(village, monkeypatch):
    superior = catalogue().programmes[0].superior
    village.join("superior 2", superior, device="PC huyện 2")
    with village.office("superior 2") as office:
        code = office.enrolment.request_code()
        package = office.exchange.export_package(village.stick(), unit=superior).path
    with village.superior() as office:
        office.exchange.import_packages([package])
        office.enrolment.enrol(office.exchange.tray()[-1].package, code)
        monkeypatch.setattr(resting, "_MOST_BYTES", 4_000)
        files = office.exchange.export_package(village.stick(), unit=superior).all_files
    assert len(files) > 2
    assert len({file.file_name for file in files}) == len(files)
    backwards = [file.path for file in reversed(files)]
    with village.office("superior 2") as office:
        rows = office.exchange.import_packages(backwards)
        assert "còn thiếu phần" in " ".join(rows[0].notes)
        assert "đã có đủ các phần" in " ".join(rows[-1].notes)
        assert office.inspection.verify().problems == ()
    assert held(village, "superior 2") == held(village, "superior")
