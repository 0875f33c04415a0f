"""Sentences about figures, cells, periods and formulas."""

from ctph_desktop.domain import errors
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors.explaining import explain, period_of
from ctph_desktop.wording.told import said


@explain.register
def _(error: errors.InvalidPeriodError) -> str:
    return said(
        "“{text}” không phải kỳ báo cáo. Hãy ghi như 2019-03 (tháng 03/2019), 2019-q1, 2019, 2017-2020 (giai "
        "đoạn) hoặc 2019-0310.0325 (từ ngày đến ngày).",
        text=error.text,
    )


@explain.register
def _(error: errors.InvalidCellError) -> str:
    return said("“{text}” không phải một ô số liệu. Hãy chọn lại ô.", text=error.text)


@explain.register
def _(error: errors.UnreadValueError) -> str:
    if error.is_later:
        return said("Nội dung này do bản chương trình mới hơn ghi. Hãy cập nhật chương trình rồi mở lại.")
    return said("Nội dung này không viết đúng quy cách nên không đọc được. Hãy hỏi nơi gửi và đề nghị gửi lại.")


@explain.register
def _(error: errors.NotANumberError) -> str:
    return said("“{text}” không phải là số. Hãy chỉ gõ chữ số, ví dụ 1297 hoặc 1.297.", text=error.text)


@explain.register
def _(error: errors.HiddenSeparatorError) -> str:
    return said("“{text}” có ký tự ẩn ở giữa, có thể là hai số viết liền. Hãy gõ lại số này.", text=error.text)


@explain.register
def _(error: errors.AmbiguousNumberError) -> str:
    readings = " hay ".join(formats.quantity(reading) for reading in error.readings)
    return said("“{text}” có thể hiểu khác nhau. Ý bạn là {readings}?", text=error.text, readings=readings)


@explain.register
def _(error: errors.NotAWholeNumberError) -> str:
    return said("“{text}” có phần lẻ, nhưng chỉ tiêu này đếm số nguyên. Hãy gõ số nguyên, ví dụ 12.", text=error.text)


@explain.register
def _(error: errors.NegativeNumberError) -> str:
    return said("“{text}” là số âm. Số đếm không thể âm; hãy gõ số từ 0 trở lên.", text=error.text)


@explain.register
def _(error: errors.TooManyDecimalsError) -> str:
    if error.decimals == 0:
        return said("“{text}” có quá nhiều chữ số thập phân. Chỉ tiêu này nhận số nguyên.", text=error.text)
    return said(
        "“{text}” có quá nhiều chữ số thập phân. Chỉ tiêu này nhận tối đa {decimals} chữ số thập phân.",
        text=error.text,
        decimals=error.decimals,
    )


@explain.register
def _(error: errors.NumberTooLargeError) -> str:
    return said("“{text}” lớn bất thường. Hãy kiểm tra lại số vừa gõ.", text=error.text)


@explain.register
def _(error: errors.NoteTooLongError) -> str:
    return said(
        "Ghi chú dài {length} ký tự, nhiều nhất là {longest}. Hãy rút gọn, phần dài ghi vào ghi chú khi chốt gửi.",
        length=error.length,
        longest=error.longest,
    )


@explain.register
def _(error: errors.NoteOnBlankError) -> str:
    return said(
        "Ô trống không có ghi chú “{text}”. Hãy nhập số, “không phát sinh” hoặc dấu “-” trước.", text=error.text
    )


@explain.register
def _(error: errors.FigureExceedsCeilingError) -> str:
    return said(
        "“{label}”: luỹ kế sẽ là {cumulative}, lớn hơn {ceiling_label} {ceiling}. Hãy kiểm tra lại số vừa gõ và "
        "các tháng trước.",
        label=error.label,
        cumulative=formats.quantity(error.cumulative),
        ceiling_label=error.ceiling_label.lower(),
        ceiling=formats.quantity(error.ceiling),
    )


@explain.register
def _(error: errors.FormulaError) -> str:
    return said(
        "Công thức “{formula}” của biểu không dùng được. Hãy báo cấp trên kiểm tra lại biểu mẫu.", formula=error.formula
    )


@explain.register
def _(error: errors.UnknownIndicatorError) -> str:
    return said("Không có chỉ tiêu nào là “{text}” trong biểu nhập. Hãy kiểm tra lại mã chỉ tiêu.", text=error.text)


@explain.register
def _(error: errors.ComputedLineError) -> str:
    if error.is_moved:
        return said(
            "“{label}” bằng số đầu kỳ cộng tăng, trừ giảm, chương trình tự tính. Hãy nhập vào dòng tăng và giảm.",
            label=error.label,
        )
    return said(
        "“{label}” là tổng các dòng bên dưới, chương trình tự cộng. Hãy nhập vào từng dòng chi tiết.", label=error.label
    )


@explain.register
def _(error: errors.SharedLineError) -> str:
    shorter = said("{first} đến {last}", first=period_of(error.first), last=period_of(error.last))
    return said(
        "“{label}” nhập theo từng kỳ ngắn hơn ({shorter}) ở báo cáo khác, kỳ này chương trình tự cộng. Hãy nhập "
        "số của từng kỳ đó.",
        label=error.label,
        shorter=shorter,
    )


@explain.register
def _(error: errors.DuplicateLineError) -> str:
    return said("“{text}” được ghi hai lần. Hãy chỉ giữ một số cho mỗi chỉ tiêu.", text=error.text)


@explain.register
def _(error: errors.FigureNotGivenError) -> str:
    return said(
        "“{text}” chưa có số. Hãy ghi {text}=12 (số), {text}=nothing (không phát sinh), {text}=- (không áp dụng) "
        "hoặc {text}=missing (để trống).",
        text=error.text,
    )


@explain.register
def _(error: errors.ImpossibleFiguresError) -> str:
    return said("Chưa duyệt được báo cáo. {reasons} Hãy trả lại kèm nhận xét.", reasons=" ".join(error.reasons))


@explain.register
def _(error: errors.UnknownFormCellError) -> str:
    return said(
        "Không có ô “{text}” trong các biểu của chương trình. Hãy ghi đúng mã biểu, cột và xã.", text=error.text
    )
