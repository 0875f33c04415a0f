"""Sentences about programmes and their years."""

from typing import Final

from ctph_desktop.domain import errors
from ctph_desktop.domain.text import clean
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors.explaining import explain, period_of
from ctph_desktop.wording.told import said


@explain.register
def _(_: errors.NoProgrammeError) -> str:
    return said("Đơn vị chưa có chương trình nào. Hãy lập chương trình, hoặc tham gia theo thư mời của cấp trên trước.")


_ALLOCATION_REFUSED: Final = {
    "rate_or_total": "Hãy cho một trong hai: tỷ lệ trên số gốc, hoặc tổng cần phân bổ.",
    "negative": "Tỷ lệ, tổng và số gốc không thể nhỏ hơn 0. Hãy xem lại.",
    "locked": "Các số đã giữ nguyên cộng lại lớn hơn tổng cần phân bổ. Hãy tăng tổng hoặc bớt số giữ nguyên.",
    "nothing": "Chưa chọn chỉ tiêu nào để phân bổ. Hãy chọn ít nhất một chỉ tiêu, hoặc mở năm với chỉ tiêu để trống.",
    "twice": "Có chỉ tiêu được phân bổ hai lần. Hãy bỏ bớt một lần rồi làm lại.",
    "no_baseline": "Chưa xã nào có số gốc lớn hơn 0 nên không biết chia theo gì. Hãy ghi số đầu kỳ trước.",
}


@explain.register
def _(error: errors.AllocationRefusedError) -> str:
    return said(_ALLOCATION_REFUSED.get(error.reason, _ALLOCATION_REFUSED["rate_or_total"]))


_OBLIGATION_REFUSED: Final = {
    "name": "Báo cáo cần có tên, nhiều nhất 120 ký tự, ví dụ “Ước thực hiện cả năm”. Hãy ghi tên rồi làm lại.",
    "same_name": "Chương trình đã có báo cáo mang tên này. Hãy đặt tên khác.",
    "period": (
        "Kỳ của báo cáo không thuộc chương trình. Hãy chọn một loại kỳ trong năm, một giai đoạn như 2017-2020, hoặc từ "
        "ngày đến ngày, bắt đầu trong một năm chương trình đã mở."
    ),
    "due_days": "Hạn nộp cách ngày cuối kỳ quá xa. Hãy ghi lại số ngày.",
}


@explain.register
def _(error: errors.ObligationRefusedError) -> str:
    return said(_OBLIGATION_REFUSED.get(error.reason, _OBLIGATION_REFUSED["period"]))


@explain.register
def _(error: errors.YearNotNextError) -> str:
    return said(
        "Chưa mở được năm {year}: các năm được mở lần lượt. Hãy mở năm {following} trước.",
        year=error.year,
        following=error.following,
    )


@explain.register
def _(error: errors.YearOpenAlreadyError) -> str:
    return said(
        "Năm {year} đã mở rồi, không cần mở lại. Hãy xuất tệp trả lời nếu các xã chưa nhận được.", year=error.year
    )


@explain.register
def _(error: errors.TermOverError) -> str:
    return said(
        "“{title}” có giai đoạn đến năm {last_year}, nên không mở thêm năm. Hãy lập chương trình của giai đoạn sau.",
        title=error.title,
        last_year=error.last_year,
    )


@explain.register
def _(error: errors.UnknownProgrammeError) -> str:
    known = "; ".join(f"“{title}”" for title in error.titles)
    if not known:
        return said(
            "Không có chương trình nào là “{text}”. Hãy lập chương trình, hoặc tham gia theo thư mời trước.",
            text=error.text,
        )
    return said(
        "Không xác định được chương trình “{text}”. Hãy ghi rõ một trong các chương trình đang có: {known}.",
        text=error.text,
        known=known,
    )


_LACKING: Final = {
    "title": "Chương trình cần một tên, khác tên các chương trình đang có.",
    "years": "Hãy ghi năm đầu và năm cuối, năm cuối không trước năm đầu.",
    "term": "Giai đoạn dài nhất là 12 năm. Hãy chia thành nhiều chương trình.",
    "indicators": "Mỗi chỉ tiêu cần một mã riêng, nhiều nhất 400 chỉ tiêu.",
    "added": "Danh sách không có chỉ tiêu nào mới, hoặc chương trình sẽ quá 400 chỉ tiêu.",
    "units": "Chương trình cần ít nhất một đơn vị tham gia.",
    "due_days": "Hạn nộp tính bằng ngày sau ngày cuối kỳ, không quá mười năm; số âm là trước ngày cuối kỳ.",
    "rhythm": "Nhịp báo cáo là hằng tháng, hằng quý, 6 tháng hoặc hằng năm.",
}


@explain.register
def _(_error: errors.AnswerWithoutReasonError) -> str:
    return said("Đề nghị số khác thì cần ghi lý do để cấp trên xem xét. Hãy ghi lý do, hoặc đồng ý với số được giao.")


@explain.register
def _(error: errors.NothingToAnswerError) -> str:
    return said(
        "“{label}” chưa được giao nên chưa có gì để trả lời. Hãy nhập tệp trả lời mới nhất của cấp trên.",
        label=error.label,
    )


@explain.register
def _(error: errors.BaselineNotAmendedError) -> str:
    del error
    return said(
        "Số đầu kỳ là của cả năm, không điều chỉnh từ một tháng. Hãy chọn «Đầu năm» (lệnh: bỏ --since) rồi ghi lại."
    )


@explain.register
def _(error: errors.DividedUnitTargetError) -> str:
    return said(
        "Sau ngày {last_day}, {unit_name} đã chia tách, nên chỉ tiêu từ đó là của các đơn vị mới. Hãy giao cho "
        "từng đơn vị mới.",
        last_day=formats.day(error.last_day),
        unit_name=error.unit_name,
    )


@explain.register
def _(error: errors.PlanRefusedError) -> str:
    if error.lacking == "indicator":
        return said(
            "Chỉ tiêu {code}: mã đã có thì chỉ ghi mã; mã mới thì cần tên và đơn vị tính. Chưa có gì được ghi; hãy "
            "sửa rồi lập lại.",
            code=error.code,
        )
    if error.lacking == "operand":
        return said(
            "Tỷ lệ cần tử số và mẫu số là hai chỉ tiêu của chương trình, không phải là tỷ lệ; {code} không phải là "
            "chỉ tiêu như vậy. Chưa có gì được ghi; hãy thêm chỉ tiêu đó rồi làm lại.",
            code=error.code,
        )
    lacking = said(_LACKING.get(error.lacking, "Chương trình còn thiếu một phần."))
    return said("{lacking} Chưa có gì được ghi; hãy bổ sung rồi lập lại.", lacking=lacking)


_INDICATOR_REFUSED: Final = {
    "code": "“{text}” không phải là mã chỉ tiêu. Hãy ghi chữ cái rồi chữ số, ví dụ VL01.",
    "same_code": "Mã {text} đã có chỉ tiêu khác dùng. Hãy chọn mã khác.",
    "name": "Chỉ tiêu {text} cần có tên. Hãy ghi tên rồi làm lại.",
    "unit_of_measure": "Chỉ tiêu {text} cần có đơn vị tính. Hãy ghi đơn vị tính rồi làm lại.",
    "decimals": "Số lẻ là từ 0 đến 4. Hãy ghi lại.",
    "ceiling": "Chỉ tiêu {text} không thể so với chỉ tiêu đó. Hãy chọn chỉ tiêu khác của đơn vị.",
    "breakdown": "Chỉ tiêu {text} không chia được theo phần đó. Hãy chọn trong danh sách.",
    "derived": "Chỉ tiêu tính từ chỉ tiêu khác có sẵn trong biểu, không tự đặt được. Hãy chọn cách tính khác.",
    "fixed_unit": (
        "Chỉ tiêu {text} đã có số, nên đơn vị tính không đổi được: các số đó sẽ mang nghĩa khác. "
        "Hãy bỏ chỉ tiêu này từ năm sau và thêm chỉ tiêu mới."
    ),
    "fixed_decimals": (
        "Chỉ tiêu {text} đã có số, nên số chữ số lẻ chỉ tăng thêm được. Hãy giữ nguyên hoặc ghi số lớn hơn."
    ),
    "fixed_kind": (
        "Cách tính của chỉ tiêu {text} không đổi được: số đã có hoặc chỉ tiêu khác dựa vào đó. "
        "Hãy bỏ chỉ tiêu này từ năm sau và thêm chỉ tiêu mới."
    ),
    "fixed_breakdowns": (
        "Chỉ tiêu {text} đã có số, nên các phần chia không đổi được. "
        "Hãy bỏ chỉ tiêu này từ năm sau và thêm chỉ tiêu mới."
    ),
    "unknown": "Chương trình không có chỉ tiêu “{text}”. Hãy chọn trong danh sách chỉ tiêu của chương trình.",
    "same": "Chưa có gì khác. Hãy sửa rồi ghi.",
    "used": (
        "Chỉ tiêu {text} đã có số hoặc chỉ tiêu giao trong năm này trở đi, nên không bỏ được. "
        "Hãy xoá các số đó trước, hoặc bỏ từ năm sau."
    ),
    "moves": "Chỉ tiêu này làm tăng, giảm “{text}” nên không bỏ riêng được. Hãy bỏ “{text}” trước.",
    "rates": "“{text}” tính từ chỉ tiêu này. Hãy bỏ “{text}” trước.",
    "rate": "Chỉ tiêu {text} là tỷ lệ, tính từ hai chỉ tiêu khác, nên xã không nhập. Hãy bỏ chọn «Xã báo cáo trong mỗi kỳ».",
    "limits": "“{text}” lấy chỉ tiêu này làm mức không vượt quá. Hãy sửa “{text}” trước.",
    "closed": "Năm {text} đã khoá nên chỉ tiêu không đổi được. Hãy mở lại năm, hoặc sửa ở năm sau.",
    "printed": "{text} in chỉ tiêu này nên chương trình không bỏ được. Hãy giữ lại, hoặc lập chương trình mới.",
}
_REPORTING_REFUSED: Final = {
    "nothing": "Chưa có gì khác. Hãy sửa rồi ghi.",
    "due_days": "Hạn nộp là số ngày sau ngày cuối kỳ, không quá 3.660. Hãy ghi lại.",
    "rhythm": "Nhịp báo cáo là hằng tháng, hằng quý, 6 tháng hoặc hằng năm. Hãy chọn lại.",
    "since": "Nhịp mới bắt đầu từ một tháng của năm đang xem, mà kỳ trước đó đã trọn. Hãy chọn tháng đầu một kỳ.",
    "sealed": "{text} đã có báo cáo chốt, nên nhịp báo cáo của kỳ đó không đổi được. Hãy chọn tháng sau đó.",
    "calendar": "Kỳ tính không đổi được khi chương trình đã có số. Hãy lập chương trình mới với kỳ tính khác.",
    "units": "Chương trình cần ít nhất một đơn vị. Hãy chọn đơn vị tham gia.",
    "unit_used": (
        "{text} đã có chỉ tiêu giao hoặc báo cáo trong năm này trở đi, nên không bỏ khỏi chương trình được. "
        "Hãy thu hồi chỉ tiêu trước, hoặc bỏ từ năm sau."
    ),
    "closed": "Năm {text} đã khoá nên cách báo cáo không đổi được. Hãy mở lại năm, hoặc sửa ở năm sau.",
    "unit_gone": "Không có đơn vị {text} trong danh sách. Hãy chọn trong danh sách đơn vị.",
}


@explain.register
def _(error: errors.IndicatorRefusedError) -> str:
    sentence = _INDICATOR_REFUSED.get(error.reason, "Chỉ tiêu không ghi được như vậy. Hãy xem lại các ô.")
    return said(sentence, text=clean(error.text))


@explain.register
def _(error: errors.ReportingRefusedError) -> str:
    sentence = _REPORTING_REFUSED.get(error.reason, "Cách báo cáo không ghi được như vậy. Hãy xem lại các ô.")
    text = period_of(error.text) if error.reason == "sealed" else clean(error.text)
    return said(sentence, text=text[:1].upper() + text[1:])


@explain.register
def _(error: errors.UnknownYearError) -> str:
    if not error.years:
        return said(
            "Chương trình không có năm {year}. Hãy chọn một trong các năm đang có: chưa có năm nào.", year=error.year
        )
    return said(
        "Chương trình không có năm {year}. Hãy chọn một trong các năm đang có: {known}.",
        year=error.year,
        known=", ".join(map(str, error.years)),
    )


_DOCUMENT_REFUSED: Final = {
    "title": "Văn bản cần có tên. Hãy ghi tên rồi làm lại.",
    "same_title": "Đã có chương trình khác mang tên “{text}”. Hãy đặt tên khác.",
    "last_year": (
        "Năm cuối của giai đoạn không được trước năm đã mở gần nhất và không quá 12 năm sau năm đầu. Hãy ghi lại năm cuối."
    ),
    "party": "Có bên ký chưa có tên. Hãy ghi tên hoặc bỏ dòng đó.",
    "same_party": "“{text}” có hai lần trong các bên ký. Hãy bỏ bớt một dòng.",
    "link": "Văn bản liên kết cần có số hoặc tên. Hãy ghi thêm hoặc bỏ dòng đó.",
    "why": "Sửa đổi văn bản cần lý do. Hãy ghi vì sao sửa.",
    "nothing": "Chưa có gì khác với bản trước. Hãy sửa rồi ghi.",
}


@explain.register
def _(error: errors.DocumentRefusedError) -> str:
    return said(_DOCUMENT_REFUSED.get(error.reason, _DOCUMENT_REFUSED["title"]), text=error.text)


@explain.register
def _(error: errors.UnreadDayError) -> str:
    return said(
        "“{text}” không phải là ngày. Hãy gõ như 15/02/2019; chỉ biết tháng thì 02/2019, chỉ biết năm thì 2019.",
        text=error.text,
    )


@explain.register
def _(error: errors.UnreadWordError) -> str:
    return said("Không hiểu “{text}”. Hãy gõ một trong: {named}.", text=error.text, named=", ".join(error.words))


@explain.register
def _(error: errors.UnknownVersionError) -> str:
    return said(
        "Văn bản không có bản thứ {version}. Hãy chọn một bản từ 1 đến {last}.", version=error.version, last=error.last
    )
