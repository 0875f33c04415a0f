"""A commune at work takes an invitation: it started alone, or its superior office has a successor."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.services.ground.office_rows import InvitationView
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.screens.devices.step_dialog import Step, StepDialog, page, text
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.code_line import CodeLine
from ctph_desktop.ui.widgets.controls import button, plain_label


class InvitationDialog(StepDialog):
    """The file, then the code typed from the letter. Accepted means: the office must be opened anew."""

    def __init__(self, parent: QWidget, *, link: OfficeLink) -> None:
        super().__init__(parent, title=self.tr("Nhận thư mời của cấp trên"), link=link)
        self.path: Path | None = None
        self.view: InvitationView | None = None
        self.code = CodeLine()
        self.set_steps(
            Step(self._file_page(), self.tr("&Tiếp tục"), self._file_complaint),
            Step(
                page(text(self.tr("Gõ mã 20 chữ số in trên công văn kèm thư mời:")), self.code),
                self.tr("&Nhận thư mời"),
                self.code.complaint,
            ),
        )
        self.code.returnPressed.connect(self.next_button.click)

    def _file_page(self) -> QWidget:
        self.file_button = button(self.tr("Chọn &tệp thư mời…"))
        self.file_button.clicked.connect(self._on_file_clicked)
        self.file_name = plain_label(self.tr("Chưa chọn tệp."), name="hint", wraps=True)
        self.offer = plain_label(wraps=True)
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.addWidget(
            text(
                self.tr(
                    "Dùng khi đơn vị đang làm một mình và vừa có thư mời, hoặc khi cấp trên đã đổi sang đơn vị khác. "
                    "Số liệu đã nhập được giữ nguyên."
                )
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.file_button)
        row.addWidget(self.file_name, stretch=1)
        layout.addLayout(row)
        layout.addWidget(self.offer)
        layout.addStretch(1)
        made.setFocusProxy(self.file_button)
        return made

    def _on_file_clicked(self) -> None:
        folders, kinds = LastFolders(self.link.profile.unit), self.tr("Mọi tệp (*);;Tệp CTPH (*.ctph)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Chọn tệp thư mời"), folders.start_of("invitation"), kinds)
        if path:
            folders.remember("invitation", path)
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """Read an invitation and say whose it is."""
        self.path, self.view = path, None
        self.offer.clear()
        self.message.hide()
        self.file_name.setText(path.name)
        self.link.ask(
            lambda office: office.invitations.read(path), on_done=self._on_read, on_error=self._on_refused, owner=self
        )

    def _on_read(self, view: InvitationView) -> None:
        self.view = view
        self.offer.setText(
            self.tr("Thư mời của {superior}: {programme}.").format(
                superior=view.superior_name, programme=view.programme_title
            )
        )

    def _file_complaint(self) -> str:
        return "" if self.view is not None else self.tr("Hãy chọn tệp thư mời của đơn vị mình.")

    def perform(self) -> None:
        """Go over to the office that invites."""
        path, typed = self.path, self.code.text()
        assert path is not None
        assert self.view is not None
        name = self.view.superior_name
        done = self.tr("Từ nay đơn vị báo cáo cho {superior}.").format(superior=name)
        then = self.tr("Hãy xuất tệp gửi cấp trên.")
        self.run_alone(lambda office: office.invitations.accept(path, typed), on_done=lambda: self.finish(done, then))
