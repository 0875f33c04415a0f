"""What can be wrong with two values of one cell."""

from ctph_desktop.domain.errors.kinds import DomainError


class ConflictGoneError(DomainError):
    """What was to be chosen from is no conflict any more, or holds other values than the person saw."""


class FieldsUndecidedError(DomainError):
    """Rival records differ in fields that several PCs changed; `labels` names those nobody has chosen for."""

    labels: tuple[str, ...]


class NotMergeableError(DomainError):
    """Rival values cannot be put together, only one can be chosen."""
