"""The units of Việt Nam as they ship: all of them, each in its place."""

import unicodedata
from collections import Counter
from datetime import date
from itertools import combinations

import pytest

from ctph_desktop.domain.country.country_units import communes_of, identity_of, of_level
from ctph_desktop.domain.text import clean, search_key
from ctph_desktop.domain.units import AdminLevel, bare_name, kind_of
from ctph_desktop.office.founding import country

PROVINCE, DISTRICT, COMMUNE = AdminLevel.PROVINCE, AdminLevel.DISTRICT, AdminLevel.COMMUNE


@pytest.fixture(scope="module")
def vietnam():
    return country()


def test_there_are_34_provinces_and_3321_communes_since_july_2025(vietnam):
    assert len(of_level(vietnam.now, PROVINCE)) == 34
    communes = of_level(vietnam.now, COMMUNE)
    assert len(communes) == len({unit.code for unit in communes}) == 3321
    kinds = Counter(kind_of(unit.name) for unit in communes)
    assert (kinds["xa"], kinds["phuong"], kinds["dac_khu"]) == (2611, 697, 13)


def test_there_were_63_provinces_696_districts_and_10035_communes_before(vietnam):
    assert [len(of_level(vietnam.before, level)) for level in (PROVINCE, DISTRICT, COMMUNE)] == [63, 696, 10035]
    assert vietnam.on(date(2025, 6, 30)) is vietnam.before
    assert vietnam.on(date(2025, 7, 1)) is vietnam.now


@pytest.mark.parametrize(
    ("code", "name", "communes"),
    [
        ("79", "Thành phố Hồ Chí Minh", 168),
        ("38", "Tỉnh Thanh Hoá", 166),
        ("01", "Thành phố Hà Nội", 126),
        ("68", "Tỉnh Lâm Đồng", 124),
        ("44", "Tỉnh Quảng Trị", 78),
        ("42", "Tỉnh Hà Tĩnh", 69),
        ("12", "Tỉnh Lai Châu", 38),
    ],
)
def test_a_province_has_as_many_communes_as_it_was_given(vietnam, code, name, communes):
    found = communes_of(vietnam.now, code)
    assert len(found) == communes
    assert {unit.province for unit in found} == {name}
    most = Counter(unit.province_code for unit in of_level(vietnam.now, COMMUNE)).most_common(1)
    assert most == [("79", 168)]


def test_every_name_is_clean_text_beginning_with_what_kind_of_unit_it_is(vietnam):
    for unit in (*vietnam.now, *vietnam.before):
        assert unit.name == clean(unit.name) == unicodedata.normalize("NFC", unit.name)
        assert unit.name[0].isupper()
        assert unit.level is not COMMUNE or kind_of(unit.name) is not None
        assert len(unit.code) == {PROVINCE: 2, DISTRICT: 3, COMMUNE: 5}[unit.level]


def test_949_names_are_shared_without_marks_and_ten_pairs_of_one_province_differ_by_a_mark(vietnam):
    communes = of_level(vietnam.now, COMMUNE)
    names = Counter(search_key(bare_name(unit.name)) for unit in communes)
    assert sum(times for times in names.values() if times > 1) == 949
    pairs = [
        (one, other)
        for province in of_level(vietnam.now, PROVINCE)
        for one, other in combinations(communes_of(vietnam.now, province.code), 2)
        if search_key(bare_name(one.name)) == search_key(bare_name(other.name)) and one.name != other.name
        if bare_name(one.name) != bare_name(other.name)
    ]
    assert len(pairs) == 10


def test_a_code_is_no_identity_and_a_unit_knows_what_it_grew_out_of(vietnam):
    then = next(unit for unit in vietnam.before if unit.code == "19597")
    now = next(unit for unit in vietnam.now if unit.code == "19597")
    assert (then.name, then.above) == ("Thị trấn Cam Lộ", ("Huyện Cam Lộ", "Tỉnh Quảng Trị"))
    assert (now.name, now.above) == ("Xã Cam Lộ", ("Tỉnh Quảng Trị",))
    assert "Thị trấn Cam Lộ" in now.formerly
    assert identity_of(then.code, then.name) != identity_of(now.code, now.name)
    assert identity_of(now.code, "xã  Cam Lộ") == identity_of(now.code, now.name)
    without = [unit.name for unit in of_level(vietnam.now, COMMUNE) if not unit.formerly]
    assert len(without) == 6
    assert len({identity_of(unit.code, unit.name) for unit in of_level(vietnam.now, COMMUNE)}) == 3321
