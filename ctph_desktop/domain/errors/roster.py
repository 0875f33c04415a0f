"""What can be wrong with who may write: enrolment, devices, keepers."""

from enum import StrEnum

from ctph_desktop.domain.errors.kinds import DomainError


class NotEnrolledError(DomainError):
    """The superior office has not enrolled this PC, or a commune has no enrolled PC to write to."""

    unit_name: str


class MistypedCodeError(DomainError):
    """Groups of a typed code do not fit their check digits; `groups` counts from 0."""

    groups: tuple[int, ...]


class CodeMismatchError(DomainError):
    """A typed code is well-formed but belongs to other keys."""


class RosterKeyElsewhereError(DomainError):
    """Only the PC of the superior office that holds the roster key may change who writes."""


class RosterInDoubtError(DomainError):
    """The database may be older than the newest roster; `missing` are the offices not heard since it was put back."""

    missing: tuple[str, ...]


class OfficeHandedOverError(DomainError):
    """A superior office was handed over as a whole to `receiver`: what is written here would count nowhere."""

    receiver: str


class ReceiverMissingError(DomainError):
    """An office is handed over to one that has a name."""


class AdoptionReason(StrEnum):
    """Why an office that was handed over cannot be taken over."""

    NOT_HANDED_OVER = "not_handed_over"
    NO_SUPERIOR = "no_superior"
    OWN = "own"
    FORKED = "forked"
    UNITS = "units"
    DEVICES = "devices"
    OFFICES = "offices"
    KEEPERS = "keepers"
    PROGRAMMES = "programmes"
    TOO_MANY = "too_many"
    TOO_MUCH = "too_much"


class AdoptionRefusedError(DomainError):
    """An office that was handed over cannot be taken over; `named` are the units, PCs or programmes in the way."""

    reason: AdoptionReason
    named: tuple[str, ...] = ()


class UnknownDeviceError(DomainError):
    """No PC in force goes by what was given, or several do."""

    text: str


class OwnDeviceError(DomainError):
    """The PC at the desk holds the roster key and cannot take itself out."""


class WritingRefusedError(DomainError):
    """Nothing this PC writes into a book would count; `reason` is the verdict on it."""

    reason: str


class KeeperUnchangedError(DomainError):
    """A unit's book is kept already by the office that was to keep it."""

    unit_name: str


class KeptBySuccessorError(DomainError):
    """A unit has ended; its book is kept by its successor to the end and can be given to nobody else."""

    unit_name: str
    successor_name: str


class NoDeviceToGiveBackError(DomainError):
    """A unit has no PC in force to which its book could go back."""

    unit_name: str


class NotJoinedError(DomainError):
    """The office works alone so far; nobody could read what it would send."""


class OtherUnitInvitedError(DomainError):
    """An invitation does not offer the unit of this office."""

    unit_name: str


class AlreadyJoinedError(DomainError):
    """An invitation is that of the superior office the unit reports to already."""

    superior_name: str


class ForeignInvitationError(DomainError):
    """An invitation comes from an office that does not go on from the present superior office."""

    superior_name: str


class RenamingRefusedError(DomainError):
    """A unit cannot be called so from that day on.

    `reason` is one of `name`, `code`, `code_taken`, `taken`, `day`, `own`.
    """

    unit_name: str
    reason: str


class MergerRefusedError(DomainError):
    """A merger names units that cannot take part; `unit_name` is the one, empty when there are too few."""

    unit_name: str


class NewUnitRefusedError(MergerRefusedError):
    """A unit cannot come into being so: without a name or a code, or with a name that another has."""


class DivisionRefusedError(DomainError):
    """A unit is divided into at least two others with names of their own."""
