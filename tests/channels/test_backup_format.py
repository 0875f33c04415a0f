"""A backup is what FORMAT.md says it is: read here by its table alone."""

import json
import re
from hashlib import sha256
from pathlib import Path

import msgspec

from ctph_desktop.channels.backup_files import BackupHeader, write_backup

PAGE = (Path(__file__).parents[2] / "ctph_desktop" / "sync" / "FORMAT.md").read_text("utf-8")
BACKUPS = PAGE.partition("\n## 11. Backups")[2]


def test_a_backup_is_laid_out_as_it_is_told(tmp_path):
    database = tmp_path / "database"
    database.write_bytes(bytes(range(256)) * 5)
    header = BackupHeader(
        unit="u", unit_code="19600", unit_name="Xã", role="commune", plan_year=2019, is_sample=False, key_name="k",
        created="2019-04-10T08:00:00+07:00", reason="", state="s", segments=1, operations=2, recovery="",
    )  # fmt: skip
    data = write_backup(tmp_path, name="x.ctphbak", header=header, database=database).read_bytes()
    assert data[:8] == bytes.fromhex("89 43 54 42 0D 0A 1A 0A")
    assert (data[8:10], data[10:12]) == (b"\0\1", b"\0\0")
    length = int.from_bytes(data[12:16], "big")
    assert length <= 65_536
    told = json.loads(data[16 : 16 + length].decode())
    assert told == msgspec.to_builtins(header)
    assert data[16 + length : -40] == database.read_bytes()
    assert data[-40:-8] == sha256(data[:-40]).digest()
    assert data[-8:] == b"CTBKEND\n"


def test_every_member_of_its_header_is_told():
    rows = [line.split("|")[1] for line in BACKUPS.splitlines() if line.startswith("| `")]
    assert set(re.findall(r"`([a-z_]+)`", " ".join(rows))) - {"commune", "superior"} == set(
        BackupHeader.__struct_fields__
    )


def test_members_of_a_later_version_are_passed_over():
    later = msgspec.json.encode({**dict.fromkeys(BackupHeader.__struct_fields__, ""), "plan_year": 2019, "new": 1,
                                 "is_sample": False, "segments": 0, "operations": 0})  # fmt: skip
    assert msgspec.json.decode(later, type=BackupHeader).plan_year == 2019
