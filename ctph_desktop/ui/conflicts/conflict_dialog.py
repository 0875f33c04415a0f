"""The chooser: what several PCs wrote differently, side by side with who and when; one click chooses."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import ConflictGoneError
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.reading.conflict_rows import ConflictKind, ConflictRow, ListedRows, RivalRow
from ctph_desktop.ui.conflicts.comparison import Comparison
from ctph_desktop.ui.conflicts.rival_card import RivalCard
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.dialogs import ask
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label

if TYPE_CHECKING:
    from ctph_desktop.office import Office


MOST_LISTED: Final = 300
"""More than a person chooses in at one sitting; reading many thousands would keep everything else waiting."""


class ConflictDialog(QDialog):
    """Stays open until everything is chosen or the person goes; `first` names the cell to begin with."""

    def __init__(self, parent: QWidget, *, link: OfficeLink, first: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self._title())
        fit(self, 1160, 560)
        self._link = link
        self._wanted = first
        self.cards: list[RivalCard] = []
        self.table: GridTableModel[ConflictRow] = GridTableModel(self._columns(), parent=self)
        self._build()
        self._connect()
        self._load()

    # Layout

    def _build(self) -> None:
        self.grid = GridView(self.table, frozen=0, spoken=self.tr("Các ô cần chọn"))
        self.close_button = button(self.tr("Đón&g"))
        self.progress = plain_label(name="hint", wraps=True)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.grid)
        halves.addWidget(self._build_choice())
        halves.setSizes([400, 740])
        below = QHBoxLayout()
        below.addWidget(self.progress, stretch=1)
        below.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(self._introduction(), wraps=True))
        layout.addWidget(halves, stretch=1)
        layout.addLayout(below)

    def _build_choice(self) -> QWidget:
        self.title = plain_label(name="screenTitle", wraps=True)
        self.before = plain_label(name="hint", wraps=True)
        self.hint = plain_label(name="bubble", wraps=True)
        self.hint.setProperty("level", "note")
        self.comparison = Comparison()
        self.merge_button = button(self.tr("&Gộp các phần sửa"), is_primary=True)
        self._cards = QWidget()
        self._cards_row = QHBoxLayout(self._cards)
        self._cards_row.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self._cards)
        merge = QHBoxLayout()
        merge.addStretch(1)
        merge.addWidget(self.merge_button)
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self.before)
        layout.addWidget(self.hint)
        layout.addWidget(area, stretch=3)
        layout.addWidget(self.comparison, stretch=2)
        layout.addLayout(merge)
        return side

    def _connect(self) -> None:
        self.grid.current_row_changed.connect(self._show_row)
        self.comparison.picked.connect(self._update_merging)
        self.merge_button.clicked.connect(self._on_merge_clicked)
        self.close_button.clicked.connect(self.accept)

    def _columns(self) -> tuple[Column[ConflictRow], ...]:
        return (
            Column(
                self.tr("Ô, mục"),
                lambda r: r.label,
                width=180,
                tone=lambda r: Tone.ERROR if r.can_choose else Tone.QUIET,
                tip=lambda r: r.unit_name,
            ),
            Column(self.tr("Kỳ"), lambda r: period_words(r.period) if r.period else "", width=100),
            Column(self.tr("Các giá trị"), self._values_of, width=104),
        )

    def _values_of(self, row: ConflictRow) -> str:
        if row.kind is ConflictKind.FIGURE:
            return " | ".join(rival.text for rival in row.rivals)
        return self.tr("{count} bản").format(count=len(row.rivals) + row.hidden)

    # What is chosen from

    def _title(self) -> str:
        return self.tr("Chọn giữa các số nhiều máy nhập khác nhau")

    def _introduction(self) -> str:
        return self.tr(
            "Mỗi ô dưới đây được nhập khác nhau trên các máy. "
            "Không số nào bị mất: số không chọn vẫn còn trong lịch sử ô."
        )

    def _nothing_left(self) -> str:
        return self.tr("Không có ô nào nhiều máy nhập khác nhau.")

    def _verb(self, row: ConflictRow, rival: RivalRow) -> str:
        del rival
        return self.tr("Chọn bản này") if row.kind is not ConflictKind.FIGURE else self.tr("Chọn số này")

    @staticmethod
    def _rows_of(office: "Office", *, first: str) -> ListedRows:
        return office.conflicts.listed(MOST_LISTED, first=first)

    @staticmethod
    def _choose_in(office: "Office", chosen: Mapping[str, tuple[str, ...]]) -> Changes:
        return office.conflicts.choose_each(chosen)

    # Showing

    def _load(self) -> None:
        rows_of, first = self._rows_of, self._wanted
        self._link.ask(lambda office: rows_of(office, first=first), on_done=self._on_loaded, owner=self)

    def _on_loaded(self, listed: ListedRows) -> None:
        rows = listed.rows
        position = max(self.grid.currentIndex().row(), 0)
        self.table.set_rows(rows)
        self.grid.fit()
        left = listed.to_choose
        told = self.tr("Còn {count} ô phải chọn.").format(count=left) if left else self.tr("Không còn ô nào phải chọn.")
        if listed.left_out:
            told += " " + self.tr("Đang hiện {count} ô đầu; chọn xong các ô này thì các ô sau hiện ra.").format(
                count=len(rows)
            )
        self.progress.setText(told)
        if self._wanted:
            position = next((i for i, row in enumerate(rows) if row.cell == self._wanted), position)
            self._wanted = ""
        if rows:
            position = min(position, len(rows) - 1)
            self.grid.setCurrentIndex(self.table.index(position, 0))
        self._show_row(position)
        if not left:
            self.close_button.setFocus()

    def _row(self) -> ConflictRow | None:
        position = self.grid.currentIndex().row()
        return self.table.row(position) if 0 <= position < self.table.rowCount() else None

    def _show_row(self, position: int) -> None:
        row = self.table.row(position) if 0 <= position < self.table.rowCount() else None
        self._show_cards(row)
        self.title.setText(self._heading(row))
        text = self.tr("Trước đó: {value}").format(value=row.before) if row and row.before else ""
        self.before.setText(text)
        self.before.setVisible(bool(text))
        hint = self._hint_of(row)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.comparison.show_row(row)
        self.merge_button.setVisible(row is not None and row.can_merge)
        self._update_merging()

    def _heading(self, row: ConflictRow | None) -> str:
        if row is None:
            return self._nothing_left()
        return " – ".join(part for part in (row.label, period_words(row.period) if row.period else "") if part)

    def _hint_of(self, row: ConflictRow | None) -> str:
        if row is None:
            return ""
        if row.hint:
            return row.hint
        if row.hidden:
            return self.tr("Còn {count} giá trị khác không hiện hết ở đây.").format(count=row.hidden)
        if row.kind is ConflictKind.SEAL:
            return self.tr("Bản được chọn thành một bản chốt mới, gửi lên cấp trên ở tệp tiếp theo.")
        if row.can_merge:
            return self.tr(
                "Mục khác nhau thì gộp được ngay. Mục nhiều máy cùng sửa (màu đỏ): bấm vào giá trị đúng rồi gộp."
            )
        return ""

    def _show_cards(self, row: ConflictRow | None) -> None:
        for card in self.cards:
            self._cards_row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        if row is None:
            return
        for rival in row.rivals:
            device = next((writer.device for writer in rival.writers if writer.device), "")
            card = RivalCard(
                rival,
                can_choose=row.can_choose,
                verb=self._verb(row, rival),
                same_device=len(self._figures_of(device)) if device else 0,
            )
            card.chosen.connect(self._on_chosen)
            card.device_chosen.connect(self._on_device_chosen)
            self._cards_row.addWidget(card)
            self.cards.append(card)

    def _update_merging(self) -> None:
        self.merge_button.setEnabled(not self.comparison.undecided)

    # Choosing

    def _on_chosen(self, operation: str) -> None:
        row = self._row()
        if row is not None:
            self._choose({operation: row.heads})

    def _figures_of(self, device: str) -> dict[str, tuple[str, ...]]:
        """Return what a PC wrote in all figures to choose, each with the heads shown."""
        return {
            rival.operation: row.heads
            for row in self.table.rows
            if row.kind is ConflictKind.FIGURE and row.can_choose
            for rival in row.rivals
            if device in {writer.device for writer in rival.writers}
        }

    def _on_device_chosen(self, device: str) -> None:
        chosen = self._figures_of(device)
        if ask(
            self,
            title=self.tr("Chọn theo máy"),
            text=self.tr("Lấy số của máy «{device}» cho cả {count} ô?").format(device=device, count=len(chosen)),
            detail=self.tr("Số của máy kia vẫn còn trong lịch sử từng ô."),
            verb=self.tr("&Lấy số của máy này"),
            refusal=self.tr("&Chọn từng ô"),
        ):
            self._choose(chosen)

    def _choose(self, chosen: dict[str, tuple[str, ...]]) -> None:
        choose_in = self._choose_in
        self._set_busy(is_busy=True)
        self._link.change(
            lambda office: choose_in(office, chosen),
            owner=self,
            on_done=self._load,
            on_error=self._on_refused,
        )

    def _on_merge_clicked(self) -> None:
        row, picks = self._row(), self.comparison.picks
        if row is None:
            return
        operation, heads = row.rivals[0].operation, row.heads
        self._set_busy(is_busy=True)
        self._link.change(
            lambda office: office.conflicts.merge(operation, picks=picks, seen=heads),
            owner=self,
            on_done=self._load,
            on_error=self._on_refused,
        )

    def _on_refused(self, error: BaseException) -> None:
        self._set_busy(is_busy=False)
        self._link.faults.show(error)
        if isinstance(error, ConflictGoneError):
            self._load()

    def _set_busy(self, *, is_busy: bool) -> None:
        self.merge_button.setEnabled(not is_busy)
        for card in self.cards:
            card.setEnabled(not is_busy)
