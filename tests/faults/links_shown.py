"""What a commune is told of figures it copied from one of its journals into the other, beside what the rules say."""

import json
from collections.abc import Sequence
from typing import Any

import second_opinion
from memory_workplace import in_memory
from offices_at_work import COMMUNE, INDICATORS
from promises import judged, known_from, promise
from simulated_history import History

from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.linked_figures import agreement
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.linking.links import copied_value, links_of
from ctph_desktop.services.linking.sources import link_sources
from ctph_desktop.storage import projection

_BOOK = Book(BookKind.UNIT, COMMUNE, 2019)
_LINE = LineKey(INDICATORS[0])
_MONTHS = ("2019-11", "2019-12")


def check_links(history: History) -> None:
    """Compare how copies agree with their sources, between each of the commune's PCs and its own other journal."""
    pcs = [pc for pc in history.pcs if pc.device.unit == COMMUNE]
    for here in pcs:
        for there in (pc for pc in pcs if pc.device == here.device and pc.root != here.root):
            _check_pair(history.world.books, here, there)


def _check_pair(books: Sequence[Book], here: Any, there: Any) -> None:
    workplace, other = _workplace(books, here), _workplace(books, there)
    own, theirs = _said(here), _said(there)
    for month in map(ReportingPeriod.parse, _MONTHS):
        cell = _LINE.at(COMMUNE, month).cell
        link = links_of(workplace, month, {_LINE: "CT"}).get("CT")
        written = own.get(f"link of {cell}")
        promise((link is None) == (written is None), f"{month.code}: a copy without its source")
        sources = {one.cell: one.value for one in _sources(other, month)}
        if link is None or written is None or cell not in sources:
            continue
        copy = workplace.queries.figures([_BOOK]).get(_LINE.at(COMMUNE, month))
        if copy is not None:
            told = agreement(copied_value(link), copy=copy, source=sources[cell])
            rules = _agreement(_counted(written), _counted(own[cell]), _counted(theirs.get(cell, {"s": "missing"})))
            promise(told.value == rules, f"{month.code}: told {told.value}, by the rules {rules}")


def _workplace(books: Sequence[Book], pc: Any) -> Workplace:
    known, chain = known_from(pc.contents().segments), pc.chain()
    projected = {}
    for book in books:
        items, tail = [item for item in known if item.head.book == book], pc.tail(book)
        if items or tail.operations:
            projected[book] = projection.project_book(book, items, tail, chain=chain, shows_drafts=True)
    return in_memory(projected, chain, unit=COMMUNE, today="2020-01-15")


def _sources(there: Workplace, month: ReportingPeriod) -> list[Any]:
    for edition in there.catalogue().editions:
        here = there.at(Standpoint(edition.programme.uuid, edition.year))
        if edition.year == month.year and month in edition.programme.periods() and not edition.programme.is_obliged:
            return list(link_sources(here, month))
    return []


def _said(pc: Any) -> dict[str, Any]:
    """Return what a journal says of the commune's figures and of where they were copied from, by the rules."""
    items = [item for item in known_from(pc.contents().segments) if item.head.book == _BOOK]
    counting = judged(items, pc.tail(_BOOK), pc.chain())[0]
    by_id = {stored.id: json.loads(bytes(stored.op.x)) for stored in counting}
    found = {cell: by_id[ids[-1]] for cell, ids in second_opinion.heads_of(counting).items()}
    links = {f"link of {said['cell']}": said for cell, said in found.items() if "linked_figure" in cell and said}
    return found | links


def _counted(said: Any) -> object:
    """Return what a figure counts: a dash is no number, a confirmed zero is one, a blank is none."""
    state, quantity = said.get("s", said.get("state")), said.get("q", said.get("quantity"))
    return {"reported": quantity, "nothing": "0", "not_applicable": "-", "missing": None}[state]


def _agreement(copied: object, copy: object, source: object) -> str:
    if copy == source:
        return "equal"
    if copied not in {source, copy}:
        return "apart"
    return "source_changed" if source != copied else "typed_over"
