"""The PCs of the offices: who may write, taking a PC out of service, and moving the one that seals."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import OwnDeviceError, UnknownDeviceError
from ctph_desktop.domain.journal.roster import Grant, Roster
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.roster.roster_editing import RosterEditor, with_devices
from ctph_desktop.wording import devices as words
from ctph_desktop.wording import formats

LONGEST_DEVICE_NAME = 60


class DeviceRow(Struct, frozen=True):
    """A PC in the roster. `key` names it: its public signing key; `short` are the first digits people may type."""

    key: str
    short: str
    name: str
    unit: str
    unit_name: str
    is_here: bool
    seals: bool
    is_revoked: bool
    state: str


class OfficeDevices(Struct, frozen=True):
    """An office with its PCs, and who keeps its book (`state` in words)."""

    unit: str
    unit_name: str
    state: str
    is_own_keeper: bool
    is_kept_here: bool
    devices: tuple[DeviceRow, ...]


class DevicesView(Struct, frozen=True):
    """Máy và người dùng: the offices this one sees, and what it may change."""

    offices: tuple[OfficeDevices, ...]
    may_change: bool
    is_superior: bool
    is_enrolled: bool
    is_alone: bool
    is_forked: bool
    is_in_doubt: bool = False


class RevocationView(Struct, frozen=True):
    """What taking a PC out of service would do, in sentences."""

    device: DeviceRow
    counts: str
    lost: str
    sealing: str
    tell: str


class DevicesService:
    """The devices of the roster."""

    def __init__(self, workplace: Workplace, editor: RosterEditor) -> None:
        self._workplace = workplace
        self._editor = editor

    def overview(self) -> DevicesView:
        """Return the PCs of this office, and for a superior office those of every unit."""
        workplace = self._workplace
        chain = workplace.journal.chain
        latest = chain.latest
        units: Sequence[str] = ()
        if latest is not None:
            members = tuple(member.unit for member in latest.members)
            others = members if workplace.is_superior else (*workplace.keeping.kept_units, latest.superior)
            units = tuple(dict.fromkeys((workplace.identity.unit, *others)))
        public = workplace.keys.public.sign.hex()
        return DevicesView(
            offices=tuple(self._office(latest, unit) for unit in units) if latest else (self._office_alone(),),
            may_change=workplace.is_superior and self._editor.holds_key,
            is_superior=workplace.is_superior,
            is_enrolled=latest is not None and latest.device(public) is not None,
            is_alone=not workplace.identity.root,
            is_forked=chain.is_forked,
            is_in_doubt=self._editor.is_in_doubt,
        )

    def devices(self) -> tuple[DeviceRow, ...]:
        """Return every PC of the overview."""
        return tuple(device for office in self.overview().offices for device in office.devices)

    def find(self, text: str) -> DeviceRow:
        """Return the one PC meant by its name, by "unit name/its name" or by the first digits of its key."""
        wanted = clean(text).casefold()
        rows = [row for row in self.devices() if not row.is_revoked]
        for found in (
            [row for row in rows if wanted and row.key == wanted],
            [row for row in rows if wanted == row.name.casefold()],
            [row for row in rows if wanted == f"{row.unit_name}/{row.name}".casefold()],
            [row for row in rows if len(wanted) >= 6 and row.key.startswith(wanted)],
        ):
            if len(found) == 1:
                return found[0]
        raise UnknownDeviceError(clean(text))

    def revocation(self, key: str) -> RevocationView:
        """Say what taking a PC out of service would do; nothing is written."""
        latest = self._editor.latest()
        grant = self._changeable(latest, key)
        row = self._row(latest, grant)
        books = self._editor.books_of_device(latest, grant)
        held = [head for head in self._workplace.journal.heads_that_count(books) if head.device == key]
        ids = {head.id for head in held}
        sealed = sorted({s.period for s in self._workplace.queries.statements() if s.segment in ids and s.is_head})
        next_sealer = self._next_sealer(latest, grant)
        return RevocationView(
            device=row,
            counts=words.what_counts(
                row.name, segments=len(held), months=[formats.period(p) for p in sealed], last=self._last(grant.unit)
            ),
            lost=words.what_is_lost(row.name),
            sealing=words.who_seals_next(next_sealer.name if next_sealer else "") if grant.seals else "",
            tell=words.tell_the_office(row.unit_name, has_others=self._has_others(latest, grant)),
        )

    @staticmethod
    def _has_others(latest: Roster, grant: Grant) -> bool:
        return any(other.sign != grant.sign and not other.is_revoked for other in latest.devices_of(grant.unit))

    def revoke(self, key: str) -> Changes:
        """Take a PC out of service: what this office holds of it counts, nothing else does, here and everywhere."""
        latest = self._editor.latest()
        self._editor.publish(revoked(self._editor, latest, self._changeable(latest, key)))
        return Changes.ALL

    def move_sealing(self, key: str) -> Changes:
        """Make a PC the one that seals for its office; earlier seals count on, later ones of the other PC do not."""
        latest = self._editor.latest()
        grant = latest.device(key)
        if grant is None or grant.is_revoked:
            raise UnknownDeviceError(grant.name if grant else key)
        if grant.seals:
            return Changes.NONE
        self._editor.publish(with_sealer(self._editor, latest, grant))
        return Changes.ALL

    def rename(self, key: str, name: str) -> Changes:
        """Give a PC another name."""
        latest = self._editor.latest()
        wanted = clean(name)[:LONGEST_DEVICE_NAME]
        grant = latest.device(key)
        if grant is None or not wanted:
            raise UnknownDeviceError(clean(name))
        self._editor.publish(with_devices(latest, lambda g: replace(g, name=wanted) if g.sign == key else g))
        return Changes.ROSTER

    def trust(self) -> Changes:
        """Take somebody's word that no PC was changed since the backup this office was restored from."""
        return Changes.ROSTER if self._editor.trust() else Changes.NONE

    def _changeable(self, latest: Roster, key: str) -> Grant:
        grant = latest.device(key)
        if grant is None or grant.is_revoked:
            raise UnknownDeviceError(grant.name if grant else key[:12])
        if key == self._workplace.keys.public.sign.hex():
            raise OwnDeviceError
        return grant

    @staticmethod
    def _next_sealer(latest: Roster, grant: Grant) -> Grant | None:
        others = [other for other in latest.devices_of(grant.unit) if other.sign != grant.sign]
        return next(iter(sorted(others, key=lambda other: not other.seals)), None)

    def _last(self, unit: str) -> str:
        incoming = (
            entry.at for entry in self._workplace.packages.log() if entry.partner == unit and not entry.is_outgoing
        )
        at: datetime | None = moment(max(incoming, default=""))
        return formats.moment(at) if at else ""

    def _office(self, latest: Roster, unit: str) -> OfficeDevices:
        workplace = self._workplace
        keeper = latest.keeper(unit) or unit
        return OfficeDevices(
            unit=unit,
            unit_name=workplace.names.unit(unit),
            state=words.THE_SUPERIOR
            if unit == latest.superior
            else words.keeper_state(
                keeper=workplace.names.unit(keeper),
                is_own=keeper == unit,
                is_superior=keeper == latest.superior,
                has_device=bool(latest.devices_of(unit)),
            ),
            is_own_keeper=keeper == unit,
            is_kept_here=keeper == workplace.identity.unit and unit != keeper,
            devices=tuple(self._row(latest, grant) for grant in latest.devices if grant.unit == unit),
        )

    def _office_alone(self) -> OfficeDevices:
        """Return this office as it stands before any roster: this PC is all there is."""
        identity, key = self._workplace.identity, self._workplace.keys.public.sign.hex()
        device = DeviceRow(
            key=key,
            short=key[:8],
            name=clean(identity.device_name)[:LONGEST_DEVICE_NAME],
            unit=identity.unit,
            unit_name=identity.unit_name,
            is_here=True,
            seals=True,
            is_revoked=False,
            state=words.device_alone(),
        )
        return OfficeDevices(
            unit=identity.unit,
            unit_name=identity.unit_name,
            state=words.keeper_state(keeper="", is_own=True, is_superior=False, has_device=True),
            is_own_keeper=True,
            is_kept_here=False,
            devices=(device,),
        )

    def _row(self, latest: Roster, grant: Grant) -> DeviceRow:
        keeper = latest.keeper(grant.unit) or grant.unit
        is_here = grant.sign == self._workplace.keys.public.sign.hex()
        return DeviceRow(
            key=grant.sign,
            short=grant.sign[:8],
            name=clean(grant.name)[:LONGEST_DEVICE_NAME],
            unit=grant.unit,
            unit_name=self._workplace.names.unit(grant.unit),
            is_here=is_here,
            seals=grant.seals and not grant.is_revoked,
            is_revoked=grant.is_revoked,
            state=words.device_state(
                is_here=is_here,
                seals=grant.seals and grant.unit != latest.superior,
                is_revoked=grant.is_revoked,
                holds_roster=is_here and self._editor.holds_key,
                kept_by="" if keeper == grant.unit else self._workplace.names.unit(keeper),
            ),
        )


def taken_out(editor: RosterEditor, latest: Roster, grant: Grant) -> Roster:
    """Return a roster with a PC out of service; what is held of it counts."""
    cut = editor.last_segments(editor.books_of_device(latest, grant), device=grant.sign)
    return with_devices(latest, lambda g: replace(g, is_revoked=True, cut=cut) if g.sign == grant.sign else g)


def revoked(editor: RosterEditor, latest: Roster, grant: Grant) -> Roster:
    """Return the same; sealing passes to another PC of the office, if there is one."""
    changed = taken_out(editor, latest, grant)
    remaining = changed.devices_of(grant.unit)
    if not grant.seals or not remaining or any(other.seals for other in remaining):
        return changed
    return with_sealer(editor, changed, remaining[0])


def with_sealer(editor: RosterEditor, latest: Roster, chosen: Grant) -> Roster:
    """Return a roster in which a PC seals for its office from the next version on, and no other of it."""
    books = editor.books_of_device(latest, chosen)

    def changed(grant: Grant) -> Grant:
        if grant.sign == chosen.sign:
            return replace(grant, seals=True, seals_since=latest.number + 1)
        if grant.unit == chosen.unit and grant.seals and not grant.is_revoked:
            sealed = {*grant.sealed, *editor.last_segments(books, device=grant.sign)}
            return replace(grant, seals=False, sealed=tuple(sorted(sealed)))
        return grant

    return with_devices(latest, changed)
