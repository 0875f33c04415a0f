"""Offices that end as a whole: handing this one over, and taking another one over with its file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFileDialog, QFormLayout, QHBoxLayout, QLayout, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.roster.adoption import AdoptionView
from ctph_desktop.services.safekeeping.office_handover import OfficeHandoverView
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.screens.devices.step_dialog import Step, StepDialog, page, text
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.code_line import CodeLine
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording import adopting as words

if TYPE_CHECKING:
    from ctph_desktop.office import Office

_DIGITS, _GROUP = 48, 6


class _WholeOfficeDialog(StepDialog):
    """Something is chosen, what comes of it is summed up, read and ticked, and then it is done."""

    def __init__(self, parent: QWidget, *, title: str, link: OfficeLink) -> None:
        super().__init__(parent, title=title, link=link)
        fit(self, 680, 440)
        self.summary = text("")
        self.is_sure = QCheckBox()

    def _ask(self, first: QWidget, verb: str, *warnings: QWidget, sure: str, unticked: str) -> None:
        """Let the first page lead to the sum, which is left by the verb; `unticked` is said while the box is empty."""
        self.is_sure.setText(sure)
        self.set_steps(
            Step(first, self.tr("&Tiếp tục"), self._complaint),
            Step(
                page(self.summary, *warnings, self.is_sure),
                verb,
                lambda: "" if self.is_sure.isChecked() else unticked,
            ),
        )

    def _complaint(self) -> str:
        raise NotImplementedError

    @staticmethod
    def _first_page(use: str, *below: QWidget | QLayout) -> QWidget:
        """Build the page that says what the dialog is for, with what is chosen and typed below."""
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.addWidget(text(use))
        for one in below:
            if isinstance(one, QLayout):
                layout.addLayout(one)
            else:
                layout.addWidget(one)
        layout.addStretch(1)
        return made


def _beside(chooser: QWidget, chosen: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(chooser)
    row.addWidget(chosen, stretch=1)
    return row


class HandOverOfficeDialog(_WholeOfficeDialog):
    """Who goes on, where the file goes, what that means; then it is written."""

    def __init__(self, parent: QWidget, *, view: OfficeHandoverView, link: OfficeLink) -> None:
        super().__init__(parent, title=self.tr("Bàn giao cả cơ quan"), link=link)
        self._view = view
        self.folder: Path | None = None
        self._ask(
            self._receiver_page(),
            self.tr("&Bàn giao"),
            sure=self.tr("Đã &xem lại các điều trên và đã nhập hết các tệp đang có"),
            unticked=self.tr("Hãy xem lại, làm xong rồi đánh dấu ô trên."),
        )

    def _receiver_page(self) -> QWidget:
        self.receiver = QLineEdit(self._view.receiver)
        self.receiver.setAccessibleName(self.tr("Cơ quan tiếp nhận"))
        self.folder_button = button(self.tr("Chọn &USB hoặc thư mục…"))
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.folder_name = plain_label(self.tr("Chưa chọn nơi ghi tệp."), name="hint", wraps=True)
        self.take_back_button = button(self.tr("&Rút lại bàn giao"))
        self.take_back_button.setVisible(bool(self._view.receiver))
        self.take_back_button.clicked.connect(self._on_take_back_clicked)
        form = QFormLayout()
        form.addRow(self.tr("&Cơ quan tiếp nhận:"), self.receiver)
        use = self.tr(
            "Dùng khi {office} kết thúc và một cơ quan khác, trên máy khác, tiếp tục công việc với "
            "các đơn vị và các chương trình này. Chỉ một tệp phải đưa sang đó."
        ).format(office=self._view.office)
        made = self._first_page(use, form, _beside(self.folder_button, self.folder_name), self.take_back_button)
        made.setFocusProxy(self.receiver)
        return made

    def _on_folder_clicked(self) -> None:
        folders = LastFolders(self.link.profile.unit)
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Chọn thư mục"), folders.start_of("handover"))
        if chosen:
            folders.remember("handover", chosen)
            self.choose(Path(chosen))

    def _on_take_back_clicked(self) -> None:
        """Go on as before: for an office that was handed over by mistake."""
        done = self.tr("Đã rút lại bàn giao.")
        then = self.tr("Nếu tệp bàn giao đã được nhận ở nơi khác thì phải làm việc ở nơi đó.")
        self.run(lambda office: office.office_handover.take_back(), on_done=lambda: self.finish(done, then))

    def choose(self, folder: Path) -> None:
        """Take a folder for the file."""
        self.folder = folder
        self.folder_name.setText(str(folder))

    def _complaint(self) -> str:
        receiver = clean(self.receiver.text())
        if not receiver:
            return self.tr("Hãy gõ tên cơ quan tiếp nhận.")
        if self.folder is None:
            return self.tr("Hãy chọn USB hoặc thư mục để ghi tệp bàn giao.")
        sentences = self._view.sentences(receiver)
        if sentences != self.summary.text():
            self.is_sure.setChecked(False)
        self.summary.setText(sentences)
        return ""

    def perform(self) -> None:
        """Write the file; nothing is written into the office after it."""
        receiver, folder = clean(self.receiver.text()), self.folder
        assert folder is not None
        written: list[str] = []

        def hand_over(office: "Office") -> Changes:
            written.append(office.office_handover.hand_over(receiver, folder).file_name)
            return Changes.ALL

        self.run(
            hand_over,
            on_done=lambda: self.finish(self.tr("Đã bàn giao."), words.after_handover(written[0], receiver)),
        )


class AdoptDialog(_WholeOfficeDialog):
    """The file of another office and the code of its sheet; what comes is shown before it is taken over."""

    def __init__(self, parent: QWidget, *, link: OfficeLink) -> None:
        super().__init__(parent, title=self.tr("Tiếp nhận cơ quan khác"), link=link)
        self.path: Path | None = None
        self.view: AdoptionView | None = None
        self._ask(
            self._file_page(),
            self.tr("&Tiếp nhận"),
            text(self.tr("Việc này không rút lại được.")),
            sure=self.tr("Đúng cơ quan, &đúng các đơn vị"),
            unticked=self.tr("Hãy xem lại rồi đánh dấu ô trên."),
        )

    def _file_page(self) -> QWidget:
        self.file_button = button(self.tr("Chọn tệp &bàn giao…"))
        self.file_button.clicked.connect(self._on_file_clicked)
        self.file_name = plain_label(self.tr("Chưa chọn tệp."), name="hint", wraps=True)
        self.code = CodeLine(digits=_DIGITS, group=_GROUP)
        self.code.textEdited.connect(lambda _: self._forget())
        self.read_button = button(self.tr("&Xem trong tệp"))
        self.read_button.clicked.connect(self._on_read_clicked)
        self.code.returnPressed.connect(self.read_button.click)
        self.offer = plain_label(wraps=True)
        made = self._first_page(
            self.tr(
                "Dùng khi một cơ quan khác nhập vào cơ quan này, như các huyện nhập vào tỉnh. Cần tệp cơ quan "
                "đó bàn giao và phiếu phục hồi của cơ quan đó."
            ),
            _beside(self.file_button, self.file_name),
            text(self.tr("Gõ mã tám nhóm số trên phiếu phục hồi của cơ quan bàn giao:")),
            self.code,
            self.read_button,
            self.offer,
        )
        made.setFocusProxy(self.file_button)
        return made

    def _on_file_clicked(self) -> None:
        folders, kinds = LastFolders(self.link.profile.unit), self.tr("Mọi tệp (*);;Bản sao lưu (*.ctphbak)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Chọn tệp bàn giao"), folders.start_of("handover"), kinds)
        if path:
            folders.remember("handover", path)
            self.choose(Path(path))

    def choose(self, path: Path) -> None:
        """Take the file of another office."""
        self.path = path
        self.file_name.setText(path.name)
        self._forget()

    def _forget(self) -> None:
        self.view = None
        self.offer.clear()
        self.is_sure.setChecked(False)

    def _on_read_clicked(self) -> None:
        path, typed = self.path, self.code.text()
        sentence = self.tr("Hãy chọn tệp bàn giao.") if path is None else self.code.complaint()
        if sentence or path is None:
            self.say(sentence)
            return
        self.message.hide()
        self.link.ask(
            lambda office: office.adoption.preview(path, typed),
            on_done=self._on_read,
            on_error=self._on_refused,
            owner=self,
        )

    def _on_read(self, view: AdoptionView) -> None:
        self.view = view
        self.offer.setText(view.office)
        self.summary.setText(view.sentences)

    def _complaint(self) -> str:
        return "" if self.view is not None else self.tr("Hãy chọn tệp, gõ mã rồi bấm «Xem trong tệp».")

    def perform(self) -> None:
        """Take the office over."""
        path, typed = self.path, self.code.text()
        assert path is not None
        assert self.view is not None
        name = self.view.office
        done = self.tr("Đã tiếp nhận {name}.").format(name=name)
        self.run(
            lambda office: office.adoption.adopt(path, typed),
            on_done=lambda: self.finish(done, words.after_adoption(name)),
        )
