"""What the buttons under the indicators of a programme do: add, edit, move, leave out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ctph_desktop.domain.indicator_list import read_indicator_list
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.programmes.editing_indicators import IndicatorSheet
from ctph_desktop.ui.look.dialogs import TextDialog, ask
from ctph_desktop.ui.screens.programme.indicators_page import IndicatorsPage
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.wording.programmes import indicator_problems

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class IndicatorSteps(QObject):
    """Answers the page: `done` tells what was written, `not_done` why a list was not, `refused` why it cannot be."""

    done = Signal(str)
    not_done = Signal(str)
    refused = Signal(object)

    def __init__(self, page: IndicatorsPage, *, link: OfficeLink) -> None:
        super().__init__(page)
        self._page = page
        self._link = link
        page.add_button.clicked.connect(self._on_add_clicked)
        page.edit_button.clicked.connect(self._on_edit_clicked)
        page.grid.row_opened.connect(lambda *_: self._on_edit_clicked())
        page.up_button.clicked.connect(lambda: self._move(-1))
        page.down_button.clicked.connect(lambda: self._move(1))
        page.leave_out_button.clicked.connect(self._on_leave_out_clicked)

    def _current(self) -> Indicator | None:
        row = self._page.current
        return row.indicator if row is not None and self._page.may_write else None

    def _change(self, use_case: "Callable[[Office], Changes]", told: str) -> None:
        self._link.change(use_case, owner=self._page, on_done=lambda: self.done.emit(told), on_error=self.refused.emit)

    def _on_add_clicked(self) -> None:
        dialog = TextDialog(
            self._page.window(),
            title=self.tr("Thêm chỉ tiêu"),
            prompt=self.tr(
                "Mỗi dòng một chỉ tiêu, dán từ Excel cũng được: mã; tên; đơn vị tính; số lẻ; thời điểm; giảm. Tỷ lệ "
                "thì ghi hai mã, như HT02/HT01. Chỉ tiêu chương trình khác đã có thì chỉ ghi mã. Chỉ tiêu có hiệu "
                "lực từ năm {year}; số đã nhập giữ nguyên."
            ).format(year=self._link.profile.plan_year),
            verb=self.tr("&Thêm"),
        )
        is_given, text = dialog.exec(), dialog.text
        dialog.deleteLater()
        if not is_given:
            return
        listed, problems = read_indicator_list(text)
        if problems:
            told = self.tr("Chưa thêm gì: {problems} Hãy sửa danh sách rồi thêm lại.")
            self.not_done.emit(told.format(problems=indicator_problems(problems)))
            return
        self._change(
            lambda office: office.founding.add_indicators(listed),
            self.tr("Đã thêm chỉ tiêu. Hãy xuất tệp trả lời để các xã nhận được."),
        )

    def _on_edit_clicked(self) -> None:
        indicator = self._current()
        if indicator is None:
            return
        self._link.ask(
            lambda office: office.indicators.sheet(indicator.uuid),
            on_done=self._edit,
            on_error=self.refused.emit,
            owner=self._page,
        )

    def _edit(self, sheet: IndicatorSheet) -> None:
        from ctph_desktop.ui.screens.programme.indicator_dialog import IndicatorDialog  # noqa: PLC0415 - when opened

        dialog = IndicatorDialog(self._page.window(), link=self._link, sheet=sheet)
        is_written = dialog.exec()
        dialog.deleteLater()
        if is_written:
            self.done.emit(self.tr("Đã sửa chỉ tiêu. Hãy xuất tệp trả lời để các xã nhận được."))

    def _move(self, places: int) -> None:
        indicator = self._current()
        if indicator is not None:
            self._change(
                lambda office: office.indicators.move(indicator.uuid, places=places),
                self.tr("Đã đổi thứ tự chỉ tiêu. Hãy xuất tệp trả lời để các xã nhận được."),
            )

    def _on_leave_out_clicked(self) -> None:
        indicator = self._current()
        if indicator is None:
            return
        text = self.tr(
            "Từ năm {year}, chương trình thôi tính chỉ tiêu {code} «{name}»: không nhập, không báo cáo, không có trên "
            "biểu tổng hợp. Số của các năm trước giữ nguyên. Bỏ chỉ tiêu này?"
        ).format(year=self._link.profile.plan_year, code=indicator.code, name=indicator.name)
        if not ask(
            self._page,
            title=self.tr("Bỏ chỉ tiêu"),
            text=text,
            verb=self.tr("&Bỏ chỉ tiêu"),
            refusal=self.tr("&Quay lại"),
        ):
            return
        self._change(
            lambda office: office.indicators.leave_out(indicator.uuid),
            self.tr("Đã bỏ chỉ tiêu. Hãy xuất tệp trả lời để các xã nhận được."),
        )
