"""Beside the grid: what is wrong in a month or still asked of it, each line a link to its cell."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctph_desktop.ui.screens.progress.points import Point
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.link_line import LinkLine


class CheckList(QWidget):
    """Hidden until it is asked for; `line_wanted` names the line whose cell is to be shown."""

    line_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[LinkLine] = []
        self.title = plain_label(name="sectionTitle")
        self.close_button = button(self.tr("Ẩn"), tip=self.tr("Ẩn danh sách các chỗ cần xem"))
        self._shown: tuple[Point, ...] = ()
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(self.tr("Các chỗ cần xem"))
        area.setWidget(inner)
        top = QHBoxLayout()
        top.addWidget(self.title, stretch=1)
        top.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(area, stretch=1)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def show_points(self, points: Sequence[Point]) -> None:
        """List the points of a month; nothing is built anew while they stay the same."""
        if self.lines and tuple(points) == self._shown:
            return
        self._shown = tuple(points)
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.title.setText(self.tr("Cần xem: {count}").format(count=len(points)))
        if not points:
            self.lines = [LinkLine(self.tr("Không còn ô nào cần xem."), is_link=False)]
        else:
            self.lines = [LinkLine(_text(point), is_link=point.line is not None) for point in points]
        for place, line in enumerate(self.lines):
            self._list.insertWidget(place, line)
        for line, point in zip(self.lines, points, strict=False):
            line.chosen.connect(partial(self.line_wanted.emit, point.line))


def _text(point: Point) -> str:
    said = f"{point.label}: {point.message}" if point.label else point.message
    return f"{'▲' if point.is_error else '•'} {said}"
