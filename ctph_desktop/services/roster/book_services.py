"""What can be done with the book that lies open, an office's own or one kept for another unit."""

from functools import cached_property
from typing import TYPE_CHECKING

from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reporting.progress import ProgressService
from ctph_desktop.services.reporting.submissions import Submissions

if TYPE_CHECKING:
    from ctph_desktop.services.conflicts.conflicts import ConflictService
    from ctph_desktop.services.conflicts.set_aside import SetAsideService
    from ctph_desktop.services.evidence.evidence import EvidenceService
    from ctph_desktop.services.reading.chains import ChainService
    from ctph_desktop.services.reporting.own_targets import OwnTargetService
    from ctph_desktop.services.reporting.revisions import RevisionService


class BookServices:
    """A service for each use, made when it is first asked for."""

    def __init__(self, workplace: Workplace, submissions: Submissions) -> None:
        self._workplace = workplace
        self.submissions = submissions
        self.progress = ProgressService(workplace, submissions)

    @cached_property
    def chains(self) -> "ChainService":
        """PCs that were copied or restored, and what is missing between segments."""
        from ctph_desktop.services.reading.chains import ChainService  # noqa: PLC0415

        return ChainService(self._workplace)

    @cached_property
    def conflicts(self) -> "ConflictService":
        """What several PCs wrote differently."""
        from ctph_desktop.services.conflicts.conflicts import ConflictService  # noqa: PLC0415

        return ConflictService(self._workplace, self.chains)

    @cached_property
    def set_aside(self) -> "SetAsideService":
        """What does not count and may be taken up."""
        from ctph_desktop.services.conflicts.set_aside import SetAsideService  # noqa: PLC0415

        return SetAsideService(self._workplace)

    @cached_property
    def evidence(self) -> "EvidenceService":
        """Files beside reports."""
        from ctph_desktop.services.evidence.evidence import EvidenceService  # noqa: PLC0415

        return EvidenceService(self._workplace)

    @cached_property
    def own_targets(self) -> "OwnTargetService":
        """The targets the unit was given, and its answers."""
        from ctph_desktop.services.reporting.own_targets import OwnTargetService  # noqa: PLC0415

        return OwnTargetService(self._workplace)

    @cached_property
    def revisions(self) -> "RevisionService":
        """What changed between seals, and where figures come from."""
        from ctph_desktop.services.reporting.revisions import RevisionService  # noqa: PLC0415

        return RevisionService(self._workplace)
