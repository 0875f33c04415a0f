"""The catalogue against the text of the signed programme itself, and against damage."""

import json
import re
import shutil
import unicodedata
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from ctph_desktop.domain.errors import FileDamagedError
from ctph_desktop.domain.figures import Coordinates, Measure
from ctph_desktop.domain.forms import formulas
from ctph_desktop.domain.forms.checks import check_across
from ctph_desktop.domain.forms.definition import ColumnRole, ReportForm, Source, Span, TotalRule
from ctph_desktop.domain.forms.filled import Coverage, FilledCell, FilledForm
from ctph_desktop.domain.forms.filling import FormContext, fill
from ctph_desktop.domain.forms.totals import BLANK
from ctph_desktop.domain.periods import PeriodCalendar, ReportingPeriod
from ctph_desktop.domain.units import AdminLevel
from ctph_desktop.services.founding.catalogue import Catalogue, load_catalogue

FOLDER = Path(__file__).parents[2] / "resources" / "catalogue"
SEED = Path(__file__).parents[1] / "samples" / "seeds" / "cam_lo_2019.txt"
YEAR = ReportingPeriod.whole_year(2019)
FORM_CODES = ("bieu-1", "bieu-2", "bieu-3")
SIGNED_COLUMNS = {"bieu-1": 9, "bieu-2": 11, "bieu-3": 6}


@dataclass(frozen=True)
class SeedTable:
    """A biểu as its text gives it: the words above the first line, the nine lines, the total line."""

    caption: str
    headings: list[str]
    labels: list[str]
    rows: list[list[Decimal]]
    total: list[Decimal]


def seed_text() -> str:
    return unicodedata.normalize("NFC", SEED.read_text(encoding="utf-8"))


def words(text: str) -> str:
    """One blank between words: the seed breaks lines inside its headings."""
    return " ".join(text.split())


def letters(text: str) -> str:
    """No blanks at all, for headings the seed breaks inside a word group (`Hội CT+` / `khác`)."""
    return "".join(text.split())


def seed_number(text: str) -> Decimal:
    assert re.fullmatch(r"\d{1,3}(\.\d{3})*(,\d\d)?", text)
    return Decimal(text.replace(".", "").replace(",", "."))


def seed_table(number: int) -> SeedTable:
    section = re.split(r"Biểu số \d:|Ghi chú:", seed_text().split(f"Biểu số {number}:")[1])[0]
    caption, *rest = re.split(r"\n\s*\t", section)
    cells = [words(cell.strip().split("\n\n")[0]) for cell in rest]
    cells = [cell for cell in cells if cell]
    start = next(i for i, cell in enumerate(cells) if cell == "1" and re.search(r"Cam [A-Z]", cells[i + 1]))
    width = SIGNED_COLUMNS[f"bieu-{number}"]
    data, end = [], start
    for ordinal in range(1, 10):
        assert cells[end] == str(ordinal)
        data.append(cells[end + 1 : end + 2 + width])
        end += width + 2
    assert cells[end] == "Tổng cộng"
    assert len(cells) == end + 1 + width
    return SeedTable(
        caption=caption,
        headings=cells[:start],
        labels=[row[0] for row in data],
        rows=[[seed_number(cell) for cell in row[1:]] for row in data],
        total=[seed_number(cell) for cell in cells[end + 1 :]],
    )


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(FOLDER)


def quantities(catalogue: Catalogue) -> dict[Coordinates, Decimal]:
    return {figure.coordinates: figure.quantity for figure in catalogue.figures}


def coordinates(unit: str, source: Source) -> Coordinates:
    return Coordinates(unit, source.indicator, source.breakdown, YEAR, source.measure)


def filled_form(catalogue: Catalogue, code: str) -> FilledForm:
    """Fill a form with the catalogue's figures: the targets, and no progress yet."""
    known = quantities(catalogue)
    form = catalogue.form_by_code(code)
    superior = catalogue.programmes[0].superior

    def read(unit: str, source: Source) -> FilledCell:
        quantity = known.get(coordinates(unit, source))
        return BLANK if quantity is None else FilledCell(quantity)

    return fill(
        form,
        read,
        stated={
            column.code: count
            for column in form.columns
            if column.stated_source and (count := known.get(coordinates(superior, column.stated_source))) is not None
        },
        context=FormContext("", "", YEAR, "", Coverage(expected=9, accepted=9)),
    )


def signed_part(filled: FilledForm, line) -> list[Decimal | None]:
    """The values of a line as printed, without the progress columns that follow the signed ones."""
    width = SIGNED_COLUMNS[filled.form.code]
    return [cell.shown(column) for column, cell in zip(filled.form.columns, line.cells, strict=True)][:width]


# What the signed document prints


@pytest.mark.parametrize("number", [1, 2, 3])
def test_cl_25_every_figure_of_every_form_is_the_one_in_the_signed_text(catalogue, number):
    seed = seed_table(number)
    filled = filled_form(catalogue, f"bieu-{number}")
    assert [line.label for line in filled.lines] == seed.labels
    assert [signed_part(filled, line) for line in filled.lines] == seed.rows


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_stated_total_of_a_count_is_the_one_in_the_signed_text(catalogue, number):
    filled = filled_form(catalogue, f"bieu-{number}")
    stated = signed_part(filled, filled.stated_total)
    counts = [not column.is_percentage for column in filled.form.columns[: len(stated)]]
    assert stated == [
        value if is_count else None for value, is_count in zip(seed_table(number).total, counts, strict=True)
    ]


def test_the_computed_totals_show_exactly_the_four_differences_of_form_1(catalogue):
    found = {
        (d.column.code, d.stated, d.computed, d.difference) for d in filled_form(catalogue, "bieu-1").discrepancies
    }
    assert found == {
        ("4", Decimal(25073), Decimal(25074), Decimal(-1)),
        ("5", Decimal(5316), Decimal(5315), Decimal(1)),
        ("8", Decimal(1297), Decimal(1296), Decimal(1)),
        ("11", Decimal(149), Decimal(150), Decimal(-1)),
    }


@pytest.mark.parametrize("number", [2, 3])
def test_the_computed_totals_of_form_2_and_3_are_those_of_the_signed_text(catalogue, number):
    filled = filled_form(catalogue, f"bieu-{number}")
    assert filled.discrepancies == ()
    assert signed_part(filled, filled.computed_total) == seed_table(number).total


def test_cl_09_all_fifty_percentages_of_form_2_come_out_of_the_counts_as_printed(catalogue):
    seed = seed_table(2)
    filled = filled_form(catalogue, "bieu-2")
    places = [i for i, column in enumerate(filled.form.columns[:11]) if column.is_percentage]
    lines = [*filled.lines, filled.computed_total]
    computed = [signed_part(filled, line)[i] for line in lines for i in places]
    printed = [row[i] for row in [*seed.rows, seed.total] for i in places]
    assert len(computed) == 50
    assert computed == printed


def test_the_signed_figures_raise_no_finding_neither_11_is_3_less_9_nor_between_the_forms(catalogue):
    forms = check_across([filled_form(catalogue, code) for code in FORM_CODES])
    assert [filled.findings for filled in forms] == [(), (), ()]
    assert {check.identity for check in forms[1].form.checks} >= {"2=4+6", "4=8", "6=10", "11=3-9"}
    assert [(c.column, c.other_form, c.other_column) for c in forms[2].form.cross_checks] == [("6", "bieu-2", "8")]


def test_cl_09_without_its_tolerance_11_is_3_less_9_would_fail_in_cam_thuy_and_cam_hieu(catalogue):
    form = catalogue.form_by_code("bieu-2")
    check = next(check for check in form.checks if check.identity == "11=3-9")
    strict = replace(check, tolerance=Decimal(0))
    known = quantities(catalogue)
    filled = fill(
        replace(form, checks=(strict,)),
        lambda unit, source: FilledCell(known.get(coordinates(unit, source))),
        stated={},
        context=FormContext("", "", YEAR, "", Coverage(expected=9, accepted=9)),
    )
    assert [finding.place for finding in filled.findings] == ["Cam Thủy", "Cam Hiếu"]


def test_a_wrong_figure_is_found_by_the_checks(catalogue):
    """Eight households more in Cam Tuyền's commitment: Biểu 2 doubts its columns, Biểu 3 no longer agrees."""
    target = next(
        f.coordinates
        for f in catalogue.figures
        if f.coordinates.unit == catalogue.unit_by_code("19600").uuid
        and f.coordinates.indicator == catalogue.indicator_by_code("GN06").uuid
        and f.coordinates.breakdown is None
    )
    figures = tuple(replace(f, quantity=f.quantity + 8) if f.coordinates == target else f for f in catalogue.figures)
    altered = replace(catalogue, figures=figures)
    _, two, three = check_across([filled_form(altered, code) for code in FORM_CODES])
    assert {(f.place, f.column) for f in two.findings} == {
        (place, column) for place in ("Cam Tuyền", "Tổng cộng") for column in ("4", "6")
    }
    (message,) = [f.message for f in three.findings if f.place == "Xã Cam Tuyền"]
    assert message.endswith("ở Biểu số 3 (14) khác số hộ cam kết giảm ở Biểu số 2 (22), chênh lệch -8.")


def test_every_commune_commits_to_no_poor_household_among_the_meritorious(catalogue):
    assert "9/9 xã, thị trấn làm tốt công tác TBLS (cam kết không có hộ nghèo thuộc chính sách người có công)" in (
        seed_text()
    )
    indicator = catalogue.indicator_by_code("NC01").uuid
    zeros = {c.unit: q for c, q in quantities(catalogue).items() if c.indicator == indicator}
    assert zeros == dict.fromkeys(catalogue.programmes[0].units, Decimal(0))


def test_no_figure_is_kept_that_no_form_prints_but_the_assigned_jobs_and_the_zero_commitments(catalogue):
    printed = {
        coordinates(line.unit, column.source)
        for form in catalogue.forms
        for column in form.columns
        for line in form.lines
        if column.source and column.source.measure is not Measure.ACTUAL
    } | {
        coordinates(catalogue.programmes[0].superior, column.stated_source)
        for form in catalogue.forms
        for column in form.columns
        if column.stated_source
    }
    assigned = {c for c in quantities(catalogue) if c.measure is Measure.ASSIGNED}
    none = {c for c in quantities(catalogue) if c.indicator == catalogue.indicator_by_code("NC01").uuid}
    assert set(quantities(catalogue)) == printed | assigned | none
    assert len(catalogue.figures) == len(quantities(catalogue)) == 9 * (9 + 5 + 5 + 1) + (9 + 6 + 5) + 1


def test_the_narrative_agrees_with_the_assigned_jobs_and_the_associations(catalogue):
    text = seed_text()
    committed, assigned = re.search(r"giải quyết việc làm cho ([\d.]+)/(\d+) lao động", text).groups()
    (jobs,) = [f for f in catalogue.figures if f.coordinates.measure is Measure.ASSIGNED]
    assert (jobs.coordinates.unit, jobs.quantity) == (catalogue.programmes[0].superior, Decimal(assigned))
    assert filled_form(catalogue, "bieu-1").stated_total.cells[5].value == seed_number(committed)
    listed = re.findall(r"^\+ .*: (\d+)\s+hộ$", text, re.MULTILINE)
    associations = filled_form(catalogue, "bieu-3").computed_total.cells[:5]
    assert [cell.value for cell in associations] == [Decimal(number) for number in listed]


def distinct_groups(form: ReportForm, *, depth: int, width: int) -> list[str]:
    return list(dict.fromkeys(c.groups[depth] for c in form.columns[:width] if len(c.groups) > depth))


@pytest.mark.parametrize("number", [1, 3])
def test_headings_of_form_1_and_3_stand_in_the_order_of_the_signed_text(catalogue, number):
    form = catalogue.form_by_code(f"bieu-{number}")
    width = SIGNED_COLUMNS[form.code]
    expected = [form.ordinal_heading, form.line_heading]
    expected += distinct_groups(form, depth=0, width=width)
    expected += [column.label for column in form.columns[:width]]
    assert [letters(text) for text in expected] == [letters(text) for text in seed_table(number).headings]


def test_headings_and_column_numbers_of_form_2_are_those_of_the_signed_text(catalogue):
    """Two levels of groups; the text writes them row by row of the heading, then the row of column numbers."""
    form = catalogue.form_by_code("bieu-2")
    expected = [form.ordinal_heading, form.line_heading, *distinct_groups(form, depth=0, width=11)]
    expected += [column.label for column in form.columns[:3]]
    expected += distinct_groups(form, depth=1, width=11)
    expected += [column.label for column in form.columns[3:11]]
    expected += [*form.leading_codes, *(column.printed for column in form.columns[:11])]
    assert [letters(text) for text in expected] == [letters(text) for text in seed_table(2).headings]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_captions_and_notes_are_verbatim_with_their_blanks(catalogue, number):
    form = catalogue.form_by_code(f"bieu-{number}")
    title, attached = seed_table(number).caption.strip().split("\n")[:2]
    assert (form.number, form.title) == (f"Biểu số {number}", title.strip())
    assert form.attached_to == attached
    assert list(form.notes) == (re.findall(r"^Ghi chú: .*$", seed_text(), re.MULTILINE) if number == 1 else [])


# The programme


def test_the_programme_carries_the_title_and_the_sixteen_parties_in_signing_order(catalogue):
    (programme,) = catalogue.programmes
    text = seed_text()
    assert words(text).startswith(programme.title)
    block = text.split("CÁC XÃ THỊ TRẤN\n-------")[1].split("Biểu số 1")[0]
    assert [party.name for party in programme.parties] == [words(line) for line in block.split("\n") if line.strip()]
    assert programme.reports_to in text
    assert programme.dated in text
    assert (programme.number, programme.plan_year) == ("", 2019)
    assert programme.calendar is PeriodCalendar.CALENDAR


def test_the_parties_that_are_communes_are_the_units_of_the_programme(catalogue):
    (programme,) = catalogue.programmes
    signing = [party for party in programme.parties if party.unit]
    assert [party.unit for party in signing] == list(programme.units)
    for party in signing:
        name = catalogue.unit(party.unit).name.upper().replace("THỊ TRẤN", "TT")
        assert party.name == f"UBND {name}"
    assert all(catalogue.unit(unit).parent == programme.superior for unit in programme.units)
    assert catalogue.unit(programme.superior).name == "UBND huyện Cam Lộ"


def test_the_programme_names_every_indicator_and_the_three_forms(catalogue):
    (programme,) = catalogue.programmes
    assert [catalogue.indicator(uuid) for uuid in programme.indicators] == list(catalogue.indicators)
    assert [catalogue.form(uuid).code for uuid in programme.forms] == list(FORM_CODES)
    assert catalogue.programme(programme.uuid) == programme
    assert len(catalogue.figures_of(programme.uuid)) == len(catalogue.figures)


def test_cl_25_every_line_of_a_form_is_labelled_as_its_unit_is_called(catalogue):
    for form in catalogue.forms:
        units = [catalogue.unit(line.unit) for line in form.lines]
        assert {unit.uuid for unit in units} == set(catalogue.programmes[0].units)
        for line, unit in zip(form.lines, units, strict=True):
            assert line.label in {unit.name, unit.short_name}


# Indicators, units, organisations


def test_the_monthly_sheet_has_nine_indicators_and_one_is_split_by_association(catalogue):
    monthly = [indicator for indicator in catalogue.indicators if indicator.is_monthly]
    assert [i.code for i in monthly] == ["VL01", "DN01", "DN02", "XK01", "XK02", "GN06", "NC01", "TT01", "TT02"]
    split = catalogue.indicator_by_code("GN06")
    parts = [catalogue.organisation(uuid).short_name for uuid in split.breakdowns]
    assert parts == [column.label for column in catalogue.form_by_code("bieu-3").columns[:5]]
    assert [i.code for i in catalogue.indicators if i.breakdowns] == ["GN06"]
    assert split.ceiling == catalogue.indicator_by_code("GN02").uuid
    assert [i.code for i in catalogue.indicators if i.ceiling] == ["GN06"]


def test_cl_22_communes_whose_names_differ_by_a_mark_alone_are_two(catalogue):
    level, falling = catalogue.unit_by_code("19609"), catalogue.unit_by_code("19612")
    assert (level.name, falling.name) == ("Xã Cam Thanh", "Xã Cam Thành")
    assert level.uuid != falling.uuid
    assert level.note


def test_communes_end_when_they_were_merged(catalogue):
    communes = [unit for unit in catalogue.units if unit.level is AdminLevel.COMMUNE]
    ends = {unit.short_name: str(unit.valid_to) for unit in communes}
    assert len(ends) == 9
    assert {name for name, end in ends.items() if end == "2019-12-31"} == {"Cam An", "Cam Thanh"}
    assert set(ends.values()) == {"2019-12-31", "2025-06-30"}


def test_identities_are_unique_and_every_reference_leads_somewhere(catalogue):
    rows = (
        *catalogue.units,
        *catalogue.organisations,
        *catalogue.indicators,
        *catalogue.programmes,
        *catalogue.forms,
    )
    counted = Counter(row.uuid for row in rows)
    assert set(counted.values()) == {1}
    assert all(re.fullmatch(r"[0-9a-f]{32}", uuid) for uuid in counted)
    for table in (catalogue.units, catalogue.organisations, catalogue.indicators, catalogue.forms):
        assert set(Counter(row.code for row in table).values()) == {1}
    assert all(unit.parent in counted for unit in catalogue.units if unit.parent)
    sources = [s for form in catalogue.forms for c in form.columns for s in (c.source, c.stated_source) if s]
    assert all(catalogue.indicator(source.indicator) for source in sources)
    for source in sources:
        if source.breakdown:
            assert source.breakdown in catalogue.indicator(source.indicator).breakdowns


# The forms beyond the signed columns


def test_cl_05_after_the_signed_columns_each_form_shows_the_progress_to_the_end_of_the_period(catalogue):
    for form in catalogue.forms:
        progress = form.columns[SIGNED_COLUMNS[form.code] :]
        assert progress
        assert all(column.groups[0].startswith("Kết quả thực hiện đến hết {period_lower}") for column in progress)
        assert {column.role for column in progress} == {ColumnRole.PROGRESS}
        for column in progress:
            if column.source:
                assert (column.source.measure, column.source.span) == (Measure.ACTUAL, Span.CUMULATIVE)


def test_a_printed_identity_is_the_formula_unless_the_column_is_a_percentage(catalogue):
    for form in catalogue.forms:
        for column in form.columns:
            assert (column.source is None) != (column.formula is None)
            assert (column.total is TotalRule.FORMULA) == (column.formula is not None)
            if "=" in column.printed:
                left, right = formulas.parse_identity(column.printed)
                assert left == formulas.ColumnReference(column.code)
                if not column.is_percentage:
                    assert right == formulas.parse(column.formula)
            else:
                assert column.printed == column.code


def test_a_month_of_progress_gives_shares_of_the_commitment_and_what_remains(catalogue):
    known = quantities(catalogue)
    form = catalogue.form_by_code("bieu-2")
    filled = fill(
        form,
        lambda unit, source: FilledCell(
            Decimal(2) if source.measure is Measure.ACTUAL else known[coordinates(unit, source)]
        ),
        stated={},
        context=FormContext("", "", YEAR, "", Coverage(expected=9, accepted=9)),
    )
    shown = {
        column.code: cell.shown(column) for column, cell in zip(form.columns, filled.computed_total.cells, strict=True)
    }
    assert [shown[code] for code in ("12", "13", "14", "15")] == [
        18,
        Decimal("21.95"),
        591,
        Decimal("4.03"),
    ]


# The files


def json_files() -> list[Path]:
    return sorted(FOLDER.rglob("*.json"))


def test_every_file_is_composed_unicode():
    assert len(json_files()) == 8
    for path in json_files():
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name


def test_no_file_holds_a_field_that_nobody_reads(catalogue):
    def unread(raw, known, place: str) -> list[str]:
        if isinstance(raw, list):
            return [k for i, (r, v) in enumerate(zip(raw, known, strict=True)) for k in unread(r, v, f"{place}[{i}]")]
        if isinstance(raw, dict):
            here = [f"{place}.{key}" for key in raw if key not in known]
            return here + [k for key in raw if key in known for k in unread(raw[key], known[key], f"{place}.{key}")]
        return []

    read = {
        "units.json": catalogue.units,
        "organisations.json": catalogue.organisations,
        "indicators.json": catalogue.indicators,
        "programme-cam-lo-2019.json": catalogue.programmes[0],
        **{f"{form.code}.json": form for form in catalogue.forms},
    }
    for path in json_files():
        if path.name in read:
            raw = json.loads(path.read_text(encoding="utf-8"))
            assert unread(raw, msgspec.to_builtins(read[path.name]), path.name) == []


@pytest.fixture
def copied(tmp_path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "catalogue"))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("units.json", '"19600"', "19600"),
        ("units.json", "2019-12-31", "2019-13-31"),
        ("indicators.json", '"flow"', '"stream"'),
        ("programme-cam-lo-2019.json", '"plan_year": 2019', '"plan_year": "2019"'),
        ("forms/bieu-2.json", '"0.01"', '"0,01"'),
        ("forms/bieu-2.json", "}", ""),
        ("figures-cam-lo-2019.json", '"19600"', '"19599"'),
        ("figures-cam-lo-2019.json", '"VL01"', '"VL99"'),
        ("figures-cam-lo-2019.json", '"PN"', '"XX"'),
        ("figures-cam-lo-2019.json", '"committed"', '"promised"'),
        ("figures-cam-lo-2019.json", '"2019"', '"2019-13"'),
    ],
)
def test_a_damaged_file_is_named(copied, name, old, new):
    path = copied / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(FileDamagedError) as caught:
        load_catalogue(copied)
    assert caught.value.path == path


@pytest.mark.parametrize("name", ["units.json", "organisations.json", "indicators.json"])
def test_a_missing_file_is_named(copied, name):
    (copied / name).unlink()
    with pytest.raises(FileDamagedError) as caught:
        load_catalogue(copied)
    assert caught.value.path == copied / name


def test_looking_up_what_is_not_there_is_a_key_error(catalogue):
    for look_up in (catalogue.unit, catalogue.unit_by_code, catalogue.form_by_code, catalogue.indicator_by_code):
        with pytest.raises(KeyError):
            look_up("none")
    assert catalogue.organisation_by_code("ND").short_name == "Hội ND"
