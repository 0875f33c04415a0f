"""A commune with several PCs under a superior office, and files carried between them."""

from pathlib import Path

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import open_office
from ctph_desktop.office.founding import catalogue, create_superior
from ctph_desktop.office.joining import join_office, read_invitation


def found_commune_with(root: Path, *devices: str) -> tuple[Path, tuple[Path, ...]]:
    """Found a superior office and a commune whose PCs are all enrolled; return their folders. The first PC seals."""
    root.mkdir(parents=True)
    superior = root / "superior"
    create_superior(
        superior, programme=catalogue().programmes[0], person_name="Cán bộ huyện", person_post="Phòng LĐ-TB&XH",
        device_name="PC huyện",
    )  # fmt: skip
    folders = tuple(joined(root, superior, device) for device in devices)
    answers = _answers(root, superior)
    for folder in folders:
        imported(folder, answers)
    return superior, folders


def joined(root: Path, superior: Path, device: str, *, unit_name: str = "") -> Path:
    """Let a PC join an office, the first of the invitation or the one named, and be enrolled; return its folder."""
    with open_office(superior) as office:
        written, digits = office.enrolment.invitation(stick(root))
    units = read_invitation(Path(written.path)).units
    unit = next(found for found, _, name in units if unit_name in {"", name})
    folder = root / device
    join_office(folder, Path(written.path), unit, f"Cán bộ {device}", "LĐ-TB&XH", digits, device_name=device)
    with open_office(folder) as office:
        request = office.enrolment.request_code()
    package = exported(folder)
    with open_office(superior) as office:
        office.exchange.import_packages([package])
        office.enrolment.enrol(office.exchange.tray()[-1].package, request)
    return folder


def _answers(root: Path, superior: Path) -> str:
    with open_office(superior) as office:
        return office.exchange.export_answers(stick(root))[0].path


def exported(folder: Path) -> str:
    """Write a package of an office onto a fresh stick; return its path."""
    with open_office(folder) as office:
        return office.exchange.export_package(stick(folder.parent)).path


def imported(folder: Path, *paths: str) -> None:
    """Take packages in."""
    with open_office(folder) as office:
        office.exchange.import_packages(paths)


def typed(folder: Path, month: ReportingPeriod, *, reason: str = "", **quantities: int) -> None:
    """Type figures by indicator code on a PC."""
    with open_office(folder) as office:
        values = {office.progress.find_line(c): FigureValue.reported(q) for c, q in quantities.items()}
        office.progress.record(month, values, reason=reason)


def stick(root: Path) -> Path:
    """Return an empty folder."""
    folder = root / f"usb {len(list(root.glob('usb *')))}"
    folder.mkdir()
    return folder
