"""How segments follow one another, read without their bodies, and which oddities a person has seen already."""

import json
from collections.abc import Iterable
from typing import Final

import msgspec
from sqlalchemy import func, select

from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.chains import ChainLink
from ctph_desktop.storage import tables
from ctph_desktop.storage.engine import Database
from ctph_desktop.storage.settings import read_setting, write_settings

_SEEN: Final = "seen_chains"


class _Head(msgspec.Struct, frozen=True):
    replica: str
    prev: str
    device: str
    roster: str


_HEADS: Final = msgspec.json.Decoder(_Head)


def read_links(database: Database, books: Iterable[Book] | None = None) -> tuple[ChainLink, ...]:
    """Return the place of every segment, or of those of some books, in its chain; signatures were checked before."""
    s = tables.segment.c
    wanted = select(s.id, s.book, s.head).order_by(s.number)
    if books is not None:
        wanted = wanted.where(s.book.in_([book.key for book in books]))
    with database.read() as connection:
        rows = connection.execute(wanted).all()
    links = []
    for row in rows:
        head = _HEADS.decode(row.head)
        links.append(ChainLink(row.id.hex(), Book.parse(row.book), head.replica, head.device, head.prev, head.roster))
    return tuple(links)


def links_held(database: Database) -> tuple[int, int]:
    """Return what is another as soon as a segment is stored: how many there are, and the number of the last."""
    with database.read() as connection:
        held = connection.execute(select(func.count(), func.max(tables.segment.c.number))).one()
    return held[0], held[1] or 0


def read_seen(database: Database) -> frozenset[str]:
    """Return the names of the oddities a person has said to have seen."""
    text = read_setting(database, _SEEN)
    return frozenset(json.loads(text)) if text else frozenset()


def write_seen(database: Database, names: Iterable[str]) -> None:
    """Remember the names of the oddities a person has seen, in place of those remembered before."""
    write_settings(database, {_SEEN: json.dumps(sorted(names))})
