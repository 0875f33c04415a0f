"""The twelve months with the state of each, drawn by hand."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.services.ground.report_rows import PeriodRow
from ctph_desktop.ui.grid.cell_delegate import bold_font
from ctph_desktop.ui.look.period_words import period_words, short_period_words
from ctph_desktop.ui.look.tones import ACCENT, BACKGROUNDS, INKS, LINE
from ctph_desktop.ui.widgets.closing_words import CLOSED_SIGN
from ctph_desktop.ui.widgets.states import SIGNS, own_state, state_tone

_COLUMNS = 4
_GAP = 6
_PADDING = 12
_LEFT = Qt.AlignmentFlag.AlignLeft
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class MonthStrip(QWidget):
    """The months in rows of four; a month can be chosen by mouse or with the arrow keys and Enter."""

    chosen = Signal(object)  # ReportingPeriod

    def __init__(self) -> None:
        super().__init__()
        self._months: tuple[PeriodRow, ...] = ()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Tình trạng báo cáo từng tháng"))

    def show_months(self, months: Sequence[PeriodRow]) -> None:
        """Draw these months."""
        self._months = tuple(months)
        self.setAccessibleDescription("\n".join(map(self._spoken, self._months)))
        self.updateGeometry()
        self.update()

    def _spoken(self, month: PeriodRow) -> str:
        closed = month.closing is not None and month.closing.is_closed
        words = (own_state(month.state), self.tr("kỳ đã chốt") if closed else "")
        return f"{month.period.code}: {', '.join(filter(None, words))}"

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        rows = max(1, -(-len(self._months) // _COLUMNS))
        return QSize(560, rows * (self._box_height() + _GAP))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but as high as wanted."""
        return QSize(420, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the states need in the new width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every month."""
        painter = QPainter(self)
        for number, month in enumerate(self._months):
            self._draw(painter, month, self._box(number), is_current=self.hasFocus() and number == self._current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a month."""
        for number, month in enumerate(self._months):
            if self._box(number).contains(event.position().toPoint()):
                self._current = number
                self.chosen.emit(month.period)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, choose with Enter."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_COLUMNS,
            Qt.Key.Key_Down: _COLUMNS,
        }
        key = event.key()
        if key in steps:
            self._current = max(0, min(len(self._months) - 1, self._current + steps[Qt.Key(key)]))
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._months:
            self.chosen.emit(self._months[self._current].period)
        else:
            super().keyPressEvent(event)

    def _draw(self, painter: QPainter, month: PeriodRow, box: QRect, *, is_current: bool) -> None:
        tone = int(state_tone(month.state))
        painter.setPen(ACCENT if is_current else LINE)
        painter.setBrush(BACKGROUNDS[tone])
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 3, 3)
        painter.setPen(INKS[tone])
        inner = box.adjusted(7, 5, -5, -4)
        filled = f"{month.filled}/{month.expected}"
        font = bold_font(painter.font())
        painter.save()
        painter.setFont(font)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(f" {filled}")
        painter.drawText(inner, int(_LEFT | Qt.AlignmentFlag.AlignTop), self.name_of(month, font=font, room=room))
        painter.restore()
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), filled)
        below = inner.adjusted(0, painter.fontMetrics().height() + 2, 0, 0)
        painter.drawText(below, int(_WRAPPED), _state_text(month))

    def name_of(self, month: PeriodRow, *, font: QFont, room: int) -> str:
        """Return what a month is called in that many pixels: never over the count that stands beside it."""
        sign = f" {CLOSED_SIGN}" if month.closing is not None and month.closing.is_closed else ""
        is_month = month.period.kind is PeriodKind.MONTH
        name = self.tr("Tháng {number}").format(number=month.period.number) if is_month else _title(month.period)
        name += sign
        short = f"{short_period_words(month.period)}{sign}"
        return name if QFontMetrics(font).horizontalAdvance(name) <= room else short

    def _box(self, number: int) -> QRect:
        width = (self.width() + _GAP) // _COLUMNS - _GAP
        height = self._box_height()
        column, row = number % _COLUMNS, number // _COLUMNS
        return QRect(column * (width + _GAP), row * (height + _GAP), width, height)

    def _box_height(self) -> int:
        """As high as the longest state needs, two lines at least, below the name."""
        metrics = QFontMetrics(self.font())
        width = (self.width() + _GAP) // _COLUMNS - _GAP - _PADDING
        states = [
            metrics.boundingRect(QRect(0, 0, width, 1_000), int(_WRAPPED), _state_text(month)).height()
            for month in self._months
        ]
        return metrics.height() + max(2 * metrics.height(), *states, 0) + 14


def _title(period: ReportingPeriod) -> str:
    text = period_words(period)
    return text[:1].upper() + text[1:]


def _state_text(month: PeriodRow) -> str:
    return f"{SIGNS[month.state]} {own_state(month.state)}"
