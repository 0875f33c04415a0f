"""What the program was started with: an office's folder, package files that were double-clicked, or the sample."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

SAMPLE = "--sample"


class Arguments(NamedTuple):
    """`packages` are absolute paths; `folder` is None when no office was named."""

    folder: Path | None
    packages: tuple[Path, ...]
    wants_sample: bool


def read_arguments(arguments: Sequence[str]) -> Arguments:
    """Return what a command line means; file managers may write a path as an address."""
    paths = [_path(argument) for argument in arguments if argument != SAMPLE]
    packages = tuple(path.absolute() for path in paths if _is_package(path))
    folders = [path for path in paths if not _is_package(path)]
    return Arguments(folders[0] if folders else None, packages, SAMPLE in arguments)


def _path(argument: str) -> Path:
    if argument.startswith("file:"):
        from urllib.parse import urlsplit  # noqa: PLC0415 - slow, and only file managers of Linux write addresses
        from urllib.request import url2pathname  # noqa: PLC0415

        return Path(url2pathname(urlsplit(argument).path))
    return Path(argument)


def _is_package(path: Path) -> bool:
    """Tell a package from an office's folder: mail may have changed its name, so any file counts as one."""
    if path.is_file() or path.is_dir():
        return path.is_file()
    from ctph_desktop.domain.package_files import EXTENSION  # noqa: PLC0415 - only for what is not there

    return path.suffix.casefold() == EXTENSION
