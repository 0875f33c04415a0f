"""Looking back: what changed since a seal, what a cell was in each seal, where a consolidated figure comes from."""

import pytest
from village_offices import APRIL, MARCH, record, workplace_of

from ctph_desktop.domain.errors import NotAllowedError, UnknownFormCellError, UnknownSealError
from ctph_desktop.domain.figures import MISSING, NOTHING, FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState

ONE, OTHER = "commune 0", "commune 1"
JOBS = "Giải quyết việc làm"


def of(number):
    return FigureValue.reported(number)


def changes(office, month=MARCH):
    return [(row.label, row.old, row.new) for row in office.revisions.since_last_seal(month).rows]


def test_before_the_first_seal_every_figure_is_new(enrolled):
    with enrolled.office(ONE) as office:
        record(office, VL01=5)
        view = office.revisions.since_last_seal(MARCH)
        assert (view.since, view.until) == (None, None)
        assert changes(office) == [(JOBS, MISSING, of(5))]


def test_what_was_changed_typed_and_cleared_since_the_seal_is_listed_with_who_and_why(enrolled):
    with enrolled.office(ONE) as office:
        record(office, VL01=5, DN01=2, XK01=1)
        office.submissions.seal(MARCH)
        assert changes(office) == []
        key = office.progress.find_line("VL01")
        office.progress.record(MARCH, {key: of(6)}, reason="Nhầm")
        office.progress.record(MARCH, {key: of(7)}, reason="Bổ sung thôn 5")
        record(office, DN01=MISSING, GN06_ND=NOTHING)
        view = office.revisions.since_last_seal(MARCH)
        assert changes(office) == [
            (JOBS, of(5), of(7)),
            ("Đào tạo nghề", of(2), MISSING),
            ("Hộ giảm nghèo – Hội Nông dân", MISSING, NOTHING),
        ]
        first = view.rows[0]
        assert (first.reason, first.device) == ("Bổ sung thôn 5", "PC commune 0")
        assert first.author.startswith("Cán bộ commune 0")
        assert (view.since.version, view.since.sealed_by) == (1, first.author)
        record(office, VL01=5, DN01=2, GN06_ND=MISSING)
        assert changes(office) == []
        assert changes(office, APRIL) == []


def test_the_superior_office_compares_any_two_seals_of_a_month(enrolled):
    for number in (5, 6, 7):
        enrolled.report(ONE, VL01=number)
    enrolled.imported("superior", enrolled.report(ONE, VL01=7, DN01=1))
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        versions = office.revisions.versions(unit, MARCH)
        assert [version.version for version in versions] == [1, 2, 3, 4]
        assert [version.is_head for version in versions] == [False, False, False, True]
        last = office.revisions.between_seals(versions[3].seal)
        assert [(r.label, r.old, r.new) for r in last.rows] == [("Đào tạo nghề", MISSING, of(1))]
        assert (last.since.version, last.until.version) == (3, 4)
        whole = office.revisions.between_seals(versions[3].seal, since=versions[0].seal)
        assert next((r.label, r.old, r.new) for r in whole.rows) == (JOBS, of(5), of(7))
        assert len(office.revisions.between_seals(versions[0].seal).rows) == 1
        with pytest.raises(UnknownSealError):
            office.revisions.between_seals("00" * 16)
        with pytest.raises(NotAllowedError):
            office.revisions.since_last_seal(MARCH)


def test_a_line_in_each_seal_tells_the_file_that_brought_it_and_the_decision(enrolled):
    first = enrolled.report(ONE, VL01=5)
    enrolled.imported("superior", first)
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        office.review.return_report(enrolled_seal(office, unit), remarks={"": "Xem lại."})
    enrolled.imported(ONE, enrolled.answered(ONE))
    second = enrolled.report(ONE, VL01=6)
    enrolled.imported("superior", enrolled.report(OTHER, VL01=1), second)
    with enrolled.superior() as office:
        key = office.progress.find_line("VL01")
        values = office.revisions.sealed_values(unit, MARCH, key)
        assert [v.value for v in values] == [of(5), of(6)]
        assert [v.version.file_name for v in values] == [first.name, second.name]
        assert [v.version.state for v in values] == [SubmissionState.RETURNED, SubmissionState.RECEIVED]
        assert values[0].version.decided_by == "Cán bộ huyện, Phòng LĐ-TB&XH"
        assert values[1].version.decided_at is None
        assert office.revisions.typed_values(unit, MARCH, key) == ()


def enrolled_seal(office, unit):
    row = next(row for row in office.review.board() if row.unit == unit)
    return next(cell.seal for cell in row.cells if cell.period == MARCH)


@pytest.fixture
def consolidated(enrolled):
    """Both communes reported January to March; the third report of one of them is not accepted yet."""
    january, february = ReportingPeriod.month(2019, 1), ReportingPeriod.month(2019, 2)
    for name, months in ((ONE, (january, february, MARCH)), (OTHER, (january, february, MARCH))):
        for number, month in enumerate(months, start=2):
            enrolled.report(name, month, VL01=number, GN06_ND=1, GN06_PN=2)
        enrolled.imported("superior", enrolled.exported(name))
    with enrolled.superior() as office:
        for row in office.review.board():
            for cell in row.cells:
                if cell.seal and not (row.unit == enrolled.units[OTHER] and cell.period == MARCH):
                    office.review.accept(cell.seal)
    return enrolled


def test_the_figures_behind_every_cell_add_up_to_what_it_shows(consolidated):
    """Nothing is listed that does not count, and nothing that counts is left out."""
    checked = 0
    with consolidated.superior() as office:
        for filled in office.consolidation.view(MARCH).forms:
            lines = [*((line.unit, line) for line in filled.lines), (None, filled.computed_total)]
            for unit, line in lines:
                for column, cell in zip(filled.form.columns, line.cells, strict=True):
                    if column.source is None or (unit is None and column.total.value != "sum"):
                        continue
                    view = office.revisions.origins(MARCH, form=filled.form.uuid, column=column.code, unit=unit)
                    counts = [row.value.count for row in view.rows if row.value.count is not None]
                    assert (sum(counts) if counts else None) == cell.value, (filled.form.code, column.code, line.label)
                    checked += bool(counts)
    assert checked > 50


def test_behind_a_cell_stand_communes_months_seals_files_and_decisions(consolidated):
    unit = consolidated.units[ONE]
    with consolidated.superior() as office:
        filled = office.consolidation.view(MARCH).forms[0]
        jobs = next(i.uuid for i in workplace_of(office).catalogue().reported_indicators() if i.code == "VL01")
        column = next(
            c.code
            for c in filled.form.columns
            if c.source and c.source.indicator == jobs and c.role.value == "progress"
        )
        view = office.revisions.origins(MARCH, form=filled.form.code, column=column, unit=unit)
        assert [(row.period.number, row.value) for row in view.rows] == [(1, of(2)), (2, of(3)), (3, of(4))]
        assert all(row.version.decided_by == "Cán bộ huyện, Phòng LĐ-TB&XH" for row in view.rows)
        assert all(row.version.file_name.endswith(".ctph") for row in view.rows)
        target = next(c.code for c in filled.form.columns if c.role.value == "target" and c.source)
        (kept,) = office.revisions.origins(MARCH, form=filled.form.code, column=target, unit=unit).rows
        assert kept.version is None
        computed = next(c for c in filled.form.columns if c.formula)
        assert office.revisions.origins(MARCH, form=filled.form.code, column=computed.code, unit=unit).rows
        for wrong in ({"form": "không có"}, {"column": "999"}, {"unit": "00" * 16}):
            asked = {"form": filled.form.code, "column": column, "unit": unit, **wrong}
            with pytest.raises(UnknownFormCellError):
                office.revisions.origins(MARCH, **asked)
