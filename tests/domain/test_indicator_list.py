import pytest

from ctph_desktop.domain.indicator_list import IndicatorProblem, ListedIndicator, read_indicator_list
from ctph_desktop.domain.indicators import Direction, IndicatorKind


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        ("vl01", ListedIndicator("VL01")),
        ("HT01; Tổ hòa giải; tổ", ListedIndicator("HT01", "Tổ hòa giải", "tổ")),
        ("HT02\tBuổi truyền thông\tbuổi", ListedIndicator("HT02", "Buổi truyền thông", "buổi")),
        ("TL1; Tỷ lệ; %; 2", ListedIndicator("TL1", "Tỷ lệ", "%", 2)),
        (
            "HN01; Hộ nghèo; hộ; thời điểm; giảm",
            ListedIndicator("HN01", "Hộ nghèo", "hộ", 0, IndicatorKind.STOCK, Direction.DOWN),
        ),
        (
            "TL01; Tỷ lệ hộ nghèo; %; 2; hn01/HN02; giảm",
            ListedIndicator(
                "TL01", "Tỷ lệ hộ nghèo", "%", 2, IndicatorKind.DERIVED, Direction.DOWN, rate_of=("HN01", "HN02")
            ),
        ),
    ],
)
def test_a_line_is_an_indicator(line, listed):
    assert read_indicator_list(f"\ufeff# mã; tên; đơn vị tính\n\n{line}\r\n") == ((listed,), ())


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("; Tổ hòa giải; tổ", IndicatorProblem.NO_CODE),
        ("Tổ hòa giải", IndicatorProblem.NO_CODE),
        ("HT01; Tổ hòa giải", IndicatorProblem.NO_UNIT),
        ("HT01;; tổ", IndicatorProblem.NO_UNIT),
        ("HT01; Tổ hòa giải; tổ; 9", IndicatorProblem.UNKNOWN_WORD),
        ("HT01; Tổ hòa giải; tổ; tăng nhiều", IndicatorProblem.UNKNOWN_WORD),
        ("TL01; Tỷ lệ; %; HN01/", IndicatorProblem.UNKNOWN_WORD),
        ("TL01; Tỷ lệ; %; HN01/HN02/HN03", IndicatorProblem.UNKNOWN_WORD),
    ],
)
def test_a_line_that_is_none_is_told_with_its_number(line, reason):
    listed, (problem,) = read_indicator_list(f"VL01\n{line}")
    assert [one.code for one in listed] == ["VL01"]
    assert (problem.line, problem.reason) == (2, reason)


def test_a_code_stands_once_and_no_list_is_endless():
    listed, problems = read_indicator_list("VL01\nvl01\n" + "\n".join(f"A{n}" for n in range(400)))
    assert len(listed) == 400
    assert [(one.line, one.reason) for one in problems] == [
        (2, IndicatorProblem.SAME_CODE),
        (402, IndicatorProblem.TOO_MANY),
    ]


def test_a_page_of_digits_is_no_number_of_decimals():
    listed, (problem,) = read_indicator_list("A1; Nhà; nhà; " + "1" * 5000)
    assert (listed, problem.reason) == ((), IndicatorProblem.UNKNOWN_WORD)
