"""What the dialogs share that make an office on this PC: by invitation, alone, or a superior office."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QWidget

from ctph_desktop.domain.country.country_units import CountryUnit
from ctph_desktop.domain.errors import DomainError, EnvironmentFault, MistypedCodeError
from ctph_desktop.domain.units import AdminLevel
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.shell.work import TaskRunner
from ctph_desktop.ui.widgets.code_line import wrong_groups
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording.errors import explain

if TYPE_CHECKING:
    from ctph_desktop.office.new_places import NewOffice


class NewOfficeDialog(QDialog):
    """Accepted means: the office was made in `folder`."""

    def __init__(self, parent: QWidget, *, tasks: TaskRunner, faults: Faults, offices: Path) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self._tasks = tasks
        self._faults = faults
        self._offices = offices

    def build_place(self) -> QHBoxLayout:
        """Return the line that says in which folder the office will lie, and lets another be chosen."""
        self.place = plain_label(str(self._offices), name="hint", wraps=True, spoken=self.tr("Nơi lưu"))
        self.place_button = button(self.tr("Đổi nơi &lưu…"))
        self.place_button.clicked.connect(self._on_place_clicked)
        row = QHBoxLayout()
        row.addWidget(self.place, stretch=1)
        row.addWidget(self.place_button)
        return row

    def pick_units(
        self, *levels: AdminLevel, takes_many: bool = False, among: Sequence[CountryUnit] = ()
    ) -> tuple[CountryUnit, ...]:
        """Let units be picked out of the catalogue of Việt Nam, or `among` some; none where nothing was taken."""
        from ctph_desktop.ui.beginnings.unit_picker import UnitPicker  # noqa: PLC0415 - a table, when it is wanted

        picker = UnitPicker(
            self, tasks=self._tasks, faults=self._faults, levels=levels, takes_many=takes_many, among=among
        )
        picker.exec()
        picker.deleteLater()
        return picker.chosen

    def let_try_again(self) -> None:
        """Take what was typed as it stands, after a refusal."""
        raise NotImplementedError

    def make(self, work: Callable[[Path], None], new: "NewOffice") -> None:
        """Make the office in the worker thread, in a folder that is free; ask first where there is one like it."""
        offices = self._offices
        self._tasks.run(
            lambda: _like_it(offices, new),
            on_done=lambda present: self._on_looked(present, work, new),
            on_error=self.refuse,
            owner=self,
        )

    def _on_looked(self, present: Path | None, work: Callable[[Path], None], new: "NewOffice") -> None:
        if present is not None and not self._makes_another(present, new):
            self.let_try_again()
            return
        offices = self._offices
        self._tasks.run(lambda: _make(offices, new, work), on_done=self.take, on_error=self.refuse, owner=self)

    def _makes_another(self, present: Path, new: "NewOffice") -> bool:
        return dialogs.ask(
            self,
            title=self.tr("Đơn vị đã có trên máy này"),
            text=self.tr("Trên máy này đã có đơn vị mã {code}, ở thư mục {folder}.").format(
                code=new.unit_code, folder=present
            ),
            detail=self.tr(
                "Năm mới, chương trình mới hay cấp trên khác đều làm trong đơn vị đã có: chọn «Thôi», rồi mở đơn vị đó "
                "ở trang đầu; thư mời của cấp trên khác thì nhận ở «Đơn vị», «Các cơ quan của đơn vị…». Chỉ lập thêm "
                "khi hai nơi phải tách hẳn nhau; số liệu hai bên không lẫn vào nhau."
            ),
            verb=self.tr("&Lập thêm"),
            refusal=self.tr("&Thôi"),
        )

    def _on_place_clicked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Chọn nơi lưu đơn vị"), str(self._offices))
        if chosen:
            self._offices = Path(chosen)
            self.place.setText(chosen)
            self.message.hide()

    def take(self, folder: Path) -> None:
        """End with an office that was made."""
        self.folder = folder
        self.accept()

    def refuse(self, error: BaseException) -> None:
        """Say why it was not made; nothing that was typed is lost."""
        self.let_try_again()
        if isinstance(error, MistypedCodeError):
            self.say(wrong_groups(error))
        elif isinstance(error, DomainError | EnvironmentFault):
            self.say(explain(error))
        else:
            self._faults.show(error)

    def say(self, sentence: str) -> None:
        """Say what is missing or wrong."""
        self.message.setText(sentence)
        self.message.show()


def committee_of(name: str) -> str:
    """Return what the office of a province, district or commune is called: `UBND tỉnh Quảng Trị`."""
    return f"UBND {name[:1].lower()}{name[1:]}"


def _like_it(offices: Path, new: "NewOffice") -> Path | None:
    from ctph_desktop.office.folders import offices_below  # noqa: PLC0415 - a heavy import, kept off the GUI thread
    from ctph_desktop.office.new_places import like_it  # noqa: PLC0415

    return like_it(offices_below(offices), new)


def _make(offices: Path, new: "NewOffice", work: Callable[[Path], None]) -> Path:
    from ctph_desktop.office.new_places import free_place  # noqa: PLC0415 - a heavy import, kept off the GUI thread

    folder = free_place(offices, new)
    work(folder)
    return folder
