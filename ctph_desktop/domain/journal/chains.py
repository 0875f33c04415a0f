"""Chains of segments: one follows the other, per replica and book. What does not fit tells of copied PCs."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from ctph_desktop.domain.journal.books import Book


class ChainLink(Struct, frozen=True):
    """A segment's place in its chain; `previous` is empty at the start. `roster` is the version it names."""

    id: str
    book: Book
    replica: str
    device: str
    previous: str
    roster: str = ""


class Fork(Struct, frozen=True):
    """Several segments of one replica that follow the same one: two PCs went on from one database."""

    book: Book
    replica: str
    device: str
    previous: str
    branches: tuple[str, ...]


class Gap(Struct, frozen=True):
    """Segments that follow one which is not held."""

    book: Book
    replica: str
    device: str
    missing: str


class SharedReplica(Struct, frozen=True):
    """One replica that several devices sign for: a database that went on under another PC's keys."""

    replica: str
    devices: tuple[str, ...]
    book: Book


def find_forks(links: Iterable[ChainLink]) -> tuple[Fork, ...]:
    """Return where chains fork, in a fixed order."""
    followers: dict[tuple[str, str, str, str], tuple[Book, list[str]]] = {}
    for link in links:
        place = (link.book.key, link.replica, link.device, link.previous)
        followers.setdefault(place, (link.book, []))[1].append(link.id)
    return tuple(
        Fork(book, replica, device, previous, tuple(sorted(set(ids))))
        for (_, replica, device, previous), (book, ids) in sorted(followers.items(), key=lambda item: item[0])
        if len(set(ids)) > 1
    )


def find_gaps(links: Collection[ChainLink], *, besides: Iterable[ChainLink] = ()) -> tuple[Gap, ...]:
    """Return where a segment names one before it that is not held, in a fixed order; `besides` are held as well."""
    held = {link.id for link in (*links, *besides)}
    found = {
        (link.book.key, link.replica, link.previous): Gap(link.book, link.replica, link.device, link.previous)
        for link in links
        if link.previous and link.previous not in held
    }
    return tuple(found[place] for place in sorted(found))


def find_shared_replicas(links: Iterable[ChainLink]) -> tuple[SharedReplica, ...]:
    """Return the replicas that more than one device signs for, in a fixed order."""
    devices: dict[str, dict[str, Book]] = {}
    for link in links:
        devices.setdefault(link.replica, {}).setdefault(link.device, link.book)
    return tuple(
        SharedReplica(replica, tuple(sorted(by_device)), by_device[min(by_device)])
        for replica, by_device in sorted(devices.items())
        if len(by_device) > 1
    )
