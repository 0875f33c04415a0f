"""What a report is called in a sentence."""

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.wording import shown


def report_label(workplace: Workplace, programme: str, period: ReportingPeriod) -> str:
    """Return a report's period, with its programme where the office has several."""
    catalogue = workplace.catalogue()
    label = shown.period(period)
    if len(catalogue.programmes) <= 1 or programme not in catalogue.programmes:
        return label
    found = catalogue.programmes[programme]
    of_year = (one.title for one in catalogue.editions if one.standpoint == Standpoint(programme, period.year))
    return f"{label} ({next(of_year, found.short_title or found.title)})"
