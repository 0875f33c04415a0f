"""Sentences about a report, its decisions and its closing."""

from ctph_desktop.domain import errors
from ctph_desktop.wording.errors.explaining import explain, period_of, year_of
from ctph_desktop.wording.told import said


@explain.register
def _(error: errors.PeriodNotInProgrammeError) -> str:
    if not error.plan_year:
        return said("Đơn vị chưa có chương trình nào. Hãy tham gia theo thư mời của cấp trên trước.")
    year = year_of(error.period)
    if year > error.plan_year:
        return said(
            "Năm {year} chưa mở ở máy này; đừng ghi số của năm mới vào năm cũ. Cấp trên mở năm ở “Chương trình”. Ở "
            "xã, hãy nhập tệp trả lời mới của cấp trên, hoặc chỉnh ngày giờ của máy nếu đang là năm {year}.",
            year=year,
        )
    return said(
        "Kỳ {period} không thuộc chương trình năm {plan_year}. Hãy chọn một kỳ của năm {plan_year}.",
        period=error.period,
        plan_year=error.plan_year,
    )


@explain.register
def _(error: errors.SealingRefusedError) -> str:
    return said("Chưa chốt được báo cáo. {reasons}", reasons=" ".join(error.reasons))


@explain.register
def _(error: errors.NothingToSealError) -> str:
    if error.is_empty:
        return said("Chưa có số nào trong tháng. Hãy nhập số, hoặc đánh dấu “không phát sinh”, rồi chốt.")
    return said("Báo cáo không có gì mới so với lần chốt trước. Không cần chốt lại.")


@explain.register
def _(error: errors.UnknownSealError) -> str:
    return said("Không có báo cáo nào mang mã chốt {seal}. Hãy nhập tệp của xã trước.", seal=error.seal[:8])


@explain.register
def _(error: errors.RemarkMissingError) -> str:
    del error
    return said("Trả lại báo cáo cần ít nhất một nhận xét. Hãy ghi rõ số nào cần xem lại.")


@explain.register
def _(error: errors.AlreadyDecidedError) -> str:
    if error.is_replaced:
        return said("Xã đã chốt lại bản mới hơn. Hãy mở bản mới nhất để xem.")
    return said("Báo cáo này đã có quyết định. Hãy chờ bản xã chốt lại, hoặc bỏ quyết định này trước.")


@explain.register
def _(error: errors.NotDecidedError) -> str:
    return said(
        "Báo cáo {period} của {unit_name} chưa có quyết định nào để bỏ. Hãy duyệt hoặc trả lại.",
        period=period_of(error.period),
        unit_name=error.unit_name,
    )


@explain.register
def _(error: errors.ClosedOverError) -> str:
    return said(
        "Kỳ {period} đã chốt trên báo cáo này nên chưa bỏ duyệt được. Hãy mở lại kỳ trước, ghi lý do, rồi bỏ duyệt.",
        period=period_of(error.period),
    )


@explain.register
def _(error: errors.CodeOfNoReportError) -> str:
    del error
    return said(
        "Mã gõ đúng kiểu nhưng không phải của báo cáo nào đã chốt trên máy này. "
        "Hãy hỏi lại cấp trên mã của đúng tháng và đúng đơn vị mình."
    )


@explain.register
def _(error: errors.CodeOfOldReportError) -> str:
    return said(
        "Mã này là của bản thứ {version}, báo cáo {period}: cấp trên đang giữ bản cũ, chưa có bản thứ {newest}. "
        "Hãy xuất tệp gửi lại, rồi gọi hỏi mã mới.",
        version=error.version,
        period=period_of(error.period),
        newest=error.newest,
    )


@explain.register
def _(error: errors.NotSubmittedError) -> str:
    name = error.unit_name[:1].upper() + error.unit_name[1:]
    return said(
        "{name} chưa gửi báo cáo {period}. Hãy nhập tệp của xã trước.", name=name, period=period_of(error.period)
    )


@explain.register
def _(error: errors.PeriodAlreadyClosedError) -> str:
    return said("Kỳ {period} đã chốt. Nếu cần sửa, hãy mở lại kỳ trước.", period=period_of(error.period))


@explain.register
def _(error: errors.PeriodNotClosedError) -> str:
    return said("Kỳ {period} đang mở, không cần mở lại.", period=period_of(error.period))


@explain.register
def _(error: errors.YearStillClosedError) -> str:
    return said(
        "Năm {year} đã khoá nên {period} chưa mở lại được. Hãy mở lại cả năm trước.",
        year=error.year,
        period=period_of(error.period),
    )


@explain.register
def _(error: errors.ReasonMissingError) -> str:
    del error
    return said("Chưa ghi lý do. Hãy ghi vài chữ, vì đơn vị khác sẽ đọc lý do này.")


@explain.register
def _(error: errors.InvalidDayError) -> str:
    return said(
        "“{text}” không thể là ngày nộp báo cáo. Hãy chọn một ngày từ {first} đến {last}.",
        text=error.text,
        first=error.first,
        last=error.last,
    )


@explain.register
def _(error: errors.NothingToFreezeError) -> str:
    return said(
        "Số liệu {period} không khác bản chốt số {label}. Hãy dùng lại bản đó để in.",
        period=period_of(error.period),
        label=error.label,
    )


@explain.register
def _(error: errors.UnknownFrozenError) -> str:
    if not error.known:
        return said(
            "Chưa có bản chốt số liệu nào của {period}. Hãy chốt số liệu trước.", period=period_of(error.period)
        )
    return said(
        "{period} không có bản chốt “{text}”. Hãy chọn một trong các bản: {known}.",
        period=period_of(error.period).capitalize(),
        text=error.text,
        known=", ".join(error.known),
    )


@explain.register
def _(error: errors.FrozenDamagedError) -> str:
    return said(
        "Bản chốt số {label} thiếu hoặc sai một phần nên không được in. Hãy chạy kiểm tra dữ liệu, hoặc phục hồi "
        "từ bản sao lưu gần nhất.",
        label=error.label,
    )


@explain.register
def _(error: errors.RivalSealsError) -> str:
    return said(
        "Đơn vị {unit_name} có nhiều bản chốt khác nhau cho tháng này (máy phục hồi hoặc bị nhân bản). Hãy trả "
        "lại để xã chốt một bản.",
        unit_name=error.unit_name,
    )


@explain.register
def _(error: errors.AnswersIncompleteError) -> str:
    failed = " ".join(f"{unit}: {why}" for unit, why in error.failures)
    return said("Một số xã chưa có tệp trả lời, các xã khác đã xong. {failed} Hãy xử lý rồi xuất lại.", failed=failed)


@explain.register
def _(error: errors.OriginMissingError) -> str:
    return said(
        "Chưa rõ số liệu nhập thay cho {unit_name} lấy từ đâu. Hãy chọn nguồn: bảng tính, bản chụp, văn bản giấy "
        "hoặc điện thoại.",
        unit_name=error.unit_name,
    )
