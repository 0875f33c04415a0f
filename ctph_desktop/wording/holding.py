"""Why parts of a book are held back and do not count."""

from typing import Final

from ctph_desktop.domain.journal.validity import Verdict

_REASONS: Final = {
    Verdict.UNKNOWN_ROSTER: (
        "Các thay đổi này ghi theo một danh sách máy mà ở đây chưa có. Khi nhập tệp mới của cấp trên, chúng sẽ tự được tính."
    ),
    Verdict.UNKNOWN_DEVICE: (
        "Các thay đổi này do một máy chưa được ghi nhận viết. Khi máy được ghi nhận, chúng sẽ tự được tính."
    ),
    Verdict.WRONG_ROLE: "Máy viết các thay đổi này không có quyền ghi vào sổ này.",
    Verdict.CUT_OFF: "Các thay đổi này được viết sau khi máy bị thu hồi, hoặc sau khi sổ đã đổi nơi giữ.",
    Verdict.WRONG_BOOK: "Các thay đổi này ghi vào ô không thuộc sổ này.",
    Verdict.NOT_THE_SEALER: "Báo cáo được chốt trên một máy không phải là máy gửi báo cáo của đơn vị.",
    Verdict.NEEDS_UPDATE: "Các thay đổi này do bản chương trình mới hơn ghi. Sau khi cập nhật, chúng sẽ tự được tính.",
    Verdict.INCOMPLETE: (
        "Báo cáo này còn thiếu một phần số liệu đi kèm. Khi phần còn thiếu đến, báo cáo sẽ tự được tính."
    ),
    Verdict.MALFORMED: (
        "Các thay đổi này không viết đúng quy cách, không bản chương trình nào đọc được, nên không được tính; số liệu đã "
        "có không bị ảnh hưởng. Hãy hỏi nơi gửi xem máy của họ có bị can thiệp hay không."
    ),
}


def reason(code: str) -> str:
    """Return why operations of a verdict are held back."""
    known = {verdict.value: sentence for verdict, sentence in _REASONS.items()}
    return known.get(code, "Các thay đổi này không hợp lệ theo danh sách máy hiện có.")
