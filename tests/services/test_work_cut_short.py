"""Work that a full disk cut short between its two halves goes on where it stopped, by itself or at the second try."""

from contextlib import contextmanager

import pytest
from village_offices import workplace_of

from ctph_desktop.domain.errors import DiskFullError
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.storage.journal import Journal

ONE, OTHER = "commune 0", "commune 1"


@contextmanager
def only_rosters_fit(monkeypatch):
    """No room for what packages bring, as on a disk that is nearly full."""
    ingest = Journal.ingest

    def failing(journal, intake, **options):
        if intake.segments:
            raise DiskFullError(journal.database.path.parent)
        ingest(journal, intake, **options)

    with monkeypatch.context() as patches:
        patches.setattr(Journal, "ingest", failing)
        yield


@pytest.fixture
def half_enrolled(founded, monkeypatch):
    """A superior office that took a PC into the roster, and had no room for what it sent."""
    package = founded.report(ONE, VL01=12)
    with founded.office(ONE) as office:
        code = office.enrolment.request_code()
    with founded.superior() as office:
        office.exchange.import_packages([package])
        row = office.exchange.tray()[0]
        with only_rosters_fit(monkeypatch), pytest.raises(DiskFullError):
            office.enrolment.enrol(row.package, code)
        assert devices(office, founded.units[ONE]) == 1
    founded.code_of_one = code
    return founded


def devices(office, unit) -> int:
    return len(workplace_of(office).journal.chain.latest.devices_of(unit))


def test_an_enrolment_whose_package_found_no_room_is_finished_at_the_second_try(half_enrolled):
    with half_enrolled.superior() as office:
        row = office.exchange.tray()[0]
        assert row.can_enrol
        office.enrolment.enrol(row.package, half_enrolled.code_of_one)
        assert office.exchange.tray() == ()
        assert devices(office, half_enrolled.units[ONE]) == 1
        assert office.inspection.verify().problems == ()
    assert half_enrolled.board(ONE).version == 1


def test_the_next_import_merges_what_waits_for_no_reason_any_more(half_enrolled):
    other = half_enrolled.report(OTHER, VL01=5)
    with half_enrolled.superior() as office:
        assert office.exchange.import_packages([other])[0].verdict is FileVerdict.TRAY
        assert [row.file_name for row in office.exchange.tray()] == [other.name]
    assert half_enrolled.board(ONE).version == 1


def test_what_still_finds_no_room_goes_on_waiting_and_stops_no_import(half_enrolled, monkeypatch):
    with half_enrolled.superior() as office, only_rosters_fit(monkeypatch):
        office.exchange.import_packages([])
        assert len(office.exchange.tray()) == 1
