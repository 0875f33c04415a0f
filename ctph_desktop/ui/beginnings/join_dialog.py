"""Joins a programme by an invitation file: the unit, the official, and the code on the letter."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ctph_desktop.domain.country.country_units import CountryUnit
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.text import clean
from ctph_desktop.domain.units import AdminLevel
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.ui.beginnings.new_office_dialog import NewOfficeDialog
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.shell.work import TaskRunner
from ctph_desktop.ui.widgets.code_line import CodeLine
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label, shortened
from ctph_desktop.ui.widgets.reasons import allow

if TYPE_CHECKING:
    from ctph_desktop.services.ground.office_rows import InvitationView

_FEW_UNITS: Final = 15  # as many are seen without looking for one


class JoinDialog(NewOfficeDialog):
    """Asks for the invitation, which unit of it this is, who works at it, and the code on the letter.

    While an office is open (`link`), its own authority is added to that one unless the person wants another office.
    Accepted means then: `standpoint` is where one looks at the new journal.
    """

    def __init__(
        self, parent: QWidget, *, tasks: TaskRunner, faults: Faults, offices: Path, link: OfficeLink | None = None
    ) -> None:
        super().__init__(parent, tasks=tasks, faults=faults, offices=offices)
        self.setWindowTitle(self.tr("Tham gia theo thư mời"))
        fit(self, 680, 430)
        self.standpoint: Standpoint | None = None
        self._link = link
        self._invitation: Path | None = None
        self._view: InvitationView | None = None
        self._build()
        self._connect()
        self._update()

    def _build(self) -> None:
        self.file_button = button(self.tr("Chọn &tệp thư mời…"))
        self.file_name = plain_label(self.tr("Chưa chọn tệp."), name="hint", wraps=True)
        self.programme = plain_label(wraps=True)
        self.unit_box = QComboBox()
        self.unit_box.setAccessibleName(self.tr("Đơn vị"))
        self.unit_box.setPlaceholderText(self.tr("Chọn đơn vị"))
        self.within = QCheckBox()
        if self._link is not None:
            self.within.setText(
                self.tr("Thêm &vào đơn vị đang mở: {unit}").format(unit=shortened(self._link.profile.unit_name))
            )
            self.within.setChecked(True)
        self.within.setVisible(self._link is not None)
        self.person_name = QLineEdit()
        self.person_name.setAccessibleName(self.tr("Họ và tên cán bộ"))
        self.person_post = QLineEdit()
        self.person_post.setAccessibleName(self.tr("Chức vụ"))
        self.code = CodeLine()
        self.join_button = button(self.tr("Th&am gia"), is_primary=True)
        buttons = QDialogButtonBox()
        self.alone_button = button(self.tr("Chưa có thư mờ&i: bắt đầu một mình…"))
        buttons.addButton(self.alone_button, QDialogButtonBox.ButtonRole.HelpRole)
        buttons.addButton(self.join_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        file_row = QHBoxLayout()
        file_row.addWidget(self.file_button)
        file_row.addWidget(self.file_name, stretch=1)
        form = QFormLayout()
        form.addRow(self.tr("Thư mời:"), file_row)
        form.addRow(self.tr("Chương trình:"), self.programme)
        form.addRow("", self.within)
        form.addRow(*self._build_unit_row())
        form.addRow(self.tr("Họ &và tên:"), self.person_name)
        form.addRow(self.tr("&Chức vụ:"), self.person_post)
        form.addRow(self.tr("&Mã trên thư:"), self.code)
        self._place_row = QWidget()
        place = self.build_place()
        place.setContentsMargins(0, 0, 0, 0)
        self._place_row.setLayout(place)
        form.addRow(self.tr("Nơi lưu:"), self._place_row)
        self._form = form
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def _build_unit_row(self) -> tuple[QLabel, QHBoxLayout]:
        self.find_button = button(self.tr("Tìm &xã…"))
        self.find_button.hide()
        row = QHBoxLayout()
        row.addWidget(self.unit_box, stretch=1)
        row.addWidget(self.find_button)
        label = mnemonic_label(self.tr("Đơ&n vị:"))
        label.setBuddy(self.unit_box)
        return label, row

    def _connect(self) -> None:
        self.unit_box.currentIndexChanged.connect(lambda _: self._update())
        self.within.toggled.connect(self._show_whose)
        self._show_whose()
        self.find_button.clicked.connect(self._on_find_clicked)
        self.file_button.clicked.connect(self._on_file_clicked)
        self.alone_button.clicked.connect(self._on_alone_clicked)
        self.join_button.clicked.connect(self._on_join_clicked)
        for line in (self.person_name, self.person_post, self.code):
            line.textChanged.connect(self._update)

    @property
    def is_within(self) -> bool:
        """Whether an authority is added to the office that is open."""
        return self._link is not None and self.within.isChecked()

    def _show_whose(self) -> None:
        """Ask who works there and where it lies only for an office of its own; else it is known."""
        for row in (self.person_name, self.person_post, self._place_row):
            self._form.setRowVisible(row, not self.is_within)
        self.alone_button.setVisible(not self.is_within)
        self._update()

    def _update(self) -> None:
        self.message.hide()
        allow(self.join_button, why_not=self._missing())

    def _missing(self) -> str:
        """Say what is still to be filled in, the first thing first; empty when nothing is."""
        if self._view is None:
            return self.tr("Hãy chọn tệp thư mời.")
        if self.unit_box.currentIndex() < 0:
            return self.tr("Hãy chọn đơn vị.")
        for line, sentence in (
            (self.person_name, self.tr("Hãy gõ họ và tên.")),
            (self.person_post, self.tr("Hãy gõ chức vụ.")),
            (self.code, self.tr("Hãy gõ mã in trên thư.")),
        ):
            is_asked = line is self.code or not self.is_within
            if is_asked and not clean(line.text()):
                return sentence
        return ""

    def _on_file_clicked(self) -> None:
        kinds, folders = self.tr("Mọi tệp (*);;Tệp CTPH (*.ctph)"), LastFolders()
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Chọn tệp thư mời"), folders.start_of("invitation"), kinds)
        if path:
            folders.remember("invitation", path)
            self.read(Path(path))

    def read(self, invitation: Path) -> None:
        """Read an invitation file and offer its units."""

        def work() -> "InvitationView":
            from ctph_desktop.office.joining import read_invitation  # noqa: PLC0415 - a heavy import, kept off the GUI thread

            return read_invitation(invitation)

        self._invitation = invitation
        self.file_name.setText(invitation.name)
        self._tasks.run(work, on_done=self._on_read, on_error=self.refuse, owner=self)

    def _on_read(self, view: "InvitationView") -> None:
        self._view = view
        self.programme.setText(f"{view.programme_title}\n{view.superior_name}")
        self.unit_box.clear()
        for uuid, code, name in view.units:
            self.unit_box.addItem(f"{name} ({code})", (uuid, code))
        self.find_button.setVisible(len(view.units) > _FEW_UNITS)
        if view.superior_code:
            text = self.tr("Máy thêm của cấp trên: {name}").format(name=view.superior_name)
            self.unit_box.addItem(text, (view.superior, view.superior_code))
        own = self._link.profile.unit_code if self._link is not None else ""
        alike = [row for row in range(self.unit_box.count()) if self.unit_box.itemData(row)[1] == own]
        # A PC becomes the unit's: nobody is to be taken by oversight.
        self.unit_box.setCurrentIndex(alike[0] if self.is_within and len(alike) == 1 else -1)
        self._update()

    def _on_find_clicked(self) -> None:
        assert self._view is not None
        units = [CountryUnit(code, name, AdminLevel.COMMUNE) for _, code, name in self._view.units]
        for unit in self.pick_units(AdminLevel.COMMUNE, among=units):
            self.unit_box.setCurrentIndex(units.index(unit))

    def _on_join_clicked(self) -> None:
        from ctph_desktop.office.new_places import NewOffice  # noqa: PLC0415 - imported when the invitation was read

        if sentence := self.code.complaint():
            self.say(sentence)
            return
        assert self._view is not None
        assert self._invitation is not None
        view, invitation = self._view, self._invitation
        uuid, code = self.unit_box.currentData()
        if self.is_within and self._link is not None:
            typed_code = self.code.text()
            if code != self._link.profile.unit_code and not self._is_another_name_of_it():
                return
            self.join_button.setEnabled(False)
            self._link.ask(
                lambda office: office.authorities.join(invitation, uuid, typed_code),
                on_done=self._on_joined,
                on_error=self.refuse,
                owner=self,
            )
            return
        name, post = clean(self.person_name.text()), clean(self.person_post.text())
        typed = self.code.text()

        def work(folder: Path) -> None:
            from ctph_desktop.office.joining import join_office  # noqa: PLC0415 - a heavy import, kept off the GUI thread

            join_office(folder, invitation, uuid, name, post, typed)

        self.join_button.setEnabled(False)
        role = OfficeRole.SUPERIOR if uuid == view.superior else OfficeRole.COMMUNE
        self.make(work, NewOffice(role, code, view.plan_year, view.superior_code or view.superior_name))

    def _is_another_name_of_it(self) -> bool:
        """Ask whether a unit of another code is the one whose office is open."""
        assert self._link is not None
        return dialogs.ask(
            self,
            title=self.tr("Đơn vị khác mã"),
            text=self.tr("{chosen} trong thư mời có phải là {unit} đang mở không?").format(
                chosen=shortened(self.unit_box.currentText()), unit=shortened(self._link.profile.unit_name)
            ),
            detail=self.tr("Chỉ thêm khi là cùng một đơn vị, cơ quan kia dùng mã khác."),
            verb=self.tr("&Đúng, cùng đơn vị"),
            refusal=self.tr("&Chọn lại"),
        )

    def _on_joined(self, standpoint: Standpoint) -> None:
        self.standpoint = standpoint
        self.accept()

    def _on_alone_clicked(self) -> None:
        from ctph_desktop.ui.beginnings.alone_dialog import AloneDialog  # noqa: PLC0415 - rarely wanted

        dialog = AloneDialog(self, tasks=self._tasks, faults=self._faults, offices=self._offices)
        is_made = dialog.exec()
        dialog.deleteLater()
        if is_made and dialog.folder is not None:
            self.take(dialog.folder)

    def let_try_again(self) -> None:
        """Open the button again."""
        self._update()
