"""What is known here of an own report having arrived."""

from datetime import datetime

from msgspec import Struct

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.changes import Changes


class DeliveryRow(Struct, frozen=True):
    """What is known here of an own sealed report having arrived.

    `received_at` is the moment of the first signed receipt that covers the newest seal, `phoned_at` when its code was
    typed. `received_figures` of its `sealed_figures` stand in the newest seal the superior office signed for, which is
    `received_version` (0: none yet).
    """

    period: ReportingPeriod
    version: int
    sealed_figures: int
    received_version: int = 0
    received_figures: int = 0
    received_at: datetime | None = None
    phoned_at: datetime | None = None


class PhoneConfirmation(Struct, frozen=True):
    """Which report a typed telephone code stood for, and what typing it changed."""

    period: ReportingPeriod
    version: int
    changes: Changes
