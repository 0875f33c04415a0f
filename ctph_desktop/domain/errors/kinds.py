"""The two kinds of error, and how both carry their data."""

from typing import Any, ClassVar, dataclass_transform


@dataclass_transform(eq_default=False)
class ErrorWithData(Exception):  # noqa: N818 - never raised itself
    """An error whose annotated names are its arguments, in their order; a name with a value may be left out.

    Made here and not by `dataclass`, which compiles several functions a class: half a hundred of them are noticed
    when the program starts.
    """

    names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.names = (*cls.names, *cls.__annotations__)

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__(*values)
        given = dict(zip(self.names, values, strict=False)) | named
        unknown, missing = set(named) - set(self.names), [name for name in self.names if name not in given]
        if len(values) > len(self.names) or unknown or any(not hasattr(type(self), name) for name in missing):
            raise TypeError(f"{type(self).__name__} takes {', '.join(self.names) or 'nothing'}")
        self.__dict__.update(given)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.names)
        return f"{type(self).__name__}({shown})"


class DomainError(ErrorWithData):
    """What the person asked cannot be done as asked; the person can mend it."""


class EnvironmentFault(ErrorWithData):
    """Disk, file or key store did not do their part."""
