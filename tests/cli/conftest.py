"""The sample's offices, built once and copied for each test, and the command line run in this process."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ctph_desktop.cli import main
from ctph_desktop.demonstration.sample import build_sample


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_sample(tmp_path_factory.mktemp("sample") / "mau").root


@pytest.fixture
def sample(built: Path, tmp_path: Path) -> Path:
    """The folder of the superior office and its communes."""
    return shutil.copytree(built, tmp_path / "mau")


@pytest.fixture
def ctph(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command; its exit code, what it printed, and what it complained of."""

    def run(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run
