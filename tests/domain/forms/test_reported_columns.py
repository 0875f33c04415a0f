"""Which columns wait for reports: progress, and whatever is computed from it by however many steps."""

from pathlib import Path

import pytest

from ctph_desktop.domain.forms.reported_columns import reported_columns
from ctph_desktop.services.founding.catalogue import load_catalogue

CATALOGUE = load_catalogue(Path(__file__).parents[3] / "resources" / "catalogue")


@pytest.mark.parametrize(
    ("form", "first_reported", "columns"), [("bieu-1", 12, 19), ("bieu-2", 12, 15), ("bieu-3", 7, 13)]
)
def test_targets_baselines_and_what_is_computed_from_them_wait_for_no_report(form, first_reported, columns):
    expected = {str(number) for number in range(first_reported, columns + 1)}
    assert reported_columns(CATALOGUE.form_by_code(form)) == expected
