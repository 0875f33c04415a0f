"""Writes the consolidated forms of a superior office as a workbook and as a PDF, in a process of its own."""

import json
import resource
import sys
from pathlib import Path

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import open_office


def main(office_folder: str, period: str, target: str) -> None:
    """Write both files and print the CPU seconds of the whole process, start and imports included."""
    with open_office(office_folder) as office:
        view = office.consolidation.view(ReportingPeriod.parse(period))
        office.consolidation.write_workbook(view, Path(target, "forms.xlsx"))
        office.consolidation.write_pdf(view, Path(target, "forms.pdf"))
    used = resource.getrusage(resource.RUSAGE_SELF)
    sys.stdout.write(json.dumps({"cpu": used.ru_utime + used.ru_stime}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
