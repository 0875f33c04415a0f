"""The whole main job without a screen: nine communes report; a package is lost, one comes twice, one is returned."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Final

from msgspec import Struct

from ctph_desktop.demonstration.figures import corrected, month_of_figures
from ctph_desktop.demonstration.offices import CommuneFolder, SampleOffices, found_offices, receive
from ctph_desktop.demonstration.sample import FEBRUARY, JANUARY, MARCH
from ctph_desktop.domain.feedback import Feedback
from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.forms.definition import Source, Span
from ctph_desktop.domain.forms.filled import FilledForm
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import Office
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.services.ground.report_rows import ProgressSheet
from ctph_desktop.wording import formats, terms

RESULTS_FOLDER: Final = "ket-qua"
_LOST: Final = "19606"
_TWICE: Final = "19603"
_RETURNED: Final = "19615"


class StoryCheck(Struct, frozen=True):
    """Something the story checked: what, what should be, what was found."""

    subject: str
    expected: str
    found: str

    @property
    def is_met(self) -> bool:
        """Whether it is as it should be."""
        return self.expected == self.found


class StoryResult(Struct, frozen=True):
    """What the story checked, and the documents it wrote."""

    checks: tuple[StoryCheck, ...]
    workbook: Path
    pdf: Path

    @property
    def is_met(self) -> bool:
        """Whether every check is as it should be."""
        return all(check.is_met for check in self.checks)


class _Story:
    """The steps of the main job, in order, with what they check."""

    def __init__(self, offices: SampleOffices, feedback: Feedback) -> None:
        self._offices = offices
        self._feedback = feedback
        self._checks: list[StoryCheck] = []
        self._outbox = offices.root / "usb"
        self._outbox.mkdir()

    def _check(self, subject: str, expected: object, found: object) -> None:
        self._checks.append(StoryCheck(subject, str(expected), str(found)))

    def play(self) -> StoryResult:
        """Play the story and write the consolidation."""
        sent, codes = self._everybody_reports()
        self._receive_all_but_one(sent, codes)
        self._decide()
        self._answers_arrive()
        self._correct_and_send_again(codes)
        return self._consolidate()

    def _everybody_reports(self) -> tuple[dict[str, str], dict[str, str]]:
        sent, codes = {}, {}
        self._offices.clock.go_to(2019, 4, 2)
        for done, commune in enumerate(self._offices.communes):
            self._feedback.step(done, len(self._offices.communes), commune.name)
            with self._offices.open_commune(commune) as office:
                for month in (JANUARY, FEBRUARY, MARCH):
                    values = month_of_figures(office.progress.sheet(month), unit_code=commune.code)
                    office.progress.record(month, values)
                    office.submissions.seal(month)
                sent[commune.code] = office.exchange.export_package(self._outbox).path
                codes[commune.name] = office.enrolment.request_code()
                state = office.submissions.own_state(MARCH)
            if commune.code == _LOST:
                self._check("Trạng thái của xã trước khi có biên nhận", _word(SubmissionState.EXPORTED), _word(state))
        return sent, codes

    def _receive_all_but_one(self, sent: dict[str, str], codes: dict[str, str]) -> None:
        Path(sent[_LOST]).unlink()
        arriving = [path for code, path in reversed(sent.items()) if code != _LOST]
        with self._offices.open_superior() as office:
            receive(office, arriving, codes)
            again = office.exchange.import_packages([sent[_TWICE]])
            self._check("Gói nhập lần thứ hai", _verdict(FileVerdict.KNOWN), _verdict(again[0].verdict))
            received = sum(1 for row in office.review.board() if row.cells[2].seal)
            self._check("Số xã đã nhận báo cáo tháng 03/2019", 8, received)

    def _decide(self) -> None:
        codes = {commune.unit: commune.code for commune in self._offices.communes}
        with self._offices.open_superior() as office:
            for row in office.review.board():
                for cell in row.cells:
                    if cell.state is not SubmissionState.RECEIVED:
                        continue
                    if codes[row.unit] == _RETURNED and cell.period == MARCH:
                        self._return(office, cell.seal)
                    else:
                        office.review.accept(cell.seal)
            view = office.consolidation.view(MARCH)
            self._check(
                "Tổng hợp khi còn thiếu",
                "tạm tính, 7/9 xã, thị trấn; chưa có: Xã Cam Thủy, Xã Cam Hiếu",
                view.coverage_label,
            )

    @staticmethod
    def _return(office: Office, seal: str) -> None:
        report = office.review.received(seal)
        line = next(r for r in report.rows if r.in_period.state is FigureState.REPORTED and not r.is_computed)
        office.review.return_report(seal, remarks={line.cell: "Đề nghị đối chiếu lại với danh sách."})

    def _answers_arrive(self) -> None:
        with self._offices.open_superior() as office:
            answers = [answer.path for answer in office.exchange.export_answers(self._outbox)]
        states: Counter[str] = Counter()
        for commune in self._offices.communes:
            mine = [path for path in answers if f"_{commune.code}_" in Path(path).name]
            with self._offices.open_commune(commune) as office:
                office.exchange.import_packages(mine)
                states[_word(office.submissions.own_state(MARCH))] += 1
        found = ", ".join(f"{count} xã {word}" for word, count in states.most_common())
        expected = "7 xã được duyệt, 1 xã đã xuất tệp, chưa có biên nhận, 1 xã bị trả lại"
        self._check("Trạng thái chín xã sau khi nhận trả lời", expected, found)

    def _correct_and_send_again(self, codes: dict[str, str]) -> None:
        again = []
        for commune in self._offices.communes:
            if commune.code not in {_RETURNED, _LOST}:
                continue
            with self._offices.open_commune(commune) as office:
                if commune.code == _RETURNED:
                    self._correct(office)
                again.append(office.exchange.export_package(self._outbox).path)
        with self._offices.open_superior() as office:
            receive(office, again, codes)
            for row in office.review.board():
                for cell in row.cells:
                    if cell.state is SubmissionState.RECEIVED:
                        office.review.accept(cell.seal)
            versions = {row.unit_name: row.cells[2].version for row in office.review.board()}
            self._check("Bản chốt thứ mấy của Xã Cam Hiếu", 2, versions["Xã Cam Hiếu"])

    def _correct(self, office: Office) -> None:
        sheet = office.progress.sheet(MARCH)
        remark = sheet.remarks[0]
        (commented,) = (row.key for row in sheet.rows if row.remarks)
        labels = {row.key: row.label for row in sheet.rows}
        self._check("Xã thấy nhận xét ở đúng dòng", remark.line_label, labels[commented])
        values = {row.key: row.in_period for row in sheet.rows if not row.is_computed}
        office.progress.record(MARCH, corrected(values, key=commented), reason="Sửa theo nhận xét của cấp trên")
        state = office.submissions.own_state(MARCH)
        self._check("Trạng thái sau khi sửa", _word(SubmissionState.CHANGED), _word(state))
        office.submissions.seal(MARCH)

    def _consolidate(self) -> StoryResult:
        results = self._offices.root / RESULTS_FOLDER
        results.mkdir()
        workbook, pdf = results / "bieu-1-2-3_2019-03.xlsx", results / "bieu-1-2-3_2019-03.pdf"
        with self._offices.open_superior() as office:
            view = office.consolidation.view(MARCH)
            office.consolidation.write_workbook(view, workbook)
            office.consolidation.write_pdf(view, pdf)
        self._check("Tổng hợp đủ", "9/9 xã, thị trấn đã được duyệt", view.coverage_label)
        self._check_totals(view.forms)
        self._check("Chênh lệch của Biểu 1", "4", len(view.forms[0].discrepancies))
        self._check_every_office()
        return StoryResult(tuple(self._checks), workbook, pdf)

    def _check_totals(self, forms: tuple[FilledForm, ...]) -> None:
        """Set every consolidated progress total against what the communes' own databases hold."""
        sheets = []
        for commune in self._offices.communes:
            with self._offices.open_commune(commune) as office:
                sheets.append(office.progress.sheet(MARCH))
        for form in forms:
            for place, column in enumerate(form.form.columns):
                if column.source is None or column.source.span is not Span.CUMULATIVE:
                    continue
                total = form.computed_total.cells[place].value
                self._check(
                    f"{form.form.number}, cột {column.code}: tổng hợp = các xã cộng lại",
                    formats.quantity(_sum_of(sheets, column.source)),
                    formats.quantity(total),
                )

    def _check_every_office(self) -> None:
        folders: list[CommuneFolder | None] = [None, *self._offices.communes]
        problems = 0
        for folder in folders:
            opened = self._offices.open_superior() if folder is None else self._offices.open_commune(folder)
            with opened as office:
                problems += len(office.inspection.verify().problems)
        self._check("Lỗi khi đọc lại mười cơ sở dữ liệu", 0, problems)


def play(root: Path, *, feedback: Feedback | None = None) -> StoryResult:
    """Found ten offices below a folder and play the story; OfficeExistsError when the folder is not empty."""
    told = feedback or Feedback()
    return _Story(found_offices(root, feedback=told), told).play()


def _word(state: SubmissionState) -> str:
    return terms.SUBMISSION_STATES[state]


def _verdict(verdict: FileVerdict) -> str:
    return "không có gì mới" if verdict is FileVerdict.KNOWN else verdict.value


def _sum_of(sheets: list[ProgressSheet], source: Source) -> Decimal:
    key = LineKey(source.indicator, source.breakdown)
    return sum((row.cumulative or Decimal(0) for s in sheets for row in s.rows if row.key == key), Decimal(0))
