"""Rows of a journal's durable tables as what they hold: segments, tails, signed records."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Column, Connection, insert, select

from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.operation import StoredOperation, read_operation
from ctph_desktop.domain.journal.segment import stored_head
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment, digest
from ctph_desktop.storage import tables
from ctph_desktop.storage.judged import KnownSegment

_IDS_AT_ONCE: Final = 500


def books_held(connection: Connection) -> set[Book]:
    """Return the books of which a segment or an operation is there."""
    names = set(connection.execute(select(tables.segment.c.book).distinct()).scalars())
    names |= set(connection.execute(select(tables.operation.c.book).distinct()).scalars())
    return {Book.parse(name) for name in names}


def segments_of(connection: Connection, book: Book) -> list[KnownSegment]:
    """Return the segments of a book, in the order they came."""
    s = tables.segment.c
    rows = connection.execute(
        select(s.id, s.head, s.signature, s.body, s.received_at).where(s.book == book.key).order_by(s.number)
    ).all()
    return [
        KnownSegment(SignedSegment(head, signature, body), stored_head(head, name=name.hex()), received_at)
        for name, head, signature, body, received_at in rows
    ]


def tail_of(connection: Connection, book: Book) -> list[StoredOperation]:
    """Return the operations of a book that no segment holds yet, in the order they were written."""
    o = tables.operation.c
    lines = connection.execute(select(o.line).where(o.book == book.key).order_by(o.number)).scalars()
    return [read_operation(line) for line in lines]


def held_of(connection: Connection, column: Column[Any], ids: Iterable[Any]) -> Iterator[Any]:
    """Yield those of many ids that a table holds."""
    offered = list(ids)
    for start in range(0, len(offered), _IDS_AT_ONCE):
        yield from connection.execute(select(column).where(column.in_(offered[start : start + _IDS_AT_ONCE]))).scalars()


def records_of(connection: Connection, purpose: Purpose) -> list[SignedRecord]:
    """Return the signed records of a purpose."""
    r = tables.signed_record.c
    rows = connection.execute(select(r.body, r.signer, r.signature).where(r.purpose == purpose.value)).all()
    return [SignedRecord(purpose, row.body, row.signer, row.signature) for row in rows]


def bodies_of(connection: Connection, keys: Sequence[str]) -> list[tuple[str, bytes, bytes]]:
    """Return signed records by what they are stored under: that, the signer and the body."""
    r = tables.signed_record.c
    return [
        (row.id, row.signer, row.body)
        for start in range(0, len(keys), _IDS_AT_ONCE)
        for row in connection.execute(
            select(r.id, r.signer, r.body).where(r.id.in_(keys[start : start + _IDS_AT_ONCE]))
        )
    ]


def store_segments(connection: Connection, items: Sequence[KnownSegment]) -> None:
    """Add segments."""
    rows = [
        {
            "id": bytes.fromhex(item.head.id), "book": item.head.book.key, "head": item.segment.head,
            "signature": item.segment.signature, "body": item.segment.body, "received_at": item.received_at,
        }
        for item in items
    ]  # fmt: skip
    if rows:
        connection.execute(insert(tables.segment), rows)


def record_key(record: SignedRecord) -> str:
    """Return what a record is stored under: unlike its name, another's signature under the same body changes it."""
    return digest(record.purpose, record.signer + record.body)[:16].hex()


def store_record(connection: Connection, record: SignedRecord) -> None:
    """Add a signed record."""
    connection.execute(
        insert(tables.signed_record).values(
            id=record_key(record), purpose=record.purpose.value, body=record.body, signer=record.signer,
            signature=record.signature,
        )
    )  # fmt: skip
