"""Starting an office: a superior office from a programme of the catalogue, a commune from an invitation."""

from collections.abc import Iterator
from secrets import token_hex

from msgspec import Struct
from nacl.signing import SigningKey

from ctph_desktop.domain.figure_codec import quantity_text
from ctph_desktop.domain.figures import FigureValue, Measure
from ctph_desktop.domain.journal.books import STANDING, Book, BookKind, RecordKind
from ctph_desktop.domain.journal.roster import Keeper, Member, Roster, encode_roster
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.domain.persons import Person
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.stated_totals import StatedTotal, stated_total_uuid
from ctph_desktop.domain.targets import TIERS, WHOLE, WHOLE_YEAR, Target
from ctph_desktop.domain.text import clean
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.services.founding.catalogue import Catalogue, CatalogueFigure
from ctph_desktop.services.ground.belonging import open_journal, own_grant, remember
from ctph_desktop.services.ground.identity import OfficeIdentity
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.puts import put_figure, put_record, put_target
from ctph_desktop.storage.engine import Database
from ctph_desktop.storage.journal import Journal, Put
from ctph_desktop.sync.keys import DeviceKeys


class Founder(Struct, frozen=True):
    """Who starts an office, on which PC; `now` is the PC's time."""

    person: Person
    device_name: str
    now: str


def found_superior(
    database: Database, catalogue: Catalogue, programme: Programme, founder: Founder, *, sample_note: str = ""
) -> None:
    """Make a database that of a superior office: keys, first roster, programme, forms and targets."""
    keys, roster_key = DeviceKeys.new(), SigningKey.generate()
    superior = catalogue.unit(programme.superior)
    device = own_grant(keys, unit=superior.uuid, name=founder.device_name, seals=False)
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
        person_name=founder.person.name,
        person_post=founder.person.post,
        device_name=founder.device_name,
        sample_note=sample_note,
    )
    remember(database, identity, keys, roster_key)
    journal = open_journal(database, identity, keys)
    journal.add_record(record)
    puts = [*_programme_puts(identity, catalogue, programme), *_given_puts(identity, catalogue, programme)]
    common = Book(BookKind.COMMON, identity.superior, STANDING)
    puts.append(put_record(common, RecordKind.PERSON, identity.person, founder.person))
    journal.append(puts, author=identity.person, device_time=founder.now)


def introduce(journal: Journal, identity: OfficeIdentity, founder: Founder) -> None:
    """Name who starts an office in its book, unless another office keeps that: it does once something is written."""
    is_superior = identity.role is OfficeRole.SUPERIOR
    kind, unit = (BookKind.COMMON, identity.common or identity.unit) if is_superior else (BookKind.UNIT, identity.unit)
    book = Book(kind, unit, STANDING)
    if journal.verdict_on_writing(book) is Verdict.VALID:
        person = put_record(book, RecordKind.PERSON, identity.person, founder.person)
        journal.append([person], author=identity.person, device_time=founder.now)


def found_alone(
    database: Database, catalogue: Catalogue, programme: Programme, unit: AdministrativeUnit, founder: Founder
) -> OfficeIdentity:
    """Make a database that of a commune without a superior office so far.

    The programme and the unit's targets are written down from the catalogue, in the superior's books: they are
    provisional, never leave this PC, and make way for the superior's own when the office joins. Its own book stays.
    """
    keys = DeviceKeys.new()
    superior = catalogue.unit(programme.superior)
    identity = OfficeIdentity(
        unit=unit.uuid,
        unit_code=unit.code,
        unit_name=unit.name,
        role=OfficeRole.COMMUNE,
        superior=superior.uuid,
        superior_name=superior.name,
        plan_year=programme.plan_year,
        replica=token_hex(16),
        root="",
        person=token_hex(16),
        person_name=founder.person.name,
        person_post=founder.person.post,
        device_name=founder.device_name,
        sample_note="",
    )
    remember(database, identity, keys, None)
    journal = open_journal(database, identity, keys)
    own = Book(BookKind.UNIT, unit.uuid, STANDING)
    given = _given_puts(identity, catalogue, programme)
    targets = (put for put in given if put.book.kind is BookKind.ABOUT and put.book.unit == unit.uuid)
    puts = [*_programme_puts(identity, catalogue, programme), *targets]
    puts.append(put_record(own, RecordKind.PERSON, identity.person, founder.person))
    journal.append(puts, author=identity.person, device_time=founder.now)
    return identity


def person_of(name: str, post: str, *, since: str) -> Person:
    """Return an official's record with clean text."""
    return Person(clean(name), clean(post), since)


def _programme_puts(identity: OfficeIdentity, catalogue: Catalogue, programme: Programme) -> Iterator[Put]:
    book = Book(BookKind.COMMON, identity.superior, STANDING)
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


def _given_puts(identity: OfficeIdentity, catalogue: Catalogue, programme: Programme) -> Iterator[Put]:
    """Yield what the signed document gives: baselines, targets, and the totals it states."""
    for figure in catalogue.figures_of(programme.uuid):
        where = figure.coordinates
        kind = BookKind.COMMON if where.unit == identity.superior else BookKind.ABOUT
        if where.measure is Measure.STATED_TOTAL:
            yield from _stated_puts(identity, catalogue, programme, figure)
        elif where.measure in TIERS:
            target = Target(
                programme=programme.uuid,
                unit=where.unit,
                indicator=where.indicator,
                breakdown=where.breakdown or WHOLE,
                period=where.period.code,
                tier=TIERS[where.measure],
                since=WHOLE_YEAR,
                quantity=quantity_text(figure.quantity),
            )
            yield put_target(Book(kind, where.unit, STANDING), target)
        else:
            yield put_figure(Book(kind, where.unit, identity.plan_year), where, FigureValue.reported(figure.quantity))


def _stated_puts(
    identity: OfficeIdentity, catalogue: Catalogue, programme: Programme, figure: CatalogueFigure
) -> Iterator[Put]:
    where, book = figure.coordinates, Book(BookKind.COMMON, identity.superior, STANDING)
    for form in map(catalogue.form, programme.forms):
        for column in form.columns:
            source = column.stated_source
            if source is not None and (source.indicator, source.breakdown) == (where.indicator, where.breakdown):
                stated = StatedTotal(form.uuid, column.code, quantity_text(figure.quantity))
                uuid = stated_total_uuid(form=form.uuid, column=column.code)
                yield put_record(book, RecordKind.STATED_TOTAL, uuid, stated)
