"""Picks units out of the catalogue of Việt Nam: a line to filter by and a list, the keyboard alone being enough."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.country.country_search import CountrySearch
from ctph_desktop.domain.country.country_units import CountryUnit, of_level
from ctph_desktop.domain.units import AdminLevel, bare_name
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import MOVES, PATIENCE
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.work import TaskRunner
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.wording import formats

_LONGEST_PROVINCE: Final = 24  # letters
_ENTER_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

_Structure = tuple[tuple[CountryUnit, ...], CountrySearch]


class UnitPicker(QDialog):
    """Accepted means: `chosen` has what was picked, in official order; one unit unless many are wanted.

    Given units (`among`) are offered in place of the catalogue.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        tasks: TaskRunner,
        faults: Faults,
        levels: Sequence[AdminLevel],
        takes_many: bool = False,
        among: Sequence[CountryUnit] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Danh mục đơn vị hành chính Việt Nam"))
        fit(self, 860, 560)
        self.chosen: tuple[CountryUnit, ...] = ()
        self.table: GridTableModel[CountryUnit] = GridTableModel(self._columns(), parent=self)
        self._takes_many = takes_many
        self._structures: tuple[_Structure, ...] = ()
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._build()
        self._connect()
        self.day_box.setVisible(not among)
        self._day_label.setVisible(not among)
        wanted, offered = tuple(levels), tuple(among)
        tasks.run(lambda: _read(wanted, offered), on_done=self._on_read, on_error=faults.show, owner=self)

    def _columns(self) -> tuple[Column[CountryUnit], ...]:
        return (
            Column(self.tr("Đơn vị"), lambda unit: unit.name, width=210),
            Column(self.tr("Thuộc"), lambda unit: ", ".join(unit.above), width=210),
            Column(self.tr("Mã"), lambda unit: unit.code, width=60),
            Column(self.tr("Gồm (tên cũ)"), lambda unit: ", ".join(map(bare_name, unit.formerly)), width=320),
        )

    def _build(self) -> None:
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Tìm đơn vị"))
        self.line.setPlaceholderText(self.tr("tên có dấu hoặc không dấu, tên cũ, mã"))
        self.province_box = QComboBox()
        self.province_box.setAccessibleName(self.tr("Tỉnh, thành phố"))
        self.province_box.setVisible(self._takes_many)
        self.province_box.setMinimumContentsLength(_LONGEST_PROVINCE)
        self.day_box = QComboBox()
        self.day_box.setAccessibleName(self.tr("Địa giới"))
        self.day_box.addItems([self.tr("Từ 01/7/2025"), self.tr("Đến 30/6/2025")])
        self.grid = GridView(self.table, frozen=0, spoken=self.tr("Các đơn vị"))
        self.count = plain_label(self.tr("Đang đọc danh mục…"), name="hint")
        self.all_button = button("", is_primary=self._takes_many)
        self.all_button.setVisible(self._takes_many)
        self.take_button = button(self.tr("&Chọn"), is_primary=not self._takes_many)
        self.leave_button = button(self.tr("Thôi"))
        top = QHBoxLayout()
        line_label, self._day_label = mnemonic_label(self.tr("&Tìm:")), mnemonic_label(self.tr("Địa &giới:"))
        line_label.setBuddy(self.line)
        self._day_label.setBuddy(self.day_box)
        for widget in (self.province_box, line_label, self.line, self._day_label, self.day_box):
            top.addWidget(widget, stretch=int(widget is self.line))
        bottom = QHBoxLayout()
        bottom.addWidget(self.count, stretch=1)
        for made in (self.all_button, self.take_button, self.leave_button):
            bottom.addWidget(made)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self.grid, stretch=1)
        layout.addLayout(bottom)
        self._tell_count()
        self.line.setFocus()

    def _connect(self) -> None:
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _: self._patience.start())
        self._patience.timeout.connect(self._show_found)
        self.day_box.currentIndexChanged.connect(self._offer_provinces)
        self.province_box.currentIndexChanged.connect(self._show_found)
        self.grid.row_opened.connect(lambda *_: self._on_take_clicked())
        self.all_button.clicked.connect(lambda: self._take(self.table.rows))
        self.take_button.clicked.connect(self._on_take_clicked)
        self.leave_button.clicked.connect(self.reject)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows go from the line into the list, and Enter take its first unit, or go there to take several."""
        if watched is not self.line or not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in MOVES:
            self.grid.setFocus()
            self.grid.keyPressEvent(event)
            return True
        if event.key() in _ENTER_KEYS:
            self._search_now()
            if self._takes_many:
                self.grid.setFocus()
            else:
                self.take_button.click()
            return True
        return super().eventFilter(watched, event)

    # What is shown

    @property
    def _structure(self) -> "_Structure":
        return self._structures[min(self.day_box.currentIndex(), len(self._structures) - 1)]

    def _on_read(self, structures: "tuple[_Structure, ...]") -> None:
        self._structures = structures
        self._offer_provinces()

    def _offer_provinces(self) -> None:
        if not self._structures:
            return
        self.province_box.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.province_box.clear()
        self.province_box.addItem(self.tr("Cả nước"), "")
        for unit in of_level(self._structure[0], AdminLevel.PROVINCE):
            self.province_box.addItem(f"{unit.name} ({unit.code})", unit.code)
        self.province_box.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._show_found()

    def _search_now(self) -> None:
        if self._patience.isActive():
            self._patience.stop()
            self._show_found()

    def _show_found(self) -> None:
        if not self._structures:
            return
        found = self._structure[1].find(self.line.text())
        if province := self.province_box.currentData():
            found = tuple(unit for unit in found if unit.province_code == province)
        self.table.set_rows(found)
        if found:
            self.grid.setCurrentIndex(self.table.index(0, 0))
        self._tell_count()

    def _tell_count(self) -> None:
        shown = len(self.table.rows)
        number = formats.quantity(Decimal(shown))
        if self._structures:
            self.count.setText(
                self.tr("{count} đơn vị").format(count=number)
                if shown
                else self.tr("Không có đơn vị nào như vậy. Hãy bớt chữ, hoặc đổi địa giới.")
            )
        self.all_button.setText(self.tr("Lấy cả {count} đơn &vị").format(count=number))
        nothing = "" if shown else self.tr("Danh sách đang trống.")
        allow(self.take_button, why_not=nothing)
        allow(self.all_button, why_not=nothing)

    # What is taken

    def _on_take_clicked(self) -> None:
        rows = sorted({index.row() for index in self.grid.selectedIndexes()} or {self.grid.currentIndex().row()})
        if not self._takes_many:
            rows = [self.grid.currentIndex().row()]
        self._take([self.table.row(row) for row in rows if 0 <= row < len(self.table.rows)])

    def _take(self, units: Sequence[CountryUnit]) -> None:
        if units:
            taken = set(units)
            order = self._structure[0]
            self.chosen = tuple(unit for unit in order if unit in taken)
            self.accept()


def _read(levels: tuple[AdminLevel, ...], among: tuple[CountryUnit, ...]) -> tuple[_Structure, ...]:
    """Return both structures with a search over the units of some levels; called in the worker thread."""
    if among:
        return ((among, CountrySearch(among)),)
    from ctph_desktop.office.founding import country  # noqa: PLC0415 - a heavy import

    known = country()
    return tuple((units, CountrySearch(of_level(units, *levels))) for units in (known.now, known.before))
