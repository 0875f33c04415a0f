"""Starting an office: a superior office from a programme of the catalogue, a commune from an invitation."""

from collections.abc import Iterator
from dataclasses import dataclass
from secrets import token_hex

import msgspec
from nacl.signing import SigningKey

from ctph_desktop.domain.figures import FigureValue, Measure
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind
from ctph_desktop.domain.journal.roster import Grant, Keeper, Member, Roster, encode_roster
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.text import clean
from ctph_desktop.services.catalogue import Catalogue
from ctph_desktop.services.rows import OfficeRole
from ctph_desktop.services.workplace import OfficeIdentity, Person, put_figure, put_record
from ctph_desktop.storage.engine import Database
from ctph_desktop.storage.identity import read_identity, write_identity
from ctph_desktop.storage.journal import Identity, Journal, Put
from ctph_desktop.sync.keys import DeviceKeys


@dataclass(frozen=True, slots=True)
class Founder:
    """Who starts an office, on which PC; `now` is the PC's time."""

    person: Person
    device_name: str
    now: str


@dataclass(frozen=True, slots=True)
class Belonging:
    """What a database remembers of its office: identity, keys, and the roster's signing key if it holds it."""

    identity: OfficeIdentity
    keys: DeviceKeys
    roster_key: SigningKey | None


def found_superior(
    database: Database, catalogue: Catalogue, programme: Programme, founder: Founder, *, sample_note: str = ""
) -> None:
    """Make a database that of a superior office: keys, first roster, programme, forms and targets."""
    keys, roster_key = DeviceKeys.new(), SigningKey.generate()
    superior = catalogue.unit(programme.superior)
    device = _grant(keys, unit=superior.uuid, name=founder.device_name, seals=False)
    roster = Roster(
        number=1,
        previous="",
        superior=superior.uuid,
        signers=(bytes(roster_key.verify_key).hex(),),
        members=tuple(Member(unit, Keeper.OWN.value) for unit in programme.units),
        devices=(device,),
    )
    record = SignedRecord.make(Purpose.ROSTER, encode_roster(roster), key=roster_key)
    identity = OfficeIdentity(
        unit=superior.uuid,
        unit_code=superior.code,
        unit_name=superior.name,
        role=OfficeRole.SUPERIOR,
        superior=superior.uuid,
        superior_name=superior.name,
        plan_year=programme.plan_year,
        replica=token_hex(16),
        root=record.id,
        person=token_hex(16),
        device_name=founder.device_name,
        sample_note=sample_note,
    )
    _remember(database, identity, keys, roster_key)
    journal = open_journal(database, identity, keys)
    journal.add_record(record)
    puts = [*_programme_puts(identity, catalogue, programme), *_figure_puts(identity, catalogue, programme)]
    common = Book(BookKind.COMMON, identity.superior, identity.plan_year)
    puts.append(put_record(common, RecordKind.PERSON, identity.person, founder.person))
    journal.append(puts, author=identity.person, device_time=founder.now)


def found_commune(database: Database, identity: OfficeIdentity, founder: Founder) -> DeviceKeys:
    """Make a database that of a commune; the invitation's books are taken in afterwards. Returns the new keys."""
    keys = DeviceKeys.new()
    _remember(database, identity, keys, None)
    journal = open_journal(database, identity, keys)
    book = Book(BookKind.UNIT, identity.unit, identity.plan_year)
    journal.append(
        [put_record(book, RecordKind.PERSON, identity.person, founder.person)],
        author=identity.person,
        device_time=founder.now,
    )
    return keys


def recall(database: Database) -> Belonging:
    """Return what a database remembers of its office; KeyError if it was never founded."""
    stored = read_identity(database)
    identity = msgspec.json.decode(stored["office"], type=OfficeIdentity)
    keys = DeviceKeys.from_json(msgspec.json.decode(stored["keys"], type=dict[str, str]))
    seed = stored.get("roster_key", "")
    return Belonging(identity, keys, SigningKey(bytes.fromhex(seed)) if seed else None)


def open_journal(database: Database, identity: OfficeIdentity, keys: DeviceKeys) -> Journal:
    """Return the journal of a database as its office sees it."""
    device = _grant(keys, unit=identity.unit, name=identity.device_name, seals=identity.role is OfficeRole.COMMUNE)
    return Journal(database, Identity(identity.unit, identity.replica, identity.root, device))


def person_of(name: str, post: str, *, since: str) -> Person:
    """Return an official's record with clean text."""
    return Person(clean(name), clean(post), since)


def _grant(keys: DeviceKeys, *, unit: str, name: str, seals: bool) -> Grant:
    public = keys.public
    return Grant(sign=public.sign.hex(), age=public.age, unit=unit, name=name, since=0, seals=seals)


def _remember(database: Database, identity: OfficeIdentity, keys: DeviceKeys, roster_key: SigningKey | None) -> None:
    write_identity(
        database,
        {
            "office": msgspec.json.encode(identity).decode(),
            "keys": msgspec.json.encode(keys.to_json()).decode(),
            "roster_key": bytes(roster_key).hex() if roster_key else "",
        },
    )


def _programme_puts(identity: OfficeIdentity, catalogue: Catalogue, programme: Programme) -> Iterator[Put]:
    book = Book(BookKind.COMMON, identity.superior, identity.plan_year)
    for unit in (programme.superior, *programme.units):
        yield put_record(book, RecordKind.UNIT, unit, catalogue.unit(unit))
    indicators = [catalogue.indicator(uuid) for uuid in programme.indicators]
    parts = {part for indicator in indicators for part in indicator.breakdowns}
    for organisation in catalogue.organisations:
        if organisation.uuid in parts:
            yield put_record(book, RecordKind.ORGANISATION, organisation.uuid, organisation)
    for indicator in indicators:
        yield put_record(book, RecordKind.INDICATOR, indicator.uuid, indicator)
    for form in programme.forms:
        yield put_record(book, RecordKind.FORM, form, catalogue.form(form))
    yield put_record(book, RecordKind.PROGRAMME, programme.uuid, programme)


def _figure_puts(identity: OfficeIdentity, catalogue: Catalogue, programme: Programme) -> Iterator[Put]:
    for figure in catalogue.figures_of(programme.uuid):
        where = figure.coordinates
        is_own = where.unit == identity.superior or where.measure is Measure.STATED_TOTAL
        kind = BookKind.COMMON if is_own else BookKind.ABOUT
        yield put_figure(Book(kind, where.unit, identity.plan_year), where, FigureValue.reported(figure.quantity))
