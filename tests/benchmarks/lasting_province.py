"""Builds a province that has gone on for years: six programmes of a term, two of its years still open.

Everything the communes sealed lies in real segments under their own keys, and everything the superior office decided
too; only the clock is made up. It is built once and kept below `build`, until what builds it changes.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from random import Random
from secrets import token_hex

from msgspec.structs import replace
from province import YEAR, enrol, made_up_programme, open_workplace, sealed_year

from ctph_desktop.domain.figures import Coordinates, FigureValue, Measure
from ctph_desktop.domain.forms.definition import ColumnRole, FormColumn, FormLine, ReportForm, Source, Span
from ctph_desktop.domain.indicators import Indicator, IndicatorKind
from ctph_desktop.domain.journal.books import STANDING, Book, BookKind, RecordKind
from ctph_desktop.domain.journal.operation import make_operation
from ctph_desktop.domain.journal.receipts import Receipt, encode
from ctph_desktop.domain.journal.resting import claims_of
from ctph_desktop.domain.journal.segment import cut_segment, read_head
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment
from ctph_desktop.domain.programme_years import in_opened_year, year_record
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.submissions import Decision, Verdict, decision_uuid
from ctph_desktop.domain.targets import WHOLE, WHOLE_YEAR, Target, TargetTier
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.office import Office, open_office
from ctph_desktop.office.folders import new_office
from ctph_desktop.services.exchanging.resting import RestingYears
from ctph_desktop.services.founding import founding
from ctph_desktop.services.founding.catalogue import Catalogue
from ctph_desktop.services.ground.belonging import open_journal, remember
from ctph_desktop.services.ground.identity import OfficeIdentity
from ctph_desktop.services.ground.office_card import CARD_FORMAT, Card
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.puts import put_figure, put_record, put_target
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage import tables
from ctph_desktop.storage.journal import Put
from ctph_desktop.storage.settings import put_settings
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.sync.package import PackageHeader, PackageKind, build
from ctph_desktop.system.secrets import KeyPreference

COMMUNES = 168
PROGRAMMES = 6
FIGURES = 48
YEARS = range(YEAR - 4, YEAR + 1)
OPEN_YEARS = YEARS[-2:]
STOCKS = 4
TARGETS = 8
COLUMNS = 12
NOW = datetime.fromisoformat(f"{YEAR}-12-31T08:00:00+07:00")
_NOW_TEXT = NOW.isoformat(timespec="seconds")
_KEPT = Path(__file__).parents[2] / "build" / "benchmarks"


@dataclass(frozen=True, slots=True)
class LastingProvince:
    """A folder with the superior office's database, one commune's, and what came from all communes in December."""

    folder: Path

    @property
    def superior(self) -> Path:
        """The superior office's folder, all months before December accepted."""
        return self.folder / "superior"

    @property
    def commune(self) -> Path:
        """One commune's folder, December sealed."""
        return self.folder / "commune"

    @property
    def packages(self) -> tuple[Path, ...]:
        """The packages of December."""
        return tuple(sorted((self.folder / "packages").glob("*.ctph")))


def opened(folder: Path) -> AbstractContextManager[Office]:
    """Open one of the offices as it is on the last day of the year."""
    return open_office(folder, clock=lambda: NOW)


def kept_province() -> LastingProvince:
    """Return the province as it was built last, or build it."""
    sources = (Path(__file__), Path(__file__).with_name("province.py"))
    versions = f"{tables.SCHEMA_REVISION} {tables.PROJECTION_VERSION}".encode()
    made_of = sha256(b"".join((*(source.read_bytes() for source in sources), versions))).hexdigest()[:16]
    folder = _KEPT / f"province-{made_of}"
    if not folder.exists():
        shutil.rmtree(_KEPT, ignore_errors=True)
        half = folder.with_suffix(".half")
        _build(half)
        half.rename(folder)
    return LastingProvince(folder)


def _build(folder: Path) -> None:
    (folder / "packages").mkdir(parents=True)
    catalogue, programmes = _made_up_programmes()
    superior = catalogue.unit(programmes[0].superior)
    with new_office(folder / "superior", _card(superior, OfficeRole.SUPERIOR), KeyPreference.FILE) as database:
        founder = founding.Founder(founding.person_of("Cán bộ tỉnh", "", since="2022-01-01"), "PC-00", _begun(YEARS[0]))
        founding.found_superior(database, catalogue, programmes[0], founder)
        workplace = open_workplace(database, clock=lambda: NOW)
        devices = {unit: DeviceKeys.new() for unit in programmes[0].units}
        enrol(workplace, devices)
        workplace.write(list(_standing_puts(workplace, catalogue, programmes)))
        workplace.journal.cut()
        _fill(folder, workplace, programmes, devices)


def _card(unit: AdministrativeUnit, role: OfficeRole) -> Card:
    return Card(CARD_FORMAT, token_hex(16), "", unit.name, unit.code, role.value, YEARS[0], is_sample=False)


def _fill(
    folder: Path, workplace: Workplace, programmes: Sequence[Programme], devices: Mapping[str, DeviceKeys]
) -> None:
    """Let every commune report all years; its last month lies in a package, all before is taken in and accepted."""
    above = token_hex(16)
    for number, (unit, keys) in enumerate(devices.items(), 1):
        replica, roster = token_hex(16), workplace.journal.chain.ids[-1]
        reported = [
            segment for year in YEARS for segment in sealed_year(unit, programmes, keys, replica, roster, year=year)
        ]
        *before, last = reported
        _take_in(workplace, before)
        _take_in(workplace, _accepted(workplace, unit, above))
        contents = _contents(workplace, unit, keys, last)
        data = _package(workplace, unit, contents, keys=keys, replica=replica, code=f"{19600 + number}")
        (folder / "packages" / f"{19600 + number}_{YEAR}-12_12_{number:08x}.ctph").write_bytes(data)
        if number == 1:
            _join(folder / "commune", workplace, unit, keys, (*_shared(workplace, unit), last))


def _take_in(workplace: Workplace, segments: Sequence[SignedSegment]) -> None:
    journal = workplace.journal
    journal.ingest(journal.intake(segments, [], received_at=_NOW_TEXT))


def _accepted(workplace: Workplace, unit: str, replica: str) -> list[SignedSegment]:
    """Return the superior office's books about a unit, a segment each: every report so far is accepted."""
    decisions = [
        put_record(
            workplace.books.about(unit, year=statement.period.year),
            RecordKind.DECISION,
            decision_uuid(statement.seal),
            Decision(statement.seal, Verdict.ACCEPTED.value, workplace.identity.person),
        )
        for statement in workplace.queries.statements(unit=unit)
    ]
    return list(_segments(workplace, decisions, replica))


def _segments(workplace: Workplace, puts: Iterable[Put], replica: str) -> Iterator[SignedSegment]:
    for book, written in groupby(sorted(puts, key=lambda put: put.book.key), key=lambda put: put.book):
        operations = [
            make_operation(
                kind=put.kind,
                cell=put.cell,
                parents=(),
                author=workplace.identity.person,
                device_time=_begun(book.year if book.year in YEARS else YEARS[0]),
                value=put.value,
            )
            for put in written
        ]
        yield cut_segment(
            operations,
            book=book,
            replica=replica,
            previous="",
            roster=workplace.journal.chain.ids[-1],
            key=workplace.keys.signing_key,
        )


def _contents(workplace: Workplace, unit: str, keys: DeviceKeys, last: SignedSegment) -> PackageContents:
    """Return what a commune's package holds in December: what it shares with its superior office and does not rest."""
    books = [
        book
        for book in workplace.books.held(BookKind.COMMON, BookKind.UNIT, BookKind.ABOUT)
        if (book.kind is BookKind.COMMON or book.unit == unit) and book.year in (STANDING, *OPEN_YEARS)
    ]
    common = workplace.journal.segments_to_pass_on(book for book in books if book.kind is not BookKind.UNIT)
    receipt = Receipt(
        to=workplace.identity.unit,
        segments=tuple(segment.id for segment in common[-500:]),
        packages={},
        at=_NOW_TEXT,
    )
    return PackageContents(
        rosters=workplace.journal.records(Purpose.ROSTER),
        receipts=(SignedRecord.make(Purpose.RECEIPT, encode(receipt), key=keys.signing_key),),
        segments=(*workplace.journal.segments_to_pass_on(books), last),
    )


def _package(
    workplace: Workplace, unit: str, contents: PackageContents, *, keys: DeviceKeys, replica: str, code: str
) -> bytes:
    return build(
        contents,
        header=PackageHeader(
            unit=unit,
            unit_code=code,
            kind=PackageKind.REPORT,
            created=_NOW_TEXT,
            period=f"{YEAR}-12",
            roster=workplace.journal.chain.ids[-1],
        ),
        sender=keys,
        recipients=(workplace.keys.public.age, keys.public.age),
        replica=bytes.fromhex(replica),
        counter=12,
    )


def _shared(workplace: Workplace, unit: str) -> tuple[SignedSegment, ...]:
    books = workplace.books.held(BookKind.COMMON, BookKind.UNIT, BookKind.ABOUT)
    return workplace.journal.segments_to_pass_on(
        book for book in books if book.kind is BookKind.COMMON or book.unit == unit
    )


def _join(folder: Path, superior: Workplace, unit: str, keys: DeviceKeys, segments: Sequence[SignedSegment]) -> None:
    """Make a commune's office that holds all years, and a receipt of its superior office for those that are over."""
    known = superior.catalogue().units[unit]
    with new_office(folder, _card(known, OfficeRole.COMMUNE), KeyPreference.FILE) as database:
        identity = OfficeIdentity(
            unit=unit,
            unit_code=known.code,
            unit_name=known.name,
            role=OfficeRole.COMMUNE,
            superior=superior.identity.unit,
            superior_name=superior.identity.unit_name,
            plan_year=YEARS[0],
            replica=token_hex(16),
            root=superior.journal.chain.ids[0],
            person=token_hex(16),
            person_name="Cán bộ xã",
            device_name="PC 1",
            sample_note="",
        )
        remember(database, identity, keys, None)
        journal = open_journal(database, identity, keys)
        rosters = superior.journal.records(Purpose.ROSTER)
        journal.ingest(journal.intake(segments, rosters, received_at=_NOW_TEXT))
        over = [head for head in map(read_head, segments) if head.book.year not in OPEN_YEARS]
        receipt = Receipt(unit, (), {}, _NOW_TEXT, replica=superior.identity.replica, whole=claims_of(over))
        signed = SignedRecord.make(Purpose.RECEIPT, encode(receipt), key=superior.keys.signing_key)
        intake = journal.intake([], [signed], received_at=_NOW_TEXT)
        workplace = open_workplace(database, clock=lambda: NOW)
        said = RestingYears(workplace).said(intake)
        workplace.journal.ingest(intake, also=lambda connection: put_settings(connection, said))


def _made_up_programmes() -> tuple[Catalogue, tuple[Programme, ...]]:
    """Return programmes of the whole term with indicators and a form of their own, for the same communes."""
    catalogue, first = made_up_programme(communes=COMMUNES, figures=FIGURES * PROGRAMMES)
    indicators, programmes, forms = [], [], []
    for number in range(PROGRAMMES):
        own = [_of_its_kind(one, at) for at, one in enumerate(catalogue.indicators[number * FIGURES :][:FIGURES])]
        form = _form(own, catalogue, first)
        indicators += own
        forms.append(form)
        programme = replace(
            first,
            uuid=sha256(f"programme {number}".encode()).hexdigest()[:32],
            title=f"Chương trình mẫu {number + 1}",
            short_title=f"Mẫu {number + 1}",
            plan_year=YEARS[0],
            last_year=YEARS[-1],
            indicators=tuple(one.uuid for one in own),
            forms=(form.uuid,),
        )
        programmes.append(programme)
    return replace(catalogue, indicators=tuple(indicators), programmes=tuple(programmes), forms=tuple(forms)), tuple(
        programmes
    )


def _of_its_kind(indicator: Indicator, at: int) -> Indicator:
    return replace(indicator, kind=IndicatorKind.STOCK) if at < STOCKS else indicator


def _form(indicators: Sequence[Indicator], catalogue: Catalogue, programme: Programme) -> ReportForm:
    """Return a form of a baseline, a target and a result of each of some indicators, and shares of the targets."""
    columns = []
    for at, indicator in enumerate(indicators[: COLUMNS // 3], 1):
        wanted = (
            (ColumnRole.BASELINE, Measure.BASELINE, Span.YEAR),
            (ColumnRole.TARGET, Measure.COMMITTED, Span.YEAR),
            (ColumnRole.PROGRESS, Measure.ACTUAL, Span.CUMULATIVE),
        )
        for role, measure, span in wanted:
            code = str(len(columns) + 1)
            columns.append(FormColumn(code, f"{at}", code, role, source=Source(indicator.uuid, measure, span)))
    shares = [
        FormColumn(f"{COLUMNS + at}", "%", "", ColumnRole.DERIVED, 1, formula=f"{3 * at}/{3 * at - 1}*#100")
        for at in range(1, COLUMNS // 3 + 1)
    ]
    labels = {unit.uuid: unit.name for unit in catalogue.units}
    return ReportForm(
        uuid=sha256(f"form {indicators[0].uuid}".encode()).hexdigest()[:32],
        code="bieu-1",
        number="Biểu số 1",
        title="Kết quả đến {period_lower}",
        attached_to="",
        line_heading="Đơn vị",
        total_label="Tổng cộng",
        columns=(*columns, *shares),
        lines=tuple(FormLine(unit, labels[unit]) for unit in programme.units),
    )


def _standing_puts(workplace: Workplace, catalogue: Catalogue, programmes: Sequence[Programme]) -> Iterator[Put]:
    """Yield what outlives a year beyond the first programme: the others, every later year, and all targets."""
    book, random = workplace.books.standing, Random("targets")  # noqa: S311 - the same each time
    for programme in programmes:
        for uuid in programme.indicators:
            yield put_record(book, RecordKind.INDICATOR, uuid, catalogue.indicator(uuid))
        yield put_record(book, RecordKind.FORM, programme.forms[0], catalogue.form(programme.forms[0]))
        yield put_record(book, RecordKind.PROGRAMME, programme.uuid, programme)
        for year in YEARS[1:]:
            opened = in_opened_year(programme, replace(year_record(programme), year=year))
            record = year_record(opened)
            uuid = sha256("\0".join(("CTPH1", "programme_year", programme.uuid, str(year))).encode()).hexdigest()[:32]
            yield put_record(book, RecordKind.PROGRAMME_YEAR, uuid, record)
        for unit in programme.units:
            yield from _given(workplace, programme, unit, random)


def _given(workplace: Workplace, programme: Programme, unit: str, random: Random) -> Iterator[Put]:
    """Yield the targets of a unit in each year, and what its stocks began with in the first."""
    about = workplace.books.about(unit, year=STANDING)
    for year in YEARS:
        for indicator in programme.indicators[:TARGETS]:
            yield put_target(
                about,
                Target(
                    programme=programme.uuid,
                    unit=unit,
                    indicator=indicator,
                    breakdown=WHOLE,
                    period=f"{year}",
                    tier=TargetTier.COMMITTED,
                    since=WHOLE_YEAR,
                    quantity=str(random.randrange(100, 2000)),
                ),
            )
    for indicator in programme.indicators[:STOCKS]:
        where = Coordinates(unit, indicator, None, programme.year_period, Measure.BASELINE)
        value = FigureValue.reported(Decimal(random.randrange(2000)))
        yield put_figure(Book(BookKind.ABOUT, unit, YEARS[0]), where, value)


def _begun(year: int) -> str:
    return f"{year}-01-05T08:00:00+07:00"
