"""The superior office sees whose program is outdated, and whether its own is."""

import msgspec
import pytest
from msgspec import UNSET
from sqlalchemy import text
from village_offices import Village, revoke, workplace_of

from ctph_desktop import __version__
from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.operation import make_operation
from ctph_desktop.domain.journal.receipts import Receipt, encode, read_receipt
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.services.exchanging import sending

ONE, TWO = "commune 0", "commune 1"


def program_of(village: Village, name: str):
    with village.superior() as office:
        return {row.unit: row for row in office.programs.rows()}.get(village.units[name])


def sent_by(village: Village, name: str, version, monkeypatch) -> None:
    """Let a commune send something with a certain version of the program."""
    with monkeypatch.context() as patch:
        patch.setattr(sending, "__version__", version)
        village.imported("superior", village.exported(name))


def test_a_unit_with_this_version_needs_nothing(enrolled):
    row = program_of(enrolled, ONE)
    assert (row.version, row.needs_update, row.we_need_update) == (__version__, False, False)


@pytest.mark.parametrize(
    ("version", "needs", "we_need"),
    [("999.0.0", False, True), ("0.1.0.1", False, True), ("", False, False), ("1٣", False, False)],
)
def test_the_newest_version_a_pc_ever_wrote_counts(enrolled, monkeypatch, version, needs, we_need):
    sent_by(enrolled, ONE, version, monkeypatch)
    row = program_of(enrolled, ONE)
    assert (row.needs_update, row.we_need_update) == (needs, we_need)


def test_a_unit_that_has_not_updated_is_named(founded, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(sending, "__version__", "0.0.9")
        founded.enrol(ONE, founded.exported(ONE))
    founded.enrol(TWO, founded.exported(TWO))
    assert program_of(founded, ONE).needs_update
    assert program_of(founded, ONE).version == "0.0.9"
    assert not program_of(founded, TWO).needs_update
    sent_by(founded, ONE, __version__, monkeypatch)
    assert not program_of(founded, ONE).needs_update


def test_the_first_versions_named_none_and_count_as_old(founded, monkeypatch):
    monkeypatch.setattr(sending, "__version__", UNSET)
    founded.enrol(ONE, founded.exported(ONE))
    row = program_of(founded, ONE)
    assert (row.version, row.needs_update) == ("", True)


def test_versions_are_compared_as_numbers(founded, monkeypatch):
    monkeypatch.setattr(sending, "__version__", "0.10.0")
    founded.enrol(ONE, founded.exported(ONE))
    row = program_of(founded, ONE)
    assert (row.version, row.needs_update, row.we_need_update) == ("0.10.0", False, True)


def test_what_this_version_does_not_understand_asks_for_an_update_here(enrolled):
    with enrolled.office(ONE) as office:
        workplace = workplace_of(office)
        book = workplace.books.of_unit(enrolled.units[ONE])
        newer = make_operation(
            kind="z", cell=f"r/later/{'0' * 32}", parents=(), author="0" * 32, device_time="2019-04-01", value={}
        )
        with workplace.journal.database.transaction() as connection:
            connection.execute(
                text("insert into operation (book, line) values (:book, :line)"), {"book": book.key, "line": newer.line}
            )
    enrolled.imported("superior", enrolled.exported(ONE))
    assert program_of(enrolled, ONE).we_need_update


def test_each_receipt_is_read_once_and_new_ones_are_seen(enrolled, monkeypatch):
    with enrolled.superior() as office:
        assert not any(row.we_need_update for row in office.programs.rows())
        read = len(office.programs._known)
        monkeypatch.setattr(sending, "__version__", "7.0")
        package = enrolled.exported(TWO)
        monkeypatch.undo()
        office.exchange.import_packages([package])
        assert {row.unit for row in office.programs.rows() if row.we_need_update} == {enrolled.units[TWO]}
        assert len(office.programs._known) == read + 1


def test_an_older_program_reads_a_receipt_that_names_a_version(enrolled):
    class OldReceipt(msgspec.Struct, frozen=True):
        to: str
        segments: tuple[str, ...]
        packages: dict[str, str]
        at: str

    with enrolled.superior() as office:
        record_held = next(r for r in workplace_of(office).journal.records(Purpose.RECEIPT) if b'"program"' in r.body)
    assert canonical.decode_line(record_held.body)["program"] == __version__
    assert msgspec.json.decode(record_held.body, type=OldReceipt).to == read_receipt(record_held).to
    plain = Receipt("u", (), {}, "2019-04-01")
    assert b"program" not in encode(plain)


def test_figures_of_a_revoked_pc_do_not_make_a_unit_outdated(founded, monkeypatch):
    monkeypatch.setattr(sending, "__version__", "0.0.9")
    founded.enrol(ONE, founded.exported(ONE))
    with founded.superior() as office:
        revoke(office, founded.units[ONE])
        assert office.programs.rows() == ()
