"""The one question before a month is sealed and sent: errors stop it; blanks, doubts and remarks are answered here."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.report_rows import ProgressSheet
from ctph_desktop.ui.grid.columns import CellEdit, Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.dialogs import ask
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.screens.progress.blanks_box import BlanksBox
from ctph_desktop.ui.screens.progress.seal_points import SealPoint, has_changed, seal_points
from ctph_desktop.ui.screens.progress.sending_line import SendingLine
from ctph_desktop.ui.widgets.closing_words import closed_month_note
from ctph_desktop.ui.widgets.controls import button, plain_label

_EXPLANATION = 3
_TONES = {Severity.ERROR: Tone.ERROR, Severity.DOUBT: Tone.DOUBT, Severity.NOTE: Tone.PLAIN}


class SealDialog(QDialog):
    """Accepted means: seal, with `note`, `explanations` and `nothing_at`; write the file into `folder`, if any.

    With errors there is no such button. `wants_line` is the line the person chose to go to instead. `superior` is who
    gets the file, empty where nobody does; `left_behind` says which other months will not be in it.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        sheet: ProgressSheet,
        superior: str = "",
        folders: LastFolders | None = None,
        left_behind: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Chốt và gửi báo cáo") if superior else self.tr("Chốt báo cáo"))
        points = seal_points(sheet)
        fit(self, 860, 220 + (min(80 + 40 * len(points), 300) if points else 0))
        self.has_errors = any(point.severity is Severity.ERROR for point in points)
        self.has_conflicts = any(row.has_conflict for row in sheet.rows)
        self.wants_choice = False
        self.wants_line: LineKey | None = None
        self._has_changed = has_changed(sheet)
        self.table: GridTableModel[SealPoint] = GridTableModel(self._columns(), parent=self)
        self.table.set_rows(points)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(self._sentence(sheet), wraps=True))
        if sheet.closing is not None and sheet.closing.is_closed:
            layout.addWidget(plain_label(closed_month_note(sheet.closing), name="bubble", wraps=True))
        if points:
            layout.addWidget(self._build_list())
        self._note = QLineEdit()
        self._note.setAccessibleName(self.tr("Ghi chú gửi kèm"))
        self._note.setPlaceholderText(self.tr("Ghi chú gửi kèm (không bắt buộc)"))
        self.blanks = BlanksBox(sheet.blanks)
        self.blanks.setVisible(bool(sheet.blanks) and not self.has_errors)
        self.sending = SendingLine(self, superior=superior, folders=folders or LastFolders(), left_behind=left_behind)
        self.sending.setVisible(not self.has_errors)
        self._note.setVisible(not self.has_errors)
        for asked in (self.blanks, self._note, self.sending):
            layout.addWidget(asked)
        self.missing = plain_label(name="bubble", wraps=True)
        self.missing.hide()
        layout.addWidget(self.missing)
        self._has_doubts = any(point.severity is not Severity.NOTE for point in points)
        layout.addWidget(self._build_buttons())
        self.sending.choice_changed.connect(self._name_button)
        self._let_enter_do_it(asks=any(point.is_remark for point in points))

    @property
    def note(self) -> str:
        """What was written to go with the report."""
        return self._note.text().strip()

    @property
    def explanations(self) -> dict[LineKey, str]:
        """What was written beside figures and for blanks; several points of one line have their words joined."""
        texts_by_line = {line: [text] for line, text in self.blanks.explanations.items()}
        for point in self.table.rows:
            if point.line is not None and point.explanation:
                texts_by_line.setdefault(point.line, []).append(point.explanation)
        return {line: "; ".join(texts) for line, texts in texts_by_line.items()}

    @property
    def nothing_at(self) -> tuple[LineKey, ...]:
        """The blank lines at which nothing happened."""
        return self.blanks.nothing_at

    @property
    def folder(self) -> Path | None:
        """Where the file goes; None where none is to be written now."""
        return self.sending.folder

    @property
    def wants_paper(self) -> bool:
        """Whether the paper is to be made."""
        return self.sending.paper_tick.isChecked()

    def accept(self) -> None:
        """Seal, unless words or a place are missing; a remark without an answer is asked about."""
        if self.table.rows and not self.grid.finish_edit():
            return
        if self.sending.lacks_place:
            self.missing.setText(
                self.tr("Chưa chọn nơi ghi tệp. Hãy cắm USB hoặc chọn thư mục; hoặc bỏ dấu ở «Ghi tệp gửi».")
            )
            self.missing.show()
            self.sending.destination.setFocus()
            return
        if not self._has_changed and not self.note and not self.explanations:
            self.missing.setText(
                self.tr("Số liệu giống bản bị trả lại. Hãy sửa số, hoặc ghi giải trình ở cột bên phải, rồi chốt lại.")
            )
            self.missing.show()
            self._note.setFocus()
            return
        unanswered = sum(1 for point in self.table.rows if not point.is_answered(self.note))
        if not unanswered or ask(
            self,
            title=self.tr("Góp ý chưa trả lời"),
            text=self.tr("%n góp ý chưa sửa số, chưa giải trình. Vẫn chốt?", "", unanswered),
            verb=self.tr("Vẫn &chốt"),
            refusal=self.tr("&Giải trình"),
        ):
            self.sending.remember()
            super().accept()

    def _build_list(self) -> GridView:
        self.grid = GridView(self.table, frozen=0, spoken=self.tr("Các điểm cần xem trước khi chốt"))
        self.grid.edits_made.connect(self._on_explained)
        self.grid.blank_requested.connect(self._on_explanations_cleared)
        self.grid.row_opened.connect(self._on_row_opened)
        return self.grid

    def _columns(self) -> tuple[Column[SealPoint], ...]:
        names = {
            Severity.ERROR: self.tr("Lỗi"),
            Severity.DOUBT: self.tr("Cần xem lại"),
            Severity.NOTE: self.tr("Lưu ý"),
        }
        return (
            Column(
                self.tr("Mức"),
                lambda p: self.tr("Góp ý") if p.is_remark else names[p.severity],
                width=92,
                tone=lambda p: _TONES[p.severity],
            ),
            Column(self.tr("Chỉ tiêu"), lambda p: p.label, width=200),
            Column(self.tr("Nội dung"), lambda p: p.message, width=290),
            Column(
                self.tr("Giải trình (cấp trên đọc)"),
                lambda p: p.explanation,
                width=230,
                value=lambda p: p.explanation,
                typed=lambda p: p.explanation,
                parse=lambda _, text: clean(text),
                can_edit=lambda p: p.can_be_explained and not self.has_errors,
                why_closed=self._why_not_explained,
                tone=lambda p: Tone.EDITABLE if p.can_be_explained and not self.has_errors else Tone.PLAIN,
            ),
        )

    def _why_not_explained(self, point: SealPoint) -> str:
        if self.has_errors:
            return self.tr("Có lỗi thì chưa chốt được: sửa số trước. Nháy đúp vào dòng để đến ô.")
        return "" if point.can_be_explained else self.tr("Điểm này trả lời ở ô ghi chú gửi kèm bên dưới.")

    def _on_explained(self, edits: Sequence[CellEdit]) -> None:
        for edit in edits:
            self._explain(edit.row, edit.value)

    def _on_explanations_cleared(self, cells: Sequence[tuple[int, int]]) -> None:
        for position, _ in cells:
            self._explain(position, "")

    def _explain(self, position: int, text: str) -> None:
        self.table.replace(position, replace(self.table.row(position), explanation=text))
        self.grid.fit()

    def _on_row_opened(self, position: int, _column: int) -> None:
        """Go to the line of a point."""
        self.wants_line = self.table.row(position).line
        if self.wants_line is not None:
            self.reject()

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        leave = button(self.tr("&Quay lại sửa"), is_primary=self.has_errors and not self.has_conflicts)
        buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        self.seal_button = button("", is_primary=True)
        self._name_button()
        self.choose_button = button(self.tr("Chọn &số đúng…"), is_primary=True)
        if self.has_conflicts:
            buttons.addButton(self.choose_button, QDialogButtonBox.ButtonRole.ActionRole)
            self.choose_button.clicked.connect(self._on_choose_clicked)
        if not self.has_errors:
            buttons.addButton(self.seal_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _let_enter_do_it(self, *, asks: bool) -> None:
        """Have the keyboard where something has to be said first, else at the button."""
        if asks or self.has_errors:
            first = next((place for place, point in enumerate(self.table.rows) if point.is_remark), 0)
            self.grid.setCurrentIndex(self.table.index(first, _EXPLANATION))
            self.grid.setFocus()
        else:
            self.seal_button.setFocus()
        self.seal_button.setDefault(not self.has_errors)

    def _name_button(self) -> None:
        """Call the button by what it does now."""
        if self.sending.is_wanted:
            text = self.tr("Vẫn &chốt và gửi") if self._has_doubts else self.tr("&Chốt và gửi")
        else:
            text = self.tr("Vẫn &chốt") if self._has_doubts else self.tr("&Chốt")
        self.seal_button.setText(text)
        self.seal_button.setAccessibleName(text.replace("&", ""))

    def _on_choose_clicked(self) -> None:
        self.wants_choice = True
        self.reject()

    def _sentence(self, sheet: ProgressSheet) -> str:
        period = period_words(sheet.period)
        if self.has_errors:
            return self.tr("Báo cáo {period} còn lỗi, chưa chốt được. Hãy sửa các ô sau:").format(period=period)
        if self.table.rows:
            return self.tr(
                "Trước khi chốt báo cáo {period} của {unit}, hãy xem lại các điểm sau; nháy đúp để đến ô."
            ).format(period=period, unit=sheet.unit_name)
        return self.tr(
            "Chốt báo cáo {period} của {unit}? Sau khi chốt, cấp trên sẽ thấy đúng các số này. "
            "Nếu sửa số thì phải chốt lại."
        ).format(period=period, unit=sheet.unit_name)
