"""Who is at the desk of a journal, and the moment another person takes it over."""

from secrets import token_hex
from typing import Final

import msgspec
from msgspec.structs import replace

from ctph_desktop.domain.errors import PersonMissingError
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.domain.persons import Person
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.identity import writing_identity
from ctph_desktop.storage.journal import Put
from ctph_desktop.storage.settings import put_settings, read_setting, write_settings

_OUTGOING: Final = "handover_from"


def change_person(workplace: Workplace, name: str, post: str) -> None:
    """Close the record of the person at the desk and open that of the next, in one transaction.

    Until the handover is finished the person it began with hands over, whoever was named as the next meanwhile.
    PersonMissingError without a name.
    """
    today = workplace.clock().date().isoformat()
    incoming = Person(clean(name), clean(post), since=today)
    if not incoming.name:
        raise PersonMissingError
    outgoing = person_named(workplace, workplace.identity.person)
    if (outgoing.name, outgoing.post) == (incoming.name, incoming.post):
        return
    left = outgoing_person(workplace) or workplace.identity.person
    identity = replace(workplace.identity, person=token_hex(16), person_name=incoming.name, person_post=incoming.post)
    workplace.journal.append(
        _records(workplace, replace(outgoing, until=today), identity.person, incoming),
        author=workplace.identity.person,
        device_time=workplace.now(),
        also=writing_identity(
            {"office": msgspec.json.encode(identity).decode()},
            also=lambda connection: put_settings(connection, {_OUTGOING: left}),
        ),
    )
    workplace.identity = identity


def outgoing_person(workplace: Workplace) -> str:
    """Return the UUID of who hands over, empty if no handover is begun."""
    return read_setting(workplace.journal.database, _OUTGOING)


def end_handover(workplace: Workplace) -> None:
    """Write down that nothing of a handover is wanting any more."""
    write_settings(workplace.journal.database, {_OUTGOING: ""})


def person_named(workplace: Workplace, uuid: str) -> Person:
    """Return an official of the office; without a name where nobody said."""
    if uuid == workplace.identity.person:
        return workplace.persons.at_desk()
    return workplace.persons.by_office().get((workplace.identity.unit, uuid), Person("", ""))


def _records(workplace: Workplace, outgoing: Person, following: str, incoming: Person) -> list[Put]:
    """Return what names both in the office's book; nothing while another keeps it: that names who writes next."""
    book = workplace.persons.book
    if workplace.journal.verdict_on_writing(book) is not Verdict.VALID:
        return []
    return [
        put_record(book, RecordKind.PERSON, workplace.identity.person, outgoing),
        put_record(book, RecordKind.PERSON, following, incoming),
    ]
