"""The seals of a month one after the other: who sealed, which file brought them, what was decided of them."""

from ctph_desktop.domain.errors import UnknownSealError
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.decisions import Decisions, state_of
from ctph_desktop.services.reading.revision_rows import SealedVersionRow
from ctph_desktop.storage.packages import LogEntry
from ctph_desktop.storage.queries import StatementRow

_LONGEST_NOTE = 400


class SealedVersions:
    """Reads seals with everything that is known of their way; what it reads of files is read once."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._decisions = Decisions(workplace)
        self._arrivals: dict[str, LogEntry] = {}
        for entry in reversed(workplace.packages.log()):
            for segment in () if entry.is_outgoing else entry.newest:
                self._arrivals.setdefault(segment, entry)

    def statements(self, unit: str, period: ReportingPeriod) -> list[StatementRow]:
        """Return the seals of a unit's month, oldest first."""
        programme = self._workplace.catalogue().programme
        if programme is None:
            return []
        return list(self._workplace.queries.statements(unit=unit, period=period, programme=programme.uuid))

    def statement(self, seal: str) -> StatementRow:
        """Return one seal; UnknownSealError if none of that name is held."""
        found = self._workplace.queries.statements(seal=seal)
        if not found:
            raise UnknownSealError(seal)
        return found[0]

    def row(self, statement: StatementRow) -> SealedVersionRow:
        """Return a seal as a screen shows it."""
        workplace = self._workplace
        known = self._decisions.of(statement)
        decided = known if known is not None and not known.is_withdrawn else None
        arrival = self._arrival(statement)
        return SealedVersionRow(
            seal=statement.seal,
            version=statement.version,
            sealed_at=moment(statement.device_time),
            sealed_by=workplace.persons.label(statement.sealed_by, unit=statement.unit),
            received_at=moment(statement.received_at),
            file_name=clean(arrival.file_name) if arrival else "",
            state=state_of(decided.decision if decided else None),
            decided_at=moment(decided.at) if decided else None,
            decided_by=workplace.persons.label(decided.decision.by, unit=workplace.identity.superior)
            if decided
            else "",
            note=clean(statement.note)[:_LONGEST_NOTE],
            is_head=statement.is_head,
        )

    def _arrival(self, statement: StatementRow) -> LogEntry | None:
        """Return the file that brought a seal first; None for an own one, and where the log does not say."""
        return self._arrivals.get(statement.segment) if statement.received_at else None
