"""Filled forms to draw: the real Biểu 1–3 of Cam Lộ 2019 with made-up progress, and small forms of any content."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random

from msgspec.structs import replace

from ctph_desktop.domain.figures import FigureState, Measure
from ctph_desktop.domain.forms.definition import ColumnRole, FormColumn, FormLine, ReportForm, Source, TotalRule
from ctph_desktop.domain.forms.filled import Coverage, FilledCell, FilledForm
from ctph_desktop.domain.forms.filling import FormContext, fill
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.founding.catalogue import Catalogue, load_catalogue

RESOURCES = Path(__file__).parents[2] / "resources"
FONTS = RESOURCES / "fonts"
MARCH = ReportingPeriod.month(2019, 3)
SAMPLE_NOTE = "Số liệu minh họa"
MISSING = FilledCell(None, FigureState.MISSING)
OUTSIDE = FilledCell(None, FigureState.NOT_APPLICABLE)


@cache
def catalogue() -> Catalogue:
    """The catalogue as shipped."""
    return load_catalogue(RESOURCES / "catalogue")


def cam_lo_forms(*, without: Iterable[str] = (), sample_note: str = SAMPLE_NOTE) -> list[FilledForm]:
    """Biểu 1, 2 and 3 for March 2019; `without` names the communes (as in Biểu 1) whose report has not come."""
    labels = {line.label: line.unit for line in catalogue().form_by_code("bieu-1").lines}
    waiting = frozenset(labels[name] for name in without)
    accepted = len(labels) - len(waiting)
    context = FormContext(
        programme_title="Chương trình phối hợp thực hiện kế hoạch ngành Lao động – TB&XH năm 2019",
        office_name="UBND huyện Cam Lộ",
        period=MARCH,
        period_label="Kết quả thực hiện đến hết tháng 03/2019",
        coverage=Coverage(len(labels), accepted, tuple(without)),
        coverage_label=f"tạm tính, {accepted}/{len(labels)} xã; chưa có: {', '.join(without)}" if waiting else "",
        sample_note=sample_note,
        waiting=waiting,
    )
    return [_filled(form, context) for form in catalogue().forms]


def _filled(form: ReportForm, context: FormContext) -> FilledForm:
    figures = {
        (f.coordinates.unit, f.coordinates.indicator, f.coordinates.breakdown, f.coordinates.measure): f.quantity
        for f in catalogue().figures
    }

    def read(unit: str, source: Source) -> FilledCell:
        if source.measure is Measure.ACTUAL:
            chance = Random(f"{unit}/{source.indicator}/{source.breakdown}")  # noqa: S311 - figures, no secret
            return MISSING if unit in context.waiting else FilledCell(Decimal(chance.randint(0, 9)))
        parts = [
            quantity
            for (of, indicator, breakdown, measure), quantity in figures.items()
            if (of, indicator, measure) == (unit, source.indicator, source.measure)
            and (breakdown == source.breakdown or (source.sums_breakdowns and breakdown is not None))
        ]
        return FilledCell(sum(parts, Decimal(0))) if parts else MISSING

    def read_stated(source: Source) -> Decimal | None:
        stated = (
            q
            for (_, i, b, m), q in figures.items()
            if (i, b, m) == (source.indicator, source.breakdown, source.measure)
        )
        return next(stated, None)

    stated = {
        column.code: count
        for column in form.columns
        if column.stated_source and (count := read_stated(column.stated_source)) is not None
    }
    return fill(form, read, stated=stated, context=context)


def a_column(code: str, **given: object) -> FormColumn:
    """A column of counts; a formula makes it a computed one."""
    column = FormColumn(code=code, label=f"Cột {code}", printed=code, role=ColumnRole.PROGRESS)
    return (
        replace(column, source=Source(code, Measure.ACTUAL), **given)
        if "formula" not in given
        else replace(column, **given)
    )


def a_percentage(code: str, formula: str, **given: object) -> FormColumn:
    """A percentage with two decimals, its total from the totals."""
    return a_column(code, formula=formula, decimals=2, is_percentage=True, total=TotalRule.FORMULA, **given)


def a_filled_form(
    columns: Iterable[FormColumn],
    values: dict[str, list[int | Decimal | str | None]],
    *,
    stated: dict[str, Decimal] | None = None,
    context: FormContext | None = None,
    **form: object,
) -> FilledForm:
    """A small form: `values` gives for each line label the figures of the columns with a source, left to right.

    None is a blank, "–" does not apply.
    """
    columns = tuple(columns)
    definition = ReportForm(
        uuid="0" * 32,
        code="bieu-thu",
        number="Biểu số 1",
        title="BIỂU THỬ",
        attached_to="(Kèm theo văn bản số       /BC)",
        line_heading="Đơn vị",
        total_label="Tổng cộng",
        columns=columns,
        lines=tuple(FormLine(label, label) for label in values),
    )
    read_columns = [column.code for column in columns if column.source]

    def read(unit: str, source: Source) -> FilledCell:
        value = values[unit][read_columns.index(source.indicator)]
        if value == "–":
            return OUTSIDE
        return MISSING if value is None else FilledCell(Decimal(value))

    context = context or FormContext(
        programme_title="Chương trình thử",
        office_name="UBND xã Thử",
        period=MARCH,
        period_label="Kết quả thực hiện đến hết tháng 03/2019",
        coverage=Coverage(len(values), len(values)),
    )
    return fill(replace(definition, **form), read, stated=stated or {}, context=context)
