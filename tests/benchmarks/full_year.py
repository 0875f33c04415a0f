"""Builds the sample's ten offices with all twelve months of 2019 typed, sealed, received and accepted."""

from pathlib import Path

from ctph_desktop.demonstration.figures import month_of_figures
from ctph_desktop.demonstration.offices import SampleOffices, found_offices, receive
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState

YEAR = 2019


def build_full_year(folder: Path) -> SampleOffices:
    """Build the offices below a folder; the communes have their answers back."""
    offices = found_offices(folder)
    parcel = folder / "packages"
    parcel.mkdir()
    sent, codes = [], {}
    for commune in offices.communes:
        with offices.open_commune(commune) as office:
            for month in ReportingPeriod.whole_year(YEAR).months:
                values = month_of_figures(office.progress.sheet(month), unit_code=commune.code)
                office.progress.record(month, values)
                office.submissions.seal(month)
            sent.append(office.exchange.export_package(parcel).path)
            codes[commune.name] = office.enrolment.request_code()
    with offices.open_superior() as office:
        receive(office, sent, codes)
        cells = [cell for row in office.review.board() for cell in row.cells]
        for cell in cells:
            assert cell.state is SubmissionState.RECEIVED, cell
            office.review.accept(cell.seal)
        answers = office.exchange.export_answers(parcel)
    for commune in offices.communes:
        mine = [answer.path for answer in answers if f"_{commune.code}_" in answer.file_name]
        with offices.open_commune(commune) as office:
            office.exchange.import_packages(mine)
    return offices
