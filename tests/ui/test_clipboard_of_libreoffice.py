"""Numbers to and from a real LibreOffice of two languages, over the real clipboard of a screen of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HANDS = Path(__file__).parent / "calc"
SYSTEM_PYTHON = "/usr/bin/python3"
WANTED = ("soffice", "Xvfb", "xdotool")
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{locale}</value></prop></item></oor:items>
"""


def _can_run(*command: str) -> bool:
    return Path(command[0]).exists() and subprocess.run(command, capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, WANTED)) or not _can_run(SYSTEM_PYTHON, "-c", "import uno"),
    reason="no LibreOffice with its Python, Xvfb and xdotool here",
)


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """A screen that nobody sees, with a clipboard."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as numbers:
        yield {**os.environ, "DISPLAY": f":{numbers.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    server.terminate()
    server.wait()


def _program(screen: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(HANDS / "clipboard_program.py"), *arguments]
    return subprocess.Popen(command, env=screen, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize(("locale", "sign"), [("en-US", ","), ("vi-VN", ".")])
def test_a_number_is_the_same_number_in_calc_whatever_its_language(screen, tmp_path, locale, sign):
    profile = tmp_path / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS.format(locale=locale), encoding="utf-8")
    ours = _program(screen, "copy", sign)
    if ours.stdout.readline() != "ready\n":
        pytest.skip("Qt shows nothing on this screen: " + ours.communicate()[1].strip().splitlines()[0])
    calc = subprocess.Popen(
        [SYSTEM_PYTHON, str(HANDS / "calc_hands.py"), str(profile), tmp_path.name],
        env=screen, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        # Calc asks in which language a table of HTML is to be read; whatever is answered, the numbers are told.
        asked = "xdotool search --sync --onlyvisible --name 'Import Options' windowfocus key Return"
        subprocess.run(["sh", "-c", asked], env=screen, timeout=80, capture_output=True, check=True)
        assert json.loads(calc.stdout.readline()) == [["Trong tháng", 1297, 9.92], ["=1+1", 1310, 0.05]]
        assert calc.stdout.readline() == "copied\n"
        read, errors = _program(screen, "paste").communicate(timeout=30)
        assert json.loads(read) == [["1297.0", "9.92"]], errors
        calc.communicate(input="", timeout=30)
    finally:
        for process in (calc, ours):
            process.kill()
            process.communicate()
