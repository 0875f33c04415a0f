"""What a programme asks for beside the reports of its rhythm: 9 months, an estimate of the year, a term, some days."""

from msgspec import UNSET
from msgspec.structs import replace

from ctph_desktop.domain.errors import NoProgrammeError, NotAllowedError, ObligationRefusedError
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.obligations import LONGEST_NAME, Obligation, is_possible, obligation_uuid
from ctph_desktop.domain.periods import OF_A_YEAR, PeriodKind, ReportingPeriod
from ctph_desktop.domain.programmes import MOST_DUE_DAYS, Programme
from ctph_desktop.domain.text import clean, name_key
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace


class ObligationService:
    """A superior office adds obligations to the programme looked at; its communes get them with the next answer."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def rows(self) -> tuple[Obligation, ...]:
        """Return the obligations of the programme looked at, by name."""
        programme = self._workplace.catalogue().programme
        every = (each.content for each in self._workplace.records.read(RecordKind.OBLIGATION, Obligation))
        own = [one for one in every if programme is not None and one.programme == programme.document]
        return tuple(sorted(own, key=lambda one: one.name))

    def add(self, wanted: Obligation) -> Changes:
        """Write an obligation down; its programme may be left open, and is the one looked at.

        ObligationRefusedError: no name, one that another obligation has, periods the programme does not have.
        """
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        programme = self._workplace.catalogue().programme
        if programme is None:
            raise NoProgrammeError
        name = " ".join(clean(wanted.name).split())
        if not name or len(name) > LONGEST_NAME:
            raise ObligationRefusedError("name")
        if name_key(name) in {name_key(one.name) for one in self.rows()}:
            raise ObligationRefusedError("same_name")
        if wanted.due_days is not UNSET and abs(wanted.due_days) > MOST_DUE_DAYS:
            raise ObligationRefusedError("due_days")
        made = replace(wanted, name=name, programme=programme.document)
        made = self._in_calendar(made, programme)
        book = self._workplace.books.standing
        self._workplace.write([put_record(book, RecordKind.OBLIGATION, obligation_uuid(made), made)])
        return Changes.ALL

    def _in_calendar(self, made: Obligation, programme: Programme) -> Obligation:
        """Return an obligation whose period is counted as the programme counts; it must be one of its years."""
        years = {one.year for one in self._workplace.catalogue().editions if one.programme.uuid == programme.document}
        if made.kind not in OF_A_YEAR:
            period = ReportingPeriod.parse(made.period) if made.period else None
            if period is None or period.year not in years:
                raise ObligationRefusedError("period")
            if period.kind is PeriodKind.TERM:
                made = replace(made, period=replace(period, calendar=programme.calendar).code)
        if not is_possible(made):
            raise ObligationRefusedError("period")
        return made
