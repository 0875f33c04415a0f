"""What can be wrong with the several journals of one office."""

from ctph_desktop.domain.errors.kinds import DomainError


class UnknownJournalError(DomainError):
    """No journal of the office is meant by a text, or several are; `authorities` name those there are."""

    text: str
    authorities: tuple[str, ...] = ()


class JournalMissingError(DomainError):
    """A journal the office had is not in its folder, as after its first one alone was restored."""

    authority: str


class OwnInvitationError(DomainError):
    """An invitation that was to add an authority is the one an office that is alone waits for."""

    superior_name: str


class AuthorityLeftError(DomainError):
    """An invitation is that of an authority the office has left; its journal is there."""

    superior_name: str


class JournalClosedError(DomainError):
    """Nothing is written for an authority that was left, until it is taken up again; what is there can be read."""

    authority: str


class LastJournalError(DomainError):
    """An authority cannot be left: it is the only one the office reports to."""

    authority: str


class UnitingRefusedError(DomainError):
    """What another folder holds cannot be united with the open office.

    `reason` is one of `same`, `unit`, `authority`, `alone_here`, `alone_there`, `forked`; `unit_name` is whose folder
    it is, `authority` the superior office it reports to.
    """

    reason: str
    unit_name: str = ""
    authority: str = ""


class OtherOfficeError(DomainError):
    """A folder cannot become a further journal; `reason` is one of `same`, `inside`, `has_further`, `first`, `twin`.

    `authority` is that of a twin: the office has a journal for it.
    """

    reason: str
    authority: str = ""
