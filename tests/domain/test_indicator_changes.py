"""What of an indicator may be changed, and when a programme can do without it."""

import pytest
from msgspec.structs import replace

from ctph_desktop.domain.errors import IndicatorRefusedError
from ctph_desktop.domain.forms.summary import summary_form
from ctph_desktop.domain.indicator_changes import (
    FixedPart,
    changed_indicator,
    fixed_parts,
    moved_in_order,
    retained_by,
)
from ctph_desktop.domain.indicators import Direction, Indicator, IndicatorKind

JOBS = Indicator("1", "VL01", "Giải quyết việc làm", "người", 0, IndicatorKind.FLOW, Direction.UP, is_monthly=True)
POOR = Indicator("2", "GN01", "Hộ nghèo", "hộ", 0, IndicatorKind.STOCK, Direction.DOWN)
MOVED = replace(POOR, uuid="3", code="GN02", increase="1", decrease="4")


def changed(after, *, before=JOBS, is_used=False, others=(POOR,), parts=("p",)):
    return changed_indicator(before, after, is_used=is_used, others=[before, *others], parts=parts)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"name": "  Việc làm mới "}, {"name": "Việc làm mới"}),
        ({"code": "vl02"}, {"code": "VL02"}),
        ({"direction": Direction.NEUTRAL}, {"direction": Direction.NEUTRAL}),
        ({"decimals": 2}, {"decimals": 2}),
        ({"ceiling": "2"}, {"ceiling": "2"}),
        ({"is_monthly": False}, {"is_monthly": False}),
    ],
)
@pytest.mark.parametrize("is_used", [False, True])
def test_names_order_and_what_takes_nothing_from_a_figure_may_always_change(change, expected, is_used):
    assert changed(replace(JOBS, **change), is_used=is_used) == replace(JOBS, **expected)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"unit_of_measure": "lượt người"}, "fixed_unit"),
        ({"kind": IndicatorKind.STOCK}, "fixed_kind"),
        ({"breakdowns": ("p",)}, "fixed_breakdowns"),
    ],
)
def test_what_figures_rest_on_changes_only_while_there_is_none(change, reason):
    assert changed(replace(JOBS, **change)) == replace(JOBS, **change)
    with pytest.raises(IndicatorRefusedError) as caught:
        changed(replace(JOBS, **change), is_used=True)
    assert caught.value.reason == reason


def test_decimals_become_fewer_only_while_there_is_no_figure():
    fine = replace(JOBS, decimals=2)
    assert changed(JOBS, before=fine).decimals == 0
    with pytest.raises(IndicatorRefusedError) as caught:
        changed(JOBS, before=fine, is_used=True)
    assert caught.value.reason == "fixed_decimals"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"code": "12"}, "code"),
        ({"code": "gn01"}, "same_code"),
        ({"name": " "}, "name"),
        ({"unit_of_measure": ""}, "unit_of_measure"),
        ({"decimals": 5}, "decimals"),
        ({"decimals": -1}, "decimals"),
        ({"ceiling": "1"}, "ceiling"),
        ({"ceiling": "unknown"}, "ceiling"),
        ({"breakdowns": ("unknown",)}, "breakdown"),
        ({"kind": IndicatorKind.DERIVED}, "derived"),
    ],
)
def test_what_is_missing_or_cannot_be_is_named(change, reason):
    with pytest.raises(IndicatorRefusedError) as caught:
        changed(replace(JOBS, **change))
    assert caught.value.reason == reason


def test_an_indicator_whose_code_is_written_otherwise_keeps_it():
    old = replace(JOBS, code="VL-1")
    assert changed(replace(old, name="Việc làm"), before=old).code == "VL-1"


def test_how_one_is_reckoned_that_follows_from_others_never_changes():
    assert fixed_parts(MOVED, is_used=False) == {FixedPart.KIND}
    assert fixed_parts(replace(JOBS, kind=IndicatorKind.DERIVED), is_used=False) == {FixedPart.KIND}
    assert fixed_parts(JOBS, is_used=False) == frozenset()
    assert fixed_parts(JOBS, is_used=True) == frozenset(FixedPart)


def test_a_programme_cannot_do_without_what_another_one_or_a_form_needs():
    limited = replace(POOR, ceiling=JOBS.uuid)
    form = summary_form([JOBS], labels={}, uuid="f")
    assert retained_by(JOBS, others=[JOBS, POOR], forms=[]) is None
    assert retained_by(JOBS, others=[JOBS, MOVED], forms=[]) == ("moves", "Hộ nghèo")
    assert retained_by(JOBS, others=[JOBS, limited], forms=[]) == ("limits", "Hộ nghèo")
    assert retained_by(JOBS, others=[JOBS], forms=[form]) == ("printed", "Biểu tổng hợp")
    assert retained_by(POOR, others=[JOBS, POOR], forms=[form]) is None


@pytest.mark.parametrize(
    ("uuid", "places", "expected"),
    [("b", -1, "bac"), ("b", 1, "acb"), ("a", -1, "abc"), ("c", 5, "abc"), ("a", 9, "bca")],
)
def test_one_is_put_further_up_or_down_no_further_than_the_ends(uuid, places, expected):
    assert "".join(moved_in_order("abc", uuid, places=places)) == expected
