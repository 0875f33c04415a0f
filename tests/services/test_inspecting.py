"""`ctph verify`: each kind of damage is found and said; without damage nothing is claimed."""

import shutil
from pathlib import Path

import pytest
from village_offices import record, run_sql, workplace_of

from ctph_desktop.services.ground.leftovers import BACKUP_FOLDER
from ctph_desktop.services.safekeeping.reachability import reach

ONE = "commune 0"


@pytest.fixture
def commune(enrolled):
    enrolled.report(ONE, VL01=3)
    shutil.rmtree(enrolled.root / ONE / BACKUP_FOLDER, ignore_errors=True)
    with enrolled.office(ONE) as office:
        record(office, VL01=4)
        yield office


def found(office):
    return office.inspection.verify()


def test_a_whole_office_says_what_was_looked_at_and_names_no_problem(commune):
    told = found(commune)
    assert told.problems == ()
    assert told.reachable == len({op.id for book in _books(commune) for op, _ in _journal(commune).operations(book)})
    assert told.records >= 1
    assert any(f"{told.segments} đoạn" in line for line in told.checked)


def _journal(office):
    return workplace_of(office).journal


def _books(office):
    return _journal(office).books()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE segment SET signature = zeroblob(64) WHERE number = 2", "sai mã băm hoặc chữ ký"),
        ("UPDATE segment SET body = x'789c030000000001' WHERE number = 2", "sai mã băm hoặc chữ ký"),
        ("UPDATE segment SET id = zeroblob(32) WHERE number = 2", "sai mã băm hoặc chữ ký"),
        ("UPDATE segment SET book = (SELECT book FROM segment WHERE number = 1) WHERE number = 3", "sai mã băm"),
        ("UPDATE signed_record SET signature = zeroblob(64)", "bản ghi đã ký"),
        ("UPDATE figure SET quantity = quantity + 10000", "khác với nhật ký"),
        ("UPDATE record SET value = '{}' WHERE kind = 'programme'", "khác với nhật ký"),
        ("DELETE FROM statement_figure", "khác với nhật ký"),
        ("UPDATE operation SET line = x'7b7d'", "không đọc được"),
        ("INSERT INTO conflict (book, cell, heads, is_conflict) VALUES (999, 'f/x', '[]', 0)", "mà nhật ký không có"),
    ],
)
def test_each_kind_of_damage_is_said(commune, damage, told):
    run_sql(commune, damage)
    problems = found(commune).problems
    assert any(told in problem for problem in problems), problems


def test_a_missing_segment_is_a_gap(commune):
    for month in (2, 3):
        record(commune, VL01=month)
        _journal(commune).cut()
    run_sql(commune, "DELETE FROM segment WHERE number = (SELECT max(number) - 1 FROM segment)")
    assert any("thiếu một đoạn" in problem for problem in found(commune).problems)


def test_a_damaged_page_of_the_file_is_found(enrolled):
    with enrolled.office(ONE) as office:
        path = office.folder / "ctph.db"
        content = bytearray(path.read_bytes())
        content[-2000] ^= 1
        path.write_bytes(content)
        assert any("bị hỏng trên ổ đĩa" in problem for problem in found(office).problems)


def test_a_newest_backup_that_is_no_longer_whole_is_said(commune):
    made = commune.safekeeping.backups.make()
    assert any(made.file_name in line for line in found(commune).checked)
    with Path(made.path).open("r+b") as file:
        file.seek(5000)
        file.write(b"damage")
    assert any("đã hỏng" in problem for problem in found(commune).problems)


def test_what_is_shown_reaches_every_operation_and_hiding_a_cell_loses_none(commune):
    journal = _journal(commune)
    for book in journal.books():
        assert reach(journal, book, journal.project(book).states).lost == 0
        assert reach(journal, book, {}).lost == 0


def test_operations_that_a_broken_projection_no_longer_shows_are_counted(commune):
    journal = _journal(commune)
    book = workplace_of(commune).books.of_unit(commune.profile().unit)
    states = dict(journal.project(book).states)
    cell = next(cell for cell, state in states.items() if cell.startswith("f/") and state.winner.op.p)
    first = next(op for op, _ in journal.operations(book) if op.id in states[cell].winner.op.p)
    states[cell] = type(states[cell])((first,))
    assert reach(journal, book, states).lost >= 1
