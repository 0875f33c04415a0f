"""When things were written: what a PC says of itself, but never later than its receipt; an official may correct it."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Final

import msgspec

from ctph_desktop.domain.periods import ReportingPeriod

_EPOCH: Final = datetime.fromtimestamp(0, UTC)


class SubmissionDay(msgspec.Struct, frozen=True):
    """The day an official says a seal was submitted on, instead of the one its PC wrote; `day` as 2019-04-02."""

    seal: str
    day: str
    by: str
    reason: str


def submission_day_uuid(seal: str) -> str:
    """Return the UUID of the corrected day of a seal: two corrections meet in one cell."""
    return sha256(f"CTPH1\0submission_day\0{seal}".encode()).hexdigest()[:32]


def moment_of(text: str) -> datetime | None:
    """Return a stored moment, read as UTC where it names no offset; None where it cannot be read."""
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment


def earliest(*texts: str) -> str:
    """Return the first of several stored moments, those left out that cannot be read; empty when none can."""
    return min(filter(moment_of, texts), key=_seconds, default="")


def latest(*texts: str) -> str:
    """Return the last of several stored moments, those left out that cannot be read; empty when none can."""
    return max(filter(moment_of, texts), key=_seconds, default="")


def due_day(period: ReportingPeriod, *, days_after: int) -> date:
    """Return the last day on which the report of a period is in time."""
    return period.last_day + timedelta(days=days_after)


def days_late(submitted: date, due: date) -> int:
    """Return by how many days a report is late; 0 when it is not."""
    return max(0, (submitted - due).days)


def _seconds(text: str) -> float:
    moment = moment_of(text)
    return (moment - _EPOCH).total_seconds() if moment is not None else 0.0
