"""Sentences that tell what was done."""

from collections.abc import Sequence
from typing import Final

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import Verdict
from ctph_desktop.wording import shown
from ctph_desktop.wording.told import joined, said

_MOST_NAMED: Final = 6
_MOST_MONTHS: Final = 4


def package_merged(
    *, seals: int, figures: int, operations: int, held: int, records: int, left_out: int = 0, attachments: int = 0
) -> tuple[str, ...]:
    """A package was merged; `figures` are new here, `operations` are everything that was written.

    `held` parts are kept and do not count, parts `left_out` are not even kept.
    """
    if operations:
        text = _taken_in(seals, figures)
    elif attachments:
        text = said("Số liệu không thay đổi.")
    elif records:
        text = said("Đã nhận biên nhận mới; số liệu không thay đổi.")
    elif left_out:
        text = said("Không nhận số liệu nào từ tệp này.")
    else:
        text = said("Không có gì mới: nội dung tệp này đã nhận trước đây.")
    aside = said("{held} thay đổi được giữ riêng, chưa tính vào số liệu.", held=held) if held else ""
    return tuple(filter(None, (text, evidence_came(attachments), aside, parts_left_out(left_out))))


def _taken_in(seals: int, figures: int) -> str:
    if seals and figures:
        return said("Đã nhập {seals} báo cáo đã chốt, {figures} số mới.", seals=seals, figures=figures)
    if seals:
        return said("Đã nhập {seals} báo cáo đã chốt.", seals=seals)
    if figures:
        return said("Đã nhập {figures} số mới.", figures=figures)
    return said("Đã nhập nội dung mới; không số nào thay đổi.")


def decided(period: str, verdict: Verdict, *, remarks: int, older_version: int = 0, unit: str = "") -> str:
    """The superior office decided on an own report; on an earlier version than the newest if that is named.

    `unit` is whose report it is where this office reports for a unit it took over.
    """
    sentence = {
        Verdict.RETURNED: said("Báo cáo {report} BỊ TRẢ LẠI"),
        Verdict.ACCEPTED: said("Báo cáo {report} đã được duyệt"),
        Verdict.WITHDRAWN: said("Báo cáo {report} đang được xem lại: cấp trên đã bỏ quyết định trước"),
    }[verdict]
    report = said("{period} của {unit}", period=period, unit=unit) if unit else period
    if older_version:
        report = said("{report} (bản thứ {version})", report=report, version=older_version)
    if not remarks:
        return said(sentence, report=report)
    return said("{decided}, {remarks} góp ý", decided=said(sentence, report=report), remarks=remarks)


def report_came(unit: str, period: str, version: int) -> str:
    """A report came to the superior office."""
    if version > 1:
        return said("{unit} gửi báo cáo {period}, bản thứ {version}", unit=unit, period=period, version=version)
    return said("{unit} gửi báo cáo {period}", unit=unit, period=period)


def own_file(*, is_this_pc: bool) -> str:
    """A package comes back to the office that wrote it."""
    return said("Tệp do chính máy này xuất.") if is_this_pc else said("Tệp của máy khác trong đơn vị mình.")


def for_another_office(names: str) -> str:
    """A package is whole, and not for this office; whom it is for may not be known."""
    return said("Gửi cho {names}.", names=names) if names else said("Gửi cho nơi khác.")


def passed_over(count: int) -> str:
    """Parts of a package that only a later version reads were passed over: they come again after an update."""
    if not count:
        return ""
    return said(
        "{count} phần do bản chương trình mới hơn ghi được bỏ qua. Hãy cập nhật chương trình rồi nhập lại tệp này.",
        count=count,
    )


def more_refused(count: int) -> str:
    """More files were refused than are told one by one."""
    return said("… và {count} tệp nữa không thêm được.", count=count)


def evidence_came(count: int) -> str:
    """Files of evidence were taken in."""
    return said("Đã nhận {count} tệp minh chứng.", count=count) if count else ""


def evidence_not_kept(why: str) -> str:
    """The figures of a package were taken in, files of evidence were not."""
    return said("Số liệu đã nhập; tệp minh chứng chưa ghi được và sẽ được gửi lại. {why}", why=why)


def evidence_comes(count: int) -> str:
    """Files of evidence lie in a package that is being looked at."""
    return said("Kèm {count} tệp minh chứng mới.", count=count)


def years_left_out(lacking: Sequence[tuple[str, str]], *, others: int, sender: str) -> str:
    """A package leaves out years that this PC once said to hold, and does not hold now: how they come again."""
    books = joined([said("{unit} năm {year}", unit=unit, year=year) for unit, year in lacking], by="; ")
    if others:
        books = said("{books} và {others} sổ khác", books=books, others=others)
    return said(
        "Tệp không kèm sổ của {books}: máy này từng xác nhận đã có đủ, nay không còn đủ. Hãy xuất một tệp gửi "
        "{sender}; tệp sau của họ sẽ kèm đủ các sổ đó.",
        books=books,
        sender=sender,
    )


def part_of_several(part: int, of: int, *, missing: tuple[int, ...]) -> str:
    """A package is one of several that go together: which others are not here yet."""
    if not missing:
        return said("Đây là phần {part} trong {of} phần; đã có đủ các phần.", part=part, of=of)
    numbers = ", ".join(map(str, missing))
    return said(
        "Đây là phần {part} trong {of} phần; còn thiếu phần {numbers}. Hãy nhập tiếp các tệp đó.",
        part=part,
        of=of,
        numbers=numbers,
    )


def parts_left_out(count: int) -> str:
    """Parts of a package stayed outside: why, and what to do."""
    if not count:
        return ""
    return said(
        "{count} phần trong tệp không được nhận, vì thuộc sổ mà nơi gửi không chung với đơn vị này, hoặc do máy "
        "chưa được ghi nhận viết. Khi máy đó đã được ghi nhận, hãy nhập lại tệp này hoặc tệp mới hơn.",
        count=count,
    )


def typing_goes(unit: str, keeper: str, *, is_superior: bool) -> str:
    """A new roster lets another office type a unit's figures."""
    who = said("cấp trên") if is_superior else keeper
    return said(
        "Từ nay {who} nhập số liệu thay cho {unit}: ở đây chỉ xem. Cần nhập lại, hãy gọi điện cho cấp trên.",
        who=who,
        unit=unit,
    )


def typing_comes_here(unit: str, *, is_own: bool) -> str:
    """A new roster lets this office type a unit's figures."""
    if is_own:
        return said("Cấp trên đã trả lại việc nhập: từ nay {unit} tự nhập và chốt số liệu ở đây.", unit=unit)
    return said("Từ nay số liệu của {unit} được nhập ở đây.", unit=unit)


def waits_for_enrolment(device: str) -> str:
    """An unknown PC asks to be enrolled."""
    if device:
        return said(
            "Máy “{device}” chưa được ghi nhận. Hãy gọi điện cho xã, nghe đọc mã 20 số rồi gõ mã để ghi nhận máy.",
            device=device,
        )
    return said("Máy chưa được ghi nhận. Hãy gọi điện cho xã, nghe đọc mã 20 số rồi gõ mã để ghi nhận máy.")


def foreign_programme(seals: int) -> str:
    """Seals of another programme came along."""
    return said("{seals} báo cáo thuộc chương trình khác, không tính vào chương trình này.", seals=seals)


def sums_carry(held: Sequence[str], absent: Sequence[str]) -> str:
    """Whose figures the sums of a merged unit's sheet contain, and whose are not on this PC."""
    texts = []
    if held:
        texts.append(said("Luỹ kế và cam kết gồm cả phần của {held} (đã sáp nhập).", held=", ".join(held)))
    if absent:
        texts.append(
            said(
                "Chưa gồm số đã làm của {absent} (đã sáp nhập): máy này chưa có. Hãy nhập tệp trả lời mới "
                "nhất của cấp trên.",
                absent=", ".join(absent),
            )
        )
    return joined(texts)


def sums_contain_unaccepted(reports: Sequence[tuple[str, ReportingPeriod]]) -> str:
    """The sums beside a report contain earlier ones that are not accepted: whose if another unit's, and the month."""
    return said(
        "Luỹ kế ở đây gồm cả báo cáo chưa được duyệt: {reports}; Tổng hợp không tính các báo cáo đó.",
        reports=shown.some_of([_report(period, unit) for unit, period in reports]),
    )


def counted_as_consolidated(month: str, *, counted: int, waiting: Sequence[str], present_note: str) -> str:
    """Which reports the figures of the first screen count: those of the consolidation, and no other."""
    expected = counted + len(waiting)
    if waiting:
        text = said(
            "Tính như Tổng hợp: {counted}/{expected} đơn vị đã duyệt báo cáo {month}, chưa tính {waiting}. Cam kết và % là "
            "của chính các đơn vị được tính.",
            counted=counted,
            expected=expected,
            month=month,
            waiting=shown.some_of(waiting),
        )
    else:
        text = said(
            "Tính như Tổng hợp: {counted}/{expected} đơn vị đã duyệt báo cáo {month}. Cam kết và % là của chính các đơn vị "
            "được tính.",
            counted=counted,
            expected=expected,
            month=month,
        )
    return f"{text} {present_note}." if present_note else text


def no_source() -> str:
    """A consolidation rests on no report here."""
    return said("chưa có báo cáo được duyệt")


def sealed_source(code: str) -> str:
    """A consolidation rests on a report that is not held here any more."""
    return said("báo cáo {code} (không còn ở máy này)", code=code)


def report_source(version: int, day: str, *, after: str = "") -> str:
    """Which report a consolidation rests on; `after` says that it came after the closing."""
    if day:
        text = said("bản thứ {version}, xã chốt ngày {day}", version=version, day=day)
    else:
        text = said("bản thứ {version}", version=version)
    return ", ".join(filter(None, (text, after)))


def after_closing(*, is_supplement: bool) -> str:
    """A report the closing of its period does not rest on: it holds none of its unit, or an earlier one."""
    return said("bổ sung sau khi chốt") if is_supplement else said("đính chính sau khi chốt")


def corrections(count: int) -> str:
    """New seals that came after their period was closed."""
    return said(
        "{count} báo cáo bổ sung, đính chính sau khi chốt kỳ: chờ quyết định, chưa tính vào tổng hợp.", count=count
    )


def to_reseal_reopened(month: str, reason: str) -> str:
    """Next step: the superior office opened a period again."""
    return said(
        "Cấp trên đã mở lại kỳ {month}: {reason}. Kiểm tra, sửa nếu cần rồi chốt gửi lại.", month=month, reason=reason
    )


def to_decide_correction(unit: str, month: str, *, is_supplement: bool) -> str:
    """Next step of the superior office: a report that came after closing waits."""
    if is_supplement:
        return said(
            "Xem báo cáo bổ sung sau khi chốt, {month}, của {unit}: duyệt hoặc trả lại.", month=month, unit=unit
        )
    return said("Xem báo cáo đính chính sau khi chốt, {month}, của {unit}: duyệt hoặc trả lại.", month=month, unit=unit)


def closing_state(*, is_closed: bool, reason: str) -> str:
    """How a period stands, and why where that was said."""
    state = said("đã chốt") if is_closed else said("đang mở")
    return f"{state}: {reason}" if reason else state


def period_closed(period: str, day: str) -> str:
    """A period is closed."""
    if day:
        return said("Kỳ {period} đã chốt ngày {day}", period=period, day=day)
    return said("Kỳ {period} đã chốt", period=period)


def period_reopened(period: str, day: str, reason: str) -> str:
    """A period was closed and is open again."""
    if day:
        text = said("Kỳ {period} đã mở lại ngày {day}", period=period, day=day)
    else:
        text = said("Kỳ {period} đã mở lại", period=period)
    return f"{text}: {reason}" if reason else text


def what_closed_means() -> str:
    """What a commune should know when it writes into a closed period."""
    return said("Vẫn nhập và chốt được; cấp trên sẽ nhận là bổ sung, đính chính sau khi chốt và quyết định riêng.")


def to_type(month: str) -> str:
    """Next step: figures are still to be typed."""
    return said("Nhập số liệu {month}.", month=month)


def to_seal(month: str) -> str:
    """Next step: a month can be sealed."""
    return said("Kiểm tra và chốt gửi báo cáo {month}.", month=month)


def to_export(month: str) -> str:
    """Next step: a sealed month has not left the PC."""
    return said("Xuất tệp gửi báo cáo {month} (đã chốt, chưa gửi).", month=month)


def to_wait(month: str) -> str:
    """Next step: wait for the receipt."""
    return said("Chờ biên nhận của cấp trên cho báo cáo {month}; có tệp trả lời thì nhập ở «Gửi và nhận».", month=month)


def for_authority(authority: str, step: str) -> str:
    """A next step of another journal of the office: whom it is for."""
    return f"{authority}: {step}"


def to_invite() -> str:
    """Next step of a superior office none of whose units has a PC."""
    return said("Chưa có đơn vị nào được ghi nhận: mở «Gửi và nhận», chọn «Xuất thư mời…» và gửi cho các đơn vị.")


def to_correct(month: str) -> str:
    """Next step: a returned report."""
    return said("Báo cáo {month} bị trả lại: xem góp ý, sửa số liệu hoặc giải trình, rồi chốt gửi lại.", month=month)


def to_correct_for(unit: str, month: str) -> str:
    """Next step: a report was returned that this office makes for a unit it took over."""
    return said(
        "Báo cáo {month} của {unit} bị trả lại: mở sổ của đơn vị này để xem góp ý, sửa rồi chốt gửi lại.",
        month=month,
        unit=unit,
    )


def to_seal_for(unit: str, month: str) -> str:
    """Next step: figures typed for another unit are not sealed."""
    return said(
        "Số liệu {month} nhập cho {unit} chưa chốt: mở sổ của đơn vị này, kiểm tra rồi chốt gửi.",
        month=month,
        unit=unit,
    )


def to_reseal_for(unit: str, month: str) -> str:
    """Next step: figures of another unit changed after the seal."""
    return said(
        "Số liệu {month} của {unit} đã sửa sau khi chốt: mở sổ của đơn vị này, chốt lại thì số mới mới được tính.",
        month=month,
        unit=unit,
    )


def to_export_for(unit: str, month: str) -> str:
    """Next step: a month sealed for another unit has not left the PC."""
    return said("Xuất tệp gửi báo cáo {month} của {unit} (đã chốt, chưa gửi).", month=month, unit=unit)


def to_wait_for(unit: str, month: str) -> str:
    """Next step: wait for the receipt of a report made for another unit."""
    return said(
        "Chờ biên nhận của cấp trên cho báo cáo {month} của {unit}; có tệp trả lời thì nhập ở «Gửi và nhận».",
        month=month,
        unit=unit,
    )


def to_reseal_reopened_for(unit: str, month: str, reason: str) -> str:
    """Next step: the superior office opened a period again for which this office reports for another unit."""
    return said(
        "Cấp trên đã mở lại kỳ {month} của {unit}: {reason}. Mở sổ của đơn vị này, sửa nếu cần rồi chốt gửi lại.",
        month=month,
        unit=unit,
        reason=reason,
    )


def to_reseal(month: str) -> str:
    """Next step: figures changed after the seal."""
    return said("Số liệu {month} đã sửa sau khi chốt: chốt gửi lại để cấp trên nhận số mới.", month=month)


def to_join() -> str:
    """Next step: the office has no superior office so far."""
    return said("Đơn vị đang làm một mình: có thư mời của cấp trên thì bấm vào đây để nhận.")


def to_enrol() -> str:
    """Next step: the PC is not in the roster."""
    return said("Máy này chưa được cấp trên ghi nhận: xuất tệp gửi, rồi đọc mã 20 số qua điện thoại.")


def to_review(unit: str, month: str) -> str:
    """Next step of the superior office: a report waits."""
    return said("Xem và duyệt báo cáo {month} của {unit}.", month=month, unit=unit)


def to_await_again(month: str, names: Sequence[str]) -> str:
    """What a superior office waits for: reports it returned."""
    return said("Chờ gửi lại báo cáo {month}: {units}.", month=month, units=_few(names))


def to_export_answers(count: int) -> str:
    """Next step of the superior office: answers stand in no file yet."""
    return said("{count} tệp trả lời chưa xuất: xuất tệp trả lời gửi các xã.", count=count)


def _few(names: Sequence[str]) -> str:
    """Return names, or how many there are where nobody would read them all."""
    return ", ".join(names) if len(names) <= _MOST_NAMED else said("{count} đơn vị", count=len(names))


def to_open_year(year: int, count: int, *, title: str = "") -> str:
    """Next step of the superior office: reports of a year came that it has not opened."""
    if title:
        return said(
            "{count} báo cáo năm {year} của {title} đã đến mà năm đó chưa mở: chọn «Chương trình», «Mở năm {year}…».",
            count=count,
            year=year,
            title=title,
        )
    return said(
        "{count} báo cáo năm {year} đã đến mà năm đó chưa mở: chọn «Chương trình», «Mở năm {year}…».",
        count=count,
        year=year,
    )


def to_review_many(month: str, count: int) -> str:
    """Next step of the superior office: many reports wait."""
    return said("{count} báo cáo {month} chờ duyệt: xem lần lượt.", count=count, month=month)


def to_give_targets(names: Sequence[str]) -> str:
    """Next step of the superior office: units report without any target."""
    return said(
        "Chưa giao chỉ tiêu, cam kết năm cho: {units}. Hãy giao ở «Chỉ tiêu» (Alt+5).",
        units=_few(names),
    )


def to_enrol_others(count: int) -> str:
    """Next step of the superior office: PCs wait."""
    return said("{count} tệp đang chờ ghi nhận máy trong mục Gửi và nhận.", count=count)


def to_remind(month: str, names: Sequence[str]) -> str:
    """Next step of the superior office: reports are missing."""
    return said("Chưa nhận báo cáo {month}: {units}.", month=month, units=_few(names))


def kept_elsewhere(keeper: str, *, is_superior: bool) -> str:
    """Say to an office that another one types its figures."""
    if is_superior:
        return said("Cấp trên đang nhập thay cho đơn vị: ở đây chỉ xem. Cần nhập lại, hãy gọi điện cho cấp trên.")
    return said(
        "{keeper} giữ sổ của đơn vị từ khi sáp nhập: ở đây chỉ xem. Cần nhập lại, hãy gọi điện cho cấp trên.",
        keeper=keeper,
    )


def months_named(periods: Sequence[ReportingPeriod]) -> str:
    """Name months: the last few, for the others their number is enough."""
    named = ", ".join(shown.period(period) for period in periods[-_MOST_MONTHS:])
    if len(periods) > _MOST_MONTHS:
        return said("{count} tháng, gần nhất {named}", count=len(periods), named=named)
    return named


def not_sealed(units: Sequence[tuple[str, Sequence[ReportingPeriod]]]) -> str:
    """Months with figures are not sealed, so no file carries them; each with the unit's name if it is another's."""
    named = _months_of(units)
    return said(
        "{months} chưa chốt, hoặc đã sửa sau khi chốt: cấp trên sẽ không thấy số liệu đó.",
        months=f"{named[0].upper()}{named[1:]}",
    )


def not_carried(units: Sequence[tuple[str, Sequence[ReportingPeriod]]], *, is_of_several: bool = False) -> str:
    """What a file that was written lacks, or several: true of it for ever, also once the months are sealed."""
    if is_of_several:
        return said(
            "Trong các tệp này cấp trên không thấy số liệu {months}: lúc xuất tệp chưa chốt, hoặc đã sửa sau khi chốt.",
            months=_months_of(units),
        )
    return said(
        "Trong tệp này cấp trên không thấy số liệu {months}: lúc xuất tệp chưa chốt, hoặc đã sửa sau khi chốt.",
        months=_months_of(units),
    )


def _months_of(units: Sequence[tuple[str, Sequence[ReportingPeriod]]]) -> str:
    return "; ".join(_of_unit(months_named(months), unit) for unit, months in units)


def _of_unit(months: str, unit: str) -> str:
    return said("{months} của {unit}", months=months, unit=unit) if unit else months


def _report(period: ReportingPeriod, unit: str) -> str:
    return _of_unit(shown.period(period), unit)


def whose_reports(unit: str, programme: str, authority: str = "") -> str:
    """Name whose reports are meant: another unit's, another programme's, those for one of several authorities."""
    of_programme = said("chương trình «{programme}»", programme=programme) if programme else ""
    of_authority = said("sổ làm việc với {authority}", authority=authority) if authority else ""
    return ", ".join(filter(None, (unit, of_programme, of_authority)))


def reports_carried(reports: Sequence[tuple[str, ReportingPeriod, int]], *, authority: str = "") -> str:
    """Which sealed reports a file carries, the newest few by name: whose if not the office's own, month, version.

    `authority` is the one it is for, where files are written for several.
    """
    file = said("Tệp gửi {authority}", authority=authority) if authority else said("Tệp")
    if not reports:
        return said("{file} chưa mang báo cáo nào: chưa chốt tháng nào.", file=file)
    named = ", ".join(
        said("{report} (bản {version})", report=_report(period, unit), version=version)
        for unit, period, version in reports[-_MOST_MONTHS:]
    )
    if len(reports) > _MOST_MONTHS:
        before = len(reports) - _MOST_MONTHS
        return said("{file} mang {before} báo cáo trước và báo cáo {reports}.", file=file, before=before, reports=named)
    return said("{file} mang báo cáo {reports}.", file=file, reports=named)


def will_be_set_aside(count: int) -> str:
    """A new roster cuts off what was typed and had not arrived before."""
    return said(
        "{count} thay đổi nhập trước đó mà chưa tới nơi được giữ riêng, chưa tính; không mất số nào, xem và lấy "
        "lại ở Tổng quan, mục «Xem số giữ riêng…».",
        count=count,
    )


def set_aside_here(count: int) -> str:
    """Say that values do not count and that this office may take them up."""
    return said(
        "Có {count} ô mang số được giữ riêng, chưa tính: nhập trước khi sổ đổi nơi giữ mà tới sau, hoặc nhập "
        "trên máy đã thu hồi. Hãy xem từng ô rồi lấy lại, hoặc giữ số đang dùng.",
        count=count,
    )


def set_aside_elsewhere(count: int) -> str:
    """Say that values typed on this PC do not count while somebody else keeps the book."""
    return said(
        "Số ở {count} ô nhập trên máy này được giữ riêng, chưa tính, vì sổ đã đổi nơi giữ trước khi số được gửi. "
        "Số vẫn theo tệp tới nơi giữ sổ; nơi đó xem và lấy lại được. Khi sổ về lại đơn vị, đơn vị lấy lại được ở "
        "Tổng quan.",
        count=count,
    )
