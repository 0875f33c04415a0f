"""Numbers as people type and paste them, and what each of them means."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctph_desktop.domain.errors import (
    AmbiguousNumberError,
    HiddenSeparatorError,
    NegativeNumberError,
    NotANumberError,
    NotAWholeNumberError,
    NumberTooLargeError,
    TooManyDecimalsError,
)
from ctph_desktop.domain.figures import NOT_APPLICABLE, FigureValue, write_quantity
from ctph_desktop.domain.quantities import as_shown, parse_figure, parse_quantity, unmistakable

BLANKS = {
    "blank": " ",
    "no-break space": "\u00a0",
    "figure space": "\u2007",
    "punctuation space": "\u2008",
    "thin space": "\u2009",
    "hair space": "\u200a",
    "narrow no-break space": "\u202f",
    "mathematical space": "\u205f",
    "ideographic space": "\u3000",
}
HIDDEN = {
    "vertical tab": "\v",
    "form feed": "\f",
    "next line": "\u0085",
    "unit separator": "\x1f",
    "file separator": "\x1c",
    "null": "\0",
    "escape": "\x1b",
    "delete": "\x7f",
    "tab": "\t",
    "line feed": "\n",
    "carriage return": "\r",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "zero width space": "\u200b",
    "zero width non-joiner": "\u200c",
    "zero width joiner": "\u200d",
    "left-to-right mark": "\u200e",
    "Arabic letter mark": "\u061c",
    "word joiner": "\u2060",
    "invisible comma": "\u2063",
    "soft hyphen": "\u00ad",
    "byte order mark": "\ufeff",
    "pop directional isolate": "\u2069",
}


def refused(text, decimals):
    try:
        return parse_quantity(text, decimals=decimals)
    except (AmbiguousNumberError, NegativeNumberError, NotANumberError, NotAWholeNumberError) as error:
        return error
    except (TooManyDecimalsError, NumberTooLargeError, HiddenSeparatorError) as error:
        return error


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("7", "7"),
        ("1297", "1297"),
        ("1.297", "1297"),
        ("1.000", "1000"),
        ("25.073", "25073"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1 297", "1297"),
        ("12 345 678", "12345678"),
        ("00012", "12"),
        ("  12  ", "12"),
        ("\u00a012\u00a0", "12"),
        ("\u200b12\ufeff", "12"),
        ("12\r\n", "12"),
        ("\t12", "12"),
        ("1.297,00", "1297"),
        ("5,00", "5"),
        ("5,0", "5"),
        ("5.00", "5"),
        ("0.000", "0"),
        ("0,00", "0"),
        ("1297,000", "1297"),
        ("1 297,00", "1297"),
        ("1,297.00", "1297"),
        ("99.999.999.999.999", "99999999999999"),
    ],
)
def test_a_count_is_taken_however_people_write_it(text, number):
    assert str(parse_quantity(text, decimals=0)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("9,92", "9.92"),
        ("9,9", "9.9"),
        ("9,90", "9.9"),
        ("0,05", "0.05"),
        ("12", "12"),
        ("12,00", "12"),
        ("12,000000", "12"),
        ("1 297", "1297"),
        ("1.297,5", "1297.5"),
        ("1 297,55", "1297.55"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567", "1234567"),
        ("1,297.50", "1297.5"),
        ("1,297.500", "1297.5"),
        ("9,9200", "9.92"),
    ],
)
def test_where_decimals_are_counted_the_comma_is_theirs(text, number):
    assert str(parse_quantity(text, decimals=2)) == number


@pytest.mark.parametrize("blank", BLANKS.values(), ids=BLANKS.keys())
def test_blanks_of_every_width_stand_between_thousands(blank):
    assert parse_quantity(f"1{blank}297", decimals=0) == 1297
    assert parse_quantity(f"1{blank}297,5", decimals=1) == Decimal("1297.5")


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN.keys())
@pytest.mark.parametrize("decimals", [0, 2])
def test_two_figures_with_something_unseen_between_them_never_become_one(hidden, decimals):
    for text in (f"3{hidden}4", f"12{hidden}345", f"1{hidden}{hidden}297", f"9{hidden},92"):
        assert isinstance(refused(text, decimals), HiddenSeparatorError)
    assert as_shown(f"12{hidden}345", Decimal(12345)) is None


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN.keys())
def test_what_is_unseen_around_a_figure_does_no_harm(hidden):
    assert parse_quantity(f"{hidden}12{hidden}", decimals=0) == 12


@pytest.mark.parametrize(
    ("text", "decimals", "readings"),
    [
        ("1,297", 0, ["1297"]),
        ("12,345", 0, ["12345"]),
        ("5,000", 0, ["5000", "5"]),
        ("1,297", 2, ["1297"]),
        ("9,920", 2, ["9.92", "9920"]),
        ("1,297", 3, ["1.297", "1297"]),
        ("1.297", 2, ["1297"]),
        ("1.297", 3, ["1297", "1.297"]),
        ("5.000", 2, ["5000", "5"]),
        ("12.5", 2, ["12.5"]),
        ("12.50", 2, ["12.5"]),
        ("-", 0, ["0"]),
        (" -   ", 0, ["0"]),
        ("\u2013", 2, ["0"]),
        ("\u2212", 0, ["0"]),
    ],
)
def test_what_can_mean_two_things_is_asked_likeliest_first(text, decimals, readings):
    with pytest.raises(AmbiguousNumberError) as asked:
        parse_quantity(text, decimals=decimals)
    assert [str(reading) for reading in asked.value.readings] == readings


@pytest.mark.parametrize(
    "text",
    ["-5", "\u22125", "\u20135", "- 5", "(5)", "(1.297)", "( 5 )", "(-5)", "-1,5", "5-", "1.297 -", "-5 người"],
)
@pytest.mark.parametrize("decimals", [0, 2])
def test_a_number_below_zero_is_told_as_such(text, decimals):
    assert isinstance(refused(text, decimals), NegativeNumberError)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "abc", "12 người", "12a", "--", "(abc)", "()", "-abc", "=1+1", "1e3", "5%", "½", "1_000", "1'297",
        "1.29", "12.97.5", "1.2345.678", "1..297", "1,,5", ",5", "5,", ".5", "5.", "1 29", "12 97", "1  297", "+5",
        "１２", "١٢", "1297.", "1.297 000", "1,297.000,00", "0,297,000", "012.345.678", "3/4", "12:30", "x12", "1 2",
    ],
)  # fmt: skip
def test_what_is_no_count_is_refused(text):
    assert isinstance(refused(text, 0), NotANumberError | NotAWholeNumberError)


@pytest.mark.parametrize(
    "text",
    ["", "abc", "1.29.7", "1,2,5", ",5", "5,", ".5", "5.", "9,9 2", "١,٥", "９,９２", "9,92%", "12.5,0", "1 29,5"],
)
def test_what_is_no_number_is_refused_where_decimals_are_counted(text):
    assert isinstance(refused(text, 2), NotANumberError)


@pytest.mark.parametrize("text", ["1,5", "0,297", "0.297", "12.5", "1.297,5", "1297,001", "1,297.5", "0,001"])
def test_a_count_with_a_part_is_no_count(text):
    assert isinstance(refused(text, 0), NotAWholeNumberError)


@pytest.mark.parametrize("text", ["9,9251", "0,297", "0.297", "9.9251", "1.297,001", "1 297,005", "1,297.505"])
def test_more_decimals_than_are_counted_are_refused(text):
    assert isinstance(refused(text, 2), TooManyDecimalsError)


@pytest.mark.parametrize("text", ["100.000.000.000.000", "100000000000000", "999999999999999"])
@pytest.mark.parametrize("decimals", [0, 2])
def test_a_number_beyond_any_office_is_refused(text, decimals):
    assert isinstance(refused(text, decimals), NumberTooLargeError)


def test_what_is_refused_is_told_as_it_was_typed():
    assert refused(" abc ", 0).text == "abc"
    assert refused("3\v4", 0).text == "3 4"
    assert refused("1,297", 0).text == "1,297"
    assert (refused("9,9251", 2).text, refused("9,9251", 2).decimals) == ("9,9251", 2)


@settings(deadline=None)
@given(st.decimals(min_value=0, max_value=10**14 - 1, places=3, allow_nan=False), st.integers(min_value=0, max_value=3))
def test_a_written_number_is_read_again_as_itself_or_asked_with_itself_first(number, decimals):
    number = round(number, decimals)
    written = write_quantity(number)
    outcome = refused(written, decimals)
    assert outcome == number or number in outcome.readings
    assert parse_quantity(unmistakable(number), decimals=decimals) == number


@pytest.mark.parametrize(
    ("text", "exact", "shown"),
    [
        ("1,297", "1297", "1297"),
        ("1.297", "1297", "1297"),
        ("1.297", "1.297", "1.297"),
        ("1 297", "1297", "1297"),
        ("9.92", "9.92", "9.92"),
        ("9,92", "9.92", "9.92"),
        ("9,9", "9.92", "9.9"),
        ("9,9", "9.95", None),
        ("10", "9.92", "10"),
        ("12", "12.4", "12"),
        ("12", "12.5", None),
        ("13", "12.5", "13"),
        ("1,297.50", "1297.5", "1297.50"),
        ("1.297,00", "1297", "1297.00"),
        ("-", "0", "0"),
        ("-", "5", None),
        ("02/05/2019", "43500", None),
        ("9,92%", "0.0992", None),
        ("12:30", "0.52", None),
        ("####", "1297", None),
        ("(5)", "-5", None),
        ("5", "-5", None),
        ("", "0", None),
        ("1.297", "1298", None),
    ],
)
def test_an_exact_number_counts_when_the_text_beside_it_shows_that_number(text, exact, shown):
    assert as_shown(text, Decimal(exact)) == (None if shown is None else Decimal(shown))


def test_a_number_is_handed_on_so_that_nothing_is_asked():
    assert unmistakable(Decimal("1.297")) == "1,2970"
    assert unmistakable(Decimal("9.92")) == "9,92"
    assert unmistakable(Decimal(1297)) == "1297"


@pytest.mark.parametrize("typed", ["-", "–", "—", " - ", "\u2212"])
def test_a_dash_typed_into_a_figure_does_not_apply(typed):
    assert parse_figure(typed, decimals=0) == NOT_APPLICABLE


def test_a_figure_is_a_number_otherwise():
    assert parse_figure("1.297", decimals=0) == FigureValue.reported(1297)
    with pytest.raises(NegativeNumberError):
        parse_figure("-5", decimals=0)


@pytest.mark.parametrize("text", ["9" * 1_000_000, "1" + ".000" * 300_000, "0," + "1" * 1_000_000], ids=len)
@pytest.mark.parametrize("decimals", [0, 2])
def test_a_page_of_digits_is_no_number(text, decimals):
    with pytest.raises(NotANumberError) as refused:
        parse_quantity(text, decimals=decimals)
    assert len(refused.value.text) < 50


@pytest.mark.parametrize("text", ["1," + "1" * 30, "1", "-", "9" * 1_000_000], ids=len)
@pytest.mark.parametrize("exact", [Decimal("1.5e300"), Decimal("1.5e-300"), Decimal("Infinity")])
def test_an_exact_number_that_cannot_be_rounded_so_is_not_what_is_shown(text, exact):
    assert as_shown(text, exact) in {None, Decimal(0)}
    assert as_shown("1,5", Decimal("1.5")) == Decimal("1.5")
