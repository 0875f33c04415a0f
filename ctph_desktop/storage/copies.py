"""Copies of a whole database: read again from end to end, and two of them made one."""

import json
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import Connection, Integer, Table, delete, func, insert, inspect, literal_column, select, text

from ctph_desktop.domain.errors import EnvironmentFault, FileDamagedError
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.operation import read_operation
from ctph_desktop.domain.journal.segment import SegmentError, read_body, read_head
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment
from ctph_desktop.storage import tables
from ctph_desktop.storage.engine import Database, open_as_it_is
from ctph_desktop.storage.identity import read_identity
from ctph_desktop.storage.marks import add_mark
from ctph_desktop.storage.settings import put_settings

_MOST_MISSES: Final = 5_000
_MOST_SECONDS_FAILING: Final = 60  # for each table; a disk may take seconds to say that it cannot read a place
_OWN_SETTINGS: Final = ("projection", "database", "machine")
_LOG_PLACE: Final = ("package", "at", "is_outgoing", "file_name")


class CopyContents(Struct, frozen=True):
    """What a checked copy holds."""

    segments: int
    operations: int


class Merged(Struct, frozen=True):
    """What came over from another database: segments, own operations not yet in one; `lost` could not be read."""

    segments: int
    operations: int
    lost: int


def state_of(database: Database) -> str:
    """Return a text that changes whenever something durable was written."""
    counted = (tables.segment, tables.operation, tables.package_log, tables.tray, tables.signed_record)
    with database.read() as connection:
        newest = [connection.execute(select(func.max(t.c.number))).scalar() or 0 for t in counted[:3]]
        counts = [connection.execute(select(func.count()).select_from(t)).scalar_one() for t in counted]
        named = {t.name: sorted(map(tuple, connection.execute(select(t)))) for t in (tables.identity, tables.setting)}
    return sha256(json.dumps([newest, counts, named]).encode()).hexdigest()[:32]


def check_file(path: Path, *, key: str) -> CopyContents:
    """Read a database file from end to end: every page, every hash, every signature; FileDamagedError if one fails."""
    database = open_as_it_is(path, key=key)
    try:
        if not is_whole(database):
            raise FileDamagedError(path)
        return _check_contents(database, path)
    finally:
        database.close()


def is_whole(database: Database) -> bool:
    """Tell whether every page is the one that was written and the engine finds its structures sound."""
    with database.read() as connection:
        wrong = connection.execute(text("PRAGMA cipher_integrity_check")).all()
        found = connection.execute(text("PRAGMA integrity_check")).scalars().all()
    return not wrong and list(found) == ["ok"]


def stored_faults(database: Database) -> tuple[list[str], int]:
    """Return the books of segments, and "" for each signed record, that do not hold; and how many records there are."""
    with database.read() as connection:
        wrong = [str(row.book) for row in connection.execute(select(tables.segment)) if not _is_sound_segment(row)]
        records = connection.execute(select(tables.signed_record)).all()
    return [*dict.fromkeys(wrong), *("" for row in records if not _is_genuine_record(row))], len(records)


def _check_contents(database: Database, path: Path) -> CopyContents:
    segments = operations = 0
    with database.read() as connection:
        for row in connection.execute(select(tables.segment).execution_options(yield_per=200)):
            if not _is_sound_segment(row):
                raise FileDamagedError(path)
            segments += 1
            operations += read_head(SignedSegment(row.head, row.signature, row.body)).count
        for line in connection.execute(select(tables.operation.c.line)).scalars():
            try:
                read_operation(line)
            except CanonicalError as error:
                raise FileDamagedError(path) from error
            operations += 1
        if not all(_is_genuine_record(row) for row in connection.execute(select(tables.signed_record))):
            raise FileDamagedError(path)
    return CopyContents(segments, operations)


def _is_sound_segment(row: Any) -> bool:
    segment = SignedSegment(row.head, row.signature, row.body)
    try:
        head = read_head(segment)
        inflater = zlib.decompressobj()
        block = inflater.decompress(row.body, head.size + 1)
    except (SegmentError, zlib.error):
        return False
    is_named = row.id.hex() == head.id and row.book == head.book.key
    return is_named and inflater.eof and len(block) == head.size and sha256(block).hexdigest() == head.body_hash


def _is_genuine_record(row: Any) -> bool:
    try:
        record = SignedRecord(Purpose(row.purpose), row.body, row.signer, row.signature)
    except ValueError:
        return False
    return record.is_genuine


def identity_of(database: Database) -> dict[str, str]:
    """Return the identity a database file remembers; nothing where that cannot be read."""
    try:
        return read_identity(database)
    except EnvironmentFault:
        return {}


def rosters_of(database: Database) -> tuple[SignedRecord, ...]:
    """Return the roster versions a database file holds; none where they cannot be read."""
    t = tables.signed_record.c
    wanted = select(t.body, t.signer, t.signature).where(t.purpose == Purpose.ROSTER.value)
    try:
        with database.read() as connection:
            return tuple(SignedRecord(Purpose.ROSTER, *row) for row in connection.execute(wanted))
    except EnvironmentFault:
        return ()


def merge(
    target: Database,
    source: Database | None,
    *,
    identity: Mapping[str, str],
    marks: Iterable[str],
    settings: Mapping[str, str],
    on_loss: Mapping[str, str] | None = None,
) -> Merged:
    """Bring everything of `source` that can be read into `target`, and write who it now is, in one transaction.

    `marks` are moments this database went on from besides its own; `on_loss` are settings that hold as well when
    something could not be read. The tables are built anew at the next opening.
    """
    gathered = _gather(source) if source is not None else _Gathered({}, 0)
    with target.transaction() as connection:
        segments = _add_segments(connection, gathered.rows.get("segment", []))
        operations = _add_operations(connection, gathered.rows.get("operation", []))
        _add_named(connection, tables.signed_record, gathered.rows.get("signed_record", []), "id")
        _add_log(connection, gathered.rows.get("package_log", []))
        _add_named(connection, tables.tray, gathered.rows.get("tray", []), "package")
        if not gathered.lost:
            _clear_tray_of_logged(connection)
        known = [row["id"] for row in gathered.rows.get("mark", [])]
        _add_named(connection, tables.mark, [{"id": mark} for mark in (*known, *marks) if mark], "id")
        others = {r["name"]: r["value"] for r in gathered.rows.get("setting", []) if r["name"] not in _OWN_SETTINGS}
        put_settings(connection, others | dict(settings) | dict((on_loss or {}) if gathered.lost else {}))
        for name, value in identity.items():
            connection.execute(delete(tables.identity).where(tables.identity.c.name == name))
            connection.execute(insert(tables.identity).values(name=name, value=value))
        connection.execute(delete(tables.setting).where(tables.setting.c.name == "projection"))
        add_mark(connection)
    return Merged(segments, operations, gathered.lost)


class _Gathered(Struct):
    rows: dict[str, list[dict[str, Any]]]
    lost: int


def _gather(source: Database) -> _Gathered:
    """Read what can be read of the durable tables; a damaged page costs what lies on it and no more."""
    result = _Gathered({}, 0)
    for table in (
        tables.segment, tables.operation, tables.signed_record, tables.package_log, tables.tray, tables.mark,
        tables.setting,
    ):  # fmt: skip
        result.rows[table.name], lost = _all_or_what_can_be_read(source, table)
        result.lost += lost
    sound = [row for row in result.rows["segment"] if _is_sound_segment(SimpleNamespace(**row))]
    result.lost += len(result.rows["segment"]) - len(sound)
    result.rows["segment"] = sound
    genuine = [row for row in result.rows["signed_record"] if _is_genuine_record(SimpleNamespace(**row))]
    result.lost += len(result.rows["signed_record"]) - len(genuine)
    result.rows["signed_record"] = genuine
    if result.lost:  # a package whose contents may be among what is lost must be taken in again when it comes again
        result.rows["package_log"] = [row | {"digest": b""} for row in result.rows["package_log"]]
    return result


def _all_or_what_can_be_read(source: Database, table: Table) -> tuple[list[dict[str, Any]], int]:
    for _ in range(2):  # a drive may stumble once
        with suppress(EnvironmentFault):
            return _all_rows(source, table), 0
    rows, lost = _rows_one_by_one(source, table)
    return rows, max(lost, 1)


def _all_rows(source: Database, table: Table) -> list[dict[str, Any]]:
    with source.read() as connection:
        if not inspect(connection).has_table(table.name):
            return []
        return [dict(row._mapping) for row in connection.execute(select(table))]  # noqa: SLF001 - SQLAlchemy's public name


def _rows_one_by_one(source: Database, table: Table) -> tuple[list[dict[str, Any]], int]:
    rows: list[dict[str, Any]] = []
    rowid = literal_column("rowid", Integer)
    number = misses = lost = 0
    failing = 0.0
    while misses < _MOST_MISSES and failing < _MOST_SECONDS_FAILING:
        number += 1
        found, begun = None, time.monotonic()
        try:
            with source.read() as connection:
                found = connection.execute(select(table).where(rowid == number)).first()
        except EnvironmentFault:
            lost += 1
            failing += time.monotonic() - begun
        misses = misses + 1 if found is None else 0
        if found is not None:
            rows.append(dict(found._mapping))  # noqa: SLF001
    return rows, lost


def _add_segments(connection: Connection, rows: list[dict[str, Any]]) -> int:
    known = set(connection.execute(select(tables.segment.c.id)).scalars())
    fresh = [_without_number(row) for row in rows if row["id"] not in known]
    if fresh:
        connection.execute(insert(tables.segment), fresh)
    return len(fresh)


def _add_operations(connection: Connection, rows: list[dict[str, Any]]) -> int:
    """Keep own operations that are in no segment, of both databases, each once."""
    o = tables.operation.c
    own = [(row.book, row.line) for row in connection.execute(select(o.book, o.line).order_by(o.number))]
    tail = dict.fromkeys([*own, *((row["book"], row["line"]) for row in rows if _is_operation(row["line"]))])
    cut = {place for book in {book for book, _ in tail} for place in _cut_already(connection, book)}
    kept = [place for place in tail if place not in cut]
    connection.execute(delete(tables.operation))
    if kept:
        connection.execute(insert(tables.operation), [{"book": book, "line": line} for book, line in kept])
    return len(set(kept) - set(own))


def _is_operation(line: bytes) -> bool:
    try:
        read_operation(line)
    except CanonicalError:
        return False
    return True


def _cut_already(connection: Connection, book: str) -> Iterator[tuple[str, bytes]]:
    s = tables.segment.c
    for row in connection.execute(select(s.head, s.signature, s.body).where(s.book == book)).all():
        segment = SignedSegment(row.head, row.signature, row.body)
        with suppress(SegmentError, CanonicalError):
            yield from ((book, stored.line) for stored in read_body(segment, read_head(segment)))


def _add_named(connection: Connection, table: Table, rows: list[dict[str, Any]], name: str) -> None:
    known = set(connection.execute(select(table.c[name])).scalars())
    fresh = {row[name]: _without_number(row) for row in rows if row[name] not in known}
    if fresh:
        connection.execute(insert(table), list(fresh.values()))


def _add_log(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Let the log name the packages of both, in the order of their moments."""
    p = tables.package_log
    own = [_without_number(dict(row._mapping)) for row in connection.execute(select(p).order_by(p.c.number))]  # noqa: SLF001
    every = {tuple(row[name] for name in _LOG_PLACE): row for row in [*own, *map(_without_number, rows)]}
    if len(every) > len(own):
        connection.execute(delete(p))
        connection.execute(insert(p), sorted(every.values(), key=lambda row: str(row["at"])))


def _clear_tray_of_logged(connection: Connection) -> None:
    t, p = tables.tray, tables.package_log
    logged = select(p.c.package).where(p.c.is_outgoing.is_(False))
    connection.execute(delete(t).where(t.c.package.in_(logged)))


def _without_number(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "number"}
