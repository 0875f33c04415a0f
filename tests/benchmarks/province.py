"""Builds what the import is measured with: a superior office's database and the yearly packages of 98 communes.

Everything is synthetic and comes from fixed seeds, keys apart; the bytes are those the program itself would write.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random
from secrets import token_bytes, token_hex

import msgspec

from ctph_desktop.domain.figure_codec import encode_value
from ctph_desktop.domain.figures import Coordinates, FigureValue, Measure
from ctph_desktop.domain.indicators import Direction, Indicator, IndicatorKind
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import FIGURE, RECORD, StoredOperation, make_operation
from ctph_desktop.domain.journal.receipts import Receipt, encode
from ctph_desktop.domain.journal.roster import Grant, encode_roster
from ctph_desktop.domain.journal.segment import cut_segment
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment
from ctph_desktop.domain.periods import PeriodCalendar, ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.submissions import Seal, sealed_figures, submission_uuid
from ctph_desktop.domain.units import AdministrativeUnit, AdminLevel, CommuneKind
from ctph_desktop.services.exchanging.exchange import ExchangeService
from ctph_desktop.services.founding import founding
from ctph_desktop.services.founding.catalogue import Catalogue
from ctph_desktop.services.ground import belonging as belonging_of
from ctph_desktop.services.ground.attachment_files import AttachmentFiles
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.engine import Database, open_database
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.sync.package import PackageHeader, PackageKind, build
from ctph_desktop.system.clock import Clock, now
from ctph_desktop.system.paths import database_migrations

YEAR = 2026
COMMUNES = 98
FIGURES = 287
CORRECTIONS = 9
OPERATIONS = COMMUNES * (FIGURES * 12 + CORRECTIONS + 12 + 1)
SEALED = COMMUNES * FIGURES * 12
DATABASE = "ctph.db"


@dataclass(frozen=True, slots=True)
class Province:
    """The superior office's database with the key that opens it, and the package files of its communes."""

    database: Path
    key: str
    packages: tuple[Path, ...]


def build_province(folder: Path) -> Province:
    """Build it all in a folder; the database holds the programme and the roster, and no package yet."""
    catalogue, programme = made_up_programme()
    key, path = token_hex(32), folder / DATABASE
    database = open_database(path, key=key, migrations=database_migrations(), must_exist=False)
    try:
        workplace, devices = found_and_enrol(database, catalogue, programme)
        packages = tuple(_write_packages(folder, workplace, programme, devices))
    finally:
        database.close()
    return Province(path, key, packages)


def found_and_enrol(
    database: Database, catalogue: Catalogue, programme: Programme
) -> tuple[Workplace, dict[str, DeviceKeys]]:
    """Found the superior office in an empty database and take a PC of every commune into its roster."""
    founder = founding.Founder(founding.person_of("Cán bộ huyện", "", since="2026-01-01"), "PC-00", _time(1))
    founding.found_superior(database, catalogue, programme, founder)
    workplace = open_workplace(database)
    devices = {unit: DeviceKeys.new() for unit in programme.units}
    enrol(workplace, devices)
    workplace.journal.cut()
    return workplace, devices


def open_exchange(province: Province) -> tuple[Database, ExchangeService]:
    """Open the superior office's database; the caller closes it."""
    database = open_database(province.database, key=province.key, migrations=database_migrations())
    return database, ExchangeService(open_workplace(database))


def open_workplace(database: Database, *, clock: Clock = now) -> Workplace:
    """Return the workplace of a founded database."""
    belonging = belonging_of.recall(database)
    journal = belonging_of.open_journal(database, belonging.identity, belonging.keys)
    return Workplace(
        folder=database.path.parent,
        identity=belonging.identity,
        keys=belonging.keys,
        journal=journal,
        clock=clock,
        attachments=AttachmentFiles(database.path.parent, key="00" * 32),
    )


def enrol(workplace: Workplace, devices: dict[str, DeviceKeys]) -> None:
    """Take the communes' PCs into the roster, in one version."""
    roster_key = belonging_of.recall(workplace.journal.database).roster_key
    assert roster_key is not None
    chain = workplace.journal.chain
    assert chain.latest is not None
    grants = (
        Grant(sign=keys.public.sign.hex(), age=keys.public.age, unit=unit, name=f"PC {unit[:4]}", since=0, seals=True)
        for unit, keys in devices.items()
    )
    following = msgspec.structs.replace(
        chain.latest,
        number=chain.latest.number + 1,
        previous=chain.ids[-1],
        devices=(*chain.latest.devices, *grants),
    )
    workplace.journal.add_record(SignedRecord.make(Purpose.ROSTER, encode_roster(following), key=roster_key))


def made_up_programme(*, communes: int = COMMUNES, figures: int = FIGURES) -> tuple[Catalogue, Programme]:
    """Return a catalogue with one programme: that many communes, each to report that many figures a month."""
    random = Random("catalogue")  # noqa: S311 - the same each time
    superior, *units = (
        AdministrativeUnit(
            uuid=_uuid(random),
            code=f"{19600 + number}",
            name=f"Xã mẫu {number:02}" if number else "Huyện mẫu",
            level=AdminLevel.COMMUNE if number else AdminLevel.DISTRICT,
            kind=CommuneKind.RURAL if number else None,
            parent=None,
        )
        for number in range(communes + 1)
    )
    indicators = tuple(
        Indicator(_uuid(random), f"CT{n:03}", f"Chỉ tiêu {n}", "người", 0, IndicatorKind.FLOW, Direction.UP, True)
        for n in range(1, figures + 1)
    )
    programme = Programme(
        uuid=_uuid(random),
        title="Chương trình mẫu",
        short_title="Mẫu",
        number="",
        dated="",
        plan_year=YEAR,
        calendar=PeriodCalendar.CALENDAR,
        superior=superior.uuid,
        units=tuple(unit.uuid for unit in units),
        parties=(),
        indicators=tuple(indicator.uuid for indicator in indicators),
        forms=(),
        reports_to="",
    )
    return Catalogue((superior, *units), (), indicators, (programme,), ()), programme


def _write_packages(
    folder: Path, workplace: Workplace, programme: Programme, devices: dict[str, DeviceKeys]
) -> Iterator[Path]:
    common = workplace.journal.segments_to_pass_on([workplace.books.standing])
    rosters = workplace.journal.records(Purpose.ROSTER)
    for number, (unit, keys) in enumerate(devices.items(), 1):
        replica = token_bytes(16)
        segments = tuple(sealed_year(unit, [programme], keys, replica.hex(), workplace.journal.chain.ids[-1]))
        receipt = Receipt(to=programme.superior, segments=tuple(s.id for s in common), packages={}, at=_time(12))
        data = build(
            PackageContents(
                rosters=rosters,
                receipts=(SignedRecord.make(Purpose.RECEIPT, encode(receipt), key=keys.signing_key),),
                segments=(*common, *segments),
            ),
            header=PackageHeader(
                unit=unit,
                unit_code=f"{19600 + number}",
                kind=PackageKind.REPORT,
                created=_time(12),
                period=f"{YEAR}-12",
                roster=workplace.journal.chain.ids[-1],
            ),
            sender=keys,
            recipients=(workplace.keys.public.age,),
            replica=replica,
            counter=12,
        )
        path = folder / f"{19600 + number}_{YEAR}-12_12_{number:08x}.ctph"
        path.write_bytes(data)
        yield path


def sealed_year(
    unit: str,
    programmes: Sequence[Programme],
    keys: DeviceKeys,
    replica: str,
    roster: str,
    *,
    year: int = YEAR,
) -> Iterator[SignedSegment]:
    """Yield a commune's twelve segments: its figures of the month, and the seals that hold the same figures."""
    random = Random(f"{unit}{year}")  # noqa: S311 - the same each time
    book, author, previous = Book(BookKind.UNIT, unit, year), _uuid(random), ""
    person = {"name": "Cán bộ xã", "post": "", "since": f"{year}-01-01"}
    person_put = put_record(book, RecordKind.PERSON, author, founding.person_of(**person))
    for month in ReportingPeriod.whole_year(year).months:
        operations: list[StoredOperation] = []
        if month.number == 1:
            operations.append(_operation(RECORD, person_put.cell, person_put.value, author, month))
        for programme in programmes:
            figures: dict[Coordinates, FigureValue] = {}
            for place, indicator in enumerate(programme.indicators):
                where = Coordinates(unit, indicator, None, month, Measure.ACTUAL)
                figures[where] = FigureValue.reported(Decimal(random.randrange(2000)))
                first = _operation(FIGURE, where.cell, encode_value(figures[where]), author, month)
                operations.append(first)
                if month.number == 12 and place < CORRECTIONS:
                    figures[where] = FigureValue.reported(Decimal(random.randrange(2000, 4000)))
                    value = encode_value(figures[where])
                    operations.append(_operation(FIGURE, where.cell, value, author, month, first.id))
            operations.append(_seal(unit, programme, month, figures, author))
        segment = cut_segment(
            operations, book=book, replica=replica, previous=previous, roster=roster, key=keys.signing_key
        )
        previous = segment.id
        yield segment


def _seal(
    unit: str, programme: Programme, month: ReportingPeriod, figures: dict[Coordinates, FigureValue], author: str
) -> StoredOperation:
    seal = Seal(programme.uuid, unit, month.code, sealed_figures(figures.items()), (), "", author)
    uuid = submission_uuid(programme=programme.uuid, unit=unit, period=month)
    return _operation(RECORD, record_cell(RecordKind.SUBMISSION, uuid), msgspec.to_builtins(seal), author, month)


def _operation(
    kind: str, cell: str, value: object, author: str, month: ReportingPeriod, *parents: str
) -> StoredOperation:
    return make_operation(
        kind=kind, cell=cell, parents=parents, author=author, device_time=_time(month.number, month.year), value=value
    )


def _uuid(random: Random) -> str:
    return f"{random.getrandbits(128):032x}"


def _time(month: int, year: int = YEAR) -> str:
    return f"{year}-{month:02}-28T08:00:00+07:00"
