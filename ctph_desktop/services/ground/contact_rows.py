"""How offices are reached, and which of them are to be reminded."""

from msgspec import Struct

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState


class ContactRow(Struct, frozen=True):
    """How an office is reached: the desk in charge, its telephone, its e-mail; empty where unknown."""

    unit: str
    unit_name: str
    desk: str = ""
    phone: str = ""
    email: str = ""


class ReminderRow(Struct, frozen=True):
    """A unit whose report of a month is not there, how it is reached, and a text ready to send."""

    unit: str
    unit_name: str
    state: SubmissionState
    contact: ContactRow
    subject: str
    text: str


class Reminders(Struct, frozen=True):
    """Who has not sent a month: one row each, and one text for all."""

    period: ReportingPeriod
    rows: tuple[ReminderRow, ...]
    text: str
