"""What a closed or reopened period is called on screens, and the marks that stand for it."""

from collections.abc import Sequence

from ctph_desktop.services.ground.closing_rows import ClosingRow, ObligedClosing, SubmittedRow
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.wording import formats, messages

CLOSED_SIGN = "◙"
CORRECTION_SIGN = "♦"


def closing_sentence(row: ClosingRow) -> str:
    """Say that a period is closed or open again, since when, by whom, why."""
    period, day = period_words(row.period), formats.day(row.at) if row.at else ""
    if row.is_closed:
        text = f"{CLOSED_SIGN} {messages.period_closed(period, day)}"
        text += f" ({row.by})" if row.by else ""
        text += f": {row.reason}" if row.reason else ""
    else:
        text = messages.period_reopened(period, day, row.reason)
    text = text if text.endswith((".", "!", "?")) else f"{text}."
    if row.has_conflict:
        text += " " + translate("Closing", "Hai máy của cấp trên ghi khác nhau: chốt hoặc mở lại kỳ để thống nhất.")
    return text


def closed_month_note(row: ClosingRow, *, can_write: bool = True) -> str:
    """Say to a commune where its month stands, and what writing into it means if it can."""
    sentence = closing_sentence(row)
    return f"{sentence} {messages.what_closed_means()}" if row.is_closed and can_write else sentence


def obligation_lines(obligations: Sequence[ObligedClosing]) -> list[str]:
    """Say what is reported beside the rhythm is closed with a year, and what is not."""
    told = [
        (
            one.runs_on,
            translate("Closing", "{name} ({accepted}/{expected} đã duyệt)").format(
                name=one.name, accepted=one.accepted, expected=one.expected
            ),
        )
        for one in obligations
    ]
    return [
        sentence.format(names="; ".join(names))
        for runs_on, sentence in (
            (False, translate("Closing", "Cùng khoá báo cáo ngoài nhịp: {names}.")),
            (True, translate("Closing", "Không khoá, vì còn chạy sau năm này: {names}.")),
        )
        if (names := [name for is_so, name in told if is_so is runs_on])
    ]


def submitted_sentences(row: SubmittedRow) -> list[str]:
    """Say on which day a report counts as submitted, from what, and whether that was in time."""
    if row.day is None:
        return [translate("Closing", "Chưa rõ ngày nộp.")]
    lines = [translate("Closing", "Ngày nộp: {day}.").format(day=formats.day(row.day))]
    if row.due is not None:
        when = (
            translate("Closing", "Hạn {due}: chậm {count} ngày.").format(due=formats.day(row.due), count=row.late_by)
            if row.late_by
            else translate("Closing", "Hạn {due}: đúng hạn.").format(due=formats.day(row.due))
        )
        lines[0] += " " + when
    if row.reason:
        lines.append(
            translate("Closing", "Ngày nộp do {person} sửa: {reason}").format(person=row.by, reason=row.reason)
        )
    moments = [
        words.format(moment=formats.moment(at))
        for words, at in (
            (translate("Closing", "Máy của xã ghi lúc chốt: {moment}."), row.sealed_at),
            (translate("Closing", "Nhận lúc: {moment}."), row.received_at),
        )
        if at is not None
    ]
    return [*lines, " ".join(moments)] if moments else lines
