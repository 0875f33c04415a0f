"""Offices are founded once and copied for each test that changes them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

import pytest
from village_offices import Village, found

from ctph_desktop.channels import same_disk
from ctph_desktop.office.founding import catalogue
from ctph_desktop.services.roster.new_units import NewUnit


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
def other_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder on another disk than the offices, as on a stick."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own there, gone afterwards
    if not memory.is_dir() or memory.stat().st_dev == Path(gettempdir()).stat().st_dev:
        pytest.skip("this PC has no second disk to write to")
    monkeypatch.setattr(same_disk, "_MEMORY", frozenset())
    with TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture
def founded(_founded: Village, tmp_path: Path) -> Village:
    """A superior office and two communes that joined and are not enrolled yet."""
    return _founded.copy_to(tmp_path / "founded")


@pytest.fixture
def enrolled(_enrolled: Village, tmp_path: Path) -> Village:
    """A superior office and two communes whose PCs are enrolled, and who know it."""
    return _enrolled.copy_to(tmp_path / "enrolled")


@pytest.fixture
def merged(enrolled: Village) -> Village:
    """Three communes become one on 1 July; the new one's PC is enrolled. June is not reported yet."""
    village = enrolled
    third = catalogue().programmes[0].units[4]
    village.imported("superior", village.report("commune 0", VL01=12))
    with village.superior() as office:
        units = [village.units["commune 0"], village.units["commune 1"], third]
        new = office.succession.merge_units(units, NewUnit("19999", "Xã Hợp Nhất"), last_day=date(2019, 6, 30))
        exported, code = office.enrolment.invitation(village.root)
    village.invitation, village.code = Path(exported.path), code
    village.units["third"] = third
    village.join("merged", new)
    village.enrol("merged", village.exported("merged"))
    village.imported("merged", village.answered("merged"))
    return village
