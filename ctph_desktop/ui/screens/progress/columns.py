"""The columns of the month's sheet, and how a typed figure is understood."""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from ctph_desktop.domain.figures import FigureState, FigureValue, parse_quantity
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.services.rows import ProgressRow
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.theme import Tone
from ctph_desktop.wording import formats

IN_PERIOD = 5


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProgressColumns", text)


def progress_columns() -> tuple[Column[ProgressRow], ...]:
    """Return the columns, left to right; only Trong tháng can be typed into."""
    year, month = _tr("Cả năm"), _tr("Thực hiện")
    return (
        Column(_tr("Chỉ tiêu"), lambda r: r.label, width=272, level=lambda r: r.level, is_bold=_is_main, tone=_still),
        Column(_tr("ĐVT"), lambda r: r.unit_of_measure, width=68, tone=_still),
        _quantity(_tr("Giao"), lambda r: r.assigned, group=year, width=66),
        _quantity(_tr("Cam kết"), lambda r: r.committed, group=year),
        _quantity(_tr("Luỹ kế tháng trước"), lambda r: r.before, group=month, width=80),
        Column(
            _tr("Trong tháng"),
            lambda r: formats.figure(r.in_period, decimals=r.decimals),
            width=92,
            groups=(month,),
            is_number=True,
            number=lambda r: r.in_period.count,
            value=lambda r: r.in_period,
            typed=_typed,
            parse=_parse,
            can_edit=lambda r: not r.is_computed,
            tone=_entry_tone,
            tip=why,
            has_mark=lambda r: any(remark.is_open for remark in r.remarks),
            is_bold=lambda r: r.is_computed,
        ),
        _quantity(_tr("Luỹ kế"), lambda r: r.cumulative, group=month),
        Column(
            _tr("% cam kết"),
            lambda r: formats.percent(r.cumulative, r.committed),
            width=76,
            is_number=True,
            tone=lambda _: Tone.COMPUTED,
        ),
        _quantity(_tr("Còn lại"), lambda r: r.remaining),
        Column(
            _tr("Tháng trước"),
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
    if row.has_conflict:
        lines.append(_tr("Hai máy đã nhập hai số khác nhau cho ô này."))
    lines += [_tr("Cấp trên góp ý: {text}").format(text=remark.text) for remark in row.remarks if remark.is_open]
    if row.in_period.state is FigureState.NOTHING:
        lines.append(_tr("Không phát sinh."))
    return "\n".join(lines)


def _quantity(title: str, read: object, *, group: str = "", width: int = 70) -> Column[ProgressRow]:
    assert callable(read)

    def text(row: ProgressRow) -> str:
        return formats.quantity(read(row), decimals=row.decimals)

    def number(row: ProgressRow) -> Decimal | None:
        value = read(row)
        return value if isinstance(value, Decimal) else None

    return Column(
        title,
        text,
        width=width,
        groups=(group,) if group else (),
        is_number=True,
        number=number,
        tone=lambda _: Tone.COMPUTED,
    )


def _is_main(row: ProgressRow) -> bool:
    return row.level == 0


def _still(row: ProgressRow) -> Tone:
    return Tone.COMPUTED if row.is_computed else Tone.PLAIN


def _typed(row: ProgressRow) -> str:
    quantity = row.in_period.count
    return "" if quantity is None else f"{quantity:f}".replace(".", ",")


def _parse(row: ProgressRow, text: str) -> FigureValue:
    return FigureValue.reported(parse_quantity(text, decimals=row.decimals))


def _entry_tone(row: ProgressRow) -> Tone:
    severities = {finding.severity for finding in row.findings}
    if Severity.ERROR in severities or row.has_conflict:
        return Tone.ERROR
    if Severity.DOUBT in severities:
        return Tone.DOUBT
    return Tone.COMPUTED if row.is_computed else Tone.EDITABLE
