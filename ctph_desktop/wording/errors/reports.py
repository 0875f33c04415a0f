"""Sentences about a report, its decisions and its closing."""

from ctph_desktop.domain import errors
from ctph_desktop.wording.errors.explaining import explain, period_of, year_of


@explain.register
def _(error: errors.PeriodNotInProgrammeError) -> str:
    if not error.plan_year:
        return "Đơn vị chưa có chương trình nào. Hãy tham gia theo thư mời của cấp trên trước."
    year = year_of(error.period)
    if year > error.plan_year:
        return (
            f"Năm {year} chưa mở ở máy này; đừng ghi số của năm mới vào năm cũ. Cấp trên mở năm ở “Chương trình”. Ở xã, "
            f"hãy nhập tệp trả lời mới của cấp trên, hoặc chỉnh ngày giờ của máy nếu đang là năm {year}."
        )
    return (
        f"Kỳ {error.period} không thuộc chương trình năm {error.plan_year}. Hãy chọn một kỳ của năm {error.plan_year}."
    )


@explain.register
def _(error: errors.SealingRefusedError) -> str:
    return "Chưa chốt được báo cáo. " + " ".join(error.reasons)


@explain.register
def _(error: errors.NothingToSealError) -> str:
    if error.is_empty:
        return "Chưa có số nào trong tháng. Hãy nhập số, hoặc đánh dấu “không phát sinh”, rồi chốt."
    return "Báo cáo không có gì mới so với lần chốt trước. Không cần chốt lại."


@explain.register
def _(error: errors.UnknownSealError) -> str:
    return f"Không có báo cáo nào mang mã chốt {error.seal[:8]}. Hãy nhập tệp của xã trước."


@explain.register
def _(error: errors.RemarkMissingError) -> str:
    del error
    return "Trả lại báo cáo cần ít nhất một nhận xét. Hãy ghi rõ số nào cần xem lại."


@explain.register
def _(error: errors.AlreadyDecidedError) -> str:
    if error.is_replaced:
        return "Xã đã chốt lại bản mới hơn. Hãy mở bản mới nhất để xem."
    return "Báo cáo này đã có quyết định. Hãy chờ bản xã chốt lại, hoặc bỏ quyết định này trước."


@explain.register
def _(error: errors.NotDecidedError) -> str:
    return (
        f"Báo cáo {period_of(error.period)} của {error.unit_name} chưa có quyết định nào để bỏ. Hãy duyệt hoặc trả lại."
    )


@explain.register
def _(error: errors.ClosedOverError) -> str:
    return (
        f"Kỳ {period_of(error.period)} đã chốt trên báo cáo này nên chưa bỏ duyệt được. Hãy mở lại kỳ trước, "
        "ghi lý do, rồi bỏ duyệt."
    )


@explain.register
def _(error: errors.CodeOfNoReportError) -> str:
    del error
    return (
        "Mã gõ đúng kiểu nhưng không phải của báo cáo nào đã chốt trên máy này. "
        "Hãy hỏi lại cấp trên mã của đúng tháng và đúng đơn vị mình."
    )


@explain.register
def _(error: errors.CodeOfOldReportError) -> str:
    return (
        f"Mã này là của bản thứ {error.version}, báo cáo {period_of(error.period)}: cấp trên đang giữ bản cũ, "
        f"chưa có bản thứ {error.newest}. Hãy xuất tệp gửi lại, rồi gọi hỏi mã mới."
    )


@explain.register
def _(error: errors.NotSubmittedError) -> str:
    name = error.unit_name[:1].upper() + error.unit_name[1:]
    return f"{name} chưa gửi báo cáo {period_of(error.period)}. Hãy nhập tệp của xã trước."


@explain.register
def _(error: errors.PeriodAlreadyClosedError) -> str:
    return f"Kỳ {period_of(error.period)} đã chốt. Nếu cần sửa, hãy mở lại kỳ trước."


@explain.register
def _(error: errors.PeriodNotClosedError) -> str:
    return f"Kỳ {period_of(error.period)} đang mở, không cần mở lại."


@explain.register
def _(error: errors.YearStillClosedError) -> str:
    return f"Năm {error.year} đã khoá nên {period_of(error.period)} chưa mở lại được. Hãy mở lại cả năm trước."


@explain.register
def _(error: errors.ReasonMissingError) -> str:
    del error
    return "Chưa ghi lý do. Hãy ghi vài chữ, vì đơn vị khác sẽ đọc lý do này."


@explain.register
def _(error: errors.InvalidDayError) -> str:
    return f"“{error.text}” không thể là ngày nộp báo cáo. Hãy chọn một ngày từ {error.first} đến {error.last}."


@explain.register
def _(error: errors.NothingToFreezeError) -> str:
    return f"Số liệu {period_of(error.period)} không khác bản chốt số {error.label}. Hãy dùng lại bản đó để in."


@explain.register
def _(error: errors.UnknownFrozenError) -> str:
    if not error.known:
        return f"Chưa có bản chốt số liệu nào của {period_of(error.period)}. Hãy chốt số liệu trước."
    known = ", ".join(error.known)
    return (
        f"{period_of(error.period).capitalize()} không có bản chốt “{error.text}”. Hãy chọn một trong các bản: {known}."
    )


@explain.register
def _(error: errors.FrozenDamagedError) -> str:
    return (
        f"Bản chốt số {error.label} thiếu hoặc sai một phần nên không được in. "
        "Hãy chạy kiểm tra dữ liệu, hoặc phục hồi từ bản sao lưu gần nhất."
    )


@explain.register
def _(error: errors.RivalSealsError) -> str:
    return (
        f"Đơn vị {error.unit_name} có nhiều bản chốt khác nhau cho tháng này (máy phục hồi hoặc bị nhân bản). "
        "Hãy trả lại để xã chốt một bản."
    )


@explain.register
def _(error: errors.AnswersIncompleteError) -> str:
    failed = " ".join(f"{unit}: {why}" for unit, why in error.failures)
    return f"Một số xã chưa có tệp trả lời, các xã khác đã xong. {failed} Hãy xử lý rồi xuất lại."


@explain.register
def _(error: errors.OriginMissingError) -> str:
    return (
        f"Chưa rõ số liệu nhập thay cho {error.unit_name} lấy từ đâu. "
        "Hãy chọn nguồn: bảng tính, bản chụp, văn bản giấy hoặc điện thoại."
    )
