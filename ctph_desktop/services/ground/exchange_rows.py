"""What is read of files that come and go."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.services.ground.contact_rows import ContactRow
from ctph_desktop.wording import messages


class HeldRow(Struct, frozen=True):
    """Something that came and does not count: a file that was not taken in, or parts of a book that are held back.

    `reason` and `message`, ready to be sent to whoever sent it, are sentences. `is_certain` tells whether the sender
    is proven by a signature, or only read from the file's name. What this office wrote itself has no message.
    """

    id: str
    received_at: datetime | None
    file_name: str
    sender: str
    is_certain: bool
    reason: str
    subject: str
    message: str
    contact: ContactRow | None
    can_dismiss: bool


class FileVerdict(StrEnum):
    """What became of a file, or will."""

    NEW = "new"  # brings something
    KNOWN = "known"  # brings nothing new
    TRAY = "tray"  # waits for a person (unknown sender with a request)
    REFUSED = "refused"  # cannot be read; the reason says why
    ELSEWHERE = "elsewhere"  # whole and genuine, and meant for another office: nothing to do, nothing to keep


class ChangeRow(Struct, frozen=True):
    """What an import would bring: old → new, in words. `is_figure` tells figures from decisions, remarks, evidence."""

    label: str
    period_label: str
    old: str
    new: str
    is_blanking: bool
    is_figure: bool = False


class PreviewRow(Struct, frozen=True):
    """One file of an import: who, which periods, what it brings. `notes` are sentences, the most important first.

    A refused file has a `message` under `subject`, ready to be sent to whoever sent it; importing it leaves a note in
    the tray if `can_be_held`.
    """

    path: str
    file_name: str
    verdict: FileVerdict
    sender: str
    created_at: datetime | None
    periods: tuple[str, ...]
    new_seals: int
    held: int
    changes: tuple[ChangeRow, ...]
    notes: tuple[str, ...]
    corrections: int = 0
    subject: str = ""
    message: str = ""
    can_be_held: bool = False

    @property
    def blanked(self) -> int:
        """How many figures that stand here the file would leave blank."""
        return sum(1 for change in self.changes if change.is_blanking)

    @property
    def told(self) -> str:
        """The notes as one text."""
        return " ".join(self.notes)

    @property
    def new_figures(self) -> int:
        """How many figures would stand here that are not the ones that stand here now."""
        return sum(1 for change in self.changes if change.is_figure)


class ImportPreview(Struct, frozen=True):
    """What importing the chosen files would do; what is meant for other offices comes last."""

    rows: tuple[PreviewRow, ...]


class OutcomeRow(Struct, frozen=True):
    """A report that came, or what the superior office decided on an own one: a sentence, and where it is looked at.

    `is_returned` marks a report that has to be corrected, `kept_unit` whose it is where this office reports for
    another unit; `standpoint` is where one stands to look at it, None where one does.
    """

    text: str
    period: ReportingPeriod
    seal: str
    is_returned: bool = False
    kept_unit: str = ""
    standpoint: Standpoint | None = None


class ImportedRow(Struct, frozen=True):
    """What became of one file, in sentences, and the reports or decisions it brought."""

    file_name: str
    verdict: FileVerdict
    sender: str
    notes: tuple[str, ...]
    outcomes: tuple[OutcomeRow, ...] = ()

    @property
    def message(self) -> str:
        """The notes as one text."""
        return " ".join(self.notes)


class CarriedReport(Struct, frozen=True):
    """A sealed report that a file carries: a month and the how manieth version; `unit_name` where it is another's."""

    unit_name: str
    period: ReportingPeriod
    version: int


class UnsealedMonths(Struct, frozen=True):
    """Months with figures that no file carries; `unit` and `unit_name` where they are of a unit reported for here.

    `standpoint` is where one stands to seal them, None where one does; `programme` is the title of another programme,
    `authority` the one they are for where those of several are told.
    """

    months: tuple[ReportingPeriod, ...]
    unit: str = ""
    unit_name: str = ""
    programme: str = ""
    standpoint: Standpoint | None = None
    authority: str = ""

    @property
    def whose(self) -> str:
        """Whose reports they are, in words; empty for the own ones of the programme looked at."""
        return messages.whose_reports(self.unit_name, self.programme, self.authority)


class ExportedFile(Struct, frozen=True):
    """A written and re-read package file; `set_aside` counts cells typed on this PC whose values do not count now.

    `reports` are the sealed reports the addressee finds in it; what is not sealed nobody sees. `attachments` counts the
    files of evidence in it, `further` are packages with those that found no room in it. `authority` is the one it
    reports to, where files are written for several.
    """

    path: str
    file_name: str
    size: int
    recipients: tuple[str, ...]
    kept_copy: str
    set_aside: int = 0
    attachments: int = 0
    further: tuple["ExportedFile", ...] = ()
    reports: tuple[CarriedReport, ...] = ()
    authority: str = ""

    @property
    def all_files(self) -> tuple["ExportedFile", ...]:
        """This file and the further ones."""
        return (self, *self.further)


def carried_reports(files: Sequence[ExportedFile], *, are_answers: bool) -> list[str]:
    """Say which reports files carry, for each authority by itself; answers carry none."""
    carried: dict[str, list[CarriedReport]] = {}
    for file in files:
        carried.setdefault(file.authority, []).extend(file.reports)
    if are_answers or len(carried) > 1:
        carried.pop("", None)
    return [
        messages.reports_carried([(one.unit_name, one.period, one.version) for one in reports], authority=authority)
        for authority, reports in carried.items()
    ]


class PackageLogRow(Struct, frozen=True):
    """A package in the log, in or out."""

    at: datetime
    is_outgoing: bool
    file_name: str
    partner: str
    summary: str


class TrayRow(Struct, frozen=True):
    """A package that waits: an unknown PC that asks to be enrolled, or a file that could not be read.

    `message` under `subject` is ready to be sent to the office at `contact`.
    """

    package: str
    received_at: datetime
    file_name: str
    sender: str
    device_name: str
    reason: str
    can_enrol: bool
    subject: str = ""
    message: str = ""
    contact: ContactRow | None = None


class DriveRow(Struct, frozen=True):
    """A place a package can be written to: a removable drive or a folder."""

    path: str
    name: str
    free: int
    is_removable: bool
