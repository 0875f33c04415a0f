"""Shows what importing the chosen files would do, and asks once."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.services.ground.exchange_rows import ChangeRow, FileVerdict, ImportPreview, PreviewRow
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.dialogs import ask
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.screens.exchange.letter_buttons import LetterButtons
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.count_filters import CountFilters
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.wording import formats

R = TypeVar("R")

_TONES = {
    FileVerdict.NEW: Tone.GOOD,
    FileVerdict.KNOWN: Tone.QUIET,
    FileVerdict.TRAY: Tone.DOUBT,
    FileVerdict.REFUSED: Tone.ERROR,
    FileVerdict.ELSEWHERE: Tone.QUIET,
}
_SIGNS = {
    FileVerdict.NEW: "●",
    FileVerdict.KNOWN: "·",
    FileVerdict.TRAY: "▲",
    FileVerdict.REFUSED: "■",
    FileVerdict.ELSEWHERE: "→",
}
_FOR_HERE = {FileVerdict.NEW, FileVerdict.KNOWN, FileVerdict.TRAY}
_IN_TURN = (FileVerdict.REFUSED, FileVerdict.NEW, FileVerdict.TRAY, FileVerdict.KNOWN, FileVerdict.ELSEWHERE)


class PreviewDialog(QDialog):
    """Accepted means: import these files. The lower table shows what the file in the upper one would change."""

    def __init__(self, parent: QWidget, *, preview: ImportPreview) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Xem trước khi nhập"))
        fit(self, 1080, 560)
        self._rows = tuple(sorted(preview.rows, key=lambda row: _IN_TURN.index(row.verdict)))
        self.files = GridTableModel(self._file_columns(), parent=self)
        self.files.set_rows(self._rows)
        self.changes = GridTableModel(self._change_columns(), parent=self)
        self._build()
        self.grid.current_row_changed.connect(self._on_file_changed)
        if preview.rows:
            self.grid.setCurrentIndex(self.files.index(self._first_useful(), 0))

    def _build(self) -> None:
        self.grid = GridView(self.files, frozen=0, spoken=self.tr("Các tệp"))
        self.grid.order_by_heads()
        self._changes_title = plain_label(name="sectionTitle", wraps=True)
        self._changes_grid = GridView(self.changes, frozen=0, spoken=self.tr("Thay đổi của tệp đang chọn"))
        self.warning = plain_label(self._blanking(), name="bubble", wraps=True)
        self.warning.setVisible(bool(self.warning.text()))
        self.letter = LetterButtons()
        self.told = plain_label(name="hint", wraps=True)
        self.letter.told.connect(self.told.setText)
        self.import_button = button(self._verb(), is_primary=True)
        can_take = bool(self._useful()) or any(row.can_be_held for row in self._rows)
        unusable = self.tr("Không có tệp nào nhập được; xem lý do ở cột «Ghi chú».")
        allow(self.import_button, why_not="" if can_take else unusable)
        buttons = QDialogButtonBox()
        buttons.addButton(self.import_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(self.tr("&Không nhập")), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        self.filters = CountFilters(FileVerdict)
        self.filters.show_counts(self.tr("%n tệp:", "", len(self._rows)), self._counts())
        self.filters.changed.connect(lambda _: self._show_chosen())
        layout.addWidget(self.filters)
        if said := self._sentence():
            layout.addWidget(plain_label(said, wraps=True))
        layout.addWidget(self.warning)
        layout.addWidget(SearchedGrid(self.grid), stretch=3)
        layout.addWidget(self._changes_title)
        layout.addWidget(SearchedGrid(self._changes_grid), stretch=2)
        row = QHBoxLayout()
        row.addWidget(self.letter)
        row.addWidget(self.told, stretch=1)
        row.addWidget(buttons)
        layout.addLayout(row)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        if self._useful():
            self.import_button.setFocus()
        else:
            self.grid.setFocus()

    def _useful(self) -> list[PreviewRow]:
        return [row for row in self._rows if row.verdict in _FOR_HERE]

    def _first_useful(self) -> int:
        """Return the row to begin at: one that changes something, else one that could be taken, else the first."""
        changing = (position for position, row in enumerate(self._rows) if row.changes)
        usable = (position for position, row in enumerate(self._rows) if row.verdict in _FOR_HERE)
        return next(changing, next(usable, 0))

    def _count(self, verdict: FileVerdict) -> int:
        return sum(1 for row in self._rows if row.verdict is verdict)

    def _verb(self) -> str:
        if not self._useful() and any(row.can_be_held for row in self._rows):
            return self.tr("&Giữ trong hộp chờ")
        new = self._count(FileVerdict.NEW) + self._count(FileVerdict.TRAY)
        return self.tr("&Nhập {count} tệp").format(count=new or len(self._useful()))

    def _counts(self) -> dict[FileVerdict, str]:
        names = verdict_names()
        return {one: f"{_SIGNS[one]} {names[one]} {self._count(one)}" for one in _IN_TURN if self._count(one)}

    def _show_chosen(self) -> None:
        """Leave only the files of a count that was pressed; all of them are imported whatever is seen."""
        chosen = self.filters.chosen
        self.files.set_rows([row for row in self._rows if chosen is None or row.verdict is chosen])
        self.grid.setCurrentIndex(self.files.index(0, 0))
        self._on_file_changed(0)

    def _sentence(self) -> str:
        sentences = []
        if refused := self._count(FileVerdict.REFUSED):
            sentences.append(
                self.tr("{count} tệp không đọc được: xem lý do ở cột cuối, các tệp khác vẫn nhập bình thường.").format(
                    count=refused
                )
            )
        if elsewhere := self._count(FileVerdict.ELSEWHERE):
            sentences.append(
                self.tr("{count} tệp gửi cho đơn vị khác: không nhập, không giữ, không phải hỏi ai.").format(
                    count=elsewhere
                )
            )
        return " ".join(sentences)

    def _blanking(self) -> str:
        named = blanking_names(self._rows)
        if not named:
            return ""
        return self.tr(
            "Số đang có ở đây sẽ bị để trống theo tệp của: {files}. Chọn từng tệp để xem; khi nhập sẽ hỏi lại."
        ).format(files=", ".join(named))

    def _file_columns(self) -> tuple[Column[PreviewRow], ...]:
        return (
            verdict_column(self.tr("Kết quả"), lambda r: r.verdict),
            Column(self.tr("Bên gửi"), lambda r: r.sender, width=100, tone=_quiet),
            Column(self.tr("Tệp"), lambda r: r.file_name, width=290, tip=lambda r: r.path, tone=_quiet),
            Column(
                self.tr("Lập lúc"),
                lambda r: formats.moment(r.created_at) if r.created_at else "",
                width=118,
                order=lambda r: r.created_at,
            ),
            Column(self.tr("Kỳ"), lambda r: ", ".join(r.periods), width=84),
            Column(
                self.tr("Báo cáo mới"),
                lambda r: str(r.new_seals or ""),
                width=62,
                is_number=True,
                order=lambda r: r.new_seals,
            ),
            Column(
                self.tr("Số mới"),
                lambda r: str(r.new_figures or ""),
                width=62,
                is_number=True,
                order=lambda r: r.new_figures,
            ),
            Column(
                self.tr("Để trống"),
                lambda r: str(r.blanked or ""),
                width=56,
                is_number=True,
                tone=lambda r: Tone.DOUBT if r.blanked else Tone.PLAIN,
                order=lambda r: r.blanked,
            ),
            Column(
                self.tr("Ghi chú"),
                self._note_of,
                width=176,
                tone=lambda r: Tone.ERROR if r.verdict is FileVerdict.REFUSED else _quiet(r),
            ),
        )

    def _change_columns(self) -> tuple[Column[ChangeRow], ...]:
        return (
            Column(self.tr("Nội dung"), lambda c: c.label, width=380),
            Column(self.tr("Kỳ"), lambda c: c.period_label, width=110),
            Column(self.tr("Cũ"), lambda c: c.old, width=150),
            Column(
                self.tr("Mới"),
                lambda c: self.tr("(để trống)") if c.is_blanking else c.new,
                width=240,
                tone=lambda c: Tone.DOUBT if c.is_blanking else Tone.PLAIN,
            ),
        )

    def _note_of(self, row: PreviewRow) -> str:
        held = self.tr("{count} thay đổi bị giữ riêng.").format(count=row.held) if row.held else ""
        late = (
            self.tr("♦ {count} báo cáo bổ sung, đính chính sau khi chốt kỳ, chờ quyết định.").format(
                count=row.corrections
            )
            if row.corrections
            else ""
        )
        return " ".join(part for part in (*row.notes, late, held) if part)

    def _on_file_changed(self, position: int) -> None:
        row = self.files.row(position)
        self.letter.set_letter(subject=row.subject, text=row.message)
        self.letter.setVisible(bool(row.message))
        self.told.clear()
        self.changes.set_rows(sorted(row.changes, key=lambda change: not change.is_blanking))
        self._changes_grid.fit()
        name = row.sender or row.file_name
        text = (
            self.tr("Số liệu sẽ thay đổi theo tệp của {name}:")
            if row.changes
            else self.tr("Tệp {name} chưa nhập được: xem lý do ở cột cuối; có thể sao chép lời nhắn cho bên gửi.")
            if row.verdict is FileVerdict.REFUSED
            else self.tr("Tệp {name} gửi cho đơn vị khác: ở đây không phải làm gì.")
            if row.verdict is FileVerdict.ELSEWHERE
            else self.tr("Tệp của {name} không làm thay đổi số đang có.")
        )
        self._changes_title.setText(text.format(name=name))


def _quiet(row: PreviewRow) -> Tone:
    return Tone.QUIET if row.verdict is FileVerdict.ELSEWHERE else Tone.PLAIN


def blanking_names(rows: Sequence[PreviewRow]) -> list[str]:
    """Return by whose files figures that stand here would be left blank, with how many: one in two files is one."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row in rows:
        blanked = {(change.label, change.period_label) for change in row.changes if change.is_blanking}
        found.setdefault(row.sender or row.file_name, set()).update(blanked)
    return [
        translate("Blanking", "{sender} ({count} số)").format(sender=sender, count=len(blanked))
        for sender, blanked in found.items()
        if blanked
    ]


def may_blank(parent: QWidget, preview: ImportPreview) -> bool:
    """Ask before figures that stand here are left blank; True where none are."""
    named = blanking_names(preview.rows)
    return not named or ask(
        parent,
        title=translate("Blanking", "Có số sẽ bị để trống"),
        text=translate("Blanking", "Số đang có ở đây sẽ bị để trống theo tệp của: {files}.").format(
            files=", ".join(named)
        ),
        detail=translate("Blanking", "Số cũ vẫn còn trong lịch sử của ô. Nếu chưa chắc, hãy gọi hỏi đơn vị gửi trước."),
        verb=translate("Blanking", "&Nhập và để trống"),
        refusal=translate("Blanking", "&Không nhập"),
    )


def verdict_column(title: str, read: Callable[[R], FileVerdict]) -> Column[R]:
    """Return the column that says what becomes of a file, in colour, sign and words."""
    names = verdict_names()
    return Column(title, lambda r: f"{_SIGNS[read(r)]} {names[read(r)]}", width=126, tone=lambda r: _TONES[read(r)])


def verdict_names() -> dict[FileVerdict, str]:
    """Return what each verdict is called."""
    return {
        FileVerdict.NEW: translate("Verdicts", "Có nội dung mới"),
        FileVerdict.KNOWN: translate("Verdicts", "Đã nhận trước"),
        FileVerdict.TRAY: translate("Verdicts", "Chờ ghi nhận máy"),
        FileVerdict.REFUSED: translate("Verdicts", "Không đọc được"),
        FileVerdict.ELSEWHERE: translate("Verdicts", "Nơi khác"),
    }
