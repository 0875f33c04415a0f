"""Adoption: a superior office takes over others as a whole, as when districts become one province.

What was reported to them counts here as it did there; their units and PCs go on here, their own PCs write no more.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import AdoptionReason, AdoptionRefusedError, RosterKeyElsewhereError
from ctph_desktop.domain.evidence import Evidence
from ctph_desktop.domain.journal.books import BookKind, RecordKind
from ctph_desktop.domain.journal.roster import Adoption, Grant, Keeper, Member, Roster, RosterChain, adopts_all
from ctph_desktop.domain.journal.segment import SegmentHead
from ctph_desktop.domain.journal.signed import SignedSegment
from ctph_desktop.services.ground.belonging import as_taken_over
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.quantities import Quantity
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.roster.handed_over_file import HandedOver, opened
from ctph_desktop.services.roster.roster_editing import RosterEditor, last_of
from ctph_desktop.storage.identity import writing_identity
from ctph_desktop.storage.journal import Intake
from ctph_desktop.storage.judged import KnownSegment
from ctph_desktop.wording import adopting as words


class AdoptionView(Struct, frozen=True):
    """What taking an office over would do: who it is, whom it was handed to, what comes over.

    `is_known` tells that it was taken over before: only what is new comes.
    """

    office: str
    office_code: str
    receiver: str
    units: tuple[str, ...]
    devices: int
    programmes: tuple[str, ...]
    reports: int
    segments: int
    is_known: bool

    @property
    def sentences(self) -> str:
        """All this in words."""
        if self.is_known:
            return words.adopted_again(self.office, code=self.office_code, segments=self.segments)
        return words.adoption_sentences(
            self.office,
            code=self.office_code,
            receiver=self.receiver,
            units=self.units,
            devices=self.devices,
            programmes=self.programmes,
            reports=self.reports,
        )


class AdoptionService:
    """What a superior office does with the file of another that was handed over to it."""

    def __init__(
        self, workplace: Workplace, editor: RosterEditor, *, before_adoption: Callable[[], None] = lambda: None
    ) -> None:
        self._workplace = workplace
        self._editor = editor
        self._before_adoption = before_adoption

    def preview(self, path: Path | str, code: str) -> AdoptionView:
        """Say what taking over the office in a file would do; nothing is written. The errors are those of `adopt`."""
        own = self._roster()
        with self._opened(path, code) as handed:
            known, intake = self._intake(own, handed)
            return _view(handed, intake, is_known=known)

    def adopt(self, path: Path | str, code: str) -> Changes:
        """Take over the office in a file, opened with the code of its sheet, in one transaction.

        AdoptionRefusedError where it cannot be: it was not handed over, a unit, PC or programme is here already, or it
        is too much. What the file lacks comes later from the communes; the same office's file taken again brings what
        is new in it. A PC that does not hold the roster's key takes it once the office is taken over: from then on it
        reads what was sent to that office too.
        """
        own = self._roster()
        with self._opened(path, code) as handed:
            self._adoption(own, handed)
            self._before_adoption()
            self._editor.cut_own_tail()
            _, intake = self._intake(own, handed)
            keys = tuple(key.identity for key in self._workplace.all_keys[1:])
            keys = tuple(dict.fromkeys([*keys, *handed.reading_keys]))
            self._workplace.journal.ingest(intake, also=writing_identity(as_taken_over(keys)))
            self._workplace.read_as(handed.reading_keys)
            self._bring_evidence(handed)
        return Changes.ALL

    def _roster(self) -> Roster:
        """Return the roster in force: on the PC that holds its key one that may be changed."""
        latest = self._workplace.journal.chain.latest
        if self._editor.holds_key or latest is None or not self._workplace.is_superior:
            return self._editor.latest()
        self._workplace.keeping.check_at_work()
        return latest

    def _opened(self, path: Path | str, code: str) -> AbstractContextManager[HandedOver]:
        return opened(path, code, beside=self._workplace.folder, clock=self._workplace.clock)

    def _intake(self, own: Roster, handed: HandedOver) -> tuple[bool, Intake]:
        """Return whether the office was taken over before, and what taking in its journal would bring."""
        workplace, theirs = self._workplace, handed.workplace.journal.chain
        adoption = self._adoption(own, handed)
        wanted = self._with(own, adoption, handed) if self._editor.holds_key else own
        rosters = [record for record in handed.workplace.journal.rosters if record.id in set(theirs.all_ids)]
        if wanted != own:
            rosters.append(self._editor.signed(wanted))
        segments, received = _segments(handed, adoption)
        intake = workplace.journal.intake(
            segments, rosters, received_at=workplace.now(), received=received, admits=_Admitting(handed, adoption)
        )
        _refuse_too_many(intake.chain, theirs, adoption)
        return _before(own, theirs) is not None, intake

    def _adoption(self, own: Roster, handed: HandedOver) -> Adoption:
        """Return what is adopted; an older file of an office taken over before changes nothing of that."""
        chain, theirs = self._workplace.journal.chain, handed.workplace.journal.chain
        before = _before(own, theirs)
        if theirs.ids[0] == chain.ids[0] or (before is None and theirs.ids[0] in chain.earlier_roots):
            raise AdoptionRefusedError(AdoptionReason.OWN)
        adoption = _adoption(theirs)
        if before is not None and adoption.last in chain.all_ids:
            return before
        if not self._editor.holds_key:
            raise RosterKeyElsewhereError
        if before is not None and before.last not in theirs.ids:
            raise AdoptionRefusedError(AdoptionReason.FORKED)
        self._refuse_clashes(own, adoption, handed, before)
        return adoption

    def _with(self, own: Roster, adoption: Adoption, handed: HandedOver) -> Roster:
        """Return the version that adopts: the units as members, their PCs, and those of the office out of service.

        What stands here already stays as it is; what the office's own PCs wrote until it was handed over again counts.
        """
        latest = _latest(handed)
        number = own.number + 1
        members = [Member(m.unit, m.keeper) for m in latest.members if own.member(m.unit) is None]
        coming = [
            replace(grant, since=number, seals_since=0)
            for grant in latest.devices
            if grant.unit in adoption.units and own.device(grant.sign) is None
        ]
        leaving = [
            self._out_of_service(own, grant, handed, since=number)
            for grant in latest.devices
            if grant.unit == latest.superior and grant.sign != self._workplace.keys.public.sign.hex()
        ]
        changed = {grant.sign: grant for grant in leaving}
        kept = [changed.pop(grant.sign, grant) for grant in own.devices]
        return replace(
            own,
            members=(*own.members, *members),
            devices=(*kept, *coming, *changed.values()),
            adopted=adopts_all(own, [adoption]),
        )

    def _out_of_service(self, own: Roster, grant: Grant, handed: HandedOver, *, since: int) -> Grant:
        """Return the place of a PC of the office taken over: what is in its file counts, and nothing after it."""
        journal = handed.workplace.journal
        cut = last_of(head for head in journal.heads_that_count(journal.books()) if head.device == grant.sign)
        here = own.device(grant.sign)
        if here is None:
            return replace(grant, since=since, seals=False, seals_since=0, is_revoked=True, cut=cut)
        also = () if here.is_revoked else self._last_here(own, here)
        return replace(here, is_revoked=True, cut=tuple(sorted({*here.cut, *cut, *also})))

    def _last_here(self, own: Roster, grant: Grant) -> tuple[str, ...]:
        return self._editor.last_segments(self._editor.books_of_device(own, grant), device=grant.sign)

    def _refuse_clashes(self, own: Roster, adoption: Adoption, handed: HandedOver, before: Adoption | None) -> None:
        """Refuse what would make one unit, PC, office or programme belong to two."""
        name, latest = handed.workplace.names.unit, _latest(handed)
        offices, units = (before.offices, before.units) if before is not None else ((), ())
        taken = {*own.offices, *(member.unit for member in own.members)}.difference(offices, units)
        known = {sign for sign in map(_sign, latest.devices) if (one := own.device(sign)) and one.unit not in units}
        clashes: Iterable[tuple[AdoptionReason, list[str]]] = (
            (
                AdoptionReason.OFFICES,
                [name(office) for office in adoption.offices if office in {*own.offices} - {*offices}],
            ),
            (AdoptionReason.UNITS, [name(unit) for unit in adoption.units if unit in taken]),
            (
                AdoptionReason.DEVICES,
                [
                    f"{name(grant.unit)}/{grant.name}"
                    for grant in latest.devices
                    if grant.unit != latest.superior and grant.sign in known and not _is_given_up(grant, own)
                ],
            ),
            (
                AdoptionReason.KEEPERS,
                [
                    name(member.unit)
                    for member in latest.members
                    if member.keeper not in {Keeper.OWN.value, Keeper.SUPERIOR.value, *adoption.units}
                ],
            ),
            (AdoptionReason.PROGRAMMES, list(_programmes_here(self._workplace, handed.workplace, offices))),
        )
        for reason, named in clashes:
            if named:
                raise AdoptionRefusedError(reason, tuple(dict.fromkeys(named)))

    def _bring_evidence(self, handed: HandedOver) -> None:
        """Keep the files that evidence of the units names and that came beside the file; others come from the units."""
        here, there = self._workplace.attachments, handed.workplace.attachments
        units = {member.unit for member in _latest(handed).members}
        for each in self._workplace.records.read(RecordKind.EVIDENCE, Evidence):
            book, named = each.row.book, each.content
            if book.kind is not BookKind.UNIT or book.unit not in units:
                continue
            if here.holds(book, named.attachment, size=named.size):
                continue
            found = there.read(book, named.attachment)
            if found is not None and len(found.content) == named.size:
                here.keep(book, [found])


class _Admitting:
    """Lets in what an adopted chain may judge, from PCs it knows, in quantities people write."""

    def __init__(self, handed: HandedOver, adoption: Adoption) -> None:
        self._adoption = adoption
        self._name = handed.workplace.names.unit
        self._devices = {
            grant.sign for chain in handed.workplace.journal.chain.whole for grant in chain.versions[-1].devices
        }
        self._by_book: dict[str, Quantity] = {}

    def __call__(self, head: SegmentHead) -> bool:
        """Tell whether a segment may come in; AdoptionRefusedError when there is too much of a book."""
        if not self._adoption.covers(head.book) or head.device not in self._devices:
            return False
        quantity = self._by_book.setdefault(head.book.key, Quantity())
        quantity.add(head)
        if quantity.is_too_much:
            raise AdoptionRefusedError(AdoptionReason.TOO_MUCH, (self._name(head.book.unit),))
        return True


def _latest(handed: HandedOver) -> Roster:
    latest = handed.workplace.journal.chain.latest
    if latest is None:
        raise AdoptionRefusedError(AdoptionReason.NO_SUPERIOR)
    return latest


def _before(own: Roster, theirs: RosterChain) -> Adoption | None:
    """Return how a chain was adopted before, if it was."""
    return next((each for each in own.adopted if each.root == theirs.ids[0]), None)


def _adoption(chain: RosterChain) -> Adoption:
    latest = chain.versions[-1]
    return Adoption(
        root=chain.ids[0],
        last=chain.ids[-1],
        superior=latest.superior,
        units=tuple(member.unit for member in latest.members),
        inherits=latest.offices[1:],
    )


def _segments(handed: HandedOver, adoption: Adoption) -> tuple[list[SignedSegment], dict[str, str]]:
    """Return the segments of the books that go on, and when each came to the office that was handed over."""
    journal = handed.workplace.journal
    known: list[KnownSegment] = [
        item for book in journal.books() if adoption.covers(book) for item in journal.stored(book)[0]
    ]
    return [item.segment for item in known], {item.head.id: item.received_at for item in known}


def _refuse_too_many(chain: RosterChain, theirs: RosterChain, adoption: Adoption) -> None:
    """Refuse where the chain would not be looked for as a whole, with all it goes on from."""
    found = next((origin.chain for origin in chain.origins if origin.adoption == adoption), None)
    if found is None or len(found.whole) != len(theirs.whole):
        raise AdoptionRefusedError(AdoptionReason.TOO_MANY)


def _programmes_here(own: Workplace, theirs: Workplace, offices: Collection[str]) -> Iterator[str]:
    """Yield the titles of programmes that are here already, under another office than those named."""
    here = own.catalogue().programmes
    for uuid, programme in theirs.catalogue().programmes.items():
        if uuid in here and own.homes.of(uuid) not in offices:
            yield programme.short_title


def _is_given_up(grant: Grant, own: Roster) -> bool:
    """Tell whether a PC that is enrolled here for another unit is out of service there: what was received counts."""
    here = own.device(grant.sign)
    return grant.is_revoked and here is not None and not here.is_revoked


def _sign(grant: Grant) -> str:
    return grant.sign


def _view(handed: HandedOver, intake: Intake, *, is_known: bool) -> AdoptionView:
    theirs = handed.workplace
    latest = _latest(handed)
    return AdoptionView(
        office=theirs.identity.unit_name,
        office_code=theirs.identity.unit_code,
        receiver=handed.receiver,
        units=tuple(theirs.names.unit(member.unit) for member in latest.members),
        devices=sum(not grant.is_revoked and grant.unit != latest.superior for grant in latest.devices),
        programmes=tuple(dict.fromkeys(edition.programme.short_title for edition in theirs.catalogue().editions)),
        reports=sum(statement.is_head for statement in theirs.queries.statements()),
        segments=len(intake.segments),
        is_known=is_known,
    )
