"""The files that evidence names: kept once each under their hash, never changed."""

from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import Connection, insert, inspect, select

from ctph_desktop.domain.evidence import Attachment
from ctph_desktop.storage import tables
from ctph_desktop.storage.engine import Database

_IDS_AT_ONCE: Final = 500


class Attachments:
    """The attachments of the office's database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sizes(self) -> Mapping[str, int]:
        """Return the size in bytes of every attachment held, by its id; no content is read."""
        a = tables.attachment.c
        with self._database.read() as connection:
            return {row.id.hex(): row.size for row in connection.execute(select(a.id, a.size))}

    def read(self, ids: Iterable[str]) -> tuple[Attachment, ...]:
        """Return attachments in the order of their ids as asked; those not held are left out."""
        wanted = list(ids)
        found: dict[str, Attachment] = {}
        a = tables.attachment.c
        with self._database.read() as connection:
            for start in range(0, len(wanted), _IDS_AT_ONCE):
                some = list(map(bytes.fromhex, wanted[start : start + _IDS_AT_ONCE]))
                for row in connection.execute(select(a.id, a.content).where(a.id.in_(some))):
                    found[row.id.hex()] = Attachment(row.id.hex(), row.content)
        return tuple(found[each] for each in wanted if each in found)


def attachment_ids(database: Database) -> list[str]:
    """Return the ids of the attachments of a database; one of an earlier version has no place for them."""
    with database.read() as connection:
        if not inspect(connection).has_table(tables.attachment.name):
            return []
        return [place.hex() for place in connection.execute(select(tables.attachment.c.id)).scalars()]


def sound_attachment(database: Database, attachment: str) -> Attachment | None:
    """Return an attachment if its bytes are those its name stands for; None if not, or if it is not held."""
    a = tables.attachment.c
    with database.read() as connection:
        content = connection.execute(select(a.content).where(a.id == bytes.fromhex(attachment))).scalar()
    found = Attachment(attachment, content or b"")
    return found if found.is_sound else None


def keep_attachments(connection: Connection, attachments: Iterable[Attachment]) -> None:
    """Keep attachments, inside another transaction; one that is held already stays as it is."""
    a = tables.attachment.c
    for each in attachments:
        place = bytes.fromhex(each.id)
        if connection.execute(select(a.id).where(a.id == place)).first() is None:
            row = {"id": place, "size": len(each.content), "content": each.content}
            connection.execute(insert(tables.attachment), row)
