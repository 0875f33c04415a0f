"""What is said of a table of targets: how a number that may mean two things is written, and that nothing changed."""

from decimal import Decimal

import pytest

from ctph_desktop.domain.errors import DomainError
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.quantities import parse_quantity
from ctph_desktop.domain.target_table import TableLine, read_target_table
from ctph_desktop.wording import targets

LINES = {"TL01": TableLine(LineKey("share"), 1)}


@pytest.mark.parametrize(
    ("typed", "clear"), [("8.000", ("8000", "8")), ("8.0", ("8",)), ("1.297", ("1297",)), ("-", ("0",))]
)
def test_a_number_that_may_mean_two_things_is_told_with_how_to_write_it(typed, clear):
    problems = read_target_table(f"ĐV;TL01\nAn;{typed}", units={"an": "an"}, lines=LINES).problems
    said = targets.table_problems(problems)
    assert f"“{typed}” có thể hiểu khác nhau; hãy ghi {' hoặc '.join(clear)}" in said
    for one in clear:
        assert parse_quantity(one, decimals=1) == Decimal(one)


def test_other_numbers_are_told_as_where_they_are_typed():
    problems = read_target_table("ĐV;TL01\nAn;8,25", units={"an": "an"}, lines=LINES).problems
    with pytest.raises(DomainError):
        parse_quantity("8,25", decimals=1)
    assert "8,25" in targets.table_problems(problems)


def test_a_table_that_changes_nothing_is_told_so():
    for say in (targets.would_write, targets.written):
        assert "không có gì thay đổi" in say(new=0, changed=0, units=3)
        assert "1 chỉ tiêu" in say(new=0, changed=1, units=1)
