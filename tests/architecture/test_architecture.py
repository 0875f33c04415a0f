"""The build knows the architecture: who may import whom, what a start loads, what the tree and the wheel hold."""

import importlib.util
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "ctph_desktop"
SOURCES = sorted(PACKAGE.rglob("*.py"))
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
HEAVY = ("sqlalchemy", "alembic", "openpyxl", "reportlab")


def _run(*command: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def _imports_of(source: Path) -> set[str]:
    """The top-level packages a file names in import statements, also inside functions."""
    found = re.findall(r"^\s*(?:from\s+(\w+)[\w.]*\s+import|import\s+(\w+))", source.read_text("utf-8"), re.MULTILINE)
    return {plain or dotted for plain, dotted in found}


def _tracked_texts() -> list[tuple[str, str]]:
    """Name and text of every text file that a clone would hold."""
    if shutil.which("git") is None or _run("git", "rev-parse").returncode:
        pytest.skip("not a git clone")
    listed = _run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    texts = []
    for name in filter(None, listed.stdout.split("\0")):
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        if b"\0" not in content:
            texts.append((name, content.decode("utf-8", errors="replace")))
    return texts


def test_every_import_contract_of_pyproject_holds():
    contracts = _run(
        sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"
    )
    assert contracts.returncode == 0, contracts.stdout + contracts.stderr
    assert "0 broken" in contracts.stdout


def test_qt_is_named_only_by_the_user_interface():
    outside = [source for source in SOURCES if "ui" not in source.relative_to(PACKAGE).parts]
    assert outside
    assert [str(source) for source in outside if _imports_of(source) & {"PySide6", "shiboken6"}] == []


def test_sql_is_spoken_only_in_storage():
    statement = re.compile(
        r"""["']\s*(?:SELECT|INSERT|UPDATE|DELETE FROM|CREATE TABLE|ALTER TABLE|DROP TABLE|PRAGMA)\s"""
    )
    outside = [source for source in SOURCES if "storage" not in source.relative_to(PACKAGE).parts]
    assert [str(source) for source in outside if statement.search(source.read_text("utf-8"))] == []


def test_every_module_is_named_for_its_subject():
    named = {path.relative_to(ROOT) for path in PACKAGE.rglob("*") if path.stem in VAGUE_NAMES}
    assert named == set()


def test_no_two_files_of_tests_have_one_name():
    names = [file.name for file in (ROOT / "tests").rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_screens_do_not_import_screens():
    screens = PACKAGE / "ui" / "screens"
    folders = {path.name for path in screens.iterdir() if (path / "__init__.py").is_file()}
    assert folders
    crossing = [
        (str(source.relative_to(screens)), other)
        for source in screens.rglob("*.py")
        for other in re.findall(r"ctph_desktop\.ui\.screens\.(\w+)", source.read_text("utf-8"))
        if other in folders - {source.parent.name} and source.parent != screens
    ]
    assert crossing == []


@pytest.mark.parametrize(
    ("module", "not_yet"),
    [
        ("ctph_desktop.cli", {*HEAVY, "PySide6"}),
        ("ctph_desktop.ui.shell.application", {*HEAVY}),
        ("ctph_desktop.ui.shell.main_window", {*HEAVY}),
    ],
)
def test_a_start_loads_nothing_heavy_before_it_is_needed(module, not_yet):
    loaded = _run(sys.executable, "-c", f"import {module}, sys; print(*sys.modules)")
    assert loaded.returncode == 0, loaded.stderr
    assert module in loaded.stdout.split()
    assert set(loaded.stdout.split()) & not_yet == set()


def test_no_file_names_a_machine_or_a_package_index():
    machine = re.compile(
        r"(?<![\w.*-])/(?:work|root|home/\w+|Users/\w+|opt/\w+)/|\b[A-Z]:\\+Users\\|"
        r"pypi\.org|pythonhosted\.org|--(?:extra-)?index-url\b|--find-links\b"
    )
    texts = [(name, text) for name, text in _tracked_texts() if name != Path(__file__).relative_to(ROOT).as_posix()]
    assert len(texts) > 50
    assert {name: machine.findall(text) for name, text in texts if machine.search(text)} == {}


def test_the_lock_file_pins_and_hashes_everything_for_linux_and_windows():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pins = re.findall(r"^([a-z0-9-]+)==\S+.*\\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", lock, re.MULTILINE)
    assert [name for name, _ in pins] == re.findall(r"^([a-z0-9-]+)", lock, re.MULTILINE)
    assert {"pyside6-essentials", "sqlcipher3", "pyrage", "hatchling", "pywin32-ctypes", "secretstorage"} <= dict(
        pins
    ).keys()
    assert re.search(r"^pyside6-essentials==6\.11\.", lock, re.MULTILINE)


@pytest.fixture(scope="module")
def unpacked_wheel(tmp_path_factory):
    if importlib.util.find_spec("hatchling") is None:
        pytest.fail("hatchling belongs to the locked packages: run make test")
    folder = tmp_path_factory.mktemp("wheel")
    built = _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("ctph_desktop-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_the_resources_and_the_migrations(unpacked_wheel):
    data = unpacked_wheel / "ctph_desktop" / "_data"
    for folder in ("resources", "db"):
        source = {
            path.relative_to(ROOT / folder)
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert source
        assert source - {path.relative_to(data / folder) for path in (data / folder).rglob("*")} == set()


def test_the_wheel_holds_the_pages_on_the_format_and_on_what_is_defended(unpacked_wheel):
    for page in ("FORMAT.md", "THREATS.md"):
        assert (unpacked_wheel / "ctph_desktop" / "sync" / page).read_bytes() == (PACKAGE / "sync" / page).read_bytes()


def test_an_installed_wheel_finds_its_resources_and_migrations(unpacked_wheel, tmp_path):
    # The unpacked wheel comes before the source tree in which the tests run.
    question = (
        f"import sys; sys.path.insert(0, {str(unpacked_wheel)!r}); from ctph_desktop.system import paths; "
        "print(paths.resource('fonts', 'LiberationSans-Regular.ttf'), paths.database_migrations(), sep='\\n')"
    )
    answer = _run(sys.executable, "-c", question, cwd=tmp_path)
    assert answer.returncode == 0, answer.stderr
    data = unpacked_wheel / "ctph_desktop" / "_data"
    found = [Path(line) for line in answer.stdout.splitlines()]
    assert found == [data / "resources" / "fonts" / "LiberationSans-Regular.ttf", data / "db" / "migrations"]
    assert found[0].read_bytes() == (ROOT / "resources" / "fonts" / "LiberationSans-Regular.ttf").read_bytes()
