"""The month's sheet of another unit, typed by the office that keeps its book."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.domain.origins import Origin
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.office_rows import OfficeProfile
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.screens.devices.kept_book import KeptBook
from ctph_desktop.ui.screens.progress.progress_screen import ProgressScreen
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label, restyle
from ctph_desktop.ui.widgets.period_picker import PeriodPicker
from ctph_desktop.wording.devices import ORIGINS

if TYPE_CHECKING:
    from ctph_desktop.services.roster.keeping import KeptDesk


class KeptLink(OfficeLink):
    """The open book of another unit, seen as an office of its own; what changes in it is told to the real one."""

    def __init__(self, home: OfficeLink, *, desk: "KeptDesk", profile: OfficeProfile) -> None:
        super().__init__(profile, tasks=home.tasks, faults=home.faults, parent=home, widths=home.widths)
        self.holder.office = cast("Any", desk)
        self.changed.connect(home.changed)


def show_kept_book(home: OfficeLink, parent: QWidget, book: KeptBook, current: ReportingPeriod) -> str:
    """Show a book over a window until it is left; return the key of the screen wanted next, or nothing."""
    link = KeptLink(home, desk=book.desk, profile=book.profile)
    dialog = KeptBookDialog(parent, link=link, periods=book.periods, current=current, needs_origin=book.needs_origin)
    dialog.exec()
    wanted_screen = dialog.wanted_screen
    dialog.deleteLater()
    link.deleteLater()
    return wanted_screen


class KeptBookDialog(QDialog):
    """Where figures come from is chosen first; then it is the sheet that everybody knows."""

    def __init__(
        self,
        parent: QWidget,
        *,
        link: KeptLink,
        periods: Sequence[ReportingPeriod],
        current: ReportingPeriod,
        needs_origin: bool,
    ) -> None:
        super().__init__(parent)
        unit = link.profile.unit_name
        self.setWindowTitle(self.tr("Nhập thay cho {unit}").format(unit=unit))
        fit(self, 1240, 660)
        self.link = link
        self.wanted_screen = ""
        self._needs_origin = needs_origin
        self._closes_when_idle = False
        self.screen_shown = ProgressScreen(link, sends=False)
        self.picker = PeriodPicker(self.tr("Kỳ &báo cáo:"))
        self._build(unit)
        self.picker.set_periods(periods, current=current)
        self.screen_shown.show_period(current)
        self._connect()
        self._on_origin_chosen()

    def _build(self, unit: str) -> None:
        self.origin_box = QComboBox()
        self.origin_box.setAccessibleName(self.tr("Nguồn số liệu"))
        self.origin_box.addItem(self.tr("— chọn nguồn số liệu —"), None)
        for origin, words in ORIGINS.items():
            self.origin_box.addItem(words, origin.value)
        origin_label = mnemonic_label(self.tr("&Nguồn số liệu:"))
        origin_label.setBuddy(self.origin_box)
        for widget in (origin_label, self.origin_box):
            widget.setVisible(self._needs_origin)
        heading = (
            self.tr("{unit}: cấp trên nhập thay") if self._needs_origin else self.tr("{unit}: đơn vị kế thừa nhập")
        )
        self.state = plain_label(name="savedState")
        self.close_button = button(self.tr("Đón&g"))
        top = QHBoxLayout()
        top.addWidget(plain_label(heading.format(unit=unit), name="sectionTitle"))
        top.addStretch(1)
        for shown in (origin_label, self.origin_box, self.picker):
            top.addWidget(shown)
        bottom = QHBoxLayout()
        bottom.addWidget(self.state, stretch=1)
        bottom.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.screen_shown, stretch=1)
        layout.addLayout(bottom)

    def _connect(self) -> None:
        self.origin_box.currentIndexChanged.connect(self._on_origin_chosen)
        self.picker.picked.connect(self._on_period_picked)
        self.screen_shown.saved_state_changed.connect(self._on_saved_state_changed)
        self.screen_shown.screen_wanted.connect(self._on_screen_wanted)
        self.screen_shown.action_wanted.connect(lambda key, _: self._on_screen_wanted(key))
        self.link.tasks.idle_changed.connect(self._on_idle_changed)
        self.close_button.clicked.connect(self.reject)
        for keys, do in (("F8", self.screen_shown.go_to_next_problem), ("F9", self.screen_shown.end_period)):
            QShortcut(QKeySequence(keys), self, do)  # the menu with them is behind this window

    def reject(self) -> None:
        """Close when what was typed is taken and on disk."""
        if not self.screen_shown.is_ready_to_leave():
            return
        if self.link.tasks.is_idle:
            super().reject()
        else:
            self._closes_when_idle = True

    def _on_idle_changed(self, is_idle: bool) -> None:  # noqa: FBT001 - a slot
        if is_idle and self._closes_when_idle:
            self._closes_when_idle = False
            super().reject()

    def _on_origin_chosen(self) -> None:
        chosen = self.origin_box.currentData()
        origin = Origin(chosen) if chosen else None
        self.screen_shown.setEnabled(not self._needs_origin or origin is not None)
        self.link.ask(lambda desk: cast("Any", desk).choose_origin(origin), on_done=lambda _: None, owner=self)
        if self.screen_shown.isEnabled():
            self._on_saved_state_changed("saved", "")
            self.screen_shown.setFocus()
        else:
            self._on_saved_state_changed("saved", self.tr("Hãy chọn nguồn số liệu để bắt đầu nhập."))
            self.origin_box.setFocus()

    def _on_period_picked(self, period: ReportingPeriod) -> None:
        if self.screen_shown.is_ready_to_leave():
            self.screen_shown.show_period(period)
        elif self.screen_shown.period is not None:
            self.picker.stay_on(self.screen_shown.period)

    def _on_saved_state_changed(self, level: str, sentence: str) -> None:
        self.state.setProperty("level", level)
        self.state.setText(sentence)
        restyle(self.state)

    def _on_screen_wanted(self, key: str) -> None:
        self.wanted_screen = key
        self.reject()
