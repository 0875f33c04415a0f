"""Going through the reports that wait: one after the other, with a way back from each decision."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.review_rows import BoardCell, ReceivedReport
from ctph_desktop.services.reviewing.undoubted_reports import UndoubtedReports
from ctph_desktop.ui.look.dialogs import ask
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.screens.exchange.board_panel import BoardPanel
from ctph_desktop.ui.screens.exchange.decided import Decided, way_back
from ctph_desktop.ui.screens.exchange.report_page import ReportPage
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.told import Told, Way


class ReportReview(QObject):
    """Shows reports of the board over the page that holds it; a decision is told with the way back.

    After a decision the next report of the month that waits is shown, as long as there is one.
    """

    told = Signal(str)
    done_told = Signal(object)  # Told
    began = Signal(object)  # Feedback
    ended = Signal()

    def __init__(self, pages: QStackedWidget, *, link: OfficeLink, board: BoardPanel) -> None:
        super().__init__(pages)
        self._pages = pages
        self._link = link
        self._board = board
        self._drafts = link.remark_drafts
        self.page: ReportPage | None = None

    @property
    def drafted(self) -> int:
        """How many reports have remarks that were typed and not sent."""
        return sum(1 for drafts in self._drafts.values() if drafts)

    def show_report(self, seal: str) -> None:
        """Ask for a report and show it."""
        self._link.ask(lambda o: o.review.received(seal), on_done=self._show, owner=self)

    def review_waiting(self) -> None:
        """Show the first report of the period looked at that waits."""
        seals = self._board.waiting_seals()
        if seals:
            self.show_report(seals[0])
        else:
            self.told.emit(self.tr("Không có báo cáo nào chờ duyệt."))

    def _show(self, report: ReceivedReport) -> None:
        drafts = self._drafts.setdefault(report.seal, dict(report.drafted_remarks))
        page = ReportPage(report=report, drafts=drafts, link=self._link)
        page.left.connect(self.leave)
        page.step_wanted.connect(lambda step: self._show_neighbour(report, step))
        page.decided.connect(self._on_decided)
        page.taken_back.connect(lambda text: self._on_taken_back(text, report.seal))
        page.told.connect(self.told)
        self._put(page)
        page.setFocus()

    def _put(self, page: ReportPage | None) -> None:
        """Show a page, or the board, in place of the page before."""
        before, self.page = self.page, page
        if page is not None:
            self._pages.addWidget(page)
            self._pages.setCurrentWidget(page)
        else:
            self._pages.setCurrentIndex(0)
        if before is not None:
            self._pages.removeWidget(before)
            before.hide()
            before.deleteLater()

    def leave(self) -> None:
        """Go back to the board, to the line of the report that was shown."""
        if self.page is None:
            return
        report = self.page.report
        self._put(None)
        self._board.stand_on(report.unit, report.period)
        self._board.setFocus()

    # One after the other

    def _cells(self, period: ReportingPeriod) -> list[BoardCell]:
        """Return the reports of a month that came, from top to bottom: those that are shown, else all."""
        rows = self._board.table.rows or self._board.rows
        return [cell for row in rows for cell in row.cells if cell.period == period and cell.seal]

    def _next_waiting(self, decided: Decided) -> str:
        """Return what waits beside a report that was just decided: one below it, else one above; empty if none."""
        cells = self._cells(decided.period)
        place = next((place for place, cell in enumerate(cells) if cell.seal == decided.seal), 0)
        in_turn = (*cells[place:], *cells[:place])
        waiting = (cell.seal for cell in in_turn if cell.state is SubmissionState.RECEIVED)
        return next((seal for seal in waiting if seal != decided.seal), "")

    def _show_neighbour(self, report: ReceivedReport, step: int) -> None:
        """Show the report of the month before or after one on the board."""
        seals = [cell.seal for cell in self._cells(report.period)]
        place = seals.index(report.seal) + step if report.seal in seals else -1
        if 0 <= place < len(seals):
            self.show_report(seals[place])
        else:
            text = self.tr("Không còn báo cáo {period} nào nữa.")
            self.told.emit(text.format(period=period_words(report.period)))

    def _on_decided(self, decided: Decided, text: str) -> None:
        self._drafts.pop(decided.seal, None)
        self._tell_decided(decided, text)
        seal = self._next_waiting(decided)
        if seal:
            self.show_report(seal)
        else:
            self.leave()

    # Together

    def accept_undoubted(self) -> None:
        """Accept every report of the period looked at in which nothing is doubted, once their number was told."""
        period = self._board.period
        if period is None:
            return
        feedback = self._link.tasks.feedback()
        self.began.emit(feedback)
        self._link.ask(
            lambda o: o.undoubted.of(period, feedback=feedback),
            on_done=self._ask_together,
            on_error=self._on_together_failed,
            owner=self,
        )

    def _ask_together(self, found: UndoubtedReports) -> None:
        self.ended.emit()
        if not found.seals:
            self.told.emit(self.tr("Không có báo cáo nào duyệt chung được: hãy xem từng báo cáo."))
            return
        left = self.tr(
            "{left} báo cáo khác có điểm cần xem (nghi vấn, góp ý trước, bổ sung sau khi chốt kỳ) nên vẫn chờ duyệt."
        )
        if ask(
            self._pages.window(),
            title=self.tr("Duyệt không nghi vấn"),
            text=self.tr("Duyệt {count} báo cáo {period} không có nghi vấn nào?").format(
                count=len(found.seals), period=period_words(found.period)
            ),
            detail=left.format(left=found.left) if found.left else "",
            verb=self.tr("&Duyệt {count} báo cáo").format(count=len(found.seals)),
            refusal=self.tr("&Xem từng báo cáo"),
        ):
            self._accept_together(found)

    def _accept_together(self, found: UndoubtedReports) -> None:
        feedback = self._link.tasks.feedback()
        self.began.emit(feedback)
        self._link.ask(
            lambda o: o.undoubted.accept(found.seals, feedback=feedback),
            on_done=lambda changes: self._on_accepted_together(found, changes),
            on_error=self._on_together_failed,
            owner=self,
        )

    def _on_accepted_together(self, found: UndoubtedReports, changes: Changes) -> None:
        self.ended.emit()
        first, *others = found.seals
        text = self.tr("Đã duyệt {count} báo cáo {period}.").format(
            count=len(found.seals), period=period_words(found.period)
        )
        self._tell_decided(Decided(first, "", found.period, SubmissionState.ACCEPTED, tuple(others)), text)
        self._link.changed.emit(changes)

    def _on_together_failed(self, error: BaseException) -> None:
        """Tell why not all were accepted; those that were stay so."""
        self.ended.emit()
        self._link.changed.emit(Changes.SUBMISSIONS)
        self._link.faults.show(error)

    # The way back

    def _tell_decided(self, decided: Decided, text: str) -> None:
        """Tell of a decision; the keyboard stays where it is, so that no Enter pressed once more undoes it."""
        self.done_told.emit(Told(text, (Way(way_back(decided), partial(self._on_take_back_wanted, decided)),)))

    def _on_take_back_wanted(self, decided: Decided) -> None:
        """Take back what was decided just now; should its answer be written already, a reason is asked for."""
        if decided.others:
            text = self.tr("Đã bỏ quyết định, {count} báo cáo chờ duyệt lại.").format(count=1 + len(decided.others))
            self._link.change(
                lambda o: o.undoubted.take_back((decided.seal, *decided.others)),
                owner=self,
                on_done=lambda: self._on_taken_back(text, decided.seal),
            )
            return
        self._link.ask(
            lambda o: o.review.received(decided.seal), on_done=lambda r: self._take_back(decided, r), owner=self
        )

    def _take_back(self, decided: Decided, report: ReceivedReport) -> None:
        if report.is_told:
            self._show(report)
            return
        text = self.tr("Đã bỏ quyết định, báo cáo của {unit} chờ duyệt lại.").format(unit=decided.unit_name)
        self._link.change(
            lambda o: o.review.take_back(decided.seal),
            owner=self,
            on_done=lambda: self._on_taken_back(text, decided.seal),
        )

    def _on_taken_back(self, text: str, seal: str) -> None:
        """Show the report that waits again, where reports are gone through."""
        self._drafts.pop(seal, None)
        self.told.emit(text)
        if self.page is not None:
            self.show_report(seal)
