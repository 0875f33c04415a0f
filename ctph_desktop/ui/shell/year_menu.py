"""What a superior office does with years: open the next one, close one, open it again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.ui.look.dialogs import TextDialog, ask
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.closing_words import obligation_lines
from ctph_desktop.wording.shown import some_of

if TYPE_CHECKING:
    from ctph_desktop.office import Office
    from ctph_desktop.services.ground.closing_rows import ClosingPreview
    from ctph_desktop.services.programmes.opening import OpeningView
    from ctph_desktop.services.programmes.programmes import ProgrammeYearRow


class YearMenu(QObject):
    """Fills a menu with what can be done with the year looked at; each question says what follows, in numbers."""

    def __init__(self, window: QWidget, menu: QMenu, *, tell: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._tell = tell
        self._link: OfficeLink | None = None
        self._row: ProgrammeYearRow | None = None
        self._last = 0
        self.open_action = menu.addAction(self.tr("Mở &năm tiếp theo…"))
        self.close_action = menu.addAction(self.tr("&Khoá năm…"))
        self.reopen_action = menu.addAction(self.tr("Mở &lại năm đã khoá…"))
        menu.addSeparator()
        self.obligation_action = menu.addAction(self.tr("Thêm &báo cáo ngoài nhịp…"))
        self.obligation_action.triggered.connect(self._on_obligation)
        self.open_action.triggered.connect(self._on_open)
        self.close_action.triggered.connect(self._on_close)
        self.reopen_action.triggered.connect(self._on_reopen)

    def show_years(self, link: OfficeLink, rows: "tuple[ProgrammeYearRow, ...]") -> None:
        """Offer what can be done with the year looked at."""
        self._link = link
        self._row = next((row for row in rows if row.is_looked_at), None)
        row = self._row
        self._last = max((one.year for one in rows if row is not None and one.programme == row.programme), default=0)
        self.open_action.setText(
            self.tr("Mở &năm {year}…").format(year=self._last + 1) if row else self.tr("Mở &năm tiếp theo…")
        )
        is_signed = row is not None and not row.is_obliged
        self.open_action.setEnabled(is_signed)
        self.close_action.setEnabled(row is not None and is_signed and not row.is_closed)
        self.reopen_action.setEnabled(row is not None and is_signed and row.is_closed)
        self.obligation_action.setEnabled(row is not None and not row.is_presumed)
        year = row.year if row is not None else ""
        self.close_action.setText(self.tr("&Khoá năm {year}…").format(year=year))
        self.reopen_action.setText(self.tr("Mở &lại năm {year}…").format(year=year))

    # Opening

    def _on_open(self) -> None:
        if self._link is not None:
            year = self._last + 1
            self._link.ask(lambda office: _preview_of_opening(office, year), on_done=self._ask_opening, owner=self)

    def _ask_opening(self, view: "OpeningView") -> None:
        from ctph_desktop.ui.shell.opening_dialog import OpeningDialog  # noqa: PLC0415 - only when opened

        if self._link is None:
            return
        dialog = OpeningDialog(self._window, link=self._link, view=view)
        is_wanted, targets, allocated = dialog.exec(), dialog.targets, dialog.allocated
        dialog.deleteLater()
        if is_wanted:
            self._change(
                lambda office: office.opening.open_year(view.year, targets=targets, allocated=allocated),
                self.tr("Đã mở năm {year}. Hãy xuất tệp trả lời để các xã nhận được.").format(year=view.year),
            )

    # Closing

    def _on_close(self) -> None:
        if self._link is not None:
            self._link.ask(_preview_of_year, on_done=self._ask_closing, owner=self)

    def _ask_closing(self, preview: "ClosingPreview") -> None:
        year = preview.period.year
        lines = [
            self.tr("{what}: {names}.").format(what=what, names=some_of(names))
            for what, names in (
                (self.tr("Còn báo cáo chưa gửi"), preview.missing),
                (self.tr("Còn báo cáo chờ duyệt"), preview.waiting),
                (self.tr("Còn báo cáo đã trả lại"), preview.returned),
            )
            if names
        ]
        lines += obligation_lines(preview.obligations)
        lines.append(
            self.tr(
                "Số liệu cả năm lúc này được giữ lại để in về sau. Báo cáo duyệt sau khi khoá là bổ sung, đính "
                "chính. Có thể mở lại năm khi cần, kèm lý do."
            )
        )
        if ask(
            self._window,
            title=self.tr("Khoá năm"),
            text=self.tr("Khoá năm {year} với {accepted}/{expected} báo cáo đã duyệt?").format(
                year=year, accepted=preview.accepted, expected=preview.expected
            ),
            detail="\n".join(lines),
            verb=self.tr("&Khoá năm"),
            refusal=self.tr("Chưa k&hoá"),
        ):
            self._change(
                lambda office: office.closing.close_period(preview.period) | Changes.PROGRAMME,
                self.tr("Đã khoá năm {year}. Hãy xuất tệp trả lời để các xã biết.").format(year=year),
            )

    def _on_reopen(self) -> None:
        row = self._row
        if row is None:
            return
        dialog = TextDialog(
            self._window,
            title=self.tr("Mở lại năm"),
            prompt=self.tr("Vì sao mở lại năm {year}? Các xã sẽ đọc lý do này khi nhập tệp trả lời.").format(
                year=row.year
            ),
            verb=self.tr("&Mở lại năm"),
        )
        is_given, reason = dialog.exec(), dialog.text
        dialog.deleteLater()
        if is_given:
            self._change(
                lambda office: _reopen(office, reason),
                self.tr("Đã mở lại năm {year}. Hãy xuất tệp trả lời để các xã biết.").format(year=row.year),
            )

    # What is reported beside the rhythm

    def _on_obligation(self) -> None:
        from ctph_desktop.ui.shell.obligation_dialog import ObligationDialog  # noqa: PLC0415 - only when opened

        if self._link is None or self._row is None:
            return
        dialog = ObligationDialog(self._window, link=self._link, year=self._row.year)
        is_added, name = dialog.exec(), dialog.name.text()
        dialog.deleteLater()
        if is_added:
            self._tell(self.tr("Đã thêm báo cáo «{name}». Hãy xuất tệp trả lời để các xã nhận được.").format(name=name))

    def _change(self, use_case: "Callable[[Office], Changes]", sentence: str) -> None:
        if self._link is not None:
            self._link.change(use_case, owner=self, on_done=lambda: self._tell(sentence))


def _preview_of_opening(office: "Office", year: int) -> "OpeningView":
    from ctph_desktop.services.programmes.opening import FirstTargets  # noqa: PLC0415 - only when asked for

    return office.opening.preview(year, targets=FirstTargets.LAST_YEAR)


def _preview_of_year(office: "Office") -> "ClosingPreview":
    return office.closing.preview(office.programmes.year())


def _reopen(office: "Office", reason: str) -> Changes:
    return office.closing.reopen_period(office.programmes.year(), reason=reason) | Changes.PROGRAMME
