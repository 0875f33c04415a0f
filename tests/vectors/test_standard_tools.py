"""The commands on the format page do what the page says, with tools that know nothing of the program."""

import json
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PAGE = (HERE.parents[1] / "ctph_desktop" / "sync" / "FORMAT.md").read_text("utf-8")
FRAME, SIGNATURE, CONTENTS = re.findall(r"```\n(.*?)```", PAGE.split("## 10. ", 1)[1].split("\n## ", 1)[0], re.DOTALL)
REPORT = (HERE / "ok--report.ctph").read_bytes()


def run(folder, commands, *, data=REPORT, tools):
    lacking = [tool for tool in ("bash", *tools) if shutil.which(tool) is None]
    if lacking:
        pytest.skip(f"not installed: {', '.join(lacking)}")
    (folder / "x.ctph").write_bytes(data)
    identity = json.loads((HERE / "keys.json").read_text("utf-8"))["reader"]["identity"]
    (folder / "identity.txt").write_text(identity + "\n")
    return subprocess.run(["bash", "-c", commands], cwd=folder, capture_output=True, check=False)


def test_frame_hash_and_header(tmp_path):
    told = run(tmp_path, FRAME, tools=["xxd", "sha256sum"]).stdout.decode().split("\n", 2)
    assert told[0].split()[0] == told[1] == sha256(REPORT[:-40]).hexdigest()
    assert json.loads(told[2])["kind"] == "report"


def test_signature(tmp_path):
    good = run(tmp_path, FRAME + SIGNATURE, tools=["xxd", "openssl"])
    assert b"Signature Verified Successfully" in good.stdout
    changed = REPORT[:140] + bytes([REPORT[140] ^ 1]) + REPORT[141:]
    assert b"Verified Successfully" not in run(tmp_path, FRAME + SIGNATURE, data=changed, tools=["openssl"]).stdout


def test_contents(tmp_path):
    done = run(tmp_path, FRAME.splitlines()[0] + "\n" + CONTENTS, tools=["xxd", "age", "python3"])
    assert done.returncode == 0, done.stderr
    first, *records = done.stdout.splitlines()
    head = 128 + int.from_bytes(REPORT[24:28], "big")
    assert json.loads(first) == {"echo": sha256(REPORT[:head]).hexdigest()}
    kinds = [next(iter({"roster", "receipt", "segment"} & set(json.loads(line)))) for line in records]
    assert kinds == ["roster", "roster", "receipt", "segment", "segment"]
