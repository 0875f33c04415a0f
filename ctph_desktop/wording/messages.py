"""Sentences that tell what was done."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import Verdict
from ctph_desktop.wording import formats, terms

_MOST_NAMED: Final = 6
_MOST_MONTHS: Final = 4
_MOST_NAMES: Final = 5


def package_sent(name: str, size: int, *, attachments: int = 0) -> str:
    """A package was written and read back; `attachments` files of evidence are in it."""
    beside = f", kèm {attachments} tệp minh chứng" if attachments else ""
    return f"Đã ghi và kiểm tra lại {name} ({formats.file_size(size)}){beside}"


def package_merged(
    *, seals: int, figures: int, operations: int, held: int, records: int, left_out: int = 0, attachments: int = 0
) -> tuple[str, ...]:
    """A package was merged; `figures` are new here, `operations` are everything that was written.

    `held` parts are kept and do not count, parts `left_out` are not even kept.
    """
    if operations:
        parts = [f"{seals} báo cáo đã chốt"] if seals else []
        if figures:
            parts.append(f"{figures} số mới")
        text = f"Đã nhập {', '.join(parts)}." if parts else "Đã nhập nội dung mới; không số nào thay đổi."
    elif attachments:
        text = "Số liệu không thay đổi."
    elif records:
        text = "Đã nhận biên nhận mới; số liệu không thay đổi."
    elif left_out:
        text = "Không nhận số liệu nào từ tệp này."
    else:
        text = "Không có gì mới: nội dung tệp này đã nhận trước đây."
    aside = f"{held} thay đổi được giữ riêng, chưa tính vào số liệu." if held else ""
    return tuple(filter(None, (text, evidence_came(attachments), aside, parts_left_out(left_out))))


def decided(period: str, verdict: Verdict, *, remarks: int, older_version: int = 0, unit: str = "") -> str:
    """The superior office decided on an own report; on an earlier version than the newest if that is named.

    `unit` is whose report it is where this office reports for a unit it took over.
    """
    what = {
        Verdict.RETURNED: "BỊ TRẢ LẠI",
        Verdict.ACCEPTED: "đã được duyệt",
        Verdict.WITHDRAWN: "đang được xem lại: cấp trên đã bỏ quyết định trước",
    }[verdict]
    which = f" (bản thứ {older_version})" if older_version else ""
    whose = f" của {unit}" if unit else ""
    return f"Báo cáo {period}{whose}{which} {what}" + (f", {remarks} góp ý" if remarks else "")


def report_came(unit: str, period: str, version: int) -> str:
    """A report came to the superior office."""
    return f"{unit} gửi báo cáo {period}" + (f", bản thứ {version}" if version > 1 else "")


def own_file(*, is_this_pc: bool) -> str:
    """A package comes back to the office that wrote it."""
    return "Tệp do chính máy này xuất." if is_this_pc else "Tệp của máy khác trong đơn vị mình."


def for_another_office(names: str) -> str:
    """A package is whole, and not for this office; whom it is for may not be known."""
    return f"Gửi cho {names or 'nơi khác'}."


def passed_over(count: int) -> str:
    """Parts of a package that only a later version reads were passed over: they come again after an update."""
    if not count:
        return ""
    return f"{count} phần do bản chương trình mới hơn ghi được bỏ qua. Hãy cập nhật chương trình rồi nhập lại tệp này."


def more_refused(count: int) -> str:
    """More files were refused than are told one by one."""
    return f"… và {count} tệp nữa không thêm được."


def evidence_came(count: int) -> str:
    """Files of evidence were taken in."""
    return f"Đã nhận {count} tệp minh chứng." if count else ""


def evidence_not_kept(why: str) -> str:
    """The figures of a package were taken in, files of evidence were not."""
    return f"Số liệu đã nhập; tệp minh chứng chưa ghi được và sẽ được gửi lại. {why}"


def evidence_comes(count: int) -> str:
    """Files of evidence lie in a package that is being looked at."""
    return f"Kèm {count} tệp minh chứng mới."


def years_left_out(lacking: Sequence[tuple[str, str]], *, others: int, sender: str) -> str:
    """A package leaves out years that this PC once said to hold, and does not hold now: how they come again."""
    named = "; ".join(f"{unit} năm {year}" for unit, year in lacking)
    more = f" và {others} sổ khác" if others else ""
    return (
        f"Tệp không kèm sổ của {named}{more}: máy này từng xác nhận đã có đủ, nay không còn đủ. Hãy xuất một tệp gửi "
        f"{sender}; tệp sau của họ sẽ kèm đủ các sổ đó."
    )


def part_of_several(part: int, of: int, *, missing: tuple[int, ...]) -> str:
    """A package is one of several that go together: which others are not here yet."""
    if not missing:
        return f"Đây là phần {part} trong {of} phần; đã có đủ các phần."
    numbers = ", ".join(map(str, missing))
    return f"Đây là phần {part} trong {of} phần; còn thiếu phần {numbers}. Hãy nhập tiếp các tệp đó."


def parts_left_out(count: int) -> str:
    """Parts of a package stayed outside: why, and what to do."""
    if not count:
        return ""
    return (
        f"{count} phần trong tệp không được nhận, vì thuộc sổ mà nơi gửi không chung với đơn vị này, hoặc do máy chưa "
        "được ghi nhận viết. Khi máy đó đã được ghi nhận, hãy nhập lại tệp này hoặc tệp mới hơn."
    )


def typing_goes(unit: str, keeper: str, *, is_superior: bool) -> str:
    """A new roster lets another office type a unit's figures."""
    who = "cấp trên" if is_superior else keeper
    return f"Từ nay {who} nhập số liệu thay cho {unit}: ở đây chỉ xem. Cần nhập lại, hãy gọi điện cho cấp trên."


def typing_comes_here(unit: str, *, is_own: bool) -> str:
    """A new roster lets this office type a unit's figures."""
    if is_own:
        return f"Cấp trên đã trả lại việc nhập: từ nay {unit} tự nhập và chốt số liệu ở đây."
    return f"Từ nay số liệu của {unit} được nhập ở đây."


def waits_for_enrolment(device: str) -> str:
    """An unknown PC asks to be enrolled."""
    name = f" “{device}”" if device else ""
    return f"Máy{name} chưa được ghi nhận. Hãy gọi điện cho xã, nghe đọc mã 20 số rồi gõ mã để ghi nhận máy."


def foreign_programme(seals: int) -> str:
    """Seals of another programme came along."""
    return f"{seals} báo cáo thuộc chương trình khác, không tính vào chương trình này."


def by_boundaries_of(day: date) -> str:
    """By the boundaries of which day the units of an older period are added up."""
    return f"theo địa giới hành chính ngày {formats.day(day)}"


def coverage(accepted: int, expected: int, missing: tuple[str, ...], *, kinds: Sequence[str]) -> str:
    """On how many reports a consolidation rests, of units of which kinds: `xã, phường`."""
    units = ", ".join(kinds)
    if not missing:
        return f"{accepted}/{expected} {units} đã được duyệt"
    if len(missing) > _MOST_NAMED:
        return f"tạm tính, {accepted}/{expected} {units}; chưa có {len(missing)} đơn vị (dấu * trong biểu)"
    return f"tạm tính, {accepted}/{expected} {units}; chưa có: {', '.join(missing)}"


def sums_carry(held: Sequence[str], absent: Sequence[str]) -> str:
    """Whose figures the sums of a merged unit's sheet contain, and whose are not on this PC."""
    texts = []
    if held:
        texts.append(f"Luỹ kế và cam kết gồm cả phần của {', '.join(held)} (đã sáp nhập).")
    if absent:
        texts.append(
            f"Chưa gồm số đã làm của {', '.join(absent)} (đã sáp nhập): máy này chưa có. Hãy nhập tệp trả lời mới "
            "nhất của cấp trên."
        )
    return " ".join(texts)


def sums_contain_unaccepted(reports: Sequence[tuple[str, ReportingPeriod]]) -> str:
    """The sums beside a report contain earlier ones that are not accepted: whose if another unit's, and the month."""
    named = [f"{formats.period(period)}{f' của {unit}' if unit else ''}" for unit, period in reports]
    return f"Luỹ kế ở đây gồm cả báo cáo chưa được duyệt: {formats.some_of(named)}; Tổng hợp không tính các báo cáo đó."


def counted_as_consolidated(month: str, *, counted: int, waiting: Sequence[str], present_note: str) -> str:
    """Which reports the figures of the first screen count: those of the consolidation, and no other."""
    text = f"Tính như Tổng hợp: {counted}/{counted + len(waiting)} đơn vị đã duyệt báo cáo {month}"
    left_out = f", chưa tính {formats.some_of(waiting)}" if waiting else ""
    said = f"{text}{left_out}. Cam kết và % là của chính các đơn vị được tính."
    return f"{said} {present_note}." if present_note else said


def frozen_on(day: str, label: str) -> str:
    """Since when the numbers of a frozen consolidation stand."""
    return f"Số liệu chốt ngày {day} (bản {label})"


def present_of_closed(day: str) -> str:
    """Of numbers of today: their period was closed, and what it was closed with is kept apart."""
    when = f" ngày {day}" if day else ""
    return f"Số liệu hiện tại; kỳ đã chốt{when}, số khi chốt xem ở bản chốt số liệu"


def no_source() -> str:
    """A consolidation rests on no report here."""
    return "chưa có báo cáo được duyệt"


def sealed_source(code: str) -> str:
    """A consolidation rests on a report that is not held here any more."""
    return f"báo cáo {code} (không còn ở máy này)"


def report_source(version: int, day: str, *, after: str = "") -> str:
    """Which report a consolidation rests on; `after` says that it came after the closing."""
    text = f"bản thứ {version}" + (f", xã chốt ngày {day}" if day else "")
    return ", ".join(filter(None, (text, after)))


def after_closing(*, is_supplement: bool) -> str:
    """A report the closing of its period does not rest on: it holds none of its unit, or an earlier one."""
    return "bổ sung sau khi chốt" if is_supplement else "đính chính sau khi chốt"


def corrections(count: int) -> str:
    """New seals that came after their period was closed."""
    return f"{count} báo cáo bổ sung, đính chính sau khi chốt kỳ: chờ quyết định, chưa tính vào tổng hợp."


def to_reseal_reopened(month: str, reason: str) -> str:
    """Next step: the superior office opened a period again."""
    return f"Cấp trên đã mở lại kỳ {month}: {reason}. Kiểm tra, sửa nếu cần rồi chốt gửi lại."


def to_decide_correction(unit: str, month: str, *, is_supplement: bool) -> str:
    """Next step of the superior office: a report that came after closing waits."""
    return f"Xem báo cáo {after_closing(is_supplement=is_supplement)}, {month}, của {unit}: duyệt hoặc trả lại."


def closing_state(*, is_closed: bool, reason: str) -> str:
    """How a period stands, and why where that was said."""
    state = terms.CLOSING[is_closed]
    return f"{state}: {reason}" if reason else state


def period_closed(period: str, day: str) -> str:
    """A period is closed."""
    return f"Kỳ {period} đã chốt" + (f" ngày {day}" if day else "")


def period_reopened(period: str, day: str, reason: str) -> str:
    """A period was closed and is open again."""
    return f"Kỳ {period} đã mở lại" + (f" ngày {day}" if day else "") + (f": {reason}" if reason else "")


def what_closed_means() -> str:
    """What a commune should know when it writes into a closed period."""
    return "Vẫn nhập và chốt được; cấp trên sẽ nhận là bổ sung, đính chính sau khi chốt và quyết định riêng."


def results_of(period: str) -> str:
    """The same of a term, or of some days."""
    return f"Kết quả thực hiện {period}"


def estimated_in(year: int, period: str) -> str:
    """What a consolidated form shows of estimates, and when they were made."""
    return f"Ước thực hiện cả năm {year}, báo cáo {period}"


def results_until(period: str) -> str:
    """What a consolidated form shows beside its targets."""
    return f"Kết quả thực hiện đến hết {period}"


def to_type(month: str) -> str:
    """Next step: figures are still to be typed."""
    return f"Nhập số liệu {month}."


def to_seal(month: str) -> str:
    """Next step: a month can be sealed."""
    return f"Kiểm tra và chốt gửi báo cáo {month}."


def to_export(month: str) -> str:
    """Next step: a sealed month has not left the PC."""
    return f"Xuất tệp gửi báo cáo {month} (đã chốt, chưa gửi)."


def to_wait(month: str) -> str:
    """Next step: wait for the receipt."""
    return f"Chờ biên nhận của cấp trên cho báo cáo {month}; có tệp trả lời thì nhập ở «Gửi và nhận»."


def for_authority(authority: str, step: str) -> str:
    """A next step of another journal of the office: whom it is for."""
    return f"{authority}: {step}"


def to_invite() -> str:
    """Next step of a superior office none of whose units has a PC."""
    return "Chưa có đơn vị nào được ghi nhận: mở «Gửi và nhận», chọn «Xuất thư mời…» và gửi cho các đơn vị."


def to_correct(month: str) -> str:
    """Next step: a returned report."""
    return f"Báo cáo {month} bị trả lại: xem góp ý, sửa số liệu hoặc giải trình, rồi chốt gửi lại."


def to_correct_for(unit: str, month: str) -> str:
    """Next step: a report was returned that this office makes for a unit it took over."""
    return f"Báo cáo {month} của {unit} bị trả lại: mở sổ của đơn vị này để xem góp ý, sửa rồi chốt gửi lại."


def to_seal_for(unit: str, month: str) -> str:
    """Next step: figures typed for another unit are not sealed."""
    return f"Số liệu {month} nhập cho {unit} chưa chốt: mở sổ của đơn vị này, kiểm tra rồi chốt gửi."


def to_reseal_for(unit: str, month: str) -> str:
    """Next step: figures of another unit changed after the seal."""
    return f"Số liệu {month} của {unit} đã sửa sau khi chốt: mở sổ của đơn vị này, chốt lại thì số mới mới được tính."


def to_export_for(unit: str, month: str) -> str:
    """Next step: a month sealed for another unit has not left the PC."""
    return f"Xuất tệp gửi báo cáo {month} của {unit} (đã chốt, chưa gửi)."


def to_wait_for(unit: str, month: str) -> str:
    """Next step: wait for the receipt of a report made for another unit."""
    return f"Chờ biên nhận của cấp trên cho báo cáo {month} của {unit}; có tệp trả lời thì nhập ở «Gửi và nhận»."


def to_reseal_reopened_for(unit: str, month: str, reason: str) -> str:
    """Next step: the superior office opened a period again for which this office reports for another unit."""
    return f"Cấp trên đã mở lại kỳ {month} của {unit}: {reason}. Mở sổ của đơn vị này, sửa nếu cần rồi chốt gửi lại."


def to_reseal(month: str) -> str:
    """Next step: figures changed after the seal."""
    return f"Số liệu {month} đã sửa sau khi chốt: chốt gửi lại để cấp trên nhận số mới."


def to_join() -> str:
    """Next step: the office has no superior office so far."""
    return "Đơn vị đang làm một mình: có thư mời của cấp trên thì bấm vào đây để nhận."


def to_enrol() -> str:
    """Next step: the PC is not in the roster."""
    return "Máy này chưa được cấp trên ghi nhận: xuất tệp gửi, rồi đọc mã 20 số qua điện thoại."


def to_review(unit: str, month: str) -> str:
    """Next step of the superior office: a report waits."""
    return f"Xem và duyệt báo cáo {month} của {unit}."


def to_await_again(month: str, names: Sequence[str]) -> str:
    """What a superior office waits for: reports it returned."""
    return f"Chờ gửi lại báo cáo {month}: {_few(names, 'đơn vị')}."


def to_export_answers(count: int) -> str:
    """Next step of the superior office: answers stand in no file yet."""
    return f"{count} tệp trả lời chưa xuất: xuất tệp trả lời gửi các xã."


def _few(names: Sequence[str], many: str) -> str:
    """Return names, or how many there are where nobody would read them all."""
    return ", ".join(names) if len(names) <= _MOST_NAMES else f"{len(names)} {many}"


def to_open_year(year: int, count: int, *, title: str = "") -> str:
    """Next step of the superior office: reports of a year came that it has not opened."""
    of_programme = f" của {title}" if title else ""
    return f"{count} báo cáo năm {year}{of_programme} đã đến mà năm đó chưa mở: chọn «Chương trình», «Mở năm {year}…»."


def to_review_many(month: str, count: int) -> str:
    """Next step of the superior office: many reports wait."""
    return f"{count} báo cáo {month} chờ duyệt: xem lần lượt."


def to_give_targets(names: Sequence[str]) -> str:
    """Next step of the superior office: units report without any target."""
    return f"Chưa giao chỉ tiêu, cam kết năm cho: {_few(names, 'đơn vị')}. Mở «Máy và người dùng», chọn «Chỉ tiêu của đơn vị…»."


def to_enrol_others(count: int) -> str:
    """Next step of the superior office: PCs wait."""
    return f"{count} tệp đang chờ ghi nhận máy trong mục Gửi và nhận."


def to_remind(month: str, names: Sequence[str]) -> str:
    """Next step of the superior office: reports are missing."""
    return f"Chưa nhận báo cáo {month}: {_few(names, 'đơn vị')}."


def kept_elsewhere(keeper: str, *, is_superior: bool) -> str:
    """Say to an office that another one types its figures."""
    who = "Cấp trên đang nhập thay cho đơn vị" if is_superior else f"{keeper} giữ sổ của đơn vị từ khi sáp nhập"
    return f"{who}: ở đây chỉ xem. Cần nhập lại, hãy gọi điện cho cấp trên."


def months_named(periods: Sequence[ReportingPeriod]) -> str:
    """Name months: the last few, for the others their number is enough."""
    shown = ", ".join(formats.period(period) for period in periods[-_MOST_MONTHS:])
    return f"{len(periods)} tháng, gần nhất {shown}" if len(periods) > _MOST_MONTHS else shown


def not_sealed(units: Sequence[tuple[str, Sequence[ReportingPeriod]]]) -> str:
    """Months with figures are not sealed, so no file carries them; each with the unit's name if it is another's."""
    named = _months_of(units)
    return f"{named[0].upper()}{named[1:]} chưa chốt, hoặc đã sửa sau khi chốt: cấp trên sẽ không thấy số liệu đó."


def not_carried(units: Sequence[tuple[str, Sequence[ReportingPeriod]]], *, is_of_several: bool = False) -> str:
    """What a file that was written lacks, or several: true of it for ever, also once the months are sealed."""
    return (
        f"Trong {'các ' if is_of_several else ''}tệp này cấp trên không thấy số liệu {_months_of(units)}: lúc xuất tệp chưa chốt, hoặc đã sửa sau khi "
        "chốt."
    )


def _months_of(units: Sequence[tuple[str, Sequence[ReportingPeriod]]]) -> str:
    return "; ".join(f"{months_named(months)}{f' của {unit}' if unit else ''}" for unit, months in units)


def whose_reports(unit: str, programme: str, authority: str = "") -> str:
    """Name whose reports are meant: another unit's, another programme's, those for one of several authorities."""
    named = (f"chương trình «{programme}»" if programme else "", f"sổ làm việc với {authority}" if authority else "")
    return ", ".join(filter(None, (unit, *named)))


def reports_carried(reports: Sequence[tuple[str, ReportingPeriod, int]], *, authority: str = "") -> str:
    """Which sealed reports a file carries, the newest few by name: whose if not the office's own, month, version.

    `authority` is the one it is for, where files are written for several.
    """
    file = f"Tệp gửi {authority}" if authority else "Tệp"
    if not reports:
        return f"{file} chưa mang báo cáo nào: chưa chốt tháng nào."
    named = [
        f"{formats.period(period)}{f' của {unit}' if unit else ''} (bản {version})"
        for unit, period, version in reports[-_MOST_MONTHS:]
    ]
    others = len(reports) - len(named)
    before = f"{others} báo cáo trước và " if others > 0 else ""
    return f"{file} mang {before}báo cáo {', '.join(named)}."


def will_be_set_aside(count: int) -> str:
    """A new roster cuts off what was typed and had not arrived before."""
    return (
        f"{count} thay đổi nhập trước đó mà chưa tới nơi được giữ riêng, chưa tính; không mất số nào, xem và lấy lại ở "
        "Tổng quan, mục «Xem số giữ riêng…»."
    )


def set_aside_here(count: int) -> str:
    """Say that values do not count and that this office may take them up."""
    return (
        f"Có {count} ô mang số được giữ riêng, chưa tính: nhập trước khi sổ đổi nơi giữ mà tới sau, hoặc nhập trên máy đã "
        "thu hồi. Hãy xem từng ô rồi lấy lại, hoặc giữ số đang dùng."
    )


def set_aside_elsewhere(count: int) -> str:
    """Say that values typed on this PC do not count while somebody else keeps the book."""
    return (
        f"Số ở {count} ô nhập trên máy này được giữ riêng, chưa tính, vì sổ đã đổi nơi giữ trước khi số được gửi. Số vẫn "
        "theo tệp tới nơi giữ sổ; nơi đó xem và lấy lại được. Khi sổ về lại đơn vị, đơn vị lấy lại được ở Tổng quan."
    )
