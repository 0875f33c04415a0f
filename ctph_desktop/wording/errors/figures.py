"""Sentences about figures, cells, periods and formulas."""

from ctph_desktop.domain import errors
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors.explaining import explain, period_of


@explain.register
def _(error: errors.InvalidPeriodError) -> str:
    return f"“{error.text}” không phải kỳ báo cáo. Hãy ghi như 2019-03 (tháng 03/2019), 2019-q1, 2019, 2017-2020 (giai đoạn) hoặc 2019-0310.0325 (từ ngày đến ngày)."


@explain.register
def _(error: errors.InvalidCellError) -> str:
    return f"“{error.text}” không phải một ô số liệu. Hãy chọn lại ô."


@explain.register
def _(error: errors.UnreadValueError) -> str:
    if error.is_later:
        return "Nội dung này do bản chương trình mới hơn ghi. Hãy cập nhật chương trình rồi mở lại."
    return "Nội dung này không viết đúng quy cách nên không đọc được. Hãy hỏi nơi gửi và đề nghị gửi lại."


@explain.register
def _(error: errors.NotANumberError) -> str:
    return f"“{error.text}” không phải là số. Hãy chỉ gõ chữ số, ví dụ 1297 hoặc 1.297."


@explain.register
def _(error: errors.HiddenSeparatorError) -> str:
    return f"“{error.text}” có ký tự ẩn ở giữa, có thể là hai số viết liền. Hãy gõ lại số này."


@explain.register
def _(error: errors.AmbiguousNumberError) -> str:
    readings = " hay ".join(formats.quantity(reading) for reading in error.readings)
    return f"“{error.text}” có thể hiểu khác nhau. Ý bạn là {readings}?"


@explain.register
def _(error: errors.NotAWholeNumberError) -> str:
    return f"“{error.text}” có phần lẻ, nhưng chỉ tiêu này đếm số nguyên. Hãy gõ số nguyên, ví dụ 12."


@explain.register
def _(error: errors.NegativeNumberError) -> str:
    return f"“{error.text}” là số âm. Số đếm không thể âm; hãy gõ số từ 0 trở lên."


@explain.register
def _(error: errors.TooManyDecimalsError) -> str:
    allowed = "số nguyên" if error.decimals == 0 else f"tối đa {error.decimals} chữ số thập phân"
    return f"“{error.text}” có quá nhiều chữ số thập phân. Chỉ tiêu này nhận {allowed}."


@explain.register
def _(error: errors.NumberTooLargeError) -> str:
    return f"“{error.text}” lớn bất thường. Hãy kiểm tra lại số vừa gõ."


@explain.register
def _(error: errors.NoteTooLongError) -> str:
    return (
        f"Ghi chú dài {error.length} ký tự, nhiều nhất là {error.longest}. Hãy rút gọn, phần dài ghi vào ghi chú khi "
        "chốt gửi."
    )


@explain.register
def _(error: errors.NoteOnBlankError) -> str:
    return f"Ô trống không có ghi chú “{error.text}”. Hãy nhập số, “không phát sinh” hoặc dấu “-” trước."


@explain.register
def _(error: errors.FigureExceedsCeilingError) -> str:
    return (
        f"“{error.label}”: luỹ kế sẽ là {formats.quantity(error.cumulative)}, lớn hơn "
        f"{error.ceiling_label.lower()} {formats.quantity(error.ceiling)}. Hãy kiểm tra lại số vừa gõ và các tháng trước."
    )


@explain.register
def _(error: errors.FormulaError) -> str:
    return f"Công thức “{error.formula}” của biểu không dùng được. Hãy báo cấp trên kiểm tra lại biểu mẫu."


@explain.register
def _(error: errors.UnknownIndicatorError) -> str:
    return f"Không có chỉ tiêu nào là “{error.text}” trong biểu nhập. Hãy kiểm tra lại mã chỉ tiêu."


@explain.register
def _(error: errors.ComputedLineError) -> str:
    if error.is_moved:
        return (
            f"“{error.label}” bằng số đầu kỳ cộng tăng, trừ giảm, chương trình tự tính. Hãy nhập vào dòng tăng và giảm."
        )
    return f"“{error.label}” là tổng các dòng bên dưới, chương trình tự cộng. Hãy nhập vào từng dòng chi tiết."


@explain.register
def _(error: errors.SharedLineError) -> str:
    shorter = f"{period_of(error.first)} đến {period_of(error.last)}"
    return (
        f"“{error.label}” nhập theo từng kỳ ngắn hơn ({shorter}) ở báo cáo khác, kỳ này chương trình tự cộng. Hãy "
        "nhập số của từng kỳ đó."
    )


@explain.register
def _(error: errors.DuplicateLineError) -> str:
    return f"“{error.text}” được ghi hai lần. Hãy chỉ giữ một số cho mỗi chỉ tiêu."


@explain.register
def _(error: errors.FigureNotGivenError) -> str:
    return (
        f"“{error.text}” chưa có số. Hãy ghi {error.text}=12 (số), {error.text}=nothing (không phát sinh), "
        f"{error.text}=- (không áp dụng) hoặc {error.text}=missing (để trống)."
    )


@explain.register
def _(error: errors.ImpossibleFiguresError) -> str:
    return "Chưa duyệt được báo cáo. " + " ".join(error.reasons) + " Hãy trả lại kèm nhận xét."


@explain.register
def _(error: errors.UnknownFormCellError) -> str:
    return f"Không có ô “{error.text}” trong các biểu của chương trình. Hãy ghi đúng mã biểu, cột và xã."
