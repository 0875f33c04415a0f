"""Units are called what they are: a ward is no township."""

import pytest

from ctph_desktop.domain.unit_kinds import kinds_of


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        (("Xã Cam An", "Thị trấn Cam Lộ"), ("xã", "thị trấn")),
        (("Phường Đông Hà", "Xã Cam Lộ", "Đặc khu Cồn Cỏ"), ("xã", "phường", "đặc khu")),
        (("PHƯỜNG Nam Đông Hà",), ("phường",)),
        (("Xã Cam An", "Hội Nông dân"), ("đơn vị",)),
        ((), ("đơn vị",)),
    ],
)
def test_the_kinds_among_units_are_named_each_once(names, kinds):
    assert kinds_of(names) == kinds
