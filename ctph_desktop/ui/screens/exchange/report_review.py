"""Going through the reports that wait: one after the other, with a way back from each decision."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.review_rows import ReceivedReport
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.screens.exchange.board_panel import BoardPanel
from ctph_desktop.ui.screens.exchange.decision_bar import Decided, DecisionBar
from ctph_desktop.ui.shell.office_link import OfficeLink


class ReportReview(QObject):
    """Shows reports of the board; `bar` tells of the last decision as long as nothing else was done."""

    told = Signal(str)

    def __init__(self, screen: QWidget, *, link: OfficeLink, board: BoardPanel) -> None:
        super().__init__(screen)
        self._screen = screen
        self._link = link
        self._board = board
        self.bar = DecisionBar()
        self.bar.take_back_wanted.connect(self._on_take_back_wanted)
        self.bar.next_wanted.connect(self._on_next_wanted)

    def show_report(self, seal: str) -> None:
        """Ask for a report and show it."""
        self._link.ask(lambda o: o.review.received(seal), on_done=self._on_report_loaded, owner=self)

    def _on_report_loaded(self, report: ReceivedReport) -> None:
        from ctph_desktop.ui.screens.exchange.report_dialog import ReportDialog  # noqa: PLC0415 - only when opened

        dialog = ReportDialog(self._screen.window(), report=report, link=self._link)
        dialog.exec()
        step, outcome, state = dialog.step, dialog.outcome, dialog.decided_as
        dialog.deleteLater()
        if outcome:
            self.told.emit(outcome)
        self.bar.leave()
        if step:
            self._show_neighbour(report, step)
        elif state is not None:
            decided = Decided(report.seal, report.unit_name, report.period, state)
            self.bar.show_decided(decided, outcome, waiting=len(self._others_waiting(decided)))

    def _seals_of(self, period: ReportingPeriod, *, is_waiting: bool = False) -> list[str]:
        """Return the newest seals of a month on the board, from top to bottom."""
        cells = [cell for row in self._board.rows for cell in row.cells if cell.period == period and cell.seal]
        return [cell.seal for cell in cells if not is_waiting or cell.state is SubmissionState.RECEIVED]

    def _others_waiting(self, decided: Decided) -> list[str]:
        """Return what waits beside a report that was just decided: those below it first, then those above."""
        seals = self._seals_of(decided.period)
        place = seals.index(decided.seal) if decided.seal in seals else 0
        waiting = set(self._seals_of(decided.period, is_waiting=True)) - {decided.seal}
        return [seal for seal in (*seals[place:], *seals[:place]) if seal in waiting]

    def _show_neighbour(self, report: ReceivedReport, step: int) -> None:
        """Show the report of the month before or after one on the board."""
        seals = self._seals_of(report.period)
        place = seals.index(report.seal) + step if report.seal in seals else -1
        if 0 <= place < len(seals):
            self.show_report(seals[place])
        else:
            text = self.tr("Không còn báo cáo {period} nào nữa.")
            self.told.emit(text.format(period=period_words(report.period)))

    def _on_next_wanted(self) -> None:
        waiting = self._others_waiting(self.bar.decided) if self.bar.decided is not None else []
        if waiting:
            self.show_report(waiting[0])

    def _on_take_back_wanted(self, decided: Decided) -> None:
        """Take back what was decided just now; should its answer be written already, a reason is asked for."""
        self._link.ask(
            lambda o: o.review.received(decided.seal), on_done=lambda r: self._take_back(decided, r), owner=self
        )

    def _take_back(self, decided: Decided, report: ReceivedReport) -> None:
        if report.is_told:
            self._on_report_loaded(report)
            return
        self._link.change(
            lambda o: o.review.take_back(decided.seal), owner=self, on_done=lambda: self._on_taken_back(decided)
        )

    def _on_taken_back(self, decided: Decided) -> None:
        self.bar.leave()
        text = self.tr("Đã bỏ quyết định, báo cáo của {unit} chờ duyệt lại.")
        self.told.emit(text.format(unit=decided.unit_name))
