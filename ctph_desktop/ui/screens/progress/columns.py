"""The columns of the month's sheet, and how a typed figure is understood."""

from collections.abc import Callable
from decimal import Decimal

from ctph_desktop.domain.figures import NOT_APPLICABLE, FigureState, FigureValue, Measure
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.quantities import parse_figure
from ctph_desktop.services.ground.office_rows import OfficeProfile
from ctph_desktop.services.ground.report_rows import ProgressRow
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.wording import formats

IN_PERIOD = 5


def reports_monthly(profile: OfficeProfile) -> bool:
    """Tell whether the programme looked at is reported month by month."""
    return profile.programme is None or profile.programme.is_monthly


def estimates(profile: OfficeProfile) -> bool:
    """Tell whether what is looked at are estimates of the year."""
    return profile.programme is not None and profile.programme.measure is Measure.ESTIMATE


def progress_columns(
    why_only_read: Callable[[], str] = str, *, is_monthly: bool = True, is_estimate: bool = False
) -> tuple[Column[ProgressRow], ...]:
    """Return the columns, left to right; only Trong tháng, in other rhythms Trong kỳ, can be typed into.

    `why_only_read` says why not even that can be. Of an estimate of the year there is no sum of periods, and beside it
    stands what was done so far.
    """
    before, within, previous = (
        (
            translate("ProgressColumns", "Luỹ kế tháng trước"),
            translate("ProgressColumns", "Trong tháng"),
            translate("ProgressColumns", "Tháng trước"),
        )
        if is_monthly
        else (
            translate("ProgressColumns", "Luỹ kế kỳ trước"),
            translate("ProgressColumns", "Trong kỳ"),
            translate("ProgressColumns", "Kỳ trước"),
        )
    )
    if is_estimate:
        before = translate("ProgressColumns", "Đã thực hiện")
        within = translate("ProgressColumns", "Ước cả năm")
    year, month = translate("ProgressColumns", "Cả năm"), translate("ProgressColumns", "Thực hiện")
    cumulative = _quantity(
        translate("ProgressColumns", "Luỹ kế"), lambda r: r.cumulative, group=month, is_outside=_is_outside
    )
    return (
        Column(
            translate("ProgressColumns", "Chỉ tiêu"),
            lambda r: r.label,
            width=258,
            level=lambda r: r.level,
            is_bold=_is_main,
            tone=_still,
        ),
        Column(translate("ProgressColumns", "ĐVT"), lambda r: r.unit_of_measure, width=78, tone=_still),
        _quantity(translate("ProgressColumns", "Giao"), lambda r: r.assigned, group=year, width=66),
        _quantity(translate("ProgressColumns", "Cam kết"), lambda r: r.committed, group=year),
        _quantity(before, lambda r: r.before, group=month, width=80),
        Column(
            within,
            lambda r: formats.figure(r.in_period, decimals=r.decimals),
            width=92,
            groups=(month,),
            is_number=True,
            number=lambda r: r.in_period.count,
            value=lambda r: r.in_period,
            typed=_typed,
            parse=_parse,
            can_edit=lambda r: not r.is_computed and not why_only_read(),
            why_closed=lambda _: why_only_read(),
            tone=lambda r: _entry_tone(r, is_open=not r.is_computed and not why_only_read()),
            tip=why,
            has_mark=lambda r: any(remark.asks for remark in r.remarks),
            is_noted=lambda r: bool(r.in_period.note),
            is_bold=lambda r: r.is_computed,
        ),
        *(() if is_estimate else (cumulative,)),
        Column(
            translate("ProgressColumns", "% cam kết"),
            lambda r: formats.percent(r.cumulative, r.committed),
            width=76,
            is_number=True,
            tone=lambda _: Tone.COMPUTED,
        ),
        _quantity(translate("ProgressColumns", "Còn lại"), lambda r: r.remaining),
        Column(
            previous,
            lambda r: formats.figure(r.previous_month, decimals=r.decimals),
            width=76,
            is_number=True,
            number=lambda r: r.previous_month.count,
            tone=lambda _: Tone.COMPUTED,
        ),
    )


def why(row: ProgressRow) -> str:
    """Say what there is to look at in a line, one sentence a line."""
    lines = [finding.message for finding in row.findings]
    if row.has_conflict and not lines:
        lines.append(translate("ProgressColumns", "Hai máy đã nhập hai số khác nhau cho ô này."))
    lines += [
        translate("ProgressColumns", "Cấp trên góp ý: {text}").format(text=remark.text)
        for remark in row.remarks
        if remark.asks
    ]
    if row.in_period.note:
        lines.append(translate("ProgressColumns", "Ghi chú: {text}").format(text=row.in_period.note))
    if row.in_period.state is FigureState.NOTHING:
        lines.append(translate("ProgressColumns", "Không phát sinh."))
    if row.in_period.state is FigureState.NOT_APPLICABLE:
        lines.append(translate("ProgressColumns", "Không áp dụng."))
    return "\n".join(lines)


def _quantity(
    title: str,
    read: Callable[[ProgressRow], Decimal | None],
    *,
    group: str = "",
    width: int = 70,
    is_outside: Callable[[ProgressRow], bool] = lambda _: False,
) -> Column[ProgressRow]:
    def text(row: ProgressRow) -> str:
        return formats.figure(NOT_APPLICABLE) if is_outside(row) else formats.quantity(read(row), decimals=row.decimals)

    return Column(
        title,
        text,
        width=width,
        groups=(group,) if group else (),
        is_number=True,
        number=read,
        tone=lambda _: Tone.COMPUTED,
    )


def _is_outside(row: ProgressRow) -> bool:
    """Tell whether a line has not applied in any period of the year so far."""
    return row.cumulative is None and row.in_period.state is FigureState.NOT_APPLICABLE


def _is_main(row: ProgressRow) -> bool:
    return row.level == 0


def _still(row: ProgressRow) -> Tone:
    return Tone.COMPUTED if row.is_computed else Tone.PLAIN


def _typed(row: ProgressRow) -> str:
    if row.in_period.state is FigureState.NOT_APPLICABLE:
        return "-"
    quantity = row.in_period.count
    return "" if quantity is None else f"{quantity:f}".replace(".", ",")


def _parse(row: ProgressRow, text: str) -> FigureValue:
    return parse_figure(text, decimals=row.decimals)


def _entry_tone(row: ProgressRow, *, is_open: bool) -> Tone:
    severities = {finding.severity for finding in row.findings}
    if Severity.ERROR in severities or row.has_conflict:
        return Tone.ERROR
    if Severity.DOUBT in severities:
        return Tone.DOUBT
    return Tone.EDITABLE if is_open else Tone.COMPUTED
