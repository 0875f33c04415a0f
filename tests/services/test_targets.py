"""Giving units their targets: who may, what is refused, and that the commune reads them."""

from datetime import date
from decimal import Decimal

import pytest
from village_offices import MARCH, workplace_of

from ctph_desktop.domain.errors import (
    BaselineNotAmendedError,
    NotAllowedError,
    ReasonMissingError,
    UnknownFormCellError,
    UnknownIndicatorError,
    UnknownUnitError,
)
from ctph_desktop.domain.figures import Coordinates, FigureValue, Measure
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.targets import GivingEffect
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import put_figure
from ctph_desktop.services.reviewing.stated_totals import Stated
from ctph_desktop.services.roster.new_units import NewUnit

ONE = "commune 0"


def key_of(office, unit, label):
    return next(line.key for line in office.targets.sheet(unit).lines if line.label == label)


def test_cl_24_a_commune_reads_the_target_it_was_given_with_the_next_answer(enrolled):
    village, unit = enrolled, enrolled.units[ONE]
    with village.superior() as office:
        key = key_of(office, unit, "Giải quyết việc làm")
        office.targets.give(unit, {(key, Measure.ASSIGNED): Decimal(90)})
        assert office.targets.give(unit, {(key, Measure.ASSIGNED): Decimal(90)}) is Changes.NONE
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as office:
        row = next(row for row in office.progress.sheet(MARCH).rows if row.key == key)
        assert row.assigned == 90
        with pytest.raises(NotAllowedError):
            office.targets.sheet(unit)


def test_a_target_that_was_given_changes_or_goes_only_with_a_reason(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        key = key_of(office, unit, "Giải quyết việc làm")
        for count in (Decimal(7), None):
            with pytest.raises(ReasonMissingError):
                office.targets.give(unit, {(key, Measure.COMMITTED): count}, reason="  ")
            office.targets.give(unit, {(key, Measure.COMMITTED): count}, reason="Quyết định điều chỉnh")
            line = next(line for line in office.targets.sheet(unit).lines if line.key == key)
            assert line.counts[Measure.COMMITTED] == count
        assert office.inspection.verify().problems == ()


def test_what_the_programme_does_not_know_is_refused_and_nothing_is_written(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        before = office.targets.sheet(unit)
        key = key_of(office, unit, "Giải quyết việc làm")
        for cell in ((key, Measure.BASELINE), (key, Measure.ACTUAL), (LineKey("0" * 32), Measure.COMMITTED)):
            with pytest.raises(UnknownIndicatorError):
                office.targets.give(unit, {(key, Measure.ASSIGNED): Decimal(1), cell: Decimal(5)}, reason="r")
        assert office.targets.sheet(unit) == before
        with pytest.raises(UnknownUnitError):
            office.targets.sheet("không có")


def test_a_merged_unit_that_took_targets_over_is_not_asked_for_its_own(enrolled):
    july = MARCH.parse("2019-07")
    with enrolled.superior() as office:
        units = list(enrolled.units.values())
        new = office.succession.merge_units(units, NewUnit("19999", "Xã Hợp Nhất"), last_day=date(2019, 6, 30))
        for month in (MARCH, july):
            assert not any("Chưa giao chỉ tiêu" in step.text for step in office.overview(month).todo)
        key = key_of(office, new, "Giải quyết việc làm")
        before, after = office.overview(MARCH).indicators[0].target, office.overview(july).indicators[0].target
        assert before == after
        office.targets.give(new, {(key, Measure.COMMITTED): Decimal(0)})
        assert office.overview(MARCH).indicators[0].target == before
        assert office.overview(july).indicators[0].target < after


JUNE, JULY = MARCH.parse("2019-06"), MARCH.parse("2019-07")


def counts_of(office, unit, key, *, since=None):
    line = next(line for line in office.targets.sheet(unit, since=since).lines if line.key == key)
    return line.counts[Measure.COMMITTED]


def test_cl_10_a_target_amended_in_july_leaves_the_one_of_the_beginning_of_the_year_known(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        key = key_of(office, unit, "Giải quyết việc làm")
        first = counts_of(office, unit, key)
        given = {(key, Measure.COMMITTED): first + 10}
        with pytest.raises(ReasonMissingError):
            office.targets.give(unit, given, since=JULY)
        office.targets.give(unit, given, since=JULY, document="QĐ 12/QĐ-UBND")
        assert [counts_of(office, unit, key, since=month) for month in (None, JUNE, JULY)] == [first, first, first + 10]
        assert office.targets.newest_month(unit) == JULY
        (line,) = [line for line in office.targets.sheet(unit).lines if line.key == key]
        said = [(one.since, one.quantity, one.document) for one in line.versions[Measure.COMMITTED]]
        assert said == [("", first, ""), ("2019-07", first + 10, "QĐ 12/QĐ-UBND")]
        office.targets.give(unit, {(key, Measure.COMMITTED): first + 12}, since=JULY, reason="gõ nhầm")
        (line,) = [line for line in office.targets.sheet(unit).lines if line.key == key]
        assert [one.document for one in line.versions[Measure.COMMITTED]] == ["", "QĐ 12/QĐ-UBND"]
        assert counts_of(office, unit, key, since=JULY) == first + 12
        june, july = (office.consolidation.view(month) for month in (JUNE, JULY))
        totals = [view.forms[0].computed_total.cells[5].value for view in (june, july)]
        assert totals[1] - totals[0] == 12
        assert office.inspection.verify().problems == ()
    preview = enrolled.answered(ONE)
    with enrolled.office(ONE) as office:
        (shown,) = office.exchange.preview([preview]).rows
        told = [(one.label, one.old, one.new) for one in shown.changes if one.is_figure]
        assert [(old, new) for label, old, new in told if "từ tháng 07/2019, QĐ 12/QĐ-UBND" in label] == [
            (str(first), str(first + 12))
        ]
    enrolled.imported(ONE, preview)
    with enrolled.office(ONE) as office:
        rows = {month: next(r for r in office.progress.sheet(month).rows if r.key == key) for month in (JUNE, JULY)}
        assert (rows[JUNE].committed, rows[JULY].committed) == (first, first + 12)
        assert "từ tháng 07/2019: " in rows[JUNE].amended


def test_a_target_that_ends_in_the_year_counts_no_more_from_then_on(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        key = key_of(office, unit, "Giải quyết việc làm")
        first = counts_of(office, unit, key)
        office.targets.give(unit, {(key, Measure.COMMITTED): None}, since=JULY, document="Thôi giao")
        assert (counts_of(office, unit, key, since=JUNE), counts_of(office, unit, key, since=JULY)) == (first, None)


def test_cl_10_the_superiors_own_total_stands_beside_what_the_units_committed(enrolled):
    with enrolled.superior() as office:
        sheet = office.targets.sheet("468")
        assert sheet.is_own_total
        assert all(set(line.counts) == {Measure.ASSIGNED} for line in sheet.lines)
        key = key_of(office, "468", "Giải quyết việc làm")
        before = next(line.counts[Measure.ASSIGNED] for line in sheet.lines if line.key == key)
        office.targets.give("468", {(key, Measure.ASSIGNED): Decimal(1000)}, reason="QĐ 3")
        assert before == 1200
        (one,) = [one for one in office.targets.totals() if one.key == key]
        assert one.own == 1000
        said = [
            f.message for f in office.consolidation.view(MARCH).forms[0].findings if "Kế hoạch giao chung" in f.message
        ]
        assert said
        assert said[0].startswith("Kế hoạch giao chung 1.000; cam kết của các đơn vị cộng được ")
        shown = office.overview(MARCH).indicators[0]
        assert (shown.own_target, shown.target) == (1000, one.committed)


def test_targets_of_all_units_are_given_from_a_table_at_once_or_not_at_all(enrolled):
    units = enrolled.units
    with enrolled.superior() as office:
        names = [office.targets.sheet(unit).unit_name for unit in units.values()]
        text = "Đơn vị\tVL01\n" + "\n".join(f"{name}\t{50 + at}" for at, name in enumerate(names))
        table = office.target_planning.read_table(text, Measure.ASSIGNED)
        assert table.problems == ()
        given = {
            unit: {(key, Measure.ASSIGNED): count for key, count in counts.items()}
            for unit, counts in table.targets_by_unit.items()
        }
        assert office.targets.effect(given) == GivingEffect(new=len(units), units=len(units))
        office.targets.give_many(given)
        key = key_of(office, units[ONE], "Giải quyết việc làm")
        (one,) = [one for one in office.targets.totals() if one.key == key]
        assert one.assigned == sum(50 + at for at in range(len(units)))
        given[units[ONE]][key, Measure.ASSIGNED] = Decimal(1)
        last = list(units.values())[-1]
        given[last][LineKey("0" * 32), Measure.ASSIGNED] = Decimal(1)
        with pytest.raises(UnknownIndicatorError):
            office.targets.give_many(given, reason="QĐ")
        (one,) = [one for one in office.targets.totals() if one.key == key]
        assert one.assigned == sum(50 + at for at in range(len(units)))


def test_a_target_that_0_1_0_wrote_as_a_figure_is_the_version_its_year_began_with(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        workplace = workplace_of(office)
        key = key_of(office, unit, "Giải quyết việc làm")
        year = MARCH.parse("2019")
        where = Coordinates(unit, key.indicator, None, year, Measure.ASSIGNED)
        workplace.write([put_figure(workplace.books.about(unit), where, FigureValue.reported(77))])
        (line,) = [line for line in office.targets.sheet(unit).lines if line.key == key]
        assert line.counts[Measure.ASSIGNED] == 77
        office.targets.give(unit, {(key, Measure.ASSIGNED): Decimal(80)}, since=JULY, document="QĐ 1")
        office.targets.give(unit, {(key, Measure.ASSIGNED): Decimal(78)}, reason="gõ nhầm")
        (line,) = [line for line in office.targets.sheet(unit).lines if line.key == key]
        assert [one.quantity for one in line.versions[Measure.ASSIGNED]] == [78, 80]


def test_cl_07_what_the_document_states_stays_beside_the_sum_with_its_explanation(enrolled):
    with enrolled.superior() as office:
        form = office.stated_totals.form("bieu-1")
        (column,) = [one.code for one in form.columns if "giải quyết việc làm" in one.label.casefold()]
        assert Decimal(office.stated_totals.of("bieu-1")[column].quantity) == 1297
        for stated in (Stated(Decimal(1300)), Stated(None)):
            with pytest.raises(ReasonMissingError):
                office.stated_totals.state("bieu-1", {column: stated})
        office.stated_totals.state("bieu-1", {column: Stated(Decimal(1297), "Làm tròn từng xã")})
        filled = office.consolidation.view(MARCH).forms[0]
        assert [d.stated for d in filled.discrepancies if d.column.code == column] == [1297]
        assert any("“Làm tròn từng xã”" in finding.message for finding in filled.findings)
        office.stated_totals.state("bieu-1", {column: Stated(None)}, reason="văn bản đính chính")
        assert column not in office.stated_totals.of("bieu-1")
        with pytest.raises(UnknownFormCellError):
            office.stated_totals.state("bieu-1", {"99": Stated(Decimal(1))})
        with pytest.raises(UnknownFormCellError):
            office.stated_totals.of("bieu-9")


def versions_of(office, unit, key):
    (line,) = [line for line in office.targets.sheet(unit).lines if line.key == key]
    return [(one.since, one.quantity, one.document) for one in line.versions[Measure.COMMITTED]]


def test_amending_the_same_month_by_another_document_names_that_one(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        key = key_of(office, unit, "Giải quyết việc làm")
        for count, document in ((300, "QĐ 12"), (310, "QĐ 15")):
            office.targets.give(unit, {(key, Measure.COMMITTED): Decimal(count)}, since=JULY, document=document)
        assert versions_of(office, unit, key)[1:] == [("2019-07", 310, "QĐ 15")]


def test_from_the_first_month_on_is_from_the_beginning_of_the_year(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        key = key_of(office, unit, "Giải quyết việc làm")
        given = {(key, Measure.COMMITTED): Decimal(300)}
        office.targets.give(unit, given, since=MARCH.parse("2019-01"), reason="gõ nhầm")
        assert versions_of(office, unit, key) == [("", 300, "")]


def test_a_baseline_is_amended_from_no_month_on(enrolled):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        key = key_of(office, unit, "Lao động trong độ tuổi")
        before = office.targets.sheet(unit)
        with pytest.raises(BaselineNotAmendedError):
            office.targets.give(unit, {(key, Measure.BASELINE): Decimal(1)}, since=JULY, document="QĐ 12")
        assert office.targets.sheet(unit) == before


def test_what_was_read_of_targets_is_read_again_once_and_only_when_one_is_written(enrolled, monkeypatch):
    unit = enrolled.units[ONE]
    with enrolled.superior() as office:
        workplace, asked = workplace_of(office), []
        read = type(workplace.queries).targets
        monkeypatch.setattr(type(workplace.queries), "targets", lambda *at, **of: asked.append(1) or read(*at, **of))
        key = key_of(office, unit, "Giải quyết việc làm")
        before = office.overview(MARCH).indicators[0].target
        asked.clear()
        assert office.overview(MARCH).indicators[0].target == before
        assert asked == []
        office.targets.give(unit, {(key, Measure.COMMITTED): Decimal(0)}, reason="QĐ 12")
        assert office.overview(MARCH).indicators[0].target < before
        assert asked
