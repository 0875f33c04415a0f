"""What closing a period, and opening it again, writes."""

from ctph_desktop.domain.closings import PeriodClosing, closing_uuid
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.accepted import accepted_statements
from ctph_desktop.storage.journal import Put


def closing_put(
    workplace: Workplace, programme: Programme, period: ReportingPeriod, *, reason: str, consolidation: str
) -> Put:
    """Return what closes a period over the seals accepted so far; a year over those of all of it."""
    is_year = period == programme.year_period
    accepted = accepted_statements(workplace).items()
    seals = (statement.seal for (_, code), statement in accepted if is_year or code == period.code)
    closing = PeriodClosing(
        programme=programme.uuid,
        period=period.code,
        is_closed=True,
        by=workplace.identity.person,
        reason=clean(reason),
        seals=tuple(sorted(seals)),
        consolidation=consolidation,
    )
    return _put(workplace, programme, period, closing)


def reopening_put(
    workplace: Workplace, programme: Programme, period: ReportingPeriod, closed: PeriodClosing, *, reason: str
) -> Put:
    """Return what opens a period again; what it was closed over stays known."""
    closing = PeriodClosing(
        programme=programme.uuid,
        period=period.code,
        is_closed=False,
        by=workplace.identity.person,
        reason=clean(reason),
        seals=closed.seals,
        consolidation=closed.consolidation,
    )
    return _put(workplace, programme, period, closing)


def _put(workplace: Workplace, programme: Programme, period: ReportingPeriod, closing: PeriodClosing) -> Put:
    uuid = closing_uuid(programme=programme.uuid, period=period)
    return put_record(workplace.books.common, RecordKind.PERIOD, uuid, closing)
