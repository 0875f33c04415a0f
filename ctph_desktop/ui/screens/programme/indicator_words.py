"""How the screen names what an indicator is."""

from collections.abc import Sequence

from ctph_desktop.domain.indicators import Direction, IndicatorKind
from ctph_desktop.ui.look.languages import translate


def kind_words(kind: IndicatorKind, *, is_moved: bool = False, rate_of: Sequence[str] = ()) -> str:
    """Say how an indicator adds over time; `rate_of` are the codes of what a rate is reckoned from."""
    if rate_of:
        return translate("indicator_words", "tỷ lệ {numerator} trên {denominator}").format(
            numerator=rate_of[0], denominator=rate_of[1]
        )
    if is_moved:
        return translate("indicator_words", "thời điểm, tính từ tăng và giảm")
    return {
        IndicatorKind.FLOW: translate("indicator_words", "trong kỳ, cộng dồn"),
        IndicatorKind.STOCK: translate("indicator_words", "thời điểm"),
        IndicatorKind.DERIVED: translate("indicator_words", "tính từ chỉ tiêu khác"),
    }[kind]


def direction_words() -> dict[Direction, str]:
    """Say whether more is better, by direction."""
    return {
        Direction.UP: translate("indicator_words", "càng cao càng tốt"),
        Direction.DOWN: translate("indicator_words", "càng thấp càng tốt"),
        Direction.NEUTRAL: translate("indicator_words", "không đánh giá"),
    }
