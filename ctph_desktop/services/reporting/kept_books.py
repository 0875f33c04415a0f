"""The book of another unit as the office that keeps it opens it: figures and seals say who typed them."""

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from ctph_desktop.domain.errors import OriginMissingError
from ctph_desktop.domain.journal.operation import StoredOperation
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.origins import Origin
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reporting.submissions import Submissions
from ctph_desktop.storage.journal import Put
from ctph_desktop.wording import devices as words


class KeptWorkplace(Workplace):
    """The office's own workplace with another unit's book open, as far as the roster lets it."""

    def __init__(self, home: Workplace, unit: str) -> None:
        code = home.catalogue().units[unit].code if unit in home.catalogue().units else home.identity.unit_code
        identity = replace(
            home.identity, unit=unit, unit_code=code, unit_name=home.names.unit(unit), role=OfficeRole.COMMUNE
        )
        super().__init__(
            folder=home.folder,
            identity=identity,
            keys=home.keys,
            journal=home.journal,
            clock=home.clock,
            attachments=home.attachments,
            standpoint=home.standpoint,
            queries=home.queries,
            office_unit=home.office_unit,
        )
        self._home = home
        self.origin: Origin | None = None

    @property
    def is_typed_above(self) -> bool:
        """Whether it is the superior office that types."""
        return self._home.is_superior

    @property
    def remark_of_origin(self) -> str:
        """What stands with every figure and seal."""
        return words.typed_on_behalf(
            self.origin, keeper=self._home.identity.unit_name, is_superior=self._home.is_superior
        )

    def write(self, puts: Sequence[Put], *, reason: str = "") -> tuple[StoredOperation, ...]:
        """Write as the person at the desk, saying where it comes from; NotTheKeeperError once the book went back."""
        self.keeping.check()
        if self.is_typed_above and self.origin is None:
            raise OriginMissingError(self.identity.unit_name)
        said = "; ".join(text for text in (self.remark_of_origin, clean(reason)) if text)
        return super().write(puts, reason=said)


class KeptSubmissions(Submissions):
    """Sealing for another unit: the note says so, and what the superior sealed itself needs no receipt."""

    def __init__(self, workplace: KeptWorkplace) -> None:
        super().__init__(workplace)
        self._kept = workplace

    def seal(
        self,
        period: ReportingPeriod,
        *,
        note: str = "",
        explanations: Mapping[LineKey, str] | None = None,
        nothing_at: Collection[LineKey] = (),
    ) -> Changes:
        """Seal a month for the unit."""
        said = ". ".join(text for text in (self._kept.remark_of_origin, clean(note)) if text)
        return super().seal(period, note=said, explanations=explanations, nothing_at=nothing_at)

    def own_states(self) -> dict[ReportingPeriod, SubmissionState]:
        """Return where the unit's report of every month stands."""
        states = super().own_states()
        if not self._kept.is_typed_above:
            return states
        at_hand = {SubmissionState.SEALED, SubmissionState.EXPORTED}
        return {month: SubmissionState.RECEIVED if state in at_hand else state for month, state in states.items()}
