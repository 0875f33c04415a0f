"""Chương trình: the document and its bones, written by the office that leads it and read by its communes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import DomainError, EnvironmentFault, NoProgrammeError
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_documents import ProgrammeDocument
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.text import part_of_name
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.programmes.bones import Bones
from ctph_desktop.services.programmes.documents import DocumentView
from ctph_desktop.services.programmes.founding_by_hand import ModelRow
from ctph_desktop.services.programmes.reporting_rules import ReportingSheet
from ctph_desktop.ui.look.dialogs import ask
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.screens.programme.amend_dialog import AmendDialog
from ctph_desktop.ui.screens.programme.document_lists import PartiesPage, RecipientsPage
from ctph_desktop.ui.screens.programme.document_page import DocumentPage
from ctph_desktop.ui.screens.programme.document_words import state_words, version_words
from ctph_desktop.ui.screens.programme.indicator_steps import IndicatorSteps
from ctph_desktop.ui.screens.programme.indicators_page import IndicatorsPage
from ctph_desktop.ui.screens.programme.reporting_page import ReportingPage
from ctph_desktop.ui.screens.screen import Screen
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.shell.papers import hand_on
from ctph_desktop.ui.widgets.controls import button, plain_label, without_wheel
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.wording.errors import explain

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class ProgrammeScreen(Screen):
    """Tabs of one document; what is typed is a draft until it is written down."""

    reloads_on = Changes.PROGRAMME

    def __init__(self, link: OfficeLink) -> None:
        super().__init__(link)
        self.view: DocumentView | None = None
        self._shown: ProgrammeDocument | None = None
        self._untouched: ProgrammeDocument | None = None  # as the fields say it before anything is typed
        self._is_writing = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.state = plain_label(name="bigState", wraps=True)
        self.version_box = QComboBox()
        self.version_box.setAccessibleName(self.tr("Bản của văn bản"))
        without_wheel(self.version_box)
        self.version_label = plain_label(self.tr("Bản:"))
        self.save_button = button(self.tr("G&hi"), is_primary=True)
        self.leave_button = button(self.tr("Bỏ &phần đã sửa"))
        self.amend_button = button(
            self.tr("Sửa đổ&i…"), tip=self.tr("Ghi những gì đã sửa thành bản mới, kèm văn bản, ngày và lý do")
        )
        self.print_button = button(
            self.tr("I&n phần ký kết…"), tip=self.tr("Ghi trang PHẦN KÝ KẾT của bản đang xem ra tệp PDF")
        )
        self.new_button = button(self.tr("&Chương trình mới…"))
        self.hint = plain_label(name="hint", wraps=True)
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.document_page = DocumentPage()
        self.parties_page = PartiesPage(self.link.widths)
        self.recipients_page = RecipientsPage(self.link.widths)
        self.indicators_page = IndicatorsPage(self.link.widths)
        self.indicator_steps = IndicatorSteps(self.indicators_page, link=self.link)
        self.reporting_page = ReportingPage()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Các phần của chương trình"))
        for page, title in (
            (self.document_page, self.tr("Văn bản")),
            (self.parties_page, self.tr("Các bên")),
            (self.recipients_page, self.tr("Nơi nhận, liên kết")),
            (self.indicators_page, self.tr("Chỉ tiêu")),
            (self.reporting_page, self.tr("Biểu, nhịp, đơn vị")),
        ):
            self.tabs.addTab(page, title)
        top = QHBoxLayout()
        top.addWidget(self.state, stretch=1)
        for widget in (
            self.version_label,
            self.version_box,
            *self._writing_buttons,
            self.print_button,
            self.new_button,
        ):
            top.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addLayout(top)
        layout.addWidget(self.hint)
        layout.addWidget(self.message)
        layout.addWidget(self.tabs, stretch=1)
        self.setFocusProxy(self.document_page)

    @property
    def _writing_buttons(self) -> tuple[QWidget, ...]:
        return (self.save_button, self.leave_button, self.amend_button)

    def _connect(self) -> None:
        self.version_box.activated.connect(self._on_version_chosen)
        self.save_button.clicked.connect(self.save)
        self.leave_button.clicked.connect(self.give_up)
        self.amend_button.clicked.connect(self._on_amend_clicked)
        self.print_button.clicked.connect(self._on_print_clicked)
        self.new_button.clicked.connect(self._on_new_clicked)
        self.reporting_page.change_button.clicked.connect(self._on_change_reporting_clicked)
        self.indicator_steps.done.connect(self._tell_written)
        self.indicator_steps.not_done.connect(self._tell_refused)
        self.indicator_steps.refused.connect(self._refuse)
        for changed in (
            self.document_page.changed,
            self.parties_page.editor.changed,
            self.recipients_page.changed,
        ):
            changed.connect(self._on_changed)
        for editor in (self.parties_page.editor, self.recipients_page.recipients, self.recipients_page.links):
            editor.told.connect(lambda text: self.saved_state_changed.emit("error", text))
        self.tabs.currentChanged.connect(lambda _: self.setFocusProxy(self.tabs.currentWidget()))

    # Loading

    def load(self, period: ReportingPeriod) -> None:
        """Ask for the document; it is the same in every period. What was typed and is not written down stays."""
        del period
        self.link.ask(
            lambda office: (office.documents.view(), office.documents.bones()),
            on_done=lambda found: self._on_loaded(*found),
            on_error=self._on_failed,
            owner=self,
        )

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, NoProgrammeError):
            self.link.faults.show(error)
            return
        self.view = self._shown = None
        self.tabs.hide()
        self.hint.setText(explain(error))
        for widget in (self.version_label, self.version_box, *self._writing_buttons, self.print_button):
            widget.hide()

    def _on_loaded(self, view: DocumentView, bones: Bones) -> None:
        self.indicators_page.show_bones(bones)
        self.reporting_page.show_bones(bones)
        if self.view is not None and self.is_changed:
            return
        self.view = view
        self.tabs.show()
        for made in (self.new_button, self.reporting_page.change_button):
            made.setVisible(view.may_write)
        self.indicators_page.let_write(may_write=view.may_write)
        with QSignalBlocker(self.version_box):
            self.version_box.clear()
            for version in view.versions:
                self.version_box.addItem(version_words(version), version.version)
            self.version_box.setCurrentIndex(len(view.versions) - 1)
        for widget in (self.version_label, self.version_box):
            widget.setVisible(len(view.versions) > 1)
        self._show(view.document)

    def _show(self, document: ProgrammeDocument) -> None:
        view = self.view
        if view is None:
            return
        self._shown = document
        is_open = view.may_write and document == view.document
        own = next((one for one in document.parties if view.own is not None and one.unit == view.own.unit), None)
        self.document_page.show_document(document, years=view.years, is_open=is_open)
        self.parties_page.show_document(document, units=view.units, own=own, is_open=is_open)
        self.recipients_page.show_document(document, is_open=is_open)
        self._untouched = self.draft
        self.tabs.setTabText(
            1, self.tr("Các bên, ký {signed}/{all}").format(signed=document.signed, all=len(document.parties))
        )
        for widget in self._writing_buttons:
            widget.setVisible(is_open)
        self.message.hide()
        self._say_state(document, is_open=is_open)
        self._update()

    def _say_state(self, document: ProgrammeDocument, *, is_open: bool) -> None:
        self.state.setText(state_words(document))
        said = ""
        if self.view is not None and not self.view.may_write:
            said = self.tr("Văn bản do {superior} giữ, ở đây chỉ đọc. Cần sửa, hãy gọi điện cho nơi đó.").format(
                superior=self.link.profile.superior_name
            )
        elif not is_open:
            said = self.tr("Đây là bản trước, chỉ đọc. Chọn bản cuối ở «Bản» để ghi tiếp.")
        self.hint.setText(said)
        self.hint.setVisible(bool(said))

    def _on_version_chosen(self, place: int) -> None:
        if self.view is None or not self._may_give_up():
            self.version_box.setCurrentIndex(self.version_box.count() - 1)
            return
        self._show(self.view.versions[place])

    # The draft

    @property
    def draft(self) -> ProgrammeDocument | None:
        """The document with what was typed; None where none is shown, UnreadDayError where a day is none yet."""
        if self._shown is None:
            return None
        lists = self.parties_page.in_document() | self.recipients_page.in_document()
        return replace(self.document_page.in_document(self._shown), **lists)

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not written down."""
        if self.view is None or self._shown != self.view.document or not self.view.may_write:
            return False
        try:
            return self.draft != self._untouched
        except DomainError:
            return True

    def _on_changed(self) -> None:
        self.message.hide()
        self._update()

    def _update(self) -> None:
        is_changed = self.is_changed
        why_not = "" if is_changed else self.tr("Chưa sửa gì.")
        if self._is_writing:
            why_not = self.tr("Đang ghi…")
        for made in self._writing_buttons:
            allow(made, why_not=why_not)
        if is_changed:
            self.saved_state_changed.emit("busy", self.tr("Có phần đã sửa chưa ghi"))

    def _finish_edit(self) -> bool:
        return self.parties_page.editor.finish_edit() and self.recipients_page.finish_edit()

    def save(self) -> None:
        """Write the version in force anew."""
        if not self._finish_edit() or not self.is_changed:
            return
        try:
            draft = self.draft
        except DomainError as error:
            self._refuse(error)
            return
        if draft is not None:
            self._write(draft, is_amendment=False)

    def _on_amend_clicked(self) -> None:
        if not self._finish_edit():
            return
        try:
            draft = self.draft
        except DomainError as error:
            self._refuse(error)
            return
        dialog = AmendDialog(self.window())
        is_given = dialog.exec()
        by, on, reason = dialog.number.text(), dialog.day, dialog.reason.text()
        dialog.deleteLater()
        if is_given and draft is not None:
            self._write(replace(draft, amended_by=by, amended_on=on, reason=reason), is_amendment=True)

    def _write(self, draft: ProgrammeDocument, *, is_amendment: bool) -> None:
        self._is_writing = True
        self._update()

        def write(office: "Office") -> Changes:
            return office.documents.amend(draft) if is_amendment else office.documents.correct(draft)

        self.link.change(write, owner=self, on_done=self._on_written, on_error=self._refuse)

    def _on_written(self) -> None:
        self._is_writing = False
        self._shown = None  # what was typed is written down: what comes now is shown
        self.saved_state_changed.emit("saved", self.tr("Đã ghi văn bản. Hãy xuất tệp trả lời để các xã nhận được."))

    def _refuse(self, error: BaseException) -> None:
        self._is_writing = False
        self._update()
        if isinstance(error, DomainError | EnvironmentFault):
            self._tell_refused(explain(error))
        else:
            self.link.faults.show(error)

    # Printing, and further programmes

    def _on_print_clicked(self) -> None:
        """Write the page of the version shown; what is typed and not written down is not on it."""
        if self._shown is None or not self._may_give_up():
            return
        folders, version = LastFolders(self.link.profile.unit), self._shown.version
        name = f"phan-ky-ket-{part_of_name(self._shown.short_title)}-{self._shown.year}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("In phần ký kết"), folders.start_with("pdf", name), self.tr("Tệp PDF (*.pdf)")
        )
        if not chosen:
            return
        folders.remember("pdf", chosen)
        path = Path(chosen) if chosen.endswith(".pdf") else Path(f"{chosen}.pdf")
        self.link.ask(
            lambda office: office.documents.write_signing_page(path, version=version),
            on_done=lambda _: self.done_told.emit(hand_on(path, fail=self.tell_failed)),
            owner=self,
        )

    def _on_change_reporting_clicked(self) -> None:
        self.link.ask(
            lambda office: office.reporting_rules.sheet(),
            on_done=self._ask_reporting,
            on_error=self._refuse,
            owner=self,
        )

    def _ask_reporting(self, sheet: ReportingSheet) -> None:
        from ctph_desktop.ui.screens.programme.reporting_dialog import ReportingDialog  # noqa: PLC0415 - when opened

        dialog = ReportingDialog(self.window(), link=self.link, sheet=sheet)
        is_written = dialog.exec()
        dialog.deleteLater()
        if is_written:
            self._tell_written(self.tr("Đã sửa cách báo cáo. Hãy xuất tệp trả lời để các xã nhận được."))

    def _tell_written(self, told: str) -> None:
        self.message.hide()
        self.saved_state_changed.emit("saved", told)

    def _tell_refused(self, told: str) -> None:
        self.message.setText(told)
        self.message.show()

    def _on_new_clicked(self) -> None:
        if self._finish_edit() and self._may_give_up():
            self.link.ask(lambda office: office.founding.models(), on_done=self._ask_new, owner=self)

    def _ask_new(self, models: Sequence[ModelRow]) -> None:
        from ctph_desktop.ui.screens.programme.new_programme_dialog import (  # noqa: PLC0415 - only when opened
            NewProgrammeDialog,
        )

        dialog = NewProgrammeDialog(self.window(), link=self.link, models=models)
        is_founded = dialog.exec()
        founded, year = dialog.founded, dialog.first_year.value()
        dialog.deleteLater()
        if is_founded:
            self.go("programme", "", period=None, standpoint=Standpoint(founded, year))

    def give_up(self) -> None:
        """Show the document again as it is written down."""
        if self.view is not None:
            for editor in (self.parties_page.editor, self.recipients_page.recipients, self.recipients_page.links):
                editor.grid.cancel_edit()
            self._show(self.view.document)
            self.saved_state_changed.emit("saved", "")

    def _may_give_up(self) -> bool:
        if not self.is_changed:
            return True
        is_given_up = ask(
            self,
            title=self.tr("Văn bản chưa ghi"),
            text=self.tr("Văn bản có chỗ đã sửa mà chưa ghi. Bỏ các chỗ này?"),
            verb=self.tr("&Bỏ phần đã sửa"),
            refusal=self.tr("&Quay lại"),
        )
        if is_given_up:
            self.give_up()
        return is_given_up

    def is_ready_to_leave(self) -> bool:
        """Stay while something is typed that is not written down, unless it is given up."""
        return self._finish_edit() and self._may_give_up()

    def loss_on_closing(self) -> str:
        """Say that what was typed is not written down."""
        return (
            self.tr("Văn bản có chỗ đã sửa mà chưa ghi, sẽ mất nếu đóng. Vẫn đóng chương trình?")
            if self.is_changed
            else ""
        )
