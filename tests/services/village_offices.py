"""A superior office and its communes in folders, and the ways packages go between them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

import msgspec
from sqlalchemy import text

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.journal.roster import Grant
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import Office, open_office
from ctph_desktop.office.founding import catalogue, create_superior
from ctph_desktop.office.joining import join_office, read_invitation
from ctph_desktop.services.ground.attachment_files import ATTACHMENT_FOLDER
from ctph_desktop.services.ground.exchange_rows import FileVerdict, ImportedRow
from ctph_desktop.services.ground.review_rows import BoardCell
from ctph_desktop.services.ground.workplace import Workplace

MARCH, APRIL = ReportingPeriod.month(2019, 3), ReportingPeriod.month(2019, 4)
CODES = {"tuyền": "Tuyền", "thành": "Thành", "thủy": "Thủy"}


@dataclass
class Clock:
    """A clock of 2019 that goes on a minute each time it is asked."""

    at: datetime = field(default_factory=lambda: datetime(2019, 4, 1, 8, tzinfo=timezone(timedelta(hours=7))))

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


@dataclass
class Village:
    """Where offices lie; `units` are the communes' UUIDs by the folder they lie in."""

    root: Path
    units: dict[str, str]
    invitation: Path
    code: str
    clock: Clock = field(default_factory=Clock)

    @contextmanager
    def office(self, name: str) -> Iterator[Office]:
        with open_office(self.root / name, clock=self.clock) as office:
            yield office

    def superior(self):
        return self.office("superior")

    def copy_to(self, folder: Path) -> "Village":
        """Copy all folders; the copy is one that nobody doubts, as if it were the offices themselves."""
        shutil.copytree(self.root, folder)
        copy = Village(folder, dict(self.units), folder / self.invitation.name, self.code)
        with copy.superior() as office:
            office.devices.trust()
        return copy

    def stick(self) -> Path:
        """Return an empty folder, as a stick."""
        folder = self.root / f"stick {len(list(self.root.glob('stick *')))}"
        folder.mkdir()
        return folder

    # what offices do

    def join(self, name: str, unit: str, *, device: str = "") -> None:
        join_office(
            self.root / name, self.invitation, unit, "Cán bộ " + name, "Văn hoá – xã hội", self.code,
            device_name=device or "PC " + name, clock=self.clock,
        )  # fmt: skip
        self.units[name] = unit

    def report(self, name: str, month: ReportingPeriod = MARCH, **quantities: int | FigureValue) -> Path:
        """Type figures by indicator code, seal the month and export it."""
        with self.office(name) as office:
            record(office, month, **quantities)
            office.submissions.seal(month)
        return self.exported(name)

    def exported(self, name: str) -> Path:
        with self.office(name) as office:
            return Path(office.exchange.export_package(self.stick()).path)

    def answered(self, name: str) -> Path:
        with self.superior() as office:
            return Path(office.exchange.export_package(self.stick(), unit=self.units[name]).path)

    def imported(self, name: str, *paths: Path) -> tuple[ImportedRow, ...]:
        with self.office(name) as office:
            return office.exchange.import_packages(paths)

    def enrol(self, name: str, package: Path) -> None:
        with self.office(name) as office:
            code = office.enrolment.request_code()
        with self.superior() as office:
            assert office.exchange.import_packages([package])[0].verdict is FileVerdict.TRAY
            office.enrolment.enrol(office.exchange.tray()[-1].package, code)

    def state(self, name: str, month: ReportingPeriod = MARCH) -> SubmissionState:
        with self.office(name) as office:
            return office.submissions.own_state(month)

    def board(self, name: str, month: ReportingPeriod = MARCH) -> BoardCell:
        with self.superior() as office:
            return board_cell(office, self.units[name], month)


def record(office: Office, month: ReportingPeriod = MARCH, **quantities: int | FigureValue) -> None:
    """Type figures; the name of an argument is an indicator's code, with `_` before a part's code."""
    office.progress.record(
        month,
        {
            office.progress.find_line(code.replace("_", "/")): value
            if isinstance(value, FigureValue)
            else FigureValue.reported(value)
            for code, value in quantities.items()
        },
    )


def board_cell(office: Office, unit: str, month: ReportingPeriod = MARCH) -> BoardCell:
    row = next(row for row in office.review.board() if row.unit == unit)
    return next(cell for cell in row.cells if cell.period == month)


def workplace_of(office: Office) -> Workplace:
    """Return what lies under an office's services, for those who would cheat."""
    return office._workplace


def files_held(office: Office) -> list[str]:
    """Return the attachments an office holds, by what their files are called."""
    return sorted(path.name for path in (workplace_of(office).folder / ATTACHMENT_FOLDER).rglob("*.bin"))


def publish(office: Office, **changes: object) -> None:
    """Sign a next roster version that differs from the latest one."""
    office.enrolment._publish(msgspec.structs.replace(office.enrolment._latest(), **changes))


def revoke(office: Office, unit: str, *, cut: tuple[str, ...] = ()) -> None:
    """Take the PCs of a unit out of service."""

    def changed(grant: Grant) -> Grant:
        return msgspec.structs.replace(grant, is_revoked=True, cut=cut) if grant.unit == unit else grant

    publish(office, devices=tuple(map(changed, office.enrolment._latest().devices)))


def run_sql(office: Office, statement: str, **values: object) -> None:
    with workplace_of(office).journal.database.transaction() as connection:
        connection.execute(text(statement), values)


def found(root: Path, *, communes: int) -> Village:
    """Make a superior office with the programme of 2019 and let some of its communes join; none is enrolled."""
    root.mkdir(parents=True)
    clock = Clock()
    programme = catalogue().programmes[0]
    create_superior(
        root / "superior", programme=programme, person_name="Cán bộ huyện", person_post="Phòng LĐ-TB&XH",
        device_name="PC huyện", clock=clock,
    )  # fmt: skip
    with open_office(root / "superior", clock=clock) as office:
        exported, code = office.enrolment.invitation(root)
    village = Village(root, {}, Path(exported.path), code, clock)
    for number, (unit, _, _) in enumerate(read_invitation(exported.path).units[:communes]):
        village.join(f"commune {number}", unit)
    return village
