"""What is wrong with a window as it is shown: cut-off text, controls without a name, texts of the other language."""

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from defusedxml import ElementTree
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPushButton,
    QTabBar,
    QWidget,
)

from ctph_desktop.system.paths import resource
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.look.languages import VIETNAMESE

_PLACE: Final = re.compile(r"\{\w+\}|%n|%\d")
ROOM: Final = QSize(1366, 697)  # 1366 × 768 without task bar and title
_MARKED: Final = re.compile("[\u0300-\u036f]")
_SHORTEST: Final = 8  # letters between two values: fewer stand in other sentences too
_ARROW: Final = 18  # pixels of a list's arrow


def findings_in(window: QWidget, *, language: str) -> Iterator[str]:
    """Yield all that is wrong with a window, each with what kind it is of."""
    room = ROOM / window.devicePixelRatioF() if isinstance(window, QMainWindow) else window.screen().availableSize()
    if window.size().boundedTo(room) != window.size():
        yield f"larger than the screen: {window.size().toTuple()}"
    for told in (cut_off, outside, overlapping, silent):
        yield from (f"{told.__name__}: {finding}" for finding in told(window))
    if language != VIETNAMESE:
        yield from (f"untranslated: {text}" for text in _other_texts()(window))


@cache
def _other_texts() -> "OtherTexts":
    return OtherTexts(of_data=_heads_of_forms())


def _heads_of_forms() -> set[str]:
    """Return what the forms of the catalogue say of their lines and columns."""
    forms = [json.loads(file.read_text("utf-8")) for file in resource("catalogue", "forms").glob("*.json")]
    columns = [column for form in forms for column in form["columns"]]
    heads = {text for column in columns for text in (column["label"], *column.get("groups", ()))}
    return heads | {form["line_heading"] for form in forms}


def cut_off(window: QWidget) -> Iterator[str]:
    """Yield the texts that have less room than they need."""
    for shown in _shown(window, QWidget):
        for kind, told in _CUT.items():
            if isinstance(shown, kind):
                yield from told(shown)
                break


def _cut_push_button(button: QPushButton) -> Iterator[str]:
    wanted = button.sizeHint()
    if button.text() and (button.width() < wanted.width() or button.height() < wanted.height()):
        yield f"button {button.text()!r}: {button.size().toTuple()} < {wanted.toTuple()}"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    wanted = button.minimumSizeHint().width()
    if button.text() and button.width() < wanted:
        yield f"button {button.text()!r}: {button.width()} < {wanted}"


def _cut_group(group: QGroupBox) -> Iterator[str]:
    if QFontMetrics(group.font()).horizontalAdvance(group.title()) > group.width():
        yield f"group {group.title()!r}"


def _cut_list(chosen: QComboBox) -> Iterator[str]:
    needed = QFontMetrics(chosen.font()).horizontalAdvance(chosen.currentText())
    if not chosen.isEditable() and needed > chosen.width() - _ARROW:
        yield f"list {chosen.currentText()!r}: {chosen.width()}"


def _cut_label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or label.pixmap().width():
        return
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if label.height() < needed:
            yield f"label {text!r}: {label.height()} high, {needed} needed"
        return
    needed = label.minimumSizeHint().width()
    if label.width() < needed or label.height() < label.minimumSizeHint().height():
        yield f"label {text!r}: {label.size().toTuple()} < {label.minimumSizeHint().toTuple()}"


def _cut_tabs(tabs: QTabBar) -> Iterator[str]:
    metrics = QFontMetrics(tabs.font())
    for number in range(tabs.count()):
        wanted = metrics.horizontalAdvance(tabs.tabText(number).replace("&", ""))
        if tabs.tabRect(number).width() < wanted:
            yield f"tab {tabs.tabText(number)!r}"


_CUT: Final[Mapping[type[QWidget], Callable[..., Iterator[str]]]] = MappingProxyType(
    {
        QLabel: _cut_label,
        QPushButton: _cut_push_button,
        QAbstractButton: _cut_button,
        QTabBar: _cut_tabs,
        QGroupBox: _cut_group,
        QComboBox: _cut_list,
    }
)


def outside(window: QWidget) -> Iterator[str]:
    """Yield the controls of which a part lies outside what holds them."""
    for shown in _shown(window, QAbstractButton | QLabel | QLineEdit | QComboBox):
        holder = shown.parentWidget()
        if holder is None or shown.isWindow() or _scrolls(shown):
            continue
        if shown.geometry().intersected(holder.rect()) != shown.geometry() and shown.width() and shown.height():
            yield f"{_text_of(shown)!r} {shown.geometry().getRect()} of {holder.size().toTuple()}"


def overlapping(window: QWidget) -> Iterator[str]:
    """Yield pairs of controls of one holder that lie over one another."""
    by_holder: dict[QWidget, list[QWidget]] = {}
    for shown in _shown(window, QAbstractButton | QLabel | QLineEdit | QComboBox):
        holder = shown.parentWidget()
        if holder is not None and not shown.isWindow() and not _scrolls(shown) and _text_of(shown):
            by_holder.setdefault(holder, []).append(shown)
    for controls in by_holder.values():
        for number, one in enumerate(controls):
            for other in controls[number + 1 :]:
                if not QRect.intersected(one.geometry(), other.geometry()).isEmpty():
                    yield f"{_text_of(one)!r} over {_text_of(other)!r}"


def silent(window: QWidget) -> Iterator[str]:
    """Yield the controls one can reach by keyboard of which a screen reader says neither name nor kind."""
    for shown in _shown(window, QWidget):
        if shown.focusPolicy() == Qt.FocusPolicy.NoFocus or not shown.isEnabled() or shown.focusProxy() is not None:
            continue
        told = QAccessible.queryAccessibleInterface(shown)
        if told is None or not told.isValid():
            yield f"{type(shown).__name__}: not told"
        elif not told.text(QAccessible.Text.Name).strip():
            yield f"{type(shown).__name__} {shown.objectName()!r} in {type(shown.parentWidget()).__name__}: no name"
        elif told.role() == QAccessible.Role.NoRole:
            yield f"{type(shown).__name__} {told.text(QAccessible.Text.Name)!r}: no role"


class OtherTexts:
    """The Vietnamese texts that have an English translation: none may stand in an English window.

    What a form says of its columns is data, and stays as the office wrote it: `of_data`.
    """

    def __init__(self, *, of_data: Collection[str] = ()) -> None:
        self._of_data = frozenset(map(_plain, of_data))
        file = resource("translations", "ctph_en.ts")
        self._whole: set[str] = set()
        patterns: list[str] = []
        for message in ElementTree.parse(file).iter("message"):
            vietnamese = message.findtext("source") or ""
            translations = [form.text or "" for form in message.iter("numerusform")] or [
                message.findtext("translation") or ""
            ]
            if not _is_marked(vietnamese) or vietnamese in translations:
                continue
            text = _plain(vietnamese)
            pieces = _PLACE.split(text)
            if len(pieces) == 1:
                self._whole.add(text)
            elif any(len(piece) >= _SHORTEST and _is_marked(piece) for piece in pieces):
                patterns.append(".+".join(map(re.escape, pieces)))
        self._patterns = re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.DOTALL)

    def __call__(self, window: QWidget) -> Iterator[str]:
        """Yield the texts of a window that are Vietnamese although they are translated."""
        yield from (text for text in dict.fromkeys(_texts(window)) if self.is_of_code(text))

    def is_of_code(self, text: str) -> bool:
        """Whether a text is one that is written in the code, with or without values in it."""
        plain = _plain(text)
        if plain in self._of_data:
            return False
        return plain in self._whole or self._patterns.fullmatch(plain) is not None


def _texts(window: QWidget) -> Iterator[str]:
    yield window.windowTitle()
    if isinstance(window, QMenu):
        yield from (action.text() for action in window.actions())
    for shown in _shown(window, QWidget):
        yield _text_of(shown)
        yield shown.toolTip()
        yield shown.accessibleName()
        if isinstance(shown, QTabBar):
            yield from (shown.tabText(number) for number in range(shown.count()))
        if isinstance(shown, QComboBox):
            yield from (shown.itemText(number) for number in range(shown.count()))
        if isinstance(shown, QLineEdit):
            yield shown.placeholderText()
        if isinstance(shown, GridView):
            columns: tuple[Column[object], ...] = tuple(shown.table.columns)
            yield from (text for column in columns for text in (column.title, *column.groups))


def _text_of(shown: QWidget) -> str:
    if isinstance(shown, QLabel | QAbstractButton):
        return shown.text()
    return shown.title() if isinstance(shown, QGroupBox) else ""


def _shown(window: QWidget, kind: object) -> Iterator[QWidget]:
    for found in window.findChildren(QWidget):
        if isinstance(found, kind) and found.isVisibleTo(window) and found.isVisible() and found.window() is window:
            yield found


def _scrolls(shown: QWidget) -> bool:
    """Whether what holds a widget can be scrolled: what is outside can be brought in."""
    holder = shown.parentWidget()
    while holder is not None and not holder.isWindow():
        if isinstance(holder, QAbstractScrollArea):
            return True
        holder = holder.parentWidget()
    return False


def _is_marked(text: str) -> bool:
    return _MARKED.search(unicodedata.normalize("NFD", text)) is not None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("&", "").strip()
