"""Districts and a province of 2025 with their communes, each in a folder of its own, and files carried between them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from ctph_desktop.domain.figures import NOTHING, FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.domain.unit_list import ListedUnit
from ctph_desktop.office import Office, open_office
from ctph_desktop.office.founding import catalogue, create_own_superior
from ctph_desktop.office.joining import join_office, read_invitation
from ctph_desktop.services.founding.own_programme import SuperiorPlan
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.services.ground.review_rows import BoardCell

YEAR = 2025
PROVINCE = "Sở Nội vụ tỉnh Quảng Trị"


@dataclass
class Clock:
    """A clock of 2025 that goes on a minute each time it is asked."""

    at: datetime = field(default_factory=lambda: datetime(YEAR, 6, 2, 8, tzinfo=timezone(timedelta(hours=7))))

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


@dataclass
class Offices:
    """Where offices lie; `units` are the UUIDs of the communes and `programmes` those of the superiors, by folder."""

    root: Path
    clock: Clock = field(default_factory=Clock)
    units: dict[str, str] = field(default_factory=dict)
    programmes: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def open(self, name: str, *, programme: str = "") -> Iterator[Office]:
        """Open an office, at the programme of a superior if it is named."""
        with open_office(self.root / name, clock=self.clock) as office:
            yield office.at(Standpoint(self.programmes[programme], YEAR)) if programme else office

    def found(self, name: str, title: str, code: str, **communes: tuple[str, str]) -> None:
        """Found a superior office whose communes, by folder, have a code and a name; let them join and be enrolled."""
        plan = SuperiorPlan(title, code, YEAR, tuple(ListedUnit(*commune) for commune in communes.values()))
        create_own_superior(
            self.root / name, plan, template=catalogue().programmes[0], person_name=f"Cán bộ {name}",
            person_post="Phòng Lao động", device_name=f"PC {name}", clock=self.clock,
        )  # fmt: skip
        with self.open(name) as office:
            self.programmes[name] = office.standpoint.programme
        for commune, (_, unit_name) in communes.items():
            self.join(commune, name, unit_name)

    def join(self, commune: str, superior: str, unit_name: str) -> None:
        """Let a commune join by the invitation of a superior office, and be enrolled."""
        letter, code = self.invitation(superior)
        unit = next(unit for unit, _, name in read_invitation(letter).units if name == unit_name)
        join_office(
            self.root / commune, letter, unit, f"Cán bộ {commune}", "", code, device_name=f"PC {commune}",
            clock=self.clock,
        )  # fmt: skip
        self.units[commune] = unit
        with self.open(commune) as office:
            request = office.enrolment.request_code()
        package = self.exported(commune)
        with self.open(superior) as office:
            assert office.exchange.import_packages([package])[0].verdict is FileVerdict.TRAY
            office.enrolment.enrol(office.exchange.tray()[-1].package, request)
        self.answer(superior, commune)

    def invitation(self, superior: str) -> tuple[Path, str]:
        with self.open(superior) as office:
            exported, code = office.enrolment.invitation(self.stick())
        return Path(exported.path), code

    def stick(self) -> Path:
        folder = self.root / f"stick {len(list(self.root.glob('stick *')))}"
        folder.mkdir()
        return folder

    def exported(self, commune: str) -> Path:
        with self.open(commune) as office:
            return Path(office.exchange.export_package(self.stick()).path)

    def imported(self, name: str, *paths: Path) -> list[FileVerdict]:
        with self.open(name) as office:
            return [row.verdict for row in office.exchange.import_packages(paths)]

    def answer(self, superior: str, commune: str) -> Path:
        """Bring a commune its superior office's answer."""
        with self.open(superior) as office:
            path = Path(office.exchange.export_package(self.stick(), unit=self.units[commune]).path)
        self.imported(commune, path)
        return path

    def report(self, commune: str, month: ReportingPeriod, jobs: int) -> Path:
        """Type a month, seal it and export it."""
        with self.open(commune) as office:
            type_month(office, month, jobs)
            office.submissions.seal(month)
        return self.exported(commune)

    def accept(self, superior: str, commune: str, month: ReportingPeriod, *, programme: str = "") -> None:
        with self.open(superior, programme=programme or superior) as office:
            office.review.accept(board_cell(office, self.units[commune], month).seal)

    def state(self, superior: str, commune: str, month: ReportingPeriod, *, programme: str = "") -> SubmissionState:
        with self.open(superior, programme=programme or superior) as office:
            return board_cell(office, self.units[commune], month).state


def type_month(office: Office, month: ReportingPeriod, jobs: int) -> None:
    """Type the jobs found in a month, and nothing to report in every other line."""
    rows = {row.key: NOTHING for row in office.progress.sheet(month).rows if not row.is_computed}
    office.progress.record(month, rows | {office.progress.find_line("VL01"): FigureValue.reported(jobs)})


def board_cell(office: Office, unit: str, month: ReportingPeriod) -> BoardCell:
    row = next(row for row in office.review.board() if row.unit == unit)
    return next(cell for cell in row.cells if cell.period == month)
