"""One types a name as it comes to the fingers, and the right unit stands first."""

import unicodedata

import pytest

from ctph_desktop.domain.country.country_search import CountrySearch
from ctph_desktop.domain.country.country_units import CountryUnit, of_level
from ctph_desktop.domain.units import AdminLevel
from ctph_desktop.office.founding import country


@pytest.fixture(scope="module")
def communes():
    return CountrySearch(of_level(country().now, AdminLevel.COMMUNE))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("hieu giang", "19603"),
        ("Xã Hiếu Giang", "19603"),
        ("xa hieu gi", "19603"),
        ("19603", "19603"),
        ("Văn Lang thái nguyên", "02143"),
        ("Văn Lăng", "05665"),
        ("van lang phu tho", "08134"),
        ("Tân Thành quảng trị", "18919"),
        ("dong ha", "19333"),
        ("cam tuyen", "19603"),
        ("Cam Tuyền Quảng Trị", "19603"),
        ("phuong sai gon", "26740"),
    ],
)
def test_a_commune_is_found_with_and_without_marks_by_code_and_by_an_old_name(communes, typed, first):
    assert communes.find(typed)[0].code == first


def test_what_is_spelt_as_typed_stands_before_what_is_alike_without_marks(communes):
    found = [unit.name for unit in communes.find("Tân Thành")]
    spelt = [name.endswith("Tân Thành") for name in found[: found.index("Xã Tân Thạnh") + 1]]
    assert spelt == sorted(spelt, reverse=True)
    assert found[0] == "Xã Tân Thành"
    assert {"Xã Tân Thành", "Xã Tân Thanh", "Xã Tân Thạnh"} <= set(found)
    assert len([unit for unit in communes.find("tan thanh") if "Tân Thành" in unit.name]) >= 5


def test_where_the_tone_stands_and_how_a_letter_is_coded_are_no_matter(communes):
    expected = communes.find("Hoà Bình")
    assert communes.find("Hòa Bình") == expected
    assert communes.find(unicodedata.normalize("NFD", "Hòa Bình")) == expected


def test_a_word_half_typed_with_its_mark_stands_before_other_marks():
    units = [CountryUnit(str(n), name, AdminLevel.COMMUNE) for n, name in enumerate(("Xã Văn Lang", "Xã Văn Lăng"))]
    assert [unit.code for unit in CountrySearch(units).find("văn lă")] == ["1", "0"]


def test_nothing_typed_shows_all_in_their_order_and_nonsense_shows_none(communes):
    assert len(communes.find(" ")) == 3321
    assert communes.find("zzz") == ()
    assert len(communes.find("...")) == 3321


def test_provinces_and_the_structure_before_are_searched_alike():
    provinces = CountrySearch(of_level(country().now, AdminLevel.PROVINCE))
    assert provinces.find("hue")[0].name == "Thành phố Huế"
    assert provinces.find("ho chi minh")[0].code == "79"
    before = CountrySearch(country().before)
    assert before.find("huyen cam lo")[0].name == "Huyện Cam Lộ"
    assert before.find("cam tuyen")[0].code == "19600"
