"""The authorities an office works with: who they are, how things stand with each, and what can be done about them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.journals import JournalRow
from ctph_desktop.system.paths import data_folder
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label, shortened
from ctph_desktop.wording import terms

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class AuthoritiesDialog(QDialog):
    """Ends with `is_joining` to add an authority, or `standpoint` to look at a journal; `has_changed`: one was left, or
    taken up again.
    """

    def __init__(self, parent: QWidget, *, link: OfficeLink) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Các cơ quan của đơn vị"))
        fit(self, 940, 420)
        self.is_joining = False
        self.has_changed = False
        self.standpoint: Standpoint | None = None
        self._link = link
        self.journals: GridTableModel[JournalRow] = GridTableModel(self._columns(), parent=self)
        self._build()
        self._connect()
        self._load()

    def _columns(self) -> tuple[Column[JournalRow], ...]:
        return (
            Column(self.tr("Cơ quan"), lambda r: r.authority, width=220),
            Column(self.tr("Đơn vị ở đó"), lambda r: r.unit_name, width=150),
            Column(self.tr("Chương trình"), lambda r: "; ".join(r.programmes), width=230),
            Column(self.tr("Điện thoại"), lambda r: r.phone, width=110),
            Column(
                self.tr("Tình trạng"),
                lambda r: terms.journal_state(
                    is_enrolled=r.is_enrolled, left_day=r.left_day, has_trouble=bool(r.trouble)
                ),
                width=150,
            ),
        )

    def _build(self) -> None:
        self.hint = plain_label(
            self.tr(
                "Mỗi cơ quan có sổ riêng: số liệu và tệp của cơ quan này không lẫn sang cơ quan khác. Máy hỏng hoặc "
                "mất: gọi từng cơ quan ở đây để ngừng máy cũ."
            ),
            name="hint",
            wraps=True,
        )
        self.grid = GridView(self.journals, frozen=0, spoken=self.tr("Các cơ quan"))
        self.trouble = plain_label(name="bubble", wraps=True, is_selectable=True)
        self.trouble.hide()
        self.join_button = button(self.tr("Thêm theo thư &mời…"), is_primary=True)
        self.take_in_button = button(self.tr("Đư&a đơn vị khác trên máy này vào…"))
        self.leave_button = button(self.tr("&Thôi làm việc…"))
        self.back_button = button(self.tr("Làm việc &lại"))
        self.look_button = button(self.tr("&Xem sổ"))
        buttons = QDialogButtonBox()
        self.close_button = button(self.tr("Đón&g"))
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        for made in (self.look_button, self.join_button, self.take_in_button, self.leave_button, self.back_button):
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.addWidget(self.hint)
        layout.addWidget(self.grid, stretch=1)
        layout.addWidget(self.trouble)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.grid.current_row_changed.connect(lambda _: self._show_choice())
        self.join_button.clicked.connect(self._on_join_clicked)
        self.take_in_button.clicked.connect(self._on_take_in_clicked)
        self.leave_button.clicked.connect(self._on_leave_clicked)
        self.back_button.clicked.connect(self._on_back_clicked)
        self.look_button.clicked.connect(self._on_look_clicked)

    def _load(self) -> None:
        self._link.ask(lambda office: office.authorities.rows(), on_done=self._on_loaded, owner=self)

    def _on_loaded(self, rows: tuple[JournalRow, ...]) -> None:
        place = max(self.grid.currentIndex().row(), 0)
        self.journals.set_rows(rows)
        self.grid.fit()
        self.grid.setCurrentIndex(self.journals.index(min(place, len(rows) - 1), 0))
        self._show_choice()

    def _chosen(self) -> JournalRow | None:
        row = self.grid.currentIndex().row()
        return self.journals.row(row) if 0 <= row < len(self.journals.rows) else None

    def _show_choice(self) -> None:
        row = self._chosen()
        at_work = [one for one in self.journals.rows if not one.left_on and not one.trouble]
        is_left = row is not None and bool(row.left_on)
        may_leave = row is not None and (row.is_missing or (not row.trouble and len(at_work) > 1))
        self.leave_button.setVisible(not is_left)
        self.leave_button.setEnabled(may_leave)
        self.back_button.setVisible(is_left)
        self.look_button.setEnabled(row is not None and not row.trouble)
        self.trouble.setText(row.trouble if row is not None else "")
        self.trouble.setVisible(row is not None and bool(row.trouble))

    def _on_join_clicked(self) -> None:
        self.is_joining = True
        self.accept()

    def _on_leave_clicked(self) -> None:
        row = self._chosen()
        if row is None:
            return
        detail = (
            self.tr("Sổ này không còn trong thư mục của đơn vị; chương trình sẽ không nhắc đến nữa.")
            if row.is_missing
            else self.tr(
                "Sổ vẫn được giữ và sao lưu, chỉ còn xem và in được; có thể làm việc lại bất cứ lúc nào. Không việc "
                "nào của cơ quan này được nhắc nữa."
            )
        )
        if dialogs.ask(
            self,
            title=self.tr("Thôi làm việc với cơ quan"),
            text=self.tr("Thôi làm việc với {authority}?").format(authority=shortened(row.authority)),
            detail=detail,
            verb=self.tr("&Thôi làm việc"),
            refusal=self.tr("&Giữ lại"),
        ):
            self._link.change(lambda office: office.authorities.leave(row.name), owner=self, on_done=self._on_changed)

    def _on_back_clicked(self) -> None:
        row = self._chosen()
        if row is not None:
            self._link.change(
                lambda office: office.authorities.come_back(row.name), owner=self, on_done=self._on_changed
            )

    def _on_changed(self) -> None:
        self.has_changed = True
        self._load()

    def _on_look_clicked(self) -> None:
        row = self._chosen()
        if row is not None:
            self.standpoint = Standpoint(journal=row.name)
            self.accept()

    def _on_take_in_clicked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Chọn thư mục của đơn vị cần đưa vào"), str(data_folder())
        )
        if not chosen:
            return
        folder = Path(chosen)
        if dialogs.ask(
            self,
            title=self.tr("Đưa đơn vị khác vào"),
            text=self.tr("Đưa đơn vị trong thư mục {folder} vào đơn vị đang mở?").format(folder=shortened(chosen)),
            detail=self.tr(
                "Thư mục được chuyển vào trong thư mục của đơn vị đang mở; số liệu không đổi. Sau đó hãy lập phiếu "
                "phục hồi mới để một phiếu mở được tất cả."
            ),
            verb=self.tr("Đưa &vào"),
            refusal=self.tr("&Để nguyên"),
        ):
            self._link.ask(lambda office: _take_in(office, folder), on_done=self._on_taken_in, owner=self)

    def _on_taken_in(self, standpoint: Standpoint) -> None:
        self._link.changed.emit(Changes.ALL)
        self.standpoint = standpoint
        self.accept()


def _take_in(office: "Office", folder: Path) -> Standpoint:
    return office.authorities.take_in(folder)
