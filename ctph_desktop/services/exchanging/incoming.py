"""Packages that come in: opened, judged, set against what is known, and merged one by one."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.errors import (
    PackageError,
    PackageReason,
    PackageRefusedError,
    RefusalReason,
)
from ctph_desktop.domain.journal.books import BookKind
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.receipts import Request, read_receipt, read_request
from ctph_desktop.domain.journal.roster import RosterChain, build_chain, read_roster
from ctph_desktop.domain.journal.segment import SegmentError, SegmentHead
from ctph_desktop.domain.journal.sharing import SharedBooks, shared_books
from ctph_desktop.domain.journal.signed import SignedRecord
from ctph_desktop.domain.text import clean
from ctph_desktop.services.evidence.enclosures import Enclosures, Taken
from ctph_desktop.services.ground.quantities import Quantity
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.journal import Intake
from ctph_desktop.storage.projection import SealRow
from ctph_desktop.sync.age_file import is_recipient
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.sync.package import (
    Envelope,
    OpenedPackage,
    PackageHeader,
    PackageKind,
    authenticate,
    open_authentic,
)

_MOST_RECEIPTS: Final = 8
_MOST_PACKAGE_BYTES: Final = 64 * 1024 * 1024
_MOST_BOOKS: Final = 20_000


class Arrival(Struct, frozen=True):
    """A package that opened, and what taking it in would do; `request` when an unknown PC asks to be enrolled."""

    package: OpenedPackage
    intake: Intake
    sender_unit: str
    request: Request | None = None
    taken: Taken = Taken()

    @property
    def is_empty(self) -> bool:
        """Whether everything was known."""
        return self.intake.is_empty and not self.taken.enclosed

    @property
    def leaves_behind(self) -> bool:
        """Whether something in the package will not be in this database, and may be wanted when it comes again."""
        return bool(self.needs_update or self.intake.left_out or self.taken.passed_over)

    @property
    def needs_update(self) -> int:
        """How many records and segments only a later version of the program reads; they come again after an update."""
        return self.package.unknown_records + self.intake.passed_over

    @property
    def id(self) -> str:
        """The package's id in hexadecimal."""
        return self.package.package_id.hex()

    @property
    def new_segments(self) -> frozenset[str]:
        """The ids of the segments not known before."""
        return frozenset(item.head.id for item in self.intake.segments)

    @property
    def new_seals(self) -> tuple[SealRow, ...]:
        """The seals that come with the new segments."""
        fresh = self.new_segments
        return tuple(seal for book in self.intake.books for seal in book.seals if seal.segment in fresh)

    @property
    def new_operations(self) -> int:
        """How many operations come with the new segments."""
        return sum(item.head.count for item in self.intake.segments)

    @property
    def held(self) -> int:
        """How much of the touched books is held back, or was left outside."""
        return self.intake.left_out + sum(sum(book.held.values()) for book in self.intake.books)


def read_package(workplace: Workplace, data: bytes) -> Arrival:
    """Open a package and work out what it brings; PackageError or PackageRefusedError with the reason."""
    if receiver := workplace.keeping.handed_to:
        raise PackageRefusedError(RefusalReason.HANDED_OVER, {"receiver": receiver})
    package = _open(workplace, data)
    if package.header.kind is PackageKind.INVITATION:
        raise PackageRefusedError(RefusalReason.INVITATION)
    request = _request(package)
    if _says_to_be_successor(workplace, package):
        is_proven = _is_of_superior(workplace.journal.chain, package.sender)
        raise PackageRefusedError(RefusalReason.NEW_SUPERIOR if is_proven else RefusalReason.SAID_SUPERIOR)
    chain = _extended(workplace, package)
    if chain.is_forked:
        raise PackageRefusedError(
            RefusalReason.OWN_ROSTER_FORKED if workplace.is_superior else RefusalReason.FORKED_ROSTER
        )
    if not is_known_sender(chain, package.sender):
        return _stranger(workplace, package, request)
    sender_unit = _check_sender(workplace, package, chain)
    partner = sender_unit if workplace.is_superior else workplace.identity.unit
    intake = _intake(workplace, package, chain=chain, unit=partner)
    taken = _taken(workplace, package, intake, chain=chain, unit=partner)
    return Arrival(package, intake, sender_unit, taken=taken)


def authenticated(workplace: Workplace, data: bytes) -> tuple[Envelope, PackageHeader, DeviceKeys]:
    """Return what a package says of itself, checked, and the keys that open it: what is decrypted costs nothing yet.

    A package may be meant for an office whose work goes on here: it was on its way, or lay in a drawer, that day.
    """
    own, *others = workplace.all_keys
    try:
        return *authenticate(data, keys=own), own
    except PackageError as error:
        if error.reason is not PackageReason.NOT_FOR_US:
            raise
        for keys in others:
            with suppress(PackageError):
                return *authenticate(data, keys=keys), keys
        raise


def _open(workplace: Workplace, data: bytes) -> OpenedPackage:
    """Open a package; one that was merged before, and is genuine, counts as empty without being decrypted."""
    envelope, header, keys = authenticated(workplace, data)
    chain = workplace.journal.chain
    if is_known_sender(chain, envelope.sender) and workplace.packages.holds(envelope.digest):
        return OpenedPackage(
            header,
            PackageContents(),
            envelope.sender,
            envelope.package_id,
            envelope.replica,
            envelope.counter,
            is_sender_known=True,
            unknown_records=0,
            digest=envelope.digest,
        )
    return open_authentic(
        data, envelope, header=header, keys=keys, is_known_sender=lambda sign: is_known_sender(chain, sign)
    )


def is_known_sender(chain: RosterChain, sign: bytes) -> bool:
    """Tell whether a key stands in the roster."""
    return chain.latest is not None and chain.latest.device(sign.hex()) is not None


def _extended(workplace: Workplace, package: OpenedPackage) -> RosterChain:
    known = workplace.journal.rosters
    if known.issuperset(package.contents.rosters):
        return workplace.journal.chain
    return build_chain(workplace.identity.root, [*known, *package.contents.rosters])


def _is_of_superior(chain: RosterChain, sign: bytes) -> bool:
    """Tell whether a key is that of a PC of the superior office that is known here and not revoked."""
    latest = chain.latest
    grant = latest.device(sign.hex()) if latest else None
    return latest is not None and grant is not None and not grant.is_revoked and grant.unit == latest.superior


def _says_to_be_successor(workplace: Workplace, package: OpenedPackage) -> bool:
    """Tell whether a package says that its sender goes on from the superior office known here; anybody can say so."""
    root, known = workplace.identity.root, {workplace.identity.root, *workplace.journal.chain.all_ids}
    for record in package.contents.rosters:
        if record.id in known:
            continue
        try:
            roster = read_roster(record)
        except CanonicalError:
            continue
        if root in roster.goes_on_from:
            return roster.superior == package.header.unit
    return False


def _request(package: OpenedPackage) -> Request | None:
    for record in package.contents.requests:
        try:
            request = read_request(record)
        except CanonicalError:
            continue
        is_its_own = request.sign == package.sender.hex() and request.unit == package.header.unit
        if is_its_own and is_recipient(request.age):
            return request
    return None


def _stranger(workplace: Workplace, package: OpenedPackage, request: Request | None) -> Arrival:
    latest = workplace.journal.chain.latest
    is_member = latest is not None and (
        package.header.unit == latest.superior or latest.member(package.header.unit) is not None
    )
    if request is None or not is_member or not workplace.is_superior:
        raise PackageRefusedError(RefusalReason.UNKNOWN_SENDER)
    return Arrival(package, Intake(chain=workplace.journal.chain), package.header.unit, request)


def _check_sender(workplace: Workplace, package: OpenedPackage, chain: RosterChain) -> str:
    latest = chain.latest
    grant = latest.device(package.sender.hex()) if latest else None
    if grant is None or latest is None:
        raise PackageRefusedError(RefusalReason.UNKNOWN_SENDER)
    if grant.is_revoked:
        named = {"unit": workplace.names.unit(grant.unit), "device": clean(grant.name)}
        raise PackageRefusedError(RefusalReason.REVOKED_SENDER, named)
    if package.header.unit != grant.unit:
        raise PackageRefusedError(RefusalReason.WRONG_UNIT, {"unit": workplace.names.unit(grant.unit)})
    is_from_superior = grant.unit == latest.superior
    wanted = PackageKind.ANSWER if is_from_superior else PackageKind.REPORT
    is_for_us = workplace.is_superior or is_from_superior or grant.unit == workplace.identity.unit
    if package.header.kind is not wanted or not is_for_us:
        raise PackageRefusedError(RefusalReason.WRONG_DIRECTION)
    return grant.unit


def _intake(workplace: Workplace, package: OpenedPackage, *, chain: RosterChain, unit: str) -> Intake:
    contents = package.contents
    if not contents.segments and not contents.rosters and not contents.receipts:
        return Intake()  # as of a package that was merged before: there is nothing to look at
    is_own_work = package.sender == workplace.keys.public.sign  # what this PC confirmed to others is nothing new here
    receipts = () if is_own_work else contents.receipts[:_MOST_RECEIPTS]
    try:
        return workplace.journal.intake(
            contents.segments,
            [*_fitting_rosters(workplace, contents.rosters, chain), *_own_receipts(package, receipts)],
            received_at=workplace.now(),
            admits=_Gate(workplace, chain, unit=unit),
        )
    except (SegmentError, CanonicalError) as error:
        raise PackageRefusedError(RefusalReason.BROKEN_SEGMENT) from error


def _taken(workplace: Workplace, package: OpenedPackage, intake: Intake, *, chain: RosterChain, unit: str) -> Taken:
    """Choose what to keep of a package's attachments; which books they may be for is asked where there are any."""
    attachments = package.contents.attachments
    if not attachments:
        return Taken()
    held = tuple(books_shared_with(workplace, chain, unit).of(workplace.books.held(BookKind.UNIT)))
    return Enclosures(workplace).taken(attachments, held, intake.books)


def books_shared_with(workplace: Workplace, chain: RosterChain, unit: str) -> SharedBooks:
    """Return the books this office and a unit's office both hold under a roster, of whatever year."""
    own, latest = workplace.identity.unit if workplace.is_superior else "", chain.latest
    common = (workplace.identity.own_office, *(latest.offices_for(unit) if latest is not None else ()))
    return shared_books(latest, unit, common=common, own=own)


class _Gate:
    """Lets in what a partner may send: the books both share, by devices that are known, in quantities people write.

    What stays outside is no loss: packages are complete, so it comes again when its device is known.
    """

    def __init__(self, workplace: Workplace, chain: RosterChain, *, unit: str) -> None:
        self._shared = books_shared_with(workplace, chain, unit)
        self._devices = {grant.sign for grant in chain.latest.devices} if chain.latest else set()
        self._devices.add(workplace.keys.public.sign.hex())
        self._bytes = 0
        known = workplace.queries.known_books_of({*self._shared.units, *self._shared.common, self._shared.own})
        held = workplace.queries.book_states(self._shared.of(known))
        self._by_book = {state.book: Quantity(state.operations, state.segments) for state in held}

    def __call__(self, head: SegmentHead) -> bool:
        """Tell whether a segment may come in; PackageRefusedError when there is too much."""
        if head.book not in self._shared or head.device not in self._devices:
            return False
        self._bytes += head.size
        quantity = self._by_book.setdefault(head.book, Quantity())
        quantity.add(head)
        if self._bytes > _MOST_PACKAGE_BYTES or quantity.is_too_much or len(self._by_book) > _MOST_BOOKS:
            raise PackageRefusedError(RefusalReason.TOO_MUCH)
        return True


def _fitting_rosters(
    workplace: Workplace, records: tuple[SignedRecord, ...], chain: RosterChain
) -> Iterator[SignedRecord]:
    """Yield the new versions that take part in the chain; others are not kept."""
    in_chain, signers = set(chain.all_ids), chain.all_signers
    for record in set(records) - workplace.journal.rosters:
        if record.id in in_chain and record.signer.hex() in signers:
            yield record


def _own_receipts(package: OpenedPackage, records: tuple[SignedRecord, ...]) -> Iterator[SignedRecord]:
    """Yield the sender's own receipts."""
    for record in records:
        if record.signer != package.sender:
            continue
        try:
            read_receipt(record)
        except CanonicalError as error:
            raise PackageError(PackageReason.BAD_RECORD) from error
        yield record
