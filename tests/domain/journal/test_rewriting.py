"""Who writes a record anew keeps what a later version of the program put into it."""

from copy import deepcopy

import msgspec
import pytest
from sample_values import FORM, GOOD

from ctph_desktop.domain.forms.definition import FormLine, ReportForm
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.journal.rewriting import KEPT_UP, laid_over
from ctph_desktop.domain.journal.values import SHAPES


def rewritten(kind, before, **changed):
    """Return a record as this version writes it after it read one of a later version."""
    record = msgspec.convert(before, SHAPES[kind])
    return laid_over(before, msgspec.to_builtins(msgspec.structs.replace(record, **changed)), kind=kind)


@pytest.mark.parametrize("kind", sorted(KEPT_UP))
def test_members_of_a_later_version_stay_in_a_record_that_is_written_anew(kind):
    before = {**GOOD[kind][1], "later": {"x": [1]}}
    after = rewritten(kind, before)
    assert after["later"] == {"x": [1]}
    assert msgspec.convert(after, SHAPES[kind]) == msgspec.convert(before, SHAPES[kind])


def test_members_of_a_later_version_stay_in_the_lines_and_columns_of_a_form_that_gets_another_line():
    before = deepcopy(FORM)
    before["lines"][0]["level"] = 2
    before["columns"][0]["source"]["axis"] = "sex"
    form = msgspec.convert(before, ReportForm)
    after = rewritten(RecordKind.FORM, before, lines=(FormLine("f" * 32, "Xã mới"), *form.lines))
    assert after["lines"] == [{"unit": "f" * 32, "label": "Xã mới"}, before["lines"][0]]
    assert after["columns"][0]["source"]["axis"] == "sex"


def test_what_cannot_be_told_apart_takes_over_nothing():
    before = deepcopy(FORM)
    before["lines"] = [{**before["lines"][0], "level": level} for level in (1, 2)]
    assert all("level" not in line for line in rewritten(RecordKind.FORM, before)["lines"])


def test_what_changed_is_what_is_written_and_a_part_that_went_is_gone():
    before = {**deepcopy(FORM), "later": 1}
    assert rewritten(RecordKind.FORM, before, title="Khác", columns=())["title"] == "Khác"
    assert rewritten(RecordKind.FORM, before, columns=())["columns"] == []
    column = msgspec.structs.replace(msgspec.convert(before, ReportForm).columns[0], source=None)
    assert rewritten(RecordKind.FORM, before, columns=(column,))["columns"][0]["source"] is None


def test_a_statement_is_made_new_each_time():
    value = GOOD[RecordKind.SUBMISSION][1]
    assert laid_over({**value, "obligation": "x"}, value, kind=RecordKind.SUBMISSION) == value
    assert laid_over(None, GOOD[RecordKind.PERSON][1], kind=RecordKind.PERSON) == GOOD[RecordKind.PERSON][1]
