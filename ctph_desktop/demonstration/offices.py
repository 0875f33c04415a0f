"""The offices of the sample: the superior office and its nine communes, enrolled the way real ones are."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from ctph_desktop.domain.errors import OfficeExistsError
from ctph_desktop.domain.feedback import Feedback
from ctph_desktop.domain.text import search_key
from ctph_desktop.office import Office, founding, joining, open_office
from ctph_desktop.services.ground.exchange_rows import FileVerdict, ImportedRow
from ctph_desktop.system.secrets import KeyPreference

SUPERIOR_FOLDER: Final = "cap-tren"
LETTERS_FOLDER: Final = "thu-moi"
_HANOI: Final = timezone(timedelta(hours=7))
_PERSON: Final = "Người dùng thử"


class SampleClock(Struct):
    """A clock of 2019 that goes on a minute each time it is asked."""

    at: datetime = field(default_factory=lambda: datetime(2019, 1, 15, 8, 0, tzinfo=_HANOI))

    def __call__(self) -> datetime:
        """Return the next minute."""
        self.at += timedelta(minutes=1)
        return self.at

    def go_to(self, year: int, month: int, day: int) -> None:
        """Set the clock to eight in the morning of a day, never backwards."""
        self.at = max(self.at, datetime(year, month, day, 8, 0, tzinfo=_HANOI))


class CommuneFolder(Struct, frozen=True):
    """A commune of the sample and where its office lies."""

    unit: str
    code: str
    name: str
    folder: Path


class SampleOffices(Struct, frozen=True):
    """Where the superior office and its communes lie, and the clock they share."""

    root: Path
    superior: Path
    communes: tuple[CommuneFolder, ...]
    clock: SampleClock

    @contextmanager
    def open_superior(self) -> Iterator[Office]:
        """Open the superior office at the sample's time."""
        with open_office(self.superior, clock=self.clock) as office:
            yield office

    @contextmanager
    def open_commune(self, commune: CommuneFolder) -> Iterator[Office]:
        """Open a commune's office at the sample's time."""
        with open_office(commune.folder, clock=self.clock) as office:
            yield office


def found_offices(root: Path, *, feedback: Feedback | None = None) -> SampleOffices:
    """Make the superior office with the programme of 2019 and its nine communes, each in a folder of its own.

    Communes join by the invitation and its code; OfficeExistsError when the folder is not empty.
    """
    if root.exists() and any(root.iterdir()):
        raise OfficeExistsError(root)
    clock = SampleClock()
    catalogue = founding.catalogue()
    programme = replace(catalogue.programmes[0], is_sample=True)
    superior = root / SUPERIOR_FOLDER
    founding.create_superior(
        superior,
        programme=programme,
        person_name=_PERSON,
        person_post="Phòng Lao động – TB&XH",
        clock=clock,
        device_name="MAY-CAP-TREN",
        key_store=KeyPreference.FILE,
    )
    letters = root / LETTERS_FOLDER
    letters.mkdir()
    with open_office(superior, clock=clock) as office:
        invitation, code = office.enrolment.invitation(letters)
    communes = []
    units = joining.read_invitation(invitation.path).units
    for done, (unit, unit_code, name) in enumerate(units):
        if feedback is not None:
            feedback.step(done, len(units), name)
        folder = root / f"{unit_code}-{search_key(name).replace(' ', '-')}"
        joining.join_office(
            folder,
            invitation.path,
            unit,
            _PERSON,
            "Công chức văn hoá – xã hội",
            code,
            clock=clock,
            device_name=f"MAY-{unit_code}",
            key_store=KeyPreference.FILE,
        )
        communes.append(CommuneFolder(unit, unit_code, name, folder))
    return SampleOffices(root, superior, tuple(communes), clock)


def receive(office: Office, paths: list[str], codes: dict[str, str]) -> tuple[ImportedRow, ...]:
    """Import files as the superior office and enrol waiting PCs with the digits their communes read out.

    `codes` holds the digits by sender's name.
    """
    rows = office.exchange.import_packages(paths)
    if any(row.verdict is FileVerdict.TRAY for row in rows):
        for waiting in office.exchange.tray():
            office.enrolment.enrol(waiting.package, codes[waiting.sender])
    return rows
