"""Where the key of an office's database is kept: by the operating system, or in a file beside it."""

import os
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Protocol

from ctph_desktop.domain.errors import KeyMissingError, KeyStoreUnavailableError
from ctph_desktop.files.faults import fault_of, lies_there, refuse_folder
from ctph_desktop.files.placing import write_whole
from ctph_desktop.files.reading import read_small

SERVICE: Final = "CTPH Desktop"
KEY_FILE: Final = "khoa-co-so-du-lieu.txt"
_KEY_NAME: Final = re.compile("[A-Za-z0-9_-]+")
_MOST_BYTES: Final = 64 * 1024
_SESSION_BUS: Final = "DBUS_SESSION_BUS_ADDRESS"
_NOTICE: Final = """\
# KHOÁ CƠ SỞ DỮ LIỆU của phần mềm CTPH Desktop.
# Ai có tệp này và tệp cơ sở dữ liệu thì đọc được toàn bộ số liệu: không gửi tệp này cho người khác.
# Phải giữ tệp này cùng với cơ sở dữ liệu: mất tệp này thì không mở lại được cơ sở dữ liệu.
"""


class KeyPreference(StrEnum):
    """Where a key should be kept; AUTOMATIC stays with a key file that is there, else asks the operating system."""

    AUTOMATIC = "automatic"
    SYSTEM = "system"
    FILE = "file"


class KeyStore(Protocol):
    """A place that keeps secrets by name; secrets are hexadecimal digits."""

    def put(self, name: str, secret: str) -> None:
        """Keep a secret, in place of an earlier one of that name."""

    def get(self, name: str) -> str:
        """Return a secret; KeyMissingError if it is not there."""


class SystemKeyStore:
    """Keys kept by the operating system for the account that is logged in (DPAPI, Keychain, Secret Service)."""

    def __init__(self) -> None:
        backend = _system_backend()
        if backend is None:
            raise KeyStoreUnavailableError
        self._backend = backend

    def put(self, name: str, secret: str) -> None:
        """Keep a secret; KeyStoreUnavailableError if the operating system refuses."""
        from keyring.errors import KeyringError  # noqa: PLC0415 - a slow import, needed by few

        try:
            self._backend.set_password(_place_of(name), name, secret)
        except KeyringError as error:
            raise KeyStoreUnavailableError from error

    def get(self, name: str) -> str:
        """Return a secret; KeyMissingError if the operating system has none of that name."""
        from keyring.errors import KeyringError  # noqa: PLC0415 - a slow import, needed by few

        try:
            # All keys once lay under one name, where two foundings at one moment could lose one of them on Windows.
            secret = self._backend.get_password(_place_of(name), name) or self._backend.get_password(SERVICE, name)
        except KeyringError as error:
            raise KeyStoreUnavailableError from error
        if not secret:
            raise KeyMissingError(name, SERVICE)
        return str(secret)


class FileKeyStore:
    """Keys kept in a file only its owner may read, for PCs whose operating system keeps none."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / KEY_FILE

    @property
    def path(self) -> Path:
        """Where the file is, or will be."""
        return self._path

    def put(self, name: str, secret: str) -> None:
        """Keep a secret, and those that can be read beside it; the faults of `fault_of` if it cannot be written."""
        if not is_key_name(name):
            raise ValueError(name)
        keys = self.all() | {name: secret}
        lines = "".join(f"{known} = {keys[known]}\n" for known in sorted(keys))
        try:
            write_whole(self._path, (_NOTICE + lines).encode())
        except OSError as error:
            raise fault_of(error, self._path) from error

    def get(self, name: str) -> str:
        """Return a secret; KeyMissingError if it is not there, or the file can be read no more.

        FolderInPlaceError if a folder has the file's name.
        """
        secret = self.all().get(name)
        if secret is None:
            refuse_folder(self._path)
            raise KeyMissingError(name, str(self._path))
        return secret

    def all(self) -> dict[str, str]:
        """Return the secrets that can be read, by name: a file that a power cut spoilt holds none, or some."""
        try:
            lines = read_small(self._path, most=_MOST_BYTES).decode("utf-8-sig", errors="replace").splitlines()
        except OSError:
            return {}
        pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
        read = ((name.strip(), secret.strip()) for name, _, secret in pairs)
        return {name: secret for name, secret in read if is_key_name(name) and is_key_name(secret)}


def is_key_name(text: str) -> bool:
    """Tell whether a text can be the name of a key: letters, digits, hyphens, and none of the file's own signs."""
    return _KEY_NAME.fullmatch(text) is not None


def _place_of(name: str) -> str:
    return f"{SERVICE} {name}"


def choose_key_store(folder: Path, preference: KeyPreference = KeyPreference.AUTOMATIC) -> KeyStore:
    """Return the store for an office's folder; KeyStoreUnavailableError if SYSTEM is asked for and there is none."""
    in_file = FileKeyStore(folder)
    if preference is KeyPreference.FILE:
        return in_file
    if preference is KeyPreference.AUTOMATIC and (lies_there(in_file.path) or _system_backend() is None):
        return in_file
    return SystemKeyStore()


def _system_backend() -> Any:
    """Return the operating system's own key store if it can work here, else None.

    Named directly rather than found by keyring, which would also take plug-ins that keep keys in plain files.
    """
    if sys.platform.startswith("linux") and not os.environ.get(_SESSION_BUS):
        return None
    try:
        backend = _backend_type()
        return backend() if backend.priority > 0 else None
    except (ImportError, OSError, RuntimeError, ValueError):
        return None


if sys.platform == "win32":

    def _backend_type() -> Any:
        from keyring.backends.Windows import WinVaultKeyring  # noqa: PLC0415 - a slow import, needed by few

        return WinVaultKeyring

elif sys.platform == "darwin":

    def _backend_type() -> Any:
        from keyring.backends.macOS import Keyring  # noqa: PLC0415 - a slow import, needed by few

        return Keyring

else:

    def _backend_type() -> Any:
        from keyring.backends.SecretService import Keyring  # noqa: PLC0415 - a slow import, needed by few

        return Keyring
