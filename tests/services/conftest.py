"""Offices are founded once and copied for each test that changes them."""

from pathlib import Path

import pytest
from village_offices import Village, found


@pytest.fixture(scope="session")
def _founded(tmp_path_factory: pytest.TempPathFactory) -> Village:
    return found(tmp_path_factory.mktemp("founded") / "village", communes=2)


@pytest.fixture(scope="session")
def _enrolled(_founded: Village, tmp_path_factory: pytest.TempPathFactory) -> Village:
    village = _founded.copy_to(tmp_path_factory.mktemp("enrolled") / "village")
    for name in list(village.units):
        village.enrol(name, village.exported(name))
        village.imported(name, village.answered(name))
    return village


@pytest.fixture
def founded(_founded: Village, tmp_path: Path) -> Village:
    """A superior office and two communes that joined and are not enrolled yet."""
    return _founded.copy_to(tmp_path / "founded")


@pytest.fixture
def enrolled(_enrolled: Village, tmp_path: Path) -> Village:
    """A superior office and two communes whose PCs are enrolled, and who know it."""
    return _enrolled.copy_to(tmp_path / "enrolled")
