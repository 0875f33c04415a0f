"""The report of a period on paper, as it stands on the sheet: for signing, beside the file that is sent."""

from pathlib import Path

from ctph_desktop.documents.month_paper import MonthPaper, PaperLine, write_month_paper
from ctph_desktop.domain.letterhead import BLANK
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.report_rows import ProgressRow, ProgressSheet
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.letterheads import LetterheadService
from ctph_desktop.services.reporting.progress import ProgressService
from ctph_desktop.wording import formats, papers

_AS_TYPED = {SubmissionState.NOTHING, SubmissionState.DRAFT, SubmissionState.CHANGED}


class MonthPrinting:
    """Writes the paper of a period as a PDF."""

    def __init__(
        self, workplace: Workplace, progress: ProgressService, letterheads: LetterheadService, *, fonts: Path
    ) -> None:
        self._workplace = workplace
        self._progress = progress
        self._letterheads = letterheads
        self._fonts = fonts

    def write(self, period: ReportingPeriod, path: Path | str) -> None:
        """Write the figures of a period; UnknownPeriodError and the faults of the disk as `save` tells them."""
        sheet = self._progress.sheet(period)
        is_own = self._workplace.identity.unit == self._workplace.office_unit
        letterhead = self._letterheads.read() if is_own else BLANK
        write_month_paper(self._paper(sheet), Path(path), fonts=self._fonts, letterhead=letterhead)

    def _paper(self, sheet: ProgressSheet) -> MonthPaper:
        catalogue, identity = self._workplace.catalogue(), self._workplace.identity
        programme = catalogue.programme
        is_estimate = any(row.is_estimate for row in sheet.rows)
        is_sealed = sheet.state not in _AS_TYPED and sheet.sealed_at is not None
        return MonthPaper(
            office_name=sheet.unit_name,
            addressee=papers.addressee(programme.reports_to if programme is not None else identity.superior_name),
            title=papers.month_title(sheet.period, is_estimate=is_estimate),
            programme=programme.title if programme is not None else "",
            state=papers.sealed_at(sheet.sealed_at)
            if is_sealed and sheet.sealed_at is not None
            else papers.not_sealed(),
            sample_note=identity.sample_note,
            headings=papers.month_headings(
                is_monthly=programme is None or programme.is_monthly, is_estimate=is_estimate
            ),
            lines=tuple(_line(row, is_estimate=is_estimate) for row in sheet.rows),
            notes=(papers.blank_and_nothing(),) if sheet.blanks else (),
        )


def _line(row: ProgressRow, *, is_estimate: bool) -> PaperLine:
    decimals = row.decimals
    figures = (
        formats.quantity(row.committed, decimals=decimals),
        formats.quantity(row.before, decimals=decimals),
        formats.figure(row.in_period, decimals=decimals),
        *(() if is_estimate else (formats.quantity(row.cumulative, decimals=decimals),)),
        formats.percent(row.cumulative, row.committed),
    )
    return PaperLine(row.label, (row.unit_of_measure, *figures, row.in_period.note), is_part=row.level > 0)
