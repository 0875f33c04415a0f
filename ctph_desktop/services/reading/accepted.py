"""Which report of a unit and period counts."""

from collections.abc import Mapping

from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.queries import StatementRow


def accepted_statements(workplace: Workplace) -> Mapping[tuple[str, str], StatementRow]:
    """Return the latest accepted seal of the programme by unit and code of the period."""
    programme = workplace.catalogue().programme
    return workplace.reports.of_year(programme.uuid, programme.plan_year).accepted if programme is not None else {}
