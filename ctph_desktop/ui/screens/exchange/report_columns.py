"""The columns of a report under review: what was sealed, what it stands beside, and the remark typed in its line."""

from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.review_rows import ReceivedRow
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.wording import formats

NEW_REMARK = 10


class ReportLine(Struct, frozen=True):
    """A line of the report with the remark that is being written on it."""

    row: ReceivedRow
    new_remark: str = ""


def report_columns(
    *, is_monthly: bool, why_decided: str = "", is_estimate: bool = False
) -> tuple[Column[ReportLine], ...]:
    """Return the columns, left to right; only the new remark can be typed, while the report waits.

    `why_decided` says that it does not; empty while it does.
    """
    can_remark = not why_decided
    within = translate("ReportPage", "Trong tháng") if is_monthly else translate("ReportPage", "Trong kỳ")
    return (
        Column(
            translate("ReportPage", "Chỉ tiêu"),
            lambda x: x.row.label,
            width=200,
            level=lambda x: x.row.level,
            is_bold=lambda x: x.row.level == 0,
        ),
        Column(translate("ReportPage", "ĐVT"), lambda x: x.row.unit_of_measure, width=56),
        _figure(
            translate("ReportPage", "Tháng trước") if is_monthly else translate("ReportPage", "Kỳ trước"),
            lambda row: row.previous_month,
        ),
        Column(
            translate("ReportPage", "Ước cả năm") if is_estimate else within,
            lambda x: formats.figure(x.row.in_period, decimals=x.row.decimals),
            width=84,
            is_number=True,
            number=lambda x: x.row.in_period.count,
            tone=_tone,
            tip=_tip,
            is_noted=lambda x: bool(x.row.in_period.note),
            has_mark=lambda x: bool(x.new_remark) or bool(x.row.remarks),
            is_bold=lambda _: True,
        ),
        _figure(translate("ReportPage", "Bản trước"), lambda row: row.previous_version),
        _quantity(translate("ReportPage", "Luỹ kế"), lambda row: row.cumulative),
        _quantity(translate("ReportPage", "Cam kết"), lambda row: row.committed),
        _words(translate("ReportPage", "Ghi chú"), lambda x: x.row.in_period.note),
        _words(translate("ReportPage", "Xã giải trình"), lambda x: x.row.reason),
        _words(translate("ReportPage", "Góp ý trước"), _earlier),
        Column(
            translate("ReportPage", "Góp ý mới"),
            lambda x: x.new_remark,
            width=150,
            value=lambda x: x.new_remark,
            typed=lambda x: x.new_remark,
            parse=lambda _, text: clean(text),
            can_edit=lambda x: can_remark and not x.row.is_computed,
            why_closed=lambda x: why_decided or _why_sum(x),
            tone=lambda x: Tone.EDITABLE if can_remark and not x.row.is_computed else Tone.PLAIN,
        ),
    )


def _tip(line: ReportLine) -> str:
    before, now = line.row.previous_version, line.row.in_period
    told = [finding.message for finding in line.row.findings]
    if now.note:
        told.append(translate("ReportPage", "Ghi chú: {text}").format(text=now.note))
    if before is not None and before.note != now.note:
        told.append(translate("ReportPage", "Ghi chú ở bản trước: {text}").format(text=before.note or "–"))
    return "\n".join(told)


def _why_sum(line: ReportLine) -> str:
    if not line.row.is_computed:
        return ""
    return translate("ReportPage", "Dòng này là tổng, chương trình tự cộng. Hãy góp ý ở dòng chi tiết.")


def _earlier(line: ReportLine) -> str:
    return "; ".join(remark.text for remark in (*line.row.earlier_remarks, *line.row.remarks))


def _words(title: str, read: Callable[[ReportLine], str]) -> Column[ReportLine]:
    return Column(title, read, width=95, tip=read)


def _figure(title: str, read: Callable[[ReceivedRow], FigureValue | None]) -> Column[ReportLine]:
    def text(line: ReportLine) -> str:
        value = read(line.row)
        return "" if value is None else formats.figure(value, decimals=line.row.decimals)

    return Column(title, text, width=70, is_number=True, tone=lambda _: Tone.COMPUTED)


def _quantity(title: str, read: Callable[[ReceivedRow], Decimal | None]) -> Column[ReportLine]:
    return Column(
        title,
        lambda line: formats.quantity(read(line.row), decimals=line.row.decimals),
        width=70,
        is_number=True,
        number=lambda line: read(line.row),
        tone=lambda _: Tone.COMPUTED,
    )


def _tone(line: ReportLine) -> Tone:
    severities = {finding.severity for finding in line.row.findings}
    if Severity.ERROR in severities:
        return Tone.ERROR
    if Severity.DOUBT in severities:
        return Tone.DOUBT
    changed = line.row.previous_version not in {None, line.row.in_period}
    if changed:
        return Tone.WAITING
    return Tone.COMPUTED if line.row.is_computed else Tone.PLAIN
