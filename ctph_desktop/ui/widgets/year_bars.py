"""How far the year has come, indicator by indicator, beside the pace of the calendar; drawn by hand."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctph_desktop.services.ground.overview_rows import OverviewIndicator
from ctph_desktop.ui.look.tones import ACCENT, LINE
from ctph_desktop.wording import formats

_AHEAD = QColor("#2e7d4f")
_BEHIND = QColor("#b96e00")
_NOT_YET = QColor("#748699")
_EMPTY = QColor("#eceff3")
_INK = QColor("#1b2430")
_QUIET = QColor("#55606c")
_BAR = 14
_GAP = 14


class YearBars(QWidget):
    """One bar for each indicator; a mark shows where the calendar stands."""

    def __init__(self) -> None:
        super().__init__()
        self._indicators: tuple[OverviewIndicator, ...] = ()
        self._is_judged = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self.tr("Tiến độ cả năm"))

    def show_indicators(self, indicators: Sequence[OverviewIndicator], *, is_judged: bool = True) -> None:
        """Draw these indicators, ahead and behind in their colours, or in one where that cannot be said yet."""
        self._indicators = tuple(indicators)
        self._is_judged = is_judged
        self.setAccessibleDescription("\n".join(f"{i.label}: {self._numbers(i)}" for i in self._indicators))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as all bars."""
        return QSize(420, sum(self._height(i, 420) for i in self._indicators) + 4)

    def minimumSizeHint(self) -> QSize:
        """Leave the height free; the page scrolls."""
        return QSize(300, sum(self._height(i, max(self.width(), 300)) for i in self._indicators) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw all bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 2
        for indicator in self._indicators:
            height = self._height(indicator, self.width())
            self._draw(painter, indicator, QRect(2, top, self.width() - 4, height))
            top += height

    def _draw(self, painter: QPainter, indicator: OverviewIndicator, rect: QRect) -> None:
        painter.setPen(_INK)
        numbers = self._numbers(indicator)
        metrics = QFontMetrics(self.font())
        right = metrics.horizontalAdvance(numbers)
        text = QRect(rect.left(), rect.top(), rect.width() - right - 16, rect.height() - _BAR - _GAP)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), indicator.label)
        painter.setPen(_QUIET)
        painter.drawText(rect.adjusted(0, 0, 0, 0), int(Qt.AlignmentFlag.AlignRight), numbers)
        bar = QRect(rect.left(), rect.bottom() - _BAR - _GAP + 4, rect.width(), _BAR)
        painter.setPen(LINE)
        painter.setBrush(_EMPTY)
        painter.drawRoundedRect(bar, 3, 3)
        if indicator.share is not None:
            self._fill(painter, bar, indicator)
        self._mark_pace(painter, bar, indicator.pace)

    def colour_of(self, indicator: OverviewIndicator) -> QColor:
        """Return the colour that says how an indicator stands."""
        if not self._is_judged or indicator.share is None:
            return _NOT_YET
        return _AHEAD if indicator.share >= indicator.pace else _BEHIND

    def _fill(self, painter: QPainter, bar: QRect, indicator: OverviewIndicator) -> None:
        assert indicator.share is not None
        share = min(max(indicator.share, Decimal(0)), Decimal(1))
        filled = QRect(bar.left(), bar.top(), int(bar.width() * share), bar.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour_of(indicator))
        painter.drawRoundedRect(filled, 3, 3)

    @staticmethod
    def _mark_pace(painter: QPainter, bar: QRect, pace: Decimal) -> None:
        x = bar.left() + int(bar.width() * min(pace, Decimal(1)))
        painter.fillRect(QRect(x - 1, bar.top() - 4, 3, bar.height() + 8), ACCENT)

    def _numbers(self, indicator: OverviewIndicator) -> str:
        done = formats.quantity(indicator.cumulative)
        if indicator.target is None:
            return self.tr("{done} {unit} (chưa có cam kết)").format(done=done or "0", unit=indicator.unit_of_measure)
        share = formats.percent(indicator.share, Decimal(1)) or ("0%" if indicator.target else "–")
        numbers = self.tr("{done}/{target} {unit} · {share}").format(
            done=formats.quantity(indicator.towards_target) or "0",
            target=formats.quantity(indicator.target),
            unit=indicator.unit_of_measure,
            share=share,
        )
        if indicator.own_target is not None:
            numbers = self.tr("{numbers} · kế hoạch giao {own}: {share}").format(
                numbers=numbers,
                own=formats.quantity(indicator.own_target),
                share=formats.percent(indicator.cumulative or Decimal(0), indicator.own_target),
            )
        if indicator.units_with_target == indicator.units:
            return numbers
        return self.tr("{numbers} ({counted}/{units} đơn vị có cam kết; chung {done})").format(
            numbers=numbers, counted=indicator.units_with_target, units=indicator.units, done=done
        )

    def _height(self, indicator: OverviewIndicator, width: int) -> int:
        metrics = QFontMetrics(self.font())
        room = width - metrics.horizontalAdvance(self._numbers(indicator)) - 20
        box = metrics.boundingRect(QRect(0, 0, max(room, 80), 2000), int(Qt.TextFlag.TextWordWrap), indicator.label)
        return box.height() + _BAR + _GAP + 8
