"""Whether the period is closed, which version of the figures is shown, and the buttons that close, open and freeze."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.closing_rows import ClosingPreview, ClosingRow, FrozenComparison, FrozenRow
from ctph_desktop.ui.grid.table_model import plain_tip
from ctph_desktop.ui.look.dialogs import TextDialog, ask
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.closing_words import closing_sentence, obligation_lines
from ctph_desktop.ui.widgets.controls import button, plain_label, without_wheel
from ctph_desktop.wording import formats

if TYPE_CHECKING:
    from ctph_desktop.office import Office

PRESENT = ""
_NAME_LENGTH = 18


class PeriodBar(QWidget):
    """`version_chosen` carries the name of a frozen consolidation, or nothing for the present figures.

    `state` says since when the period is closed or open again; whoever holds the bar gives it a place of its own.
    """

    version_chosen = Signal(str)
    told = Signal(str)

    def __init__(self, link: OfficeLink) -> None:
        super().__init__()
        self._link = link
        self._period: ReportingPeriod | None = None
        self._rows: tuple[FrozenRow, ...] = ()
        self._is_by_today = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.state = plain_label(wraps=True)
        self.state.hide()
        self.versions = QComboBox()
        self.versions.setAccessibleName(self.tr("Bản số liệu đang xem"))
        self.versions.setMinimumContentsLength(_NAME_LENGTH)
        self.versions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        without_wheel(self.versions)
        self.compare_button = button(self.tr("&So với hiện tại…"))
        self._freeze_tip = self.tr("Giữ lại các con số đang có để in lại đúng như vậy về sau")
        self.freeze_button = button(self.tr("&Lưu bản…"))
        self.close_button = button(self.tr("&Chốt kỳ…"))
        self.reopen_button = button(self.tr("&Mở lại kỳ…"))
        self._label = plain_label(self.tr("Bản:"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)
        row.addWidget(self.versions)
        for made in (self.compare_button, self.freeze_button, self.close_button, self.reopen_button):
            made.setObjectName("slim")
            row.addWidget(made)

    def _connect(self) -> None:
        self.versions.currentIndexChanged.connect(self._on_version_changed)
        self.compare_button.clicked.connect(self._on_compare_clicked)
        self.freeze_button.clicked.connect(self._on_freeze_clicked)
        self.close_button.clicked.connect(self._on_close_clicked)
        self.reopen_button.clicked.connect(self._on_reopen_clicked)

    @property
    def shown_version(self) -> str:
        """The frozen consolidation chosen; empty for the present figures."""
        return self.versions.currentData() or PRESENT

    @property
    def shown_label(self) -> str:
        """The number of the version chosen; empty for the present figures."""
        return next((row.label for row in self._rows if row.uuid == self.shown_version), "")

    def show_period(
        self,
        period: ReportingPeriod,
        closing: ClosingRow | None,
        rows: Sequence[FrozenRow],
        *,
        chosen: str,
        is_by_today: bool = False,
    ) -> None:
        """Show where a period stands, and its frozen versions; what is shown by today's boundaries is not frozen."""
        self._period = period
        self._is_by_today = is_by_today
        self._rows = tuple(rows)
        with QSignalBlocker(self.versions):
            self.versions.clear()
            self.versions.addItem(self.tr("Số liệu hiện tại"), PRESENT)
            for row in reversed(rows):
                self.versions.addItem(self._name_of(row), row.uuid)
            self.versions.setCurrentIndex(max(0, self.versions.findData(chosen)))
        self.versions.view().setMinimumWidth(self.versions.view().sizeHintForColumn(0))
        self.versions.setToolTip(plain_tip(self.versions.currentText()))
        programme = self._link.profile.programme
        is_reported = programme is not None and programme.reports(period)
        is_of_year = closing is not None and closing.period != period  # the whole year is closed or was opened again
        is_closed = closing is not None and closing.is_closed
        has_conflict = closing is not None and closing.has_conflict
        self.state.setText(closing_sentence(closing) if closing is not None else "")
        self.state.setVisible(closing is not None)
        self.close_button.setVisible(is_reported and (not is_closed or has_conflict))
        self.reopen_button.setVisible(is_reported and not is_of_year and (is_closed or has_conflict))
        self._update_buttons()

    def _name_of(self, row: FrozenRow) -> str:
        name = self.tr("Bản {label} – {moment}").format(
            label=row.label, moment=formats.moment(row.frozen_at) if row.frozen_at else ""
        )
        extra = self.tr("không còn nguyên vẹn") if row.is_damaged else row.note or row.coverage_label.partition(";")[0]
        return f"{name} – {extra}" if extra else name

    def _update_buttons(self) -> None:
        self.compare_button.setEnabled(bool(self.shown_version))
        self.freeze_button.setEnabled(not self.shown_version and not self._is_by_today)
        tip = self._freeze_tip
        if self._is_by_today:
            tip = self.tr("Bản lưu theo địa giới của kỳ: bỏ chọn «Theo địa giới hiện nay» rồi lưu.")
        self.freeze_button.setToolTip(plain_tip(tip))

    def _on_version_changed(self) -> None:
        self._update_buttons()
        self.version_chosen.emit(self.shown_version)

    # Comparing

    def _on_compare_clicked(self) -> None:
        uuid = self.shown_version
        if uuid:
            self._link.ask(lambda office: office.frozen.compare(uuid), on_done=self._show_comparison, owner=self)

    def _show_comparison(self, comparison: FrozenComparison) -> None:
        from ctph_desktop.ui.screens.consolidation.compare_dialog import CompareDialog  # noqa: PLC0415 - when asked for

        dialog = CompareDialog(self.window(), comparison=comparison)
        dialog.exec()
        dialog.deleteLater()

    # Freezing, closing, opening

    def _on_freeze_clicked(self) -> None:
        period = self._period
        if period is None:
            return
        name = period_words(period)
        if not ask(
            self.window(),
            title=self.tr("Lưu bản số liệu"),
            text=self.tr("Lưu số liệu tổng hợp {period} hiện có thành một bản?").format(period=name),
            detail=self.tr(
                "Bản đã lưu không đổi nữa: lúc nào cũng xem và in lại được đúng các số này, dù sau đó xã gửi đính "
                "chính. Kỳ báo cáo vẫn mở, các xã vẫn gửi tiếp được."
            ),
            verb=self.tr("&Lưu bản"),
            refusal=self.tr("Thôi"),
        ):
            return
        self._link.change(
            lambda office: office.frozen.freeze(period),
            owner=self,
            on_done=lambda: self.told.emit(
                self.tr(
                    "Đã giữ lại số liệu tổng hợp {period} thành một bản; xem và in lại bằng cách chọn ở ô «Bản»."
                ).format(period=name)
            ),
        )

    def _on_close_clicked(self) -> None:
        period = self._period
        if period is not None:
            self._link.ask(lambda office: office.closing.preview(period), on_done=self._ask_closing, owner=self)

    def _ask_closing(self, preview: ClosingPreview) -> None:
        period, name = preview.period, period_words(preview.period)
        if ask(
            self.window(),
            title=self.tr("Chốt kỳ"),
            text=self.tr("Chốt kỳ {period} với {accepted}/{expected} báo cáo đã duyệt?").format(
                period=name, accepted=preview.accepted, expected=preview.expected
            ),
            detail="\n".join(self._closing_details(preview)),
            verb=self.tr("&Chốt kỳ"),
            refusal=self.tr("Chưa c&hốt"),
        ):
            self._change(
                lambda office: office.closing.close_period(period),
                self.tr("Đã chốt kỳ {period} và chốt số liệu tổng hợp. Hãy xuất tệp trả lời để các xã biết."),
                name,
            )

    def _closing_details(self, preview: ClosingPreview) -> list[str]:
        lines = [
            self.tr("{what}: {names}.").format(what=what, names=", ".join(names))
            for what, names in (
                (self.tr("Chưa gửi"), preview.missing),
                (self.tr("Chờ duyệt"), preview.waiting),
                (self.tr("Đã trả lại"), preview.returned),
            )
            if names
        ]
        lines += obligation_lines(preview.obligations)
        lines.append(
            self.tr(
                "Số liệu tổng hợp lúc này được giữ lại để in về sau. Báo cáo duyệt sau khi chốt là bổ sung, "
                "đính chính; xã vẫn nhập và gửi được. Có thể mở lại kỳ khi cần."
            )
        )
        return lines

    def _on_reopen_clicked(self) -> None:
        period = self._period
        if period is None:
            return
        name = period_words(period)
        dialog = TextDialog(
            self.window(),
            title=self.tr("Mở lại kỳ"),
            prompt=self.tr("Vì sao mở lại kỳ {period}? Các xã sẽ đọc lý do này khi nhập tệp trả lời.").format(
                period=name
            ),
            verb=self.tr("&Mở lại kỳ"),
        )
        is_given = dialog.exec()
        reason = dialog.text
        dialog.deleteLater()
        if is_given:
            self._change(
                lambda office: office.closing.reopen_period(period, reason=reason),
                self.tr("Đã mở lại kỳ {period}. Hãy xuất tệp trả lời để các xã biết."),
                name,
            )

    def _change(self, use_case: "Callable[[Office], Changes]", sentence: str, period: str) -> None:
        self._link.change(use_case, owner=self, on_done=lambda: self.told.emit(sentence.format(period=period)))
