"""What stands under the board: the unit in the current row, whose program is outdated, and what the signs mean."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctph_desktop.services.ground.closing_rows import ProgramRow
from ctph_desktop.services.ground.review_rows import BoardRow
from ctph_desktop.ui.widgets.board import age_text, program_text
from ctph_desktop.ui.widgets.controls import plain_label
from ctph_desktop.wording import formats


class BoardNotes(QWidget):
    """Plain lines; `show_unit` follows the cursor on the board."""

    def __init__(self) -> None:
        super().__init__()
        self._programs: dict[str, ProgramRow] = {}
        self.unit = plain_label(wraps=True)
        self.outdated = plain_label(wraps=True)
        self.legend = plain_label(
            self.tr(
                "● Đã duyệt   ○ Chờ duyệt   ◄ Trả lại   ▲ Nhiều bản chốt khác nhau   · Chưa gửi   "
                "♦ Bổ sung, đính chính sau khi chốt kỳ   ◙ Kỳ đã chốt   Số 2, 3… đứng sau: bản chốt thứ mấy. "
                "Nháy đúp hoặc Enter để xem báo cáo."
            ),
            name="hint",
            wraps=True,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for label in (self.unit, self.outdated, self.legend):
            layout.addWidget(label)

    def show_board(self, rows: Sequence[BoardRow], programs: Sequence[ProgramRow]) -> None:
        """Take the board as it stands now."""
        self._programs = {program.unit: program for program in programs}
        names = {row.unit: row.unit_name for row in rows}
        old = [names[program.unit] for program in programs if program.needs_update and program.unit in names]
        newer = any(program.we_need_update for program in programs)
        lines = [self.tr("Cần cập nhật phần mềm: {names}.").format(names=", ".join(old))] if old else []
        if newer:
            lines.append(self.tr("Có xã dùng bản phần mềm mới hơn: máy này cần cập nhật phần mềm."))
        self.outdated.setText(" ".join(lines))
        self.outdated.setVisible(bool(lines))

    def show_unit(self, row: BoardRow | None) -> None:
        """Say how new the data of the unit in a row are."""
        self.unit.setText(self._about(row) if row is not None else "")

    def _about(self, row: BoardRow) -> str:
        if row.newest_package_at is None and row.newest_data_at is None:
            return self.tr("{unit}: chưa nhận tệp nào.").format(unit=row.unit_name)
        parts = []
        if row.newest_data_at is not None:
            parts.append(self.tr("thay đổi mới nhất theo máy của xã {age}").format(age=age_text(row)))
        if row.newest_package_at is not None:
            parts.append(self.tr("nhận tệp gần nhất lúc {moment}").format(moment=formats.moment(row.newest_package_at)))
        if program := program_text(self._programs.get(row.unit)):
            parts.append(self.tr("phần mềm: {program}").format(program=program))
        return f"{row.unit_name}: {'; '.join(parts)}."
