"""What a database remembers of its office, and the journal as that office sees it."""

from collections.abc import Callable, Sequence
from typing import Final

import msgspec
from msgspec import Struct
from nacl.signing import SigningKey

from ctph_desktop.domain.errors import EnvironmentFault
from ctph_desktop.domain.journal.roster import Grant
from ctph_desktop.services.ground.identity import OfficeIdentity
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.storage.engine import Database
from ctph_desktop.storage.identity import read_identity, write_identity
from ctph_desktop.storage.journal import Identity, Journal
from ctph_desktop.sync.keys import DeviceKeys

_TAKEN_OVER: Final = "taken_over"


class Belonging(Struct, frozen=True):
    """What a database remembers of its office: identity, keys, and the roster's signing key if it holds it.

    `taken_over` are the keys that read what was encrypted to offices whose work goes on here.
    """

    identity: OfficeIdentity
    keys: DeviceKeys
    roster_key: SigningKey | None
    taken_over: tuple[str, ...] = ()


def recall(database: Database) -> Belonging:
    """Return what a database remembers of its office; KeyError if it was never founded."""
    stored = read_identity(database)
    identity = msgspec.json.decode(stored["office"], type=OfficeIdentity)
    keys = DeviceKeys.from_json(msgspec.json.decode(stored["keys"], type=dict[str, str]))
    seed = stored.get("roster_key", "")
    taken_over = msgspec.json.decode(stored.get(_TAKEN_OVER, "[]"), type=tuple[str, ...])
    return Belonging(identity, keys, SigningKey(bytes.fromhex(seed)) if seed else None, taken_over)


def identity_in(database: Database) -> OfficeIdentity | None:
    """Return which office a database is of; None where that cannot be read."""
    try:
        return msgspec.json.decode(read_identity(database)["office"], type=OfficeIdentity)
    except (EnvironmentFault, KeyError, msgspec.MsgspecError):
        return None


def open_journal(
    database: Database, identity: OfficeIdentity, keys: DeviceKeys, *, on_mark: Callable[[str], None] = lambda _: None
) -> Journal:
    """Return the journal of a database as its office sees it; `on_mark` is told of the marks that segments get."""
    device = own_grant(keys, unit=identity.unit, name=identity.device_name, seals=identity.role is OfficeRole.COMMUNE)
    writer = Identity(identity.unit, identity.replica, identity.root, device, keys.signing_key)
    return Journal(database, writer, on_mark=on_mark)


def own_grant(keys: DeviceKeys, *, unit: str, name: str, seals: bool) -> Grant:
    """Return the place in the roster that a device asks for itself."""
    public = keys.public
    return Grant(sign=public.sign.hex(), age=public.age, unit=unit, name=name, since=0, seals=seals)


def remember(database: Database, identity: OfficeIdentity, keys: DeviceKeys, roster_key: SigningKey | None) -> None:
    """Write who the database belongs to."""
    write_identity(
        database,
        {
            **as_remembered(identity),
            "keys": msgspec.json.encode(keys.to_json()).decode(),
            "roster_key": bytes(roster_key).hex() if roster_key else "",
        },
    )


def as_taken_over(identities: Sequence[str]) -> dict[str, str]:
    """Return what is written down of the keys of offices whose work goes on here."""
    return {_TAKEN_OVER: msgspec.json.encode(identities).decode()}


def as_remembered(identity: OfficeIdentity, roster_key: SigningKey | None = None) -> dict[str, str]:
    """Return what is written down of an office that changed; the roster's key only when a new one is given."""
    office = {"office": msgspec.json.encode(identity).decode()}
    return office if roster_key is None else {**office, "roster_key": bytes(roster_key).hex()}
