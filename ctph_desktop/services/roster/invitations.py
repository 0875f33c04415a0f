"""Invitations as they are received: what one offers, and going over to the superior office that sent it."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.channels import drives
from ctph_desktop.domain.errors import (
    AlreadyJoinedError,
    ForeignInvitationError,
    NotAllowedError,
    OtherUnitInvitedError,
    PackageRefusedError,
    RefusalReason,
)
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, parse_record_cell
from ctph_desktop.domain.journal.heads import heads
from ctph_desktop.domain.journal.operation import StoredOperation
from ctph_desktop.domain.journal.roster import Roster, RosterChain, build_chain, read_roster
from ctph_desktop.domain.journal.segment import LaterBookError, SegmentHead, read_body, read_head
from ctph_desktop.domain.journal.validity import Verdict, judge_operation, judge_segment, previous_of
from ctph_desktop.domain.journal.values import read_record
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.services.ground.belonging import as_remembered, open_journal
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.identity import OfficeIdentity
from ctph_desktop.services.ground.office_rows import InvitationView, OfficeRole
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.identity import writing_identity
from ctph_desktop.sync import codes
from ctph_desktop.sync.codes import CodePurpose
from ctph_desktop.sync.keys import DeviceKeys, DevicePublic
from ctph_desktop.sync.package import OpenedPackage, PackageKind, open_package
from ctph_desktop.wording.terms import SAMPLE_NOTE

_INVITED: Final = tuple(f"r/{kind.value}/" for kind in (RecordKind.UNIT, RecordKind.PROGRAMME))


class Invitation(Struct, frozen=True):
    """An invitation that opened: what it holds, its roster, and what it says to people."""

    package: OpenedPackage
    chain: RosterChain
    latest: Roster
    view: InvitationView

    @property
    def common(self) -> str:
        """The superior office whose common book the invitation goes on with; empty when that is its own."""
        return self.latest.inherits[-1] if self.latest.inherits else ""

    def require_code(self, typed: str) -> None:
        """Raise MistypedCodeError or CodeMismatchError unless the typed code stands for the keys that invite."""
        sender = self.latest.device(self.package.sender.hex())
        if sender is None:
            raise PackageRefusedError(RefusalReason.UNKNOWN_SENDER)
        public = DevicePublic(self.package.sender, sender.age)
        codes.require_match(typed, code=codes.code_for(CodePurpose.INVITATION, self.view.superior, public))


def open_invitation(path: Path | str) -> Invitation:
    """Open an invitation file; PackageError or PackageRefusedError if it is none."""
    opened = open_package(drives.read_file(Path(path)), keys=DeviceKeys.new(), is_known_sender=lambda _: False)
    if opened.header.kind is not PackageKind.INVITATION:
        raise PackageRefusedError(RefusalReason.NOT_AN_INVITATION)
    chain = _own_chain(opened)
    if chain.latest is None:
        raise PackageRefusedError(RefusalReason.NOT_AN_INVITATION)
    return Invitation(opened, chain, chain.latest, _view(opened, chain, chain.latest))


def _own_chain(opened: OpenedPackage) -> RosterChain:
    """Return the chain of the office that invites: the one whose root no other root goes on from."""
    rosters = {record.id: read_roster(record) for record in opened.contents.rosters}
    continued = {root for roster in rosters.values() for root in roster.goes_on_from}
    roots = [name for name, roster in rosters.items() if not roster.previous and name not in continued]
    if len(roots) != 1:
        raise PackageRefusedError(RefusalReason.NOT_AN_INVITATION)
    return build_chain(roots[0], opened.contents.rosters)


def _view(opened: OpenedPackage, chain: RosterChain, latest: Roster) -> InvitationView:
    units, offered = _invited_records(opened, chain, latest)
    superior = latest.superior
    programmes = sorted(offered, key=lambda one: one.superior not in {superior, *latest.inherits})  # stable: own first
    members = [member.unit for member in latest.members if latest.keeper(member.unit) in {member.unit, superior}]
    return InvitationView(
        superior=superior,
        superior_name=units[superior].name if superior in units else "",
        programme_titles=tuple(dict.fromkeys(one.short_title or one.title for one in programmes)),
        plan_year=programmes[0].plan_year if programmes else 0,
        is_sample=any(programme.is_sample for programme in programmes),
        units=tuple((uuid, units[uuid].code, units[uuid].name) for uuid in members if uuid in units),
        superior_code=units[superior].code if superior in units else "",
    )


def _invited_records(
    opened: OpenedPackage, chain: RosterChain, latest: Roster
) -> tuple[dict[str, AdministrativeUnit], list[Programme]]:
    """Return the units an invitation brings, by UUID, and its programmes: what counts of them and can be read.

    A unit is called what the office says that invites, or else the office it came with.
    """
    written = []
    for segment in opened.contents.segments:
        with suppress(LaterBookError):
            written.append((segment, read_head(segment)))
    before = previous_of(head for _, head in written)
    by_book: dict[Book, list[StoredOperation]] = {}
    for segment, head in written:
        if head.book.kind is BookKind.COMMON and judge_segment(head, chain=chain, before=before) is Verdict.VALID:
            counting = (
                stored
                for stored in read_body(segment, head)
                if judge_operation(stored, book=head.book, may_seal=False) is Verdict.VALID
            )
            by_book.setdefault(head.book, []).extend(counting)
    own = {latest.superior, *latest.inherits}
    units: dict[str, AdministrativeUnit] = {}
    programmes: dict[str, Programme] = {}
    for book in sorted(by_book, key=lambda book: (book.unit in own, *book.precedence)):
        for cell, state in heads(by_book[book]).items():
            if not cell.startswith(_INVITED) or state.winner.value is None:
                continue
            kind, uuid = parse_record_cell(cell)
            record = read_record(RecordKind(kind), bytes(state.winner.op.x), uuid=uuid)
            if isinstance(record, AdministrativeUnit):
                units[uuid] = record
            elif isinstance(record, Programme):
                programmes[uuid] = record
    return units, list(programmes.values())


class InvitationService:
    """A commune that is at work already takes an invitation: it started alone, or its superior has a successor."""

    def __init__(self, workplace: Workplace, *, before_going_over: Callable[[], None] = lambda: None) -> None:
        self._workplace = workplace
        self._before_going_over = before_going_over

    def read(self, path: Path | str) -> InvitationView:
        """Return what an invitation offers this office; refuses one that is not for it."""
        return self._fitting(path).view

    def accept(self, path: Path | str, typed_code: str) -> Changes:
        """Go over to the superior office whose invitation it is, in one transaction; the own book keeps.

        The office has to be opened anew afterwards. MistypedCodeError and CodeMismatchError as when joining.
        """
        self._workplace.keeping.check_at_work()
        invitation = self._fitting(path)
        invitation.require_code(typed_code)
        workplace, contents = self._workplace, invitation.package.contents
        identity = self._identity_under(invitation)
        journal = open_journal(workplace.journal.database, identity, workplace.keys)
        intake = journal.intake(
            contents.segments, contents.rosters, received_at=workplace.now(), admits=_admits(invitation)
        )
        was_alone = not workplace.identity.root
        provisional = [book for book in journal.books() if was_alone and book.kind in {BookKind.COMMON, BookKind.ABOUT}]
        go_over = writing_identity(
            as_remembered(identity), also=lambda connection: journal.forget_tails(connection, provisional)
        )
        self._before_going_over()
        journal.ingest(intake, also=go_over)
        return Changes.ALL

    def _fitting(self, path: Path | str) -> Invitation:
        own = self._workplace.identity
        if own.role is not OfficeRole.COMMUNE:
            raise NotAllowedError("commune")
        invitation = open_invitation(path)
        if invitation.chain.ids[0] == own.root:
            raise AlreadyJoinedError(invitation.view.superior_name)
        if own.root and own.root not in invitation.chain.earlier_roots:
            raise ForeignInvitationError(invitation.view.superior_name)
        if invitation.latest.member(own.unit) is None:
            raise OtherUnitInvitedError(own.unit_name)
        return invitation

    def _identity_under(self, invitation: Invitation) -> OfficeIdentity:
        view, own = invitation.view, self._workplace.identity
        return replace(
            own,
            superior=view.superior,
            superior_name=view.superior_name,
            root=invitation.chain.ids[0],
            common=invitation.common,
            plan_year=view.plan_year or own.plan_year,
            sample_note=SAMPLE_NOTE if view.is_sample else "",
        )


def _admits(invitation: Invitation) -> Callable[[SegmentHead], bool]:
    """Let in what an invitation brings: the superior's own books, by devices that are known."""

    def admits(head: SegmentHead) -> bool:
        return head.book.kind is not BookKind.UNIT and invitation.latest.device(head.device) is not None

    return admits
