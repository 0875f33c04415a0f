"""Figures copied from one journal of the office into another: proposed, taken over by one act, compared afterwards."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.domain.figures import FigureState, FigureValue
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.linked_figures import Agreement, LinkedFigure, agreement, may_be_linked, said_alike
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.journals import is_same_unit
from ctph_desktop.services.ground.report_rows import FindingRow, ProgressSheet
from ctph_desktop.services.linking.links import copied_value, link_put, links_of
from ctph_desktop.services.linking.sources import LinkSource
from ctph_desktop.wording import linking as words

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class LinkProposal(Struct, frozen=True):
    """A line of the sheet and a figure of another journal it could be copied from; `is_linked`: it was before.

    `has_rivals`: journals, or programmes, say different things of the line, so that somebody has to choose.
    """

    key: LineKey
    code: str
    label: str
    present: FigureValue
    source: LinkSource
    journal: str
    authority: str
    root: str
    is_linked: bool = False
    has_rivals: bool = False

    @property
    def differs(self) -> bool:
        """Whether copying would change the sheet."""
        return not said_alike(self.present, self.source.value)


def by_line(proposals: Iterable[LinkProposal]) -> dict[LineKey, list[LinkProposal]]:
    """Return what is offered for each line, in the order of the sheet."""
    found: dict[LineKey, list[LinkProposal]] = {}
    for one in proposals:
        found.setdefault(one.key, []).append(one)
    return found


def usual_one(offered: Sequence[LinkProposal]) -> LinkProposal | None:
    """Return what is copied into a line where nobody chooses; None where somebody has to.

    It is the one it was copied from before, or any where all say the same.
    """
    before = [one for one in offered if one.is_linked]
    is_one_thing = all(said_alike(offered[0].source.value, one.source.value) for one in offered)
    return next(iter([*before, *offered])) if before or is_one_thing else None


class LinkDifference(Struct, frozen=True):
    """A copied figure that no longer says what its source says, in words."""

    key: LineKey
    text: str


class LinkService:
    """Seen from the journal that is looked at: it is the one that is copied into."""

    def __init__(self, office: "Office") -> None:
        self._office = office

    def proposals(self, period: ReportingPeriod) -> tuple[LinkProposal, ...]:
        """Return what the other journals say of the lines of a month that can be typed into; blanks say nothing.

        Only what is counted alike is offered: same code, measure, decimals and kind.
        """
        offered = tuple(self._proposals(period))
        disputed = {key for key, found in by_line(offered).items() if usual_one(found) is None}
        return tuple(replace(one, has_rivals=True) if one.key in disputed else one for one in offered)

    def _proposals(self, period: ReportingPeriod) -> Iterator[LinkProposal]:
        office = self._office
        codes, links = office.progress.codes(), self._links(period)
        sources = list(self._sources(period))
        for row in office.progress.sheet(period).rows:
            code, indicator = codes[row.key], office.indicator(row.key.indicator)
            for journal, authority, roots, source in sources:
                is_alike = source.code == code and may_be_linked(indicator, source.indicator)
                if row.is_computed or not is_alike or source.value.state is FigureState.MISSING:
                    continue
                known = links.get(code)
                is_linked = known is not None and known.root in roots and known.source == source.cell
                yield LinkProposal(
                    row.key, code, row.label, row.in_period, source, journal, authority, roots[0], is_linked=is_linked
                )

    def _sources(self, period: ReportingPeriod) -> Iterator[tuple[str, str, tuple[str, ...], LinkSource]]:
        for other in self._office.journals.besides(self._office.journal):
            if not other.authority_root or not self._is_same_unit(other):
                continue
            for row in other.programmes.years():
                with suppress(DomainError, EnvironmentFault):
                    for source in other.at(row.standpoint).link_sources(period):
                        yield other.journal, other.authority_name, other.authority_roots, source

    def _is_same_unit(self, other: "Office") -> bool:
        """Tell whether another journal is of the same unit: only its own figures are an office's to copy."""
        return is_same_unit(self._office.profile(), other.profile())

    def take(self, period: ReportingPeriod, chosen: Collection[LinkProposal]) -> Changes:
        """Copy figures into the sheet, each with where it comes from, in one transaction."""
        if not chosen:
            return Changes.NONE
        office = self._office
        values = {one.key: one.source.value for one in chosen}
        links = [link_put(office.workplace, one.key, period, one.source, root=one.root) for one in chosen]
        return office.progress.record(period, values, also=links)

    def told_on(self, sheet: ProgressSheet) -> ProgressSheet:
        """Return a sheet with a doubt at each figure that no longer says what its source says."""
        doubts = {
            one.key: FindingRow(Severity.DOUBT, one.key, one.text) for one in self.differences(sheet.period, sheet)
        }
        if not doubts:
            return sheet
        rows = (
            replace(row, findings=(*row.findings, doubts[row.key])) if row.key in doubts else row for row in sheet.rows
        )
        return replace(sheet, rows=tuple(rows), findings=(*sheet.findings, *doubts.values()))

    def differences(self, period: ReportingPeriod, sheet: ProgressSheet | None = None) -> tuple[LinkDifference, ...]:
        """Return the copied figures of a month that no longer say what their source says; nothing is mended."""
        links = self._links(period)
        if not links:
            return ()
        sources = {
            (root, source.cell): (name, source) for _, name, roots, source in self._sources(period) for root in roots
        }
        found = []
        codes = self._office.progress.codes()
        for row in (sheet or self._office.progress.sheet(period)).rows:
            link = links.get(codes[row.key])
            known = sources.get((link.root, link.source)) if link is not None else None
            if link is None or known is None:
                continue
            authority, source = known
            state = agreement(copied_value(link), copy=row.in_period, source=source.value)
            if state is not Agreement.EQUAL:
                text = words.difference(state, row.label, row.in_period, source.value, authority=authority)
                found.append(LinkDifference(row.key, text))
        return tuple(found)

    def _links(self, period: ReportingPeriod) -> dict[str, LinkedFigure]:
        return links_of(self._office.workplace, period, self._office.progress.codes())
