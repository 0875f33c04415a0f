"""The ready sample that `make run` opens: two months done, the third on its way."""

import shutil
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

from ctph_desktop.demonstration.figures import month_of_figures
from ctph_desktop.demonstration.offices import CommuneFolder, SampleOffices, found_offices, receive
from ctph_desktop.domain.errors import FolderNotWritableError
from ctph_desktop.domain.feedback import Feedback
from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office.folders import offices_below
from ctph_desktop.system.new_folder import UNFINISHED, new_folder
from ctph_desktop.system.single_instance import OfficeLock

JANUARY, FEBRUARY, MARCH = (ReportingPeriod.month(2019, number) for number in (1, 2, 3))
STILL_TYPING: Final = frozenset({"19600", "19621", "19618"})
_RETURNED: Final = "19615"
_ACCEPTED: Final = frozenset({"19603", "19612"})


def build_sample(folder: Path, *, feedback: Feedback | None = None) -> SampleOffices:
    """Make the sample's ten offices below a folder, all of it or nothing; OfficeExistsError if something is there.

    January and February are accepted everywhere. In March six communes have reported (two accepted, one returned),
    three are still typing, Cam Tuyền (19600) among them with an empty sheet.
    """
    with new_folder(folder) as building:
        offices = found_offices(building, feedback=feedback)
        for month in (JANUARY, FEBRUARY):
            _finish(offices, month, feedback)
        _begin_march(offices, feedback)
        shutil.rmtree(building / "gói")
    moved = tuple(CommuneFolder(c.unit, c.code, c.name, folder / c.folder.name) for c in offices.communes)
    return SampleOffices(folder, folder / offices.superior.name, moved, offices.clock)


def rebuild_sample(folder: Path, *, feedback: Feedback | None = None) -> SampleOffices:
    """Make the sample anew in place of one that was worked with; that one stays until the new one is whole.

    OfficeInUseError if one of its offices is open, FolderNotWritableError if it cannot be put aside.
    """
    for office in offices_below(folder):
        with OfficeLock(office):
            pass
    former = folder.with_name(f"{folder.name}.{token_hex(4)}{UNFINISHED}")
    try:
        folder.rename(former)
    except FileNotFoundError:
        return build_sample(folder, feedback=feedback)
    except OSError as error:
        raise FolderNotWritableError(folder) from error
    try:
        offices = build_sample(folder, feedback=feedback)
    except BaseException:
        with suppress(OSError):
            former.rename(folder)
        raise
    shutil.rmtree(former, ignore_errors=True)
    return offices


def _finish(offices: SampleOffices, month: ReportingPeriod, feedback: Feedback | None) -> None:
    """Type, seal, send, accept and answer a month of every commune."""
    offices.clock.go_to(2019, month.number + 1, 2)
    sent = _report(offices, list(offices.communes), month, feedback)
    _decide(offices, sent, month, accepted=frozenset(commune.code for commune in offices.communes))


def _begin_march(offices: SampleOffices, feedback: Feedback | None) -> None:
    offices.clock.go_to(2019, 4, 2)
    reporting = [commune for commune in offices.communes if commune.code not in STILL_TYPING]
    sent = _report(offices, reporting, MARCH, feedback)
    _decide(offices, sent, MARCH, accepted=_ACCEPTED, returned=_RETURNED)
    for commune in offices.communes:
        if commune.code in STILL_TYPING and commune.code != "19600":
            with offices.open_commune(commune) as office:
                values = month_of_figures(office.progress.sheet(MARCH), unit_code=commune.code)
                office.progress.record(MARCH, dict(list(values.items())[:6]))


def _report(
    offices: SampleOffices, communes: list[CommuneFolder], month: ReportingPeriod, feedback: Feedback | None
) -> list[str]:
    sent = []
    codes = {}
    folder = offices.root / "gói"
    folder.mkdir(exist_ok=True)
    for done, commune in enumerate(communes):
        if feedback is not None:
            feedback.step(done, len(communes), f"{commune.name}, {month.number:02}/{month.year}")
        with offices.open_commune(commune) as office:
            values = month_of_figures(office.progress.sheet(month), unit_code=commune.code)
            office.progress.record(month, values)
            office.submissions.seal(month)
            sent.append(office.exchange.export_package(folder).path)
            if not office.profile().is_enrolled:
                codes[commune.name] = office.enrolment.request_code()
    with offices.open_superior() as office:
        receive(office, sent, codes)
    return sent


def _decide(
    offices: SampleOffices, sent: list[str], month: ReportingPeriod, *, accepted: frozenset[str], returned: str = ""
) -> None:
    codes = {commune.unit: commune.code for commune in offices.communes}
    answers = []
    with offices.open_superior() as office:
        for row in office.review.board():
            cell = next(cell for cell in row.cells if cell.period == month)
            if cell.state is not SubmissionState.RECEIVED:
                continue
            if codes[row.unit] in accepted:
                office.review.accept(cell.seal)
            elif codes[row.unit] == returned:
                report = office.review.received(cell.seal)
                line = next(r for r in report.rows if r.in_period.state is FigureState.REPORTED and not r.is_computed)
                office.review.return_report(
                    cell.seal, remarks={line.cell: "Đề nghị kiểm tra lại số này với danh sách của thôn."}
                )
        if sent:
            answers = [answer.path for answer in office.exchange.export_answers(offices.root / "gói")]
    for commune in offices.communes:
        mine = [path for path in answers if f"_{commune.code}_" in Path(path).name]
        with offices.open_commune(commune) as office:
            office.exchange.import_packages(mine)
