"""Why parts of a book are held back and do not count."""

from decimal import Decimal
from typing import Final

from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.wording import formats
from ctph_desktop.wording.told import said

_REASONS: Final = {
    Verdict.UNKNOWN_ROSTER: (
        "Các thay đổi này ghi theo một danh sách máy mà ở đây chưa có. Khi nhập tệp mới của cấp trên, chúng sẽ tự được tính."
    ),
    Verdict.UNKNOWN_DEVICE: (
        "Các thay đổi này do một máy chưa được ghi nhận viết. Khi máy được ghi nhận, chúng sẽ tự được tính."
    ),
    Verdict.WRONG_ROLE: "Máy viết các thay đổi này không có quyền ghi vào sổ này.",
    Verdict.CUT_OFF: "Các thay đổi này tới nơi sau khi máy bị thu hồi, hoặc sau khi sổ đã đổi nơi giữ. Nơi giữ sổ xem và chọn có lấy lại không.",
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


_HELD_PARTS: Final = {
    Verdict.UNKNOWN_ROSTER: (
        "{count} thay đổi được giữ riêng vì ghi theo một danh sách máy mà ở đây chưa có. Khi nhập tệp mới của cấp trên, "
        "chúng sẽ tự được tính."
    ),
    Verdict.UNKNOWN_DEVICE: (
        "{count} thay đổi được giữ riêng vì do một máy chưa được ghi nhận viết. Khi máy được ghi nhận, chúng sẽ tự được "
        "tính."
    ),
    Verdict.WRONG_ROLE: (
        "{count} thay đổi được giữ riêng vì máy viết chúng không có quyền ghi vào sổ này; hỏi đơn vị có máy đó."
    ),
    Verdict.CUT_OFF: (
        "{count} thay đổi được giữ riêng vì tới nơi sau khi máy bị thu hồi, hoặc sau khi sổ đã đổi nơi giữ. Nơi giữ sổ "
        "xem và chọn có lấy lại không."
    ),
    Verdict.WRONG_BOOK: "{count} thay đổi được giữ riêng vì ghi vào ô không thuộc sổ này; hỏi đơn vị có máy viết chúng.",
    Verdict.NOT_THE_SEALER: (
        "{count} lần chốt được giữ riêng vì chốt trên một máy không phải là máy gửi báo cáo của đơn vị. Hãy chốt lại ở "
        "máy gửi báo cáo."
    ),
    Verdict.NEEDS_UPDATE: (
        "{count} thay đổi được giữ riêng vì do bản chương trình mới hơn ghi. Sau khi cập nhật chương trình ở đây, chúng "
        "sẽ tự được tính."
    ),
    Verdict.INCOMPLETE: (
        "{count} báo cáo được giữ riêng vì còn thiếu một phần số liệu đi kèm. Khi phần còn thiếu đến, báo cáo sẽ tự được "
        "tính."
    ),
    Verdict.MALFORMED: (
        "{count} thay đổi được giữ riêng vì không viết đúng quy cách, không bản chương trình nào đọc được; số liệu đã có "
        "không bị ảnh hưởng. Hãy hỏi nơi gửi xem máy của họ có bị can thiệp hay không."
    ),
}
_REFUSALS: Final = {
    Verdict.UNKNOWN_DEVICE: "Cấp trên chưa ghi nhận máy này cho sổ này. Hãy xuất tệp gửi cấp trên để máy được ghi nhận.",
    Verdict.WRONG_ROLE: "Sổ này do nơi khác giữ, ở đây chỉ xem. Cần nhập lại, hãy gọi điện cho cấp trên.",
    Verdict.CUT_OFF: "Máy này đã bị cấp trên thu hồi quyền ghi. Hãy gọi điện cho cấp trên nếu đơn vị vẫn dùng máy này.",
    Verdict.NOT_THE_SEALER: "Máy này không phải máy gửi báo cáo của đơn vị. Hãy chốt báo cáo ở máy gửi báo cáo.",
}


def why_refused(code: str) -> str:
    """Return why this PC may not write into a book now."""
    known = {verdict.value: sentence for verdict, sentence in _REFUSALS.items()}
    general = "Máy này không được ghi vào sổ này theo danh sách máy hiện có. Hãy gọi điện cho cấp trên."
    return said(known.get(code, general))


def reason(code: str) -> str:
    """Return why operations of a verdict are held back."""
    known = {verdict.value: sentence for verdict, sentence in _REASONS.items()}
    return said(known.get(code, "Các thay đổi này không hợp lệ theo danh sách máy hiện có."))


def held_part(code: str, count: int) -> str:
    """Say how many operations of a verdict are held back, why, and what becomes of them."""
    known = {verdict.value: sentence for verdict, sentence in _HELD_PARTS.items()}
    general = "{count} thay đổi được giữ riêng vì không hợp lệ theo danh sách máy hiện có."
    return said(known.get(code, general), count=formats.quantity(Decimal(count)))
