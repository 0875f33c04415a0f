"""The log of packages in and out, and the tray of those that wait."""

import json
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Final

from msgspec import Struct
from sqlalchemy import Connection, delete, func, insert, select

from ctph_desktop.storage import tables
from ctph_desktop.storage.engine import Database

_HELD: Final = "held:"
_WAITS: Final = ~tables.tray.c.package.startswith(_HELD)
_MOST_DROPPED: Final = 500


class LogEntry(Struct, frozen=True):
    """A package that was written or taken in. `partner` is a unit's UUID.

    `newest` are the newest segments it held, of the unit's book and in an answer of the book about the unit; of one
    taken in, the segments with the seals it brought.

    `digest` is that of a package whose every record is in this database; empty for any other. `waited_as` names what
    waits no longer in the tray because of it; it is not stored.
    """

    package: str
    at: str
    is_outgoing: bool
    file_name: str
    partner: str
    verdict: str
    newest: tuple[str, ...] = ()
    summary: str = ""
    digest: bytes = b""
    waited_as: tuple[str, ...] = ()


class TrayEntry(Struct, frozen=True):
    """A package that waits for a person, with its bytes; `package` is its `waiting_name`, or that of an older tray."""

    package: str
    received_at: str
    file_name: str
    data: bytes


class HeldEntry(Struct, frozen=True):
    """A note of a file that was not taken in; `note` says why, the file itself is not kept."""

    id: str
    received_at: str
    file_name: str
    note: bytes


class Packages:
    """Package log and tray of the office's database, and the notes of files that were not taken in."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._last: dict[bool, tuple[int, dict[str, tuple[str, str]]]] = {}

    def log(self) -> tuple[LogEntry, ...]:
        """Return the log, newest first."""
        p = tables.package_log.c
        with self._database.read() as connection:
            rows = connection.execute(select(tables.package_log).order_by(p.number.desc())).all()
        return tuple(
            LogEntry(
                row.package, row.at, row.is_outgoing, row.file_name, row.partner, row.verdict,
                tuple(json.loads(row.newest)), row.summary, row.digest,
            )
            for row in rows
        )  # fmt: skip

    def last_sent(self) -> dict[str, tuple[str, ...]]:
        """Return the newest segments in the last package written for each partner."""
        return {partner: tuple(json.loads(newest)) for partner, (_, newest) in self._last_of(is_outgoing=True).items()}

    def last_received(self) -> dict[str, str]:
        """Return when the last package of each partner was taken in."""
        return {partner: at for partner, (at, _) in self._last_of(is_outgoing=False).items()}

    def _last_of(self, *, is_outgoing: bool) -> dict[str, tuple[str, str]]:
        """Return day and newest segments of the last package of each partner, read again where one was logged since.

        What is in the log is never changed, nor taken out of it.
        """
        p = tables.package_log.c
        with self._database.read() as connection:
            newest = connection.execute(select(func.max(p.number))).scalar() or 0
            held = self._last.get(is_outgoing)
            if held is None or held[0] != newest:
                last = select(func.max(p.number)).where(p.is_outgoing == is_outgoing).group_by(p.partner)
                rows = connection.execute(select(p.partner, p.at, p.newest).where(p.number.in_(last))).all()
                held = self._last[is_outgoing] = newest, {row.partner: (row.at, row.newest) for row in rows}
        return held[1]

    def sent(self) -> int:
        """Return how many packages were written: the counter that file names carry."""
        p = tables.package_log.c
        with self._database.read() as connection:
            return connection.execute(select(func.count()).where(p.is_outgoing)).scalar_one()

    def holds(self, digest: bytes) -> bool:
        """Tell whether a file of this digest was taken in and left nothing behind that is not in this database."""
        p = tables.package_log.c
        with self._database.read() as connection:
            return connection.execute(select(p.number).where(p.digest == digest).limit(1)).first() is not None

    def add(self, *entries: LogEntry) -> None:
        """Log packages by themselves, in one transaction."""
        if not entries:
            return
        with self._database.transaction() as connection:
            _log(connection, entries)

    @staticmethod
    def logging(entry: LogEntry) -> Callable[[Connection], None]:
        """Return what logs a package, and takes it from the tray, inside another transaction."""

        return lambda connection: _log(connection, (entry,))

    def tray(self) -> tuple[TrayEntry, ...]:
        """Return what waits, oldest first."""
        t = tables.tray.c
        with self._database.read() as connection:
            rows = connection.execute(select(tables.tray).where(_WAITS).order_by(t.received_at, t.package)).all()
        return tuple(TrayEntry(row.package, row.received_at, row.file_name, row.data) for row in rows)

    def waiting(self) -> int:
        """Return how many packages wait."""
        with self._database.read() as connection:
            return connection.execute(select(func.count()).select_from(tables.tray).where(_WAITS)).scalar_one()

    def lay_down(self, entry: TrayEntry) -> None:
        """Put a package into the tray; the same package lies there once."""
        with self._database.transaction() as connection:
            connection.execute(delete(tables.tray).where(tables.tray.c.package == entry.package))
            connection.execute(
                insert(tables.tray).values(
                    package=entry.package, received_at=entry.received_at, file_name=entry.file_name, data=entry.data
                )
            )

    def held(self) -> tuple[HeldEntry, ...]:
        """Return the notes of files that were not taken in, newest first."""
        t = tables.tray.c
        wanted = select(tables.tray).where(~_WAITS).order_by(t.received_at.desc(), t.package)
        with self._database.read() as connection:
            rows = connection.execute(wanted).all()
        return tuple(HeldEntry(row.package, row.received_at, row.file_name, row.data) for row in rows)

    def hold(self, entry: HeldEntry, *, most: int) -> None:
        """Note a file that was not taken in, once for each; beyond `most` notes the oldest are dropped."""
        t = tables.tray.c
        named = held_name(entry.id)
        oldest = select(t.package).where(~_WAITS).order_by(t.received_at.desc(), t.package).offset(most - 1)
        with self._database.transaction() as connection:
            dropped = connection.execute(oldest.limit(_MOST_DROPPED)).scalars().all()
            connection.execute(delete(tables.tray).where(t.package.in_([*dropped, named])))
            connection.execute(
                insert(tables.tray).values(
                    package=named, received_at=entry.received_at, file_name=entry.file_name, data=entry.note
                )
            )

    def take_away(self, *packages: str) -> str | None:
        """Remove packages from the tray, all or none; return the first that does not lie there."""
        t = tables.tray.c
        with self._database.transaction() as connection:
            lying = set(connection.execute(select(t.package).where(t.package.in_(packages))).scalars())
            unknown = next((package for package in packages if package not in lying), None)
            if unknown is None:
                connection.execute(delete(tables.tray).where(t.package.in_(packages)))
            return unknown


def _log(connection: Connection, entries: Sequence[LogEntry]) -> None:
    rows = [
        {
            "package": entry.package,
            "at": entry.at,
            "is_outgoing": entry.is_outgoing,
            "file_name": entry.file_name,
            "partner": entry.partner,
            "verdict": entry.verdict,
            "newest": json.dumps(entry.newest),
            "summary": entry.summary,
            "digest": entry.digest,
        }
        for entry in entries
    ]
    connection.execute(insert(tables.package_log), rows)
    connection.execute(
        delete(tables.tray).where(tables.tray.c.package.in_([name for entry in entries for name in entry.waited_as]))
    )


def waiting_name(data: bytes) -> str:
    """Return what a waiting package is known by: its own bytes, so that nobody can take another's place in the tray."""
    return sha256(data).hexdigest()[:32]


def held_name(digest: str) -> str:
    """Return what the note of a file that was not taken in is known by, given its digest in hexadecimal."""
    return _HELD + digest[: 32 - len(_HELD)]
