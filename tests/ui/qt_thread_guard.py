"""Notices what of Qt is reached for in a thread that is not the GUI's, where nothing of it may be."""

import builtins
import importlib
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, ModuleType
from typing import Any

from shiboken6 import Shiboken

_QT = ("PySide6", "shiboken6")
_WINDOWS = "ctph_desktop.ui"
# PySide puts itself between every import and Python's; that is not asked for by anybody here.
_BETWEEN_IMPORTS = "shibokensupport"


def _is_within(name: object, packages: tuple[str, ...]) -> bool:
    return isinstance(name, str) and any(name == package or name.startswith(f"{package}.") for package in packages)


@contextmanager
def no_import_elsewhere() -> Iterator[list[str]]:
    """Fail every import of Qt, or of a window, in a thread that is not the main one; yields what was tried.

    A module that was imported before counts like one that was not: which comes first is chance.
    """
    tried: list[str] = []
    plain_import, plain_import_module = builtins.__import__, importlib.import_module

    def check(name: str) -> None:
        if threading.current_thread() is not threading.main_thread() and _is_within(name, (*_QT, _WINDOWS)):
            tried.append(name)
            raise ImportError(f"{name} is imported in {threading.current_thread().name!r}, not in the GUI thread")

    def guarded_import(name: str, *arguments: Any, **named: Any) -> ModuleType:
        check(name)
        return plain_import(name, *arguments, **named)

    def guarded_import_module(name: str, package: str | None = None) -> ModuleType:
        check(importlib.util.resolve_name(name, package))
        return plain_import_module(name, package)

    builtins.__import__, importlib.import_module = guarded_import, guarded_import_module
    try:
        yield tried
    finally:
        builtins.__import__, importlib.import_module = plain_import, plain_import_module


@contextmanager
def no_call_elsewhere() -> Iterator[set[str]]:
    """Watch the threads started from now on; yields what of Qt they called, made or worked on."""
    touched: set[str] = set()
    before = threading.getprofile() if sys.version_info >= (3, 12) else None

    def watch(frame: FrameType, event: str, argument: Any) -> None:
        where = frame.f_globals.get("__name__", "")
        if _is_within(where, (_BETWEEN_IMPORTS,)):
            return
        if event == "c_call" and _belongs_to_qt(argument):
            touched.add(f"{argument!r} in {where}.{frame.f_code.co_name}")
        elif event == "call" and any(isinstance(value, Shiboken.Object) for value in _arguments(frame)):
            touched.add(f"{where}.{frame.f_code.co_name} with an object of Qt")

    threading.setprofile(watch)
    try:
        yield touched
    finally:
        threading.setprofile(before)


def _belongs_to_qt(function: Callable[..., Any]) -> bool:
    owner = getattr(function, "__self__", None)
    modules = (getattr(function, "__module__", None), type(owner).__module__, getattr(owner, "__module__", None))
    return isinstance(owner, Shiboken.Object) or any(_is_within(module, _QT) for module in modules)


def _arguments(frame: FrameType) -> Iterator[Any]:
    names = frame.f_code.co_varnames[: frame.f_code.co_argcount + frame.f_code.co_kwonlyargcount]
    return (frame.f_locals[name] for name in names if name in frame.f_locals)
