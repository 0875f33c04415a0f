"""What can be opened beside the month's sheet: choosing between PCs, evidence, what changed, other books' figures."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.report_rows import ProgressRow
from ctph_desktop.ui.shell.office_link import OfficeLink

if TYPE_CHECKING:
    from ctph_desktop.office.linking import LinkProposal


class SheetDialogs(QObject):
    """Opens one window at a time over the screen; each is loaded when it is first wanted."""

    told = Signal(str, str)  # level (saved, busy, error), sentence

    def __init__(self, screen: QWidget, *, link: OfficeLink) -> None:
        super().__init__(screen)
        self._screen, self._link = screen, link

    def choose(self, period: ReportingPeriod | None, row: ProgressRow | None) -> None:
        """Let the person choose between what several PCs typed, beginning with a line."""
        from ctph_desktop.ui.conflicts.conflict_dialog import ConflictDialog  # noqa: PLC0415 - rarely wanted

        first = ""
        if row is not None and row.has_conflict and period is not None:
            programme = self._link.profile.programme
            measure = Measure.ACTUAL if programme is None else programme.measure
            first = row.key.at(self._link.profile.unit, period, measure).cell
        self._show(ConflictDialog(self._screen.window(), link=self._link, first=first))

    def show_evidence(self, period: ReportingPeriod) -> None:
        """Show the files beside a report."""
        from ctph_desktop.ui.evidence.evidence_dialog import EvidenceDialog  # noqa: PLC0415 - only when opened

        self._show(EvidenceDialog(self._screen, link=self._link, period=period))

    def show_changes(self, period: ReportingPeriod) -> None:
        """Show what changed since the last seal."""
        from ctph_desktop.ui.revisions.revision_dialog import RevisionDialog  # noqa: PLC0415 - only when opened

        self._show(RevisionDialog(self._screen.window(), link=self._link, period=period))

    def show_history(self, period: ReportingPeriod, row: ProgressRow) -> None:
        """Show every value the cell of a line has had."""
        from ctph_desktop.ui.revisions.history_dialog import HistoryDialog  # noqa: PLC0415 - only when opened

        window = self._screen.window()
        self._show(HistoryDialog(window, link=self._link, period=period, key=row.key, label=row.label))

    def link_figures(self, period: ReportingPeriod) -> None:
        """Offer the figures of other books of the office, and take those that are chosen."""
        self._link.ask(
            lambda office: office.linking.proposals(period),
            on_done=lambda proposals: self._choose_links(period, proposals),
            owner=self,
        )

    def _choose_links(self, period: ReportingPeriod, proposals: "tuple[LinkProposal, ...]") -> None:
        from ctph_desktop.ui.screens.progress.linking_dialog import LinkingDialog  # noqa: PLC0415 - for few offices

        dialog = LinkingDialog(self._screen, proposals=proposals)
        chosen = dialog.chosen if dialog.exec() else ()
        dialog.deleteLater()
        if chosen:
            told = self.tr("Đã lấy về các số đã chọn.")
            self._link.change(
                lambda office: office.linking.take(period, chosen),
                on_done=lambda: self.told.emit("saved", told),
                owner=self,
            )

    @staticmethod
    def _show(dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()
