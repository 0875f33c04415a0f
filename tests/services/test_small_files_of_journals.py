"""What a power cut leaves of the small files of a further journal costs nobody that journal, nor the others."""

import pytest
from test_several_authorities import COMMUNE, department, joined
from test_small_files_lost import DAMAGES
from village_offices import MARCH, record

from ctph_desktop.domain.errors import KeyMissingError
from ctph_desktop.office import open_office
from ctph_desktop.office.joining import join_office
from ctph_desktop.services.ground.journals import FURTHER_FOLDER
from ctph_desktop.services.ground.office_card import CARD_NAME
from ctph_desktop.services.safekeeping.recovery import RECOVERY_FILE
from ctph_desktop.system.secrets import KEY_FILE
from ctph_desktop.system.single_instance import LOCK_FILE

__all__ = ["department"]


@pytest.fixture
def journal(enrolled, department):
    """A village whose commune has a further journal with VL01=22, one to look at it, and its folder."""
    there = joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        record(office.at(there), VL01=22)
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(sheet.groups[-1])
    return enrolled, there, enrolled.root / COMMUNE / FURTHER_FOLDER / there.journal


def test_a_further_journal_opens_whatever_became_of_a_small_file(journal):
    village, there, place = journal
    for name in (CARD_NAME, RECOVERY_FILE, KEY_FILE, LOCK_FILE):
        for damage in DAMAGES.values():
            damage(place / name)
            with village.office(COMMUNE) as office:
                assert [row.trouble for row in office.authorities.rows()] == ["", ""]
                assert office.at(there).progress.sheet(MARCH).rows[0].in_period.quantity == 22
                assert office.safekeeping.recovery.opens_all(), (name, damage)


def test_with_card_and_key_lost_it_opens_too(journal):
    village, there, place = journal
    for name in (CARD_NAME, KEY_FILE):
        (place / name).unlink()
    with village.office(COMMUNE) as office:
        assert office.at(there).progress.sheet(MARCH).rows[0].in_period.quantity == 22


def test_the_key_of_an_office_that_was_taken_in_is_its_own_and_told_as_lost(enrolled, department):
    other = enrolled.root / "other"
    join_office(
        other, department.invitation, department.unit, "Cán bộ xã", "", department.code, device_name="PC",
        clock=enrolled.clock,
    )  # fmt: skip
    with enrolled.office(COMMUNE) as office:
        there = office.authorities.take_in(other)
    place = enrolled.root / COMMUNE / FURTHER_FOLDER / there.journal
    own = (place / KEY_FILE).read_bytes()
    DAMAGES["zeros"](place / KEY_FILE)
    with open_office(enrolled.root / COMMUNE, clock=enrolled.clock) as office:
        with pytest.raises(KeyMissingError):
            office.at(there)
        assert office.authorities.rows()[-1].trouble
        assert office.progress.sheet(MARCH).rows
    (place / KEY_FILE).write_bytes(own)
    with enrolled.office(COMMUNE) as office:
        assert office.at(there).profile().unit == department.unit
