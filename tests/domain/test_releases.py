"""Which version came after which."""

import pytest

from ctph_desktop.domain.releases import later_than, number_of

RELEASES = ("0.1.0", "0.2.0", "0.10.0", "1.0.0")


@pytest.mark.parametrize(
    ("seen", "later"),
    [
        ("0.1.0", ("1.0.0", "0.10.0", "0.2.0")),
        ("0.2.0", ("1.0.0", "0.10.0")),
        ("0.9.9", ("1.0.0", "0.10.0")),
        ("1.0.0", ()),
        ("2.0", ()),
        ("", ()),
        ("mới", ()),
        ("1٣", ()),
    ],
)
def test_what_came_after_a_version_newest_first(seen, later):
    assert later_than(seen, RELEASES) == later


def test_numbers_are_compared_as_numbers():
    assert number_of("0.10.0") > number_of("0.9.12")
    assert number_of("1.0.0-beta") == ()
