"""Keys are kept where only their owner finds them, and a lost one is said to be lost."""

import os
import re
import shutil
import stat
import subprocess
import sys
import unicodedata

import pytest

from ctph_desktop.domain.errors import (
    DriveFailedError,
    FolderNotWritableError,
    KeyMissingError,
    KeyStoreUnavailableError,
)
from ctph_desktop.system import secrets
from ctph_desktop.system.secrets import FileKeyStore, KeyPreference, SystemKeyStore, choose_key_store

SECRET, OTHER = "ab" * 32, "cd" * 32


class TestFile:
    def test_a_key_comes_back_after_the_program_was_started_anew(self, tmp_path):
        FileKeyStore(tmp_path).put("database", SECRET)
        FileKeyStore(tmp_path).put("device", OTHER)
        assert FileKeyStore(tmp_path).get("database") == SECRET
        assert FileKeyStore(tmp_path).get("device") == OTHER

    def test_a_key_is_replaced_and_nothing_is_left_beside_it(self, tmp_path):
        FileKeyStore(tmp_path).put("database", SECRET)
        FileKeyStore(tmp_path).put("database", OTHER)
        assert FileKeyStore(tmp_path).get("database") == OTHER
        assert [path.name for path in tmp_path.iterdir()] == ["khoa-co-so-du-lieu.txt"]

    def test_only_the_owner_may_read_it_whatever_the_mask(self, tmp_path):
        before = os.umask(0)
        try:
            FileKeyStore(tmp_path).put("database", SECRET)
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / secrets.KEY_FILE).stat().st_mode) == 0o600

    def test_it_says_in_vietnamese_what_it_is(self, tmp_path):
        FileKeyStore(tmp_path).put("database", SECRET)
        text = (tmp_path / secrets.KEY_FILE).read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text)
        for sentence in ("KHOÁ CƠ SỞ DỮ LIỆU", "đọc được toàn bộ số liệu", "Phải giữ tệp này cùng với cơ sở dữ liệu"):
            assert sentence in text

    def test_a_file_that_notepad_saved_again_is_still_read(self, tmp_path):
        FileKeyStore(tmp_path).put("database", SECRET)
        path = tmp_path / secrets.KEY_FILE
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
        assert FileKeyStore(tmp_path).get("database") == SECRET

    def test_a_missing_key_is_told_with_the_place(self, tmp_path):
        with pytest.raises(KeyMissingError) as caught:
            FileKeyStore(tmp_path).get("database")
        assert (caught.value.name, caught.value.place) == ("database", str(tmp_path / secrets.KEY_FILE))

    @pytest.mark.parametrize("spoilt", [b"\xff\xfe\x00", bytes(300), b""])
    def test_a_spoilt_file_holds_no_key_and_takes_one(self, tmp_path, spoilt):
        (tmp_path / secrets.KEY_FILE).write_bytes(spoilt)
        with pytest.raises(KeyMissingError):
            FileKeyStore(tmp_path).get("database")
        FileKeyStore(tmp_path).put("database", SECRET)
        assert FileKeyStore(tmp_path).get("database") == SECRET

    def test_a_key_that_can_still_be_read_beside_a_spoilt_one_is_kept(self, tmp_path):
        FileKeyStore(tmp_path).put("database", SECRET)
        path = tmp_path / secrets.KEY_FILE
        path.write_bytes(path.read_bytes() + b"\xff\x00 = \xfe")
        FileKeyStore(tmp_path).put("other", OTHER)
        assert FileKeyStore(tmp_path).all() == {"database": SECRET, "other": OTHER}

    @pytest.mark.parametrize("name", ["a\nb", "a = b", "# a"])
    def test_a_name_that_would_break_the_file_is_none_of_the_programs(self, tmp_path, name):
        with pytest.raises(ValueError, match=re.escape(name)):
            FileKeyStore(tmp_path).put(name, SECRET)
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_cannot_be_written_is_told(self, tmp_path):
        with pytest.raises(FolderNotWritableError):
            FileKeyStore(tmp_path / "gone").put("database", SECRET)

    def test_when_the_disk_cannot_confirm_the_old_key_stays(self, tmp_path, monkeypatch):
        FileKeyStore(tmp_path).put("database", SECRET)

        def failing_sync(_):
            raise OSError(5, "I/O error")

        monkeypatch.setattr(os, "fsync", failing_sync)
        with pytest.raises(DriveFailedError):
            FileKeyStore(tmp_path).put("database", OTHER)
        assert FileKeyStore(tmp_path).get("database") == SECRET
        assert [path.name for path in tmp_path.iterdir()] == [secrets.KEY_FILE]


class TestChoice:
    @pytest.fixture(autouse=True)
    def no_session_bus(self, monkeypatch):
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)

    def test_without_a_session_bus_the_key_goes_into_a_file(self, tmp_path):
        assert isinstance(choose_key_store(tmp_path), FileKeyStore)

    def test_a_session_bus_that_nobody_answers_on_is_no_key_store(self, tmp_path, monkeypatch):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
        assert isinstance(choose_key_store(tmp_path), FileKeyStore)

    def test_who_insists_on_the_operating_system_is_told_that_it_has_none(self, tmp_path):
        with pytest.raises(KeyStoreUnavailableError):
            choose_key_store(tmp_path, KeyPreference.SYSTEM)

    def test_the_operating_system_is_asked_if_it_can_keep_keys_unless_a_file_is_there(self, tmp_path, monkeypatch):
        monkeypatch.setattr(secrets, "_system_backend", MemoryBackend)
        assert isinstance(choose_key_store(tmp_path), SystemKeyStore)
        assert isinstance(choose_key_store(tmp_path, KeyPreference.FILE), FileKeyStore)
        FileKeyStore(tmp_path).put("database", SECRET)
        assert isinstance(choose_key_store(tmp_path), FileKeyStore)

    def test_keyring_is_not_imported_until_it_is_needed(self):
        script = "import sys, ctph_desktop.system.secrets; sys.exit('keyring' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


class MemoryBackend:
    """Stands for the operating system's key store."""

    def __init__(self):
        self.kept = {}

    def set_password(self, service, name, secret):
        self.kept[service, name] = secret

    def get_password(self, service, name):
        return self.kept.get((service, name))


def test_the_operating_systems_store_keeps_and_misses_keys_like_the_file(monkeypatch):
    monkeypatch.setattr(secrets, "_system_backend", MemoryBackend)
    store = SystemKeyStore()
    store.put("database", SECRET)
    assert store.get("database") == SECRET
    with pytest.raises(KeyMissingError):
        store.get("device")


def test_each_key_has_a_place_of_its_own_and_those_kept_in_one_before_are_still_found(monkeypatch):
    backend = MemoryBackend()
    monkeypatch.setattr(secrets, "_system_backend", lambda: backend)
    store = SystemKeyStore()
    backend.set_password(secrets.SERVICE, "older", OTHER)
    store.put("database", SECRET)
    assert (store.get("older"), store.get("database")) == (OTHER, SECRET)
    assert len({service for service, _ in backend.kept}) == 2
    store.put("older", SECRET)
    assert store.get("older") == SECRET


def test_a_real_secret_service_keeps_a_key(tmp_path):
    needed = ("dbus-run-session", "gnome-keyring-daemon")
    if any(shutil.which(tool) is None for tool in needed):
        pytest.skip("no secret service is installed")
    script = (
        "from ctph_desktop.system.secrets import *; from pathlib import Path;"
        f"s = choose_key_store(Path({str(tmp_path)!r}), KeyPreference.SYSTEM); s.put('n', {SECRET!r});"
        f"assert s.get('n') == {SECRET!r}"
    )
    command = f'echo -n x | gnome-keyring-daemon --unlock --components=secrets && {sys.executable} -c "{script}"'
    environment = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    subprocess.run(["dbus-run-session", "--", "sh", "-c", command], check=True, env=environment, timeout=60)
