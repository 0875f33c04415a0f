"""Sentences about who may write: enrolment, devices, keepers."""

from typing import Final

from ctph_desktop.domain import errors
from ctph_desktop.domain.errors import AdoptionReason
from ctph_desktop.wording import holding
from ctph_desktop.wording.errors.explaining import explain
from ctph_desktop.wording.told import said

_MOST_NAMED: Final = 5
_ADOPTIONS: Final = {
    AdoptionReason.NOT_HANDED_OVER: (
        "Đây là bản sao lưu thường, cơ quan trong tệp chưa bàn giao nên vẫn đang ghi tiếp. Ở máy giữ khoá danh sách của cơ "
        "quan đó, hãy vào Máy và người dùng, chọn “Bàn giao cơ quan…”, rồi nhận tệp được ghi ra ở đó."
    ),
    AdoptionReason.NO_SUPERIOR: (
        "Tệp này là của một xã hoặc của một cơ quan chưa có danh sách máy, không phải của cơ quan cấp trên, nên không tiếp "
        "nhận được. Hãy chọn tệp bàn giao của cơ quan cấp trên."
    ),
    AdoptionReason.OWN: "Tệp này là của chính cơ quan ở máy này. Hãy chọn tệp bàn giao của cơ quan khác.",
    AdoptionReason.FORKED: (
        "Danh sách máy của cơ quan bàn giao có hai bản khác nhau do hai máy cùng lập, nên chưa biết bản nào đúng. Hãy đề "
        "nghị cơ quan đó phục hồi một bản, xem lại danh sách máy rồi bàn giao lại."
    ),
    AdoptionReason.UNITS: "Đã có ở đây hoặc ở một cơ quan đã tiếp nhận: {named}. Một đơn vị chỉ thuộc một cơ quan: hãy xem lại tệp.",
    AdoptionReason.DEVICES: (
        "Máy đã được ghi nhận ở đây cho đơn vị khác: {named}. Một máy chỉ thuộc một đơn vị: hãy nhập hết tệp của máy đó ở cơ "
        "quan bàn giao, thu hồi máy ở đó (những gì đã nhận vẫn được tính) rồi bàn giao lại. Tiếp nhận xong, hãy sáp nhập đơn "
        "vị cũ vào đơn vị của máy ở đây."
    ),
    AdoptionReason.OFFICES: "Cơ quan {named} đã được tiếp nhận trước đây từ một nguồn khác, nên tệp này không dùng được nữa.",
    AdoptionReason.KEEPERS: (
        "Danh sách của cơ quan bàn giao giao sổ của {named} cho đơn vị không thuộc cơ quan đó. Hãy đề nghị cơ quan đó trả "
        "việc nhập lại cho xã rồi bàn giao lại."
    ),
    AdoptionReason.PROGRAMMES: (
        "Chương trình đã có ở đây, thuộc một cơ quan khác: {named}. Một chương trình chỉ thuộc một cơ quan: hãy giữ lại tệp "
        "và liên hệ bộ phận hỗ trợ."
    ),
    AdoptionReason.TOO_MANY: "Cơ quan này đã tiếp nhận nhiều cơ quan nhất có thể (64 danh sách máy, nối nhau tối đa 16).",
    AdoptionReason.TOO_MUCH: (
        "Sổ của {named} trong tệp lớn bất thường, không đơn vị nào ghi nhiều như vậy. Hãy hỏi lại cơ quan bàn giao."
    ),
}


@explain.register
def _(error: errors.NotEnrolledError) -> str:
    return said(
        "Đơn vị “{unit_name}” chưa có máy nào được ghi nhận, nên chưa gửi gói được. Hãy ghi nhận máy trước.",
        unit_name=error.unit_name,
    )


@explain.register
def _(error: errors.MistypedCodeError) -> str:
    groups = ", ".join(str(group + 1) for group in error.groups)
    return said("Nhóm số thứ {groups} gõ sai hoặc thiếu. Hãy nghe đọc lại nhóm đó và gõ lại.", groups=groups)


@explain.register
def _(error: errors.CodeMismatchError) -> str:
    del error
    return said(
        "Mã không khớp: mã đúng kiểu nhưng không phải của máy hoặc thư mời này. Hãy gọi lại số điện thoại đã biết."
    )


@explain.register
def _(error: errors.RosterKeyElsewhereError) -> str:
    del error
    return said(
        "Chỉ máy đã lập đơn vị cấp trên mới giữ khoá danh sách máy và được thay đổi danh sách. Hãy làm việc này trên máy đó."
    )


@explain.register
def _(error: errors.OfficeHandedOverError) -> str:
    return said(
        "Cơ quan ở máy này đã bàn giao cho {receiver}, nên chưa có gì được ghi: những gì ghi thêm ở đây không "
        "được tính ở đó. Hãy làm việc này ở cơ quan tiếp nhận; dữ liệu ở đây vẫn xem và in được.",
        receiver=error.receiver,
    )


@explain.register
def _(error: errors.ReceiverMissingError) -> str:
    del error
    return said("Hãy ghi tên cơ quan tiếp nhận.")


@explain.register
def _(error: errors.AdoptionRefusedError) -> str:
    named, others = ", ".join(error.named[:_MOST_NAMED]), len(error.named) - _MOST_NAMED
    if others > 0:
        named = said("{names} và {others} mục khác", names=named, others=others)
    why = said(_ADOPTIONS.get(error.reason, "Tệp bàn giao không dùng được."), named=named)
    return said("Chưa tiếp nhận. {why}", why=why)


@explain.register
def _(error: errors.RosterInDoubtError) -> str:
    named, others = ", ".join(error.missing[:_MOST_NAMED]), len(error.missing) - _MOST_NAMED
    if others > 0:
        named = said("{names} và {others} đơn vị khác", names=named, others=others)
    return said(
        "Dữ liệu ở đây có thể là bản cũ được đưa trở lại, nên chưa đổi danh sách máy được: danh sách của các xã "
        "có thể mới hơn. Trước hết hãy nhập tệp mới nhất của: {named}. Nếu chắc chắn từ ngày sao lưu đến "
        "nay không đổi máy nào, hãy chọn “Không đổi máy từ ngày sao lưu…” ở mục Máy và người dùng.",
        named=named or said("các xã"),
    )


@explain.register
def _(error: errors.UnknownDeviceError) -> str:
    return said(
        "Không có đúng một máy đang dùng tên “{text}”. Hãy xem lại danh sách máy rồi chọn lại.", text=error.text
    )


@explain.register
def _(error: errors.OwnDeviceError) -> str:
    del error
    return said("Máy đang dùng giữ khoá danh sách máy nên không thể tự thu hồi. Hãy chọn máy khác.")


@explain.register
def _(error: errors.WritingRefusedError) -> str:
    return said("Chưa có gì được ghi. {reason}", reason=holding.why_refused(error.reason))


@explain.register
def _(error: errors.KeeperUnchangedError) -> str:
    return said("Sổ của {unit_name} đã do nơi này giữ rồi. Hãy chọn đơn vị khác.", unit_name=error.unit_name)


@explain.register
def _(error: errors.KeptBySuccessorError) -> str:
    return said(
        "Sổ của {unit_name} do {successor_name} giữ, vì đã sáp nhập. Hãy chọn đơn vị khác.",
        unit_name=error.unit_name,
        successor_name=error.successor_name,
    )


@explain.register
def _(error: errors.NoDeviceToGiveBackError) -> str:
    return said(
        "Đơn vị {unit_name} chưa có máy nào được ghi nhận. Hãy ghi nhận máy của đơn vị trước rồi trả lại việc nhập.",
        unit_name=error.unit_name,
    )


@explain.register
def _(error: errors.NotJoinedError) -> str:
    del error
    return said("Đơn vị đang làm một mình, chưa có cấp trên để gửi. Hãy nhận thư mời của cấp trên trước rồi xuất tệp.")


@explain.register
def _(error: errors.OtherUnitInvitedError) -> str:
    return said(
        "Thư mời này không có tên {unit_name}. Hãy xin cấp trên thư mời đúng của đơn vị mình.",
        unit_name=error.unit_name,
    )


@explain.register
def _(error: errors.AlreadyJoinedError) -> str:
    return said(
        "Đơn vị đang báo cáo cho chính {superior_name} theo thư mời này. Không cần nhận lại.",
        superior_name=error.superior_name,
    )


@explain.register
def _(error: errors.ForeignInvitationError) -> str:
    return said(
        "Thư mời của {superior_name} không tiếp nối cấp trên hiện nay của đơn vị. Hãy hỏi lại cấp trên. Nếu báo "
        "cáo cho cả hai nơi, hãy lập thêm đơn vị trên máy này: mở «Đơn vị», chọn «Tham gia theo thư mời…»; số "
        "liệu của đơn vị đang mở không thay đổi.",
        superior_name=error.superior_name,
    )


_RENAMING_REFUSED = {
    "name": "Hãy gõ tên mới của đơn vị.",
    "code": "Mã đơn vị chỉ gồm chữ không dấu và chữ số, viết liền (ví dụ 19600). Hãy gõ lại.",
    "code_taken": "Mã {name} đang là của đơn vị khác. Hãy xem lại mã rồi gõ lại.",
    "taken": "Đã có đơn vị khác tên «{name}». Hãy gõ tên khác; nếu hai đơn vị nhập làm một, chọn «Sáp nhập đơn vị…».",
    "day": "Ngày đổi tên phải nằm trong thời gian đơn vị «{name}» hoạt động và sau lần đổi tên trước. Hãy chọn ngày khác.",
    "own": "Tên của chính cấp trên đổi bằng «Cấp trên mới…».",
}


@explain.register
def _(error: errors.RenamingRefusedError) -> str:
    return said(_RENAMING_REFUSED.get(error.reason, _RENAMING_REFUSED["name"]), name=error.unit_name)


@explain.register
def _(error: errors.NewUnitRefusedError) -> str:
    named = f" «{error.unit_name}»" if error.unit_name else ""
    return said(
        "Chưa lập được đơn vị mới{named}: cần tên chưa có đơn vị nào mang, và mã gồm chữ không dấu và chữ số "
        "viết liền (ví dụ 19600). Hãy gõ lại.",
        named=named,
    )


@explain.register
def _(_: errors.DivisionRefusedError) -> str:
    return said("Hãy ghi ít nhất hai đơn vị mới, mỗi đơn vị một tên. Nếu chỉ có một, hãy đổi tên đơn vị.")


@explain.register
def _(error: errors.MergerRefusedError) -> str:
    if error.unit_name:
        return said(
            "Đơn vị {unit_name} không tham gia sáp nhập được. Hãy chọn đơn vị đang báo cáo và đang hoạt động.",
            unit_name=error.unit_name,
        )
    return said("Hãy chọn ít nhất một đơn vị kết thúc và một đơn vị kế thừa khác nhau.")
