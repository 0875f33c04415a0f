"""A department that knows a commune of the village too, and how the commune joins it beside the district."""

from dataclasses import dataclass
from pathlib import Path

from village_offices import Village

from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.unit_list import ListedUnit
from ctph_desktop.office import open_office
from ctph_desktop.office.founding import catalogue, create_own_superior
from ctph_desktop.office.joining import read_invitation
from ctph_desktop.services.founding.own_programme import SuperiorPlan

COMMUNE = "commune 0"
DEPARTMENT = "Sở Lao động tỉnh"


@dataclass
class Department:
    """A second authority: its folder, its invitation with the code, and the commune's UUID there."""

    folder: Path
    invitation: Path
    code: str
    unit: str


def found_department(village: Village) -> Department:
    """Found a superior office that knows the village's first commune, its district, and one commune more."""
    known = catalogue()
    alike = [known.unit(unit) for unit in (known.programmes[0].units[0], known.programmes[0].superior)]
    units = (*(ListedUnit(unit.code, unit.name) for unit in alike), ListedUnit("19600", "Xã Cam Tuyền"))
    folder = village.root / "department"
    plan = SuperiorPlan(DEPARTMENT, "45", 2019, units)
    create_own_superior(
        folder, plan, template=known.programmes[0], person_name="Cán bộ Sở", person_post="", clock=village.clock
    )
    with open_office(folder, clock=village.clock) as office:
        exported, code = office.enrolment.invitation(village.stick())
    unit = read_invitation(exported.path).units[0][0]
    return Department(folder, Path(exported.path), code, unit)


def joined(village: Village, department: Department) -> Standpoint:
    """Let the commune join the department; return where one stands to look at it."""
    with village.office(COMMUNE) as office:
        return office.authorities.join(department.invitation, department.unit, department.code)
