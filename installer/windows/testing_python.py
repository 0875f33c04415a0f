"""A Python that has a program of its own, to run scripts with the packages of the installed program in wine."""

import shutil
from pathlib import Path
from typing import Final

from packing import PYTHON
from wineland import Wine, windows_path

_NOT_IN_WINE: Final = "_wmi.pyd"


def lay_out_testing_python(folder: Path, *, packages: str, wine: Wine) -> str:
    """Put it into a folder and return its program; `packages` is where Windows finds those of the program.

    What lies in `lib` of the folder comes before them.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PYTHON, folder)
    (folder / _NOT_IN_WINE).unlink()
    number = python_number(folder)
    (folder / f"python{number}._pth").write_text(f"python{number}.zip\n.\nlib\n{packages}\n", "utf-8")
    return windows_path(folder / "python.exe", drive=wine.drive)


def python_number(folder: Path) -> str:
    """Return which Python lies in a folder, `313`."""
    (library,) = folder.glob("python3??.dll")
    return library.stem.removeprefix("python")
