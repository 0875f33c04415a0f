"""What can be done in one journal of an office: a service for each use, made when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from ctph_desktop.services.ground.belonging import Belonging
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reporting.overview import OverviewService
from ctph_desktop.services.reporting.submissions import Submissions
from ctph_desktop.services.reviewing.review import ReviewService
from ctph_desktop.services.roster.book_services import BookServices
from ctph_desktop.services.safekeeping.witness import WitnessService
from ctph_desktop.system.paths import resource

if TYPE_CHECKING:
    from ctph_desktop.services.consolidating.consolidation import ConsolidationService
    from ctph_desktop.services.consolidating.frozen import FrozenService
    from ctph_desktop.services.exchanging.contacts import ContactService
    from ctph_desktop.services.exchanging.delivery import DeliveryService
    from ctph_desktop.services.exchanging.exchange import ExchangeService
    from ctph_desktop.services.programmes.documents import DocumentService
    from ctph_desktop.services.programmes.editing_indicators import IndicatorEditing
    from ctph_desktop.services.programmes.founding_by_hand import ProgrammeFounding
    from ctph_desktop.services.programmes.obliging import ObligationService
    from ctph_desktop.services.programmes.opening import YearOpening
    from ctph_desktop.services.programmes.programmes import ProgrammeService
    from ctph_desktop.services.programmes.reporting_rules import ReportingRules
    from ctph_desktop.services.reading.letterheads import LetterheadService
    from ctph_desktop.services.reporting.month_printing import MonthPrinting
    from ctph_desktop.services.reviewing.closing import ClosingService
    from ctph_desktop.services.reviewing.programme_boards import ProgrammeBoards
    from ctph_desktop.services.reviewing.programs import ProgramVersions
    from ctph_desktop.services.reviewing.reminders import ReminderService
    from ctph_desktop.services.reviewing.stated_totals import StatedTotals
    from ctph_desktop.services.reviewing.target_drafts import TargetDrafts
    from ctph_desktop.services.reviewing.target_grid import TargetGridService
    from ctph_desktop.services.reviewing.target_planning import TargetPlanning
    from ctph_desktop.services.reviewing.targets import TargetService
    from ctph_desktop.services.reviewing.undoubted_reports import UndoubtedReviewing
    from ctph_desktop.services.roster.adoption import AdoptionService
    from ctph_desktop.services.roster.devices import DevicesService
    from ctph_desktop.services.roster.enrolment import EnrolmentService
    from ctph_desktop.services.roster.invitations import InvitationService
    from ctph_desktop.services.roster.keeping import KeepingService
    from ctph_desktop.services.roster.renaming import RenamingService
    from ctph_desktop.services.roster.roster_editing import RosterEditor
    from ctph_desktop.services.roster.splitting import SplittingService
    from ctph_desktop.services.roster.succession import SuccessionService
    from ctph_desktop.services.safekeeping.backups import BackupReason
    from ctph_desktop.services.safekeeping.inspection import InspectionService
    from ctph_desktop.services.safekeeping.office_backups import KeptJournal


class JournalServices(BookServices):
    """The services of a journal as it is looked at from one programme and year."""

    def __init__(self, workplace: Workplace, belonging: Belonging, witness: WitnessService, *, key: str) -> None:
        super().__init__(workplace, Submissions(workplace))
        self._belonging = belonging
        self._witness = witness
        self._key = key
        self.review = ReviewService(workplace)
        self._roster_key = belonging.roster_key
        self._overview = OverviewService(workplace, self.progress, self.review)

    @cached_property
    def programmes(self) -> "ProgrammeService":
        """The programmes and their years."""
        from ctph_desktop.services.programmes.programmes import ProgrammeService

        return ProgrammeService(self._workplace)

    @cached_property
    def programme_boards(self) -> "ProgrammeBoards":
        """Where the reports of every programme stand at one time."""
        from ctph_desktop.services.reviewing.programme_boards import ProgrammeBoards

        return ProgrammeBoards(self._workplace)

    @cached_property
    def undoubted(self) -> "UndoubtedReviewing":
        """Accepting together what nothing is doubted in."""
        from ctph_desktop.services.reviewing.undoubted_reports import UndoubtedReviewing

        return UndoubtedReviewing(self.review)

    @cached_property
    def founding(self) -> "ProgrammeFounding":
        """Making a further programme."""
        from ctph_desktop.services.founding.catalogue import load_catalogue
        from ctph_desktop.services.programmes.founding_by_hand import ProgrammeFounding

        return ProgrammeFounding(self._workplace, catalogue=lambda: load_catalogue(resource("catalogue")))

    @cached_property
    def indicators(self) -> "IndicatorEditing":
        """The programme's indicators, corrected, put in order and left out."""
        from ctph_desktop.services.programmes.editing_indicators import IndicatorEditing

        return IndicatorEditing(self._workplace)

    @cached_property
    def reporting_rules(self) -> "ReportingRules":
        """How and by whom the programme is reported."""
        from ctph_desktop.services.programmes.reporting_rules import ReportingRules

        return ReportingRules(self._workplace)

    @cached_property
    def documents(self) -> "DocumentService":
        """The document of the programme, in each of its versions."""
        from ctph_desktop.services.programmes.documents import DocumentService

        return DocumentService(self._workplace, fonts=resource("fonts"))

    @cached_property
    def obligations(self) -> "ObligationService":
        """What a programme asks for beside the reports of its rhythm."""
        from ctph_desktop.services.programmes.obliging import ObligationService

        return ObligationService(self._workplace)

    @cached_property
    def opening(self) -> "YearOpening":
        """Opening the next year."""
        from ctph_desktop.services.programmes.opening import YearOpening

        return YearOpening(self._workplace)

    @cached_property
    def exchange(self) -> "ExchangeService":
        """Packages out and in."""
        from ctph_desktop.services.exchanging.exchange import ExchangeService
        from ctph_desktop.services.safekeeping.backups import BackupReason
        from ctph_desktop.system.crash_reports import write_crash_report
        from ctph_desktop.system.paths import data_folder

        return ExchangeService(
            self._workplace,
            before_import=lambda: self._back_up_before(BackupReason.BEFORE_IMPORT),
            report=lambda error: write_crash_report(data_folder(), error),
        )

    @cached_property
    def enrolment(self) -> "EnrolmentService":
        """Invitations, requests and the roster."""
        from ctph_desktop.services.roster.enrolment import EnrolmentService

        return EnrolmentService(self._workplace, self.exchange, self._roster_key)

    @cached_property
    def devices(self) -> "DevicesService":
        """The PCs of the roster."""
        from ctph_desktop.services.roster.devices import DevicesService

        return DevicesService(self._workplace, self._roster_editor())

    @cached_property
    def keeping(self) -> "KeepingService":
        """Books kept for other units."""
        from ctph_desktop.services.roster.keeping import KeepingService

        return KeepingService(self._workplace, self._roster_editor())

    @cached_property
    def succession(self) -> "SuccessionService":
        """Mergers, and a new superior office."""
        from ctph_desktop.services.roster.succession import SuccessionService
        from ctph_desktop.services.safekeeping.backups import BackupReason

        return SuccessionService(
            self._workplace,
            self._roster_editor(),
            before_merger=lambda: self._back_up_before(BackupReason.BEFORE_MERGER),
            before_succession=lambda: self._back_up_before(BackupReason.BEFORE_SUCCESSION),
        )

    @cached_property
    def adoption(self) -> "AdoptionService":
        """Taking over other superior offices as a whole."""
        from ctph_desktop.services.roster.adoption import AdoptionService
        from ctph_desktop.services.safekeeping.backups import BackupReason

        return AdoptionService(
            self._workplace,
            self._roster_editor(),
            before_adoption=lambda: self._back_up_before(BackupReason.BEFORE_SUCCESSION),
        )

    @cached_property
    def splitting(self) -> "SplittingService":
        """Units that are divided into several."""
        from ctph_desktop.services.roster.splitting import SplittingService
        from ctph_desktop.services.safekeeping.backups import BackupReason

        return SplittingService(
            self._workplace, self._roster_editor(), before=lambda: self._back_up_before(BackupReason.BEFORE_MERGER)
        )

    @cached_property
    def renaming(self) -> "RenamingService":
        """Units that are called otherwise from a day on."""
        from ctph_desktop.services.roster.renaming import RenamingService

        return RenamingService(self._workplace)

    @cached_property
    def invitations(self) -> "InvitationService":
        """Invitations taken by an office that is at work already."""
        from ctph_desktop.services.roster.invitations import InvitationService
        from ctph_desktop.services.safekeeping.backups import BackupReason

        return InvitationService(
            self._workplace, before_going_over=lambda: self._back_up_before(BackupReason.BEFORE_SUCCESSION)
        )

    def _roster_editor(self) -> "RosterEditor":
        from ctph_desktop.services.roster.roster_editing import RosterEditor

        return RosterEditor(self._workplace, self._roster_key)

    @cached_property
    def delivery(self) -> "DeliveryService":
        """Whether reports have arrived."""
        from ctph_desktop.services.exchanging.delivery import DeliveryService

        return DeliveryService(self._workplace)

    @cached_property
    def contacts(self) -> "ContactService":
        """How other offices are reached."""
        from ctph_desktop.services.exchanging.contacts import ContactService

        return ContactService(self._workplace)

    @cached_property
    def reminders(self) -> "ReminderService":
        """Texts for those who have not sent."""
        from ctph_desktop.services.reviewing.reminders import ReminderService

        return ReminderService(self._workplace, self.review, self.contacts)

    @cached_property
    def letterheads(self) -> "LetterheadService":
        """What stands on every paper of the office."""
        from ctph_desktop.services.reading.letterheads import LetterheadService

        return LetterheadService(self._office_workplace())

    def _office_workplace(self) -> Workplace:
        """Return where what belongs to the whole office is kept."""
        return self._workplace

    @cached_property
    def consolidation(self) -> "ConsolidationService":
        """The forms of a period."""
        from ctph_desktop.services.consolidating.consolidation import ConsolidationService

        return ConsolidationService(self._workplace, self.letterheads, fonts=resource("fonts"))

    @cached_property
    def month_printing(self) -> "MonthPrinting":
        """The own report of a period on paper."""
        from ctph_desktop.services.reporting.month_printing import MonthPrinting

        return MonthPrinting(self._workplace, self.progress, self.letterheads, fonts=resource("fonts"))

    @cached_property
    def frozen(self) -> "FrozenService":
        """Consolidations that were frozen."""
        from ctph_desktop.services.consolidating.frozen import FrozenService

        return FrozenService(self._workplace, self.consolidation)

    @cached_property
    def stated_totals(self) -> "StatedTotals":
        """The totals the signed document states."""
        from ctph_desktop.services.reviewing.stated_totals import StatedTotals

        return StatedTotals(self._workplace)

    @cached_property
    def targets(self) -> "TargetService":
        """The targets of the units' year."""
        from ctph_desktop.services.reviewing.targets import TargetService

        return TargetService(self._workplace)

    @cached_property
    def target_grid(self) -> "TargetGridService":
        """The targets of all units in one table."""
        from ctph_desktop.services.reviewing.target_grid import TargetGridService

        return TargetGridService(self._workplace, self.targets)

    @cached_property
    def target_drafts(self) -> "TargetDrafts":
        """Targets that are typed and not given yet."""
        from ctph_desktop.services.reviewing.target_drafts import TargetDrafts

        return TargetDrafts(self._workplace)

    @cached_property
    def target_planning(self) -> "TargetPlanning":
        """Targets of all units from a table, or allocated."""
        from ctph_desktop.services.reviewing.target_planning import TargetPlanning

        return TargetPlanning(self._workplace, self.targets)

    @cached_property
    def closing(self) -> "ClosingService":
        """Closing and reopening periods."""
        from ctph_desktop.services.reviewing.closing import ClosingService

        return ClosingService(self._workplace, self.review, self.frozen)

    @cached_property
    def programs(self) -> "ProgramVersions":
        """Which versions of the program other offices run."""
        from ctph_desktop.services.reviewing.programs import ProgramVersions

        return ProgramVersions(self._workplace)

    @cached_property
    def inspection(self) -> "InspectionService":
        """Reading everything again."""
        from ctph_desktop.services.safekeeping.inspection import InspectionService

        return InspectionService(self._workplace)

    @cached_property
    def kept(self) -> "KeptJournal":
        """What keeps this journal safe."""
        from ctph_desktop.services.safekeeping.backups import BackupService
        from ctph_desktop.services.safekeeping.office_backups import KeptJournal

        workplace = self._workplace
        return KeptJournal(workplace, self._witness, BackupService(workplace, key=self._key), self._key)

    def _back_up_before(self, reason: "BackupReason") -> None:
        self.kept.backups.make_before(reason)
