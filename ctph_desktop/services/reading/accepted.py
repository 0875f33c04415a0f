"""Which report of a unit and period counts."""

from ctph_desktop.domain.submissions import Verdict
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.decisions import Decisions
from ctph_desktop.storage.queries import StatementRow


def accepted_statements(workplace: Workplace) -> dict[tuple[str, str], StatementRow]:
    """Return the latest accepted seal of the programme by unit and code of the period."""
    programme = workplace.catalogue().programme
    if programme is None:
        return {}
    decisions = Decisions(workplace).by_seal()
    return {
        (statement.unit, statement.period.code): statement
        for statement in workplace.reports.statements(programme.uuid, programme.plan_year)
        if statement.seal in decisions and decisions[statement.seal].verdict == Verdict.ACCEPTED
    }
