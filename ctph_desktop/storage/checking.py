"""Comparing the tables as kept with the tables as they would be built now."""

from typing import Final

from sqlalchemy import Connection, Table, select

from ctph_desktop.storage import tables
from ctph_desktop.storage.journal import Journal
from ctph_desktop.storage.projection import ProjectedBook
from ctph_desktop.storage.view import ProjectionWriter

_COMPARED: Final = (
    tables.figure, tables.record, tables.target, tables.decision, tables.conflict, tables.set_aside,
)  # fmt: skip


def table_differences(journal: Journal, projected: ProjectedBook) -> tuple[str, ...]:
    """Return the names of the tables that differ for a book; the comparison writes, and takes it back."""
    with journal.symbols.as_committed(is_trial=True), journal.database.trial() as connection:
        book = journal.symbols.number(projected.book.key, connection)
        kept = _snapshot(connection, book)
        ProjectionWriter(connection, journal.symbols).replace(projected, is_anew=True)
        built = _snapshot(connection, book)
        return tuple(name for name in kept if kept[name] != built[name])


def _snapshot(connection: Connection, book: int) -> dict[str, set[tuple[object, ...]]]:
    found = {table.name: _rows(connection, table, book) for table in _COMPARED}
    s, f = tables.statement.c, tables.statement_figure.c
    seals = connection.execute(
        select(s.seal, s.unit, s.period, s.replaces, s.version, s.is_head, s.segment).where(s.book == book)
    ).all()
    found["statement"] = {tuple(row) for row in seals}
    sealed = connection.execute(
        select(s.seal, f.indicator, f.breakdown, f.measure, f.state, f.quantity)
        .join_from(tables.statement, tables.statement_figure, s.number == f.statement)
        .where(s.book == book)
    ).all()
    found["statement_figure"] = {tuple(row) for row in sealed}
    return found


def _rows(connection: Connection, table: Table, book: int) -> set[tuple[object, ...]]:
    return {tuple(row) for row in connection.execute(select(table).where(table.c.book == book)).all()}


def books_without_journal(journal: Journal) -> tuple[str, ...]:
    """Return the names of books that the tables show and the journal does not hold."""
    held = {book.key for book in journal.books()}
    with journal.database.read() as connection:
        shown = {
            number
            for table in tables.OF_BOOKS
            for number in connection.execute(select(table.c.book).distinct()).scalars()
        }
        names = {row.id: row.name for row in connection.execute(select(tables.symbol.c.id, tables.symbol.c.name))}
    return tuple(sorted({names.get(number, str(number)) for number in shown} - held))
