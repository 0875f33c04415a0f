"""What does not count, beside what stands: it came after a book changed hands, or from a PC that was revoked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.reading.conflict_rows import ConflictRow, ListedRows, RivalRow
from ctph_desktop.ui.conflicts.conflict_dialog import MOST_LISTED, ConflictDialog

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class SetAsideDialog(ConflictDialog):
    """The chooser once more: a value that was set aside is taken up, or the one that stands is left as it is."""

    def _title(self) -> str:
        return self.tr("Số được giữ riêng, chưa tính")

    def _introduction(self) -> str:
        return self.tr(
            "Các số này nhập trước khi sổ đổi nơi giữ mà tới sau, hoặc nhập trên máy đã thu hồi, nên chưa tính vào "
            "biểu nào. Nơi giữ sổ xem từng ô: lấy lại số đã giữ riêng, hoặc giữ số đang dùng. Không số nào bị mất."
        )

    def _nothing_left(self) -> str:
        return self.tr("Không có số nào được giữ riêng.")

    def _verb(self, row: ConflictRow, rival: RivalRow) -> str:
        del row
        return self.tr("Giữ như đang dùng") if rival.is_shown else self.tr("Lấy lại số này")

    @staticmethod
    def _rows_of(office: "Office", *, first: str) -> ListedRows:
        return office.set_aside.listed(MOST_LISTED, first=first)

    @staticmethod
    def _choose_in(office: "Office", chosen: Mapping[str, tuple[str, ...]]) -> Changes:
        return office.set_aside.choose_each(chosen)
