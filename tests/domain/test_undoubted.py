"""Reports are accepted together only where nothing asks for a second look."""

import pytest

from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.undoubted import is_undoubted


@pytest.mark.parametrize(
    ("severities", "has_rivals", "is_correction", "has_remarks", "is_accepted"),
    [
        ((), False, False, False, True),
        ((Severity.NOTE,), False, False, False, True),
        ((Severity.NOTE, Severity.DOUBT), False, False, False, False),
        ((Severity.ERROR,), False, False, False, False),
        ((), True, False, False, False),
        ((), False, True, False, False),
        ((), False, False, True, False),
    ],
)
def test_what_asks_for_a_second_look_is_left_out(severities, has_rivals, is_correction, has_remarks, is_accepted):
    found = is_undoubted(severities, has_rivals=has_rivals, is_correction=is_correction, has_remarks=has_remarks)
    assert found is is_accepted
