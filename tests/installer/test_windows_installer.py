"""What goes into the installer for Windows is pinned and licensed, and what it says is one sentence each."""

import importlib.metadata
import re
import subprocess
import zipfile
from pathlib import Path

import audit
import embedded_python
import packing
import pytest
import shipping
import staging
import wheels
import windows_pictures as pictures
import windows_smoke as smoke
from packaging.utils import canonicalize_name
from PIL import Image
from signatures import Signature, read_signature
from wineland import windows_path

WINDOWS = Path(packing.__file__).parent
SCRIPT = (WINDOWS / "setup.nsi").read_text("utf-8")
PAGE = (WINDOWS.parent / "INSTALLING.md").read_text("utf-8")
TRYING = (WINDOWS.parent / "TRYING.md").read_text("utf-8")
SENTENCES = dict(re.findall(r'^!define (SAY_\w+) "(.*)"$', SCRIPT, re.MULTILINE))
VERIFIED = """
Signature Index: 0  (Primary Signature)

Message digest algorithm  : SHA256
Current message digest    : 539F03
Calculated message digest : {calculated}

Signer's certificate:
\t------------------
\tSigner #0:
\t\tSubject: /C=US/ST=Oregon/L=Beaverton/O=Python Software Foundation/CN=Python Software Foundation
\t\tIssuer : /C=US/O=Microsoft Corporation/CN=Microsoft ID Verified CS AOC CA 02
"""


def wheel(folder, name, files):
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
    return path


# What is fetched


def test_which_python_goes_in_is_one_pinned_line():
    pin = embedded_python.python_pin(embedded_python.PYTHON_PIN.read_text("utf-8"))
    assert all(re.fullmatch(r"[0-9a-f]{64}", one) for one in pin.hashes)
    assert len(pin.hashes) == 1
    with pytest.raises(wheels.DownloadError):
        embedded_python.python_pin("a==1 --hash=sha256:00\nb==1 --hash=sha256:00\n")


def test_a_python_other_than_the_pinned_one_is_refused(tmp_path, monkeypatch):
    pin = tmp_path / "python.txt"
    pin.write_text(f"python-9.9.9-embed-amd64.zip --hash=sha256:{'0' * 64}\n")
    monkeypatch.setattr(embedded_python, "PYTHON_PIN", pin)
    with pytest.raises(wheels.DownloadError, match="please put the file there"):
        embedded_python.fetch_python(tmp_path, tmp_path)
    (tmp_path / "python-9.9.9-embed-amd64.zip").write_bytes(b"another")
    with pytest.raises(wheels.DownloadError, match="is not the file"):
        embedded_python.fetch_python(tmp_path, tmp_path)


def test_the_lock_file_pins_with_hashes_what_windows_needs_and_nothing_of_linux():
    pins = wheels.locked_pins((wheels.ROOT / "requirements.lock").read_text("utf-8"), wheels.windows("3.13"))
    assert wheels.needed_by_the_program() | set(smoke.TEST_TOOLS) | {"pywin32-ctypes"} <= pins.keys()
    assert pins.keys() & {"secretstorage", "jeepney", "atheris", "backports-tarfile"} == set()
    assert all(pin.hashes for pin in pins.values())


def test_requirements_are_asked_of_windows(tmp_path):
    metadata = (
        "Name: a\nRequires-Dist: pywin32-ctypes; sys_platform == 'win32'\n"
        "Requires-Dist: SecretStorage; sys_platform == 'linux'\nRequires-Dist: x; extra == 'test'\n"
    )
    found = wheels.requirements_of(wheel(tmp_path, "a-1-py3-none-any.whl", {"a-1.dist-info/METADATA": metadata}))
    assert [one.name for one in found if wheels.is_for(wheels.windows("3.13"), one)] == ["pywin32-ctypes"]


@pytest.mark.parametrize(
    ("told", "signature"),
    [
        (VERIFIED.format(calculated="539F03"), Signature("Python Software Foundation", is_intact=True)),
        (VERIFIED.format(calculated="539F04"), Signature("Python Software Foundation", is_intact=False)),
        ("No signature found\n", Signature("", is_intact=False)),
    ],
)
def test_a_changed_file_no_longer_matches_its_signature(told, signature):
    assert read_signature(told) == signature


# What is laid out


@pytest.mark.parametrize(
    ("name", "is_wanted"),
    [
        ("PySide6/QtCore.pyd", True),
        ("PySide6/Qt6Widgets.dll", True),
        ("PySide6/Qt6Quick.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/sqldrivers/qsqlite.dll", False),
        ("PySide6/scripts/deploy.py", False),
        ("PIL/_imaging.cp313-win_amd64.pyd", True),
        ("PIL/_avif.cp313-win_amd64.pyd", False),
        ("sqlalchemy/testing/config.py", False),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("keyring-25.7.0.dist-info/licenses/LICENSE", False),
        ("ctph_desktop/_data/resources/fonts/LiberationSans-Regular.ttf", True),
        ("ctph_desktop/_data/resources/pictures/tien-do-thang.png", False),
        ("ctph_desktop/_data/db/migrations/env.py", True),
    ],
)
def test_what_running_needs_is_installed_and_no_more(name, is_wanted):
    assert staging.is_wanted(name) is is_wanted


def test_nothing_that_asks_windows_for_hardware_goes_in(tmp_path):
    python = tmp_path / "python"
    python.mkdir()
    for name in ("python313.dll", "python313._pth", "_wmi.pyd", "_ctypes.pyd", "python.exe"):
        (python / name).write_bytes(b"")
    package = wheel(tmp_path, "a-1-py3-none-any.whl", {"a/__init__.py": "", "a-1.data/purelib/b.py": ""})
    staging.lay_out(tmp_path / "stage", python=python, version="3.13", wheels=[package])
    laid = {path.relative_to(tmp_path / "stage").as_posix() for path in (tmp_path / "stage").rglob("*.*")}
    assert laid == {"python313.dll", "python313._pth", "_ctypes.pyd", "lib/a/__init__.py", "lib/b.py"}
    assert (tmp_path / "stage" / "python313._pth").read_text() == "python313.zip\n.\nlib\n"


def test_every_package_that_ships_carries_its_licence_or_has_it_here():
    installed = {canonicalize_name(found.name): found for found in importlib.metadata.distributions()}
    for name in audit.shipped(installed):
        found = installed.get(name)
        texts = [file for file in (found.files or () if found else ()) if "licen" in str(file).lower()]
        own = shipping.LICENCES / name
        assert own.is_dir() or [file for file in texts if "Commercial" not in str(file)] or found is None, name
    for name in audit.LGPL:
        assert any((shipping.LICENCES / name).iterdir())
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (shipping.LICENCES / "pyside6-essentials" / "LGPL-3.0.txt").read_text(
        "utf-8"
    )


# What the installer does and says


def test_the_installer_asks_for_no_administrator_and_checks_itself_first():
    assert re.findall(r"^RequestExecutionLevel (\w+)$", SCRIPT, re.MULTILINE) == ["user"]
    assert "\nCRCCheck force\n" in SCRIPT


def test_every_windows_starts_the_installer_and_one_it_is_not_for_hears_why_first():
    assert "\nTarget x86-unicode\n" in SCRIPT
    beginning = SCRIPT.partition("\nFunction .onInit\n")[2].partition("FunctionEnd")[0]
    assert beginning.index("SAY_32_BIT") < beginning.index("SAY_OLD_WINDOWS") < beginning.index("Call ")


def test_each_refusal_is_one_vietnamese_sentence_that_says_what_holds():
    assert len(SENTENCES) >= 9
    for name, sentence in SENTENCES.items():
        assert re.search("[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵếềểễệốồổỗộứừửữựấầẩẫậắằẳẵặớờởỡợ]", sentence), name
        assert sentence.endswith("."), name
        assert f"${{{name}}}" in SCRIPT.partition("!define MUI_ICON")[2], name


def test_the_smoke_test_knows_the_exit_codes_of_the_installer():
    codes = {name: int(number) for name, number in re.findall(r"^!define ([A-Z_\d]+) (\d+)$", SCRIPT, re.MULTILINE)}
    assert codes["NOT_WRITABLE"] == smoke.NOT_WRITABLE
    assert codes["DISK_FULL"] == smoke.DISK_FULL
    assert codes["STILL_OPEN"] == smoke.STILL_OPEN
    assert codes["NEWER_INSTALLED"] == smoke.NEWER
    assert codes["OLD_WINDOWS"] == smoke.OLD_WINDOWS
    assert codes["WINDOWS_32_BIT"] == smoke.WINDOWS_32_BIT
    assert len(set(codes.values())) == len(codes)


def test_the_launcher_and_the_installer_agree_on_their_names():
    launcher = (WINDOWS / "launcher.c").read_text("utf-8")
    words = dict(re.findall(r'^!define (\w+) "(.*)"$', SCRIPT, re.MULTILINE))
    assert f'L"{words["RUNNING"].replace(chr(92), chr(92) * 2)}"' in launcher
    assert f'L"{words["APP_ID"]}"' in launcher
    for name in ("folder", "library"):
        assert f'L"program", L"{name}"' in launcher
        assert f'"program" "{name}"' in SCRIPT
    assert all(f"\\{name}" in SCRIPT for name in packing.LAUNCHERS)


def test_the_old_version_is_touched_only_after_the_new_one_was_tried():
    section = SCRIPT.partition("\nSection\n")[2].partition("SectionEnd")[0]
    order = [
        section.index(step)
        for step in ("File /r", "--version", 'current.ini"\n    ${If} $0 = 0', 'ctph-desktop.exe"', '$InstalledFolder"')
    ]
    assert order[0] < order[1] < order[2]
    assert section.index('RMDir /r "$INSTDIR\\$InstalledFolder"') > order[2]


def test_uninstalling_names_nothing_of_the_data():
    uninstall = SCRIPT.partition("\nSection Uninstall\n")[2]
    removed = re.findall(r'(?:RMDir|Delete)\b.*?"([^"]+)"', uninstall)
    assert removed
    assert all(place.startswith(("$INSTDIR", "${SHORTCUT}")) for place in removed)


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.1.0", "0.1.0.0"), ("1.2.3", "1.2.3.0"), ("0.10", "0.10.0.0"), ("1.0.0rc1", "1.0.0.0")]
)
def test_windows_gets_four_numbers(version, numbers):
    assert packing.numbers(version) == numbers


def test_the_first_words_of_the_installer_are_vietnamese_too():
    stub = b"MZ" + b"".join(word.encode("utf-16-le") + b"\0\0" for word in packing.STUB_WORDS)
    spoken = packing.replaced(stub)
    assert len(spoken) == len(stub)
    assert "Tệp cài đặt bị cụt".encode("utf-16-le") in spoken
    assert "Installer integrity".encode("utf-16-le") not in spoken
    with pytest.raises(ValueError, match="not to be replaced"):
        packing.replaced(b"MZ")


def test_signing_is_a_command_outside_of_this_tree(tmp_path, monkeypatch):
    program = tmp_path / "ctph desktop.exe"
    program.write_bytes(b"MZ")
    monkeypatch.delenv(packing.SIGN_VARIABLE, raising=False)
    packing.sign(program)
    assert program.read_bytes() == b"MZ"
    monkeypatch.setenv(packing.SIGN_VARIABLE, "printf signed >>")
    packing.sign(program)
    assert program.read_bytes() == b"MZsigned"
    monkeypatch.setenv(packing.SIGN_VARIABLE, "false")
    with pytest.raises(SystemExit):
        packing.sign(program)


def test_a_build_without_a_signature_says_what_windows_will_show():
    assert "Windows đã bảo vệ máy tính của bạn" in packing.UNSIGNED
    assert "Windows đã bảo vệ máy tính của bạn" in PAGE


# What people read


def test_the_page_for_whoever_installs_is_one_screen_and_says_what_the_installer_says():
    assert len(PAGE.splitlines()) <= 40
    for words in (
        "Tệp cài đặt bị cụt hoặc bị hỏng", "CTPH Desktop đang mở", "chỉ còn trống", "Máy này chạy Windows 32 bit",
    ):  # fmt: skip
        assert words in PAGE
        assert words in "".join([*SENTENCES.values(), *packing.STUB_WORDS.values()])
    for words in (r"%LOCALAPPDATA%\CTPH Desktop", r"%LOCALAPPDATA%\Programs\CTPH Desktop", "1809"):
        assert words in PAGE


def test_the_page_lies_beside_the_installer_as_the_editor_of_windows_reads_it(tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "BUILD", tmp_path)
    packing.put_page()
    data = (tmp_path / "HUONG-DAN-CAI-DAT.txt").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig") == PAGE.replace("\n", "\r\n")


def test_every_thing_to_try_has_its_line_in_the_form():
    tries = re.findall(r"^\| (\d+) \|", TRYING, re.MULTILINE)
    assert tries == [str(number) for number in range(1, len(tries) + 1)]
    assert re.findall(r"^ ?(\d+) \| +\|$", TRYING, re.MULTILINE) == tries
    for subject in ("Defender", "USB", "máy in", "UniKey", "125 %", "tối", "Nháy đúp"):
        assert subject in TRYING


def test_a_file_is_named_as_a_program_in_wine_sees_it(tmp_path):
    drive = tmp_path / "drive_c"
    assert windows_path(drive / "Người dùng" / "a.ctph", drive=drive) == r"C:\Người dùng\a.ctph"
    assert windows_path(Path("/usr/share/x"), drive=drive) == r"Z:\usr\share\x"


def test_the_set_up_knows_the_tools_of_each_installer():
    run = subprocess.run(["sh", WINDOWS.parent / "setup.sh", "nothing"], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "windows|windows-smoke|windows-pictures|debian|debian-smoke" in run.stderr


@pytest.mark.parametrize(
    ("has_i386", "before"), [(True, ""), (False, "sudo dpkg --add-architecture i386 && sudo apt-get update && ")]
)
def test_the_line_to_copy_knows_that_32_bit_packages_are_of_another_architecture(tmp_path, has_i386, before):
    script = (WINDOWS.parent / "setup.sh").read_text("utf-8")
    said_and_installed = re.search(r"^say\(\).*?^install_packages\(\) \{.*?^\}", script, re.MULTILINE | re.DOTALL)
    assert said_and_installed is not None
    for name, answer in {"id": "1000", "dpkg": "i386" if has_i386 else ""}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\necho {answer}\n")
        (tmp_path / name).chmod(0o755)
    run = subprocess.run(
        ["sh", "-c", said_and_installed[0] + "\ninstall_packages wine32 xvfb"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 1
    assert run.stderr.endswith(f"\n{before}sudo apt-get install -y --no-install-recommends wine32 xvfb\n")


# The pictures of both systems


def test_letters_smoothed_in_two_ways_are_alike_and_a_missing_word_is_not():
    white = Image.new("RGB", (100, 100), "white")
    faint, word = white.copy(), white.copy()
    faint.paste("#e0e0e0", (0, 0, 10, 10))
    word.paste("#000000", (0, 0, 10, 10))
    assert pictures.share_that_differs(white, faint) == 0
    assert pictures.share_that_differs(white, word) == 0.01
