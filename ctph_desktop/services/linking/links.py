"""The links of the month's sheet: what was copied into it, and from where."""

from collections.abc import Mapping

from ctph_desktop.domain.figure_codec import encode_value, figure_value
from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.linked_figures import LinkedFigure, linked_figure_uuid
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.linking.sources import LinkSource
from ctph_desktop.storage.journal import Put


def links_of(here: Workplace, period: ReportingPeriod, lines: Mapping[LineKey, str]) -> dict[str, LinkedFigure]:
    """Return what is known of the sources of a month's figures, by the code of the line."""
    unit = here.identity.unit
    code_by_cell = {key.at(unit, period).cell: code for key, code in lines.items()}
    known = here.records.read(RecordKind.LINKED_FIGURE, LinkedFigure)
    return {
        code_by_cell[one.content.cell]: one.content
        for one in known
        if one.row.book.unit == unit and one.content.cell in code_by_cell
    }


def link_put(here: Workplace, key: LineKey, period: ReportingPeriod, source: LinkSource, *, root: str) -> Put:
    """Return what writes down where a line's figure is copied from."""
    cell = key.at(here.identity.unit, period).cell
    said = encode_value(source.value)
    link = LinkedFigure(
        cell=cell,
        root=root,
        source=source.cell,
        operations=source.operations,
        state=said["s"],
        quantity=said.get("q", ""),
        day=here.now()[:10],
        counted=source.counted,
        units=source.units,
    )
    book = here.books.of_unit(here.identity.unit, year=period.year)
    return put_record(book, RecordKind.LINKED_FIGURE, linked_figure_uuid(cell), link)


def copied_value(link: LinkedFigure) -> FigureValue:
    """Return what was copied."""
    return figure_value(link.state, link.quantity or None)
