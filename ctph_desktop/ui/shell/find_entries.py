"""What Ctrl+K finds: each thing with its name, what else it is known by, what is said beside it, and its place."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ctph_desktop.domain.finding import Findable
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.services.ground.finding_rows import FindableKind, FindableRow
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.period_words import period_words, short_period_words
from ctph_desktop.wording import formats

if TYPE_CHECKING:
    from ctph_desktop.ui.screens.screen import Place


class Goal(Struct, frozen=True):
    """Where a found thing leads: a command, or a screen with what begins there, seen from a standpoint, in a period."""

    place: str = ""
    action: str = ""
    standpoint: Standpoint | None = None
    period: ReportingPeriod | None = None
    command: QAction | None = None


class FindEntry(Struct, frozen=True):
    """A line of the list; `keys` lead there too."""

    text: Findable
    goal: Goal
    keys: str = ""


def screen_entries(places: "Sequence[Place]") -> Iterator[FindEntry]:
    """Yield the screens of the office."""
    for place in places:
        text = Findable(place.title, also=(place.label,), beside=translate("Finder", "Màn hình"))
        yield FindEntry(text, Goal(place.key), keys=shown_keys(place.keys))


def office_entries(rows: Sequence[FindableRow], *, place_of: "dict[FindableKind, str]") -> Iterator[FindEntry]:
    """Yield programmes, units and indicators, then the periods of every programme.

    `place_of` names the screen on which each kind is seen; a kind without one is left out.
    """
    for row in rows:
        if row.kind is FindableKind.PROGRAMME:
            beside = translate("Finder", "Chương trình · năm {year}").format(year=row.year)
            text = Findable(row.name, (f"{row.name} {row.year}", *row.also), beside)
            yield FindEntry(text, Goal(standpoint=row.standpoint))
        elif row.kind in place_of:
            kind = {
                FindableKind.UNIT: translate("Finder", "Đơn vị"),
                FindableKind.INDICATOR: translate("Finder", "Chỉ tiêu"),
            }[row.kind]
            text = Findable(row.name, row.also, f"{kind} · {row.beside}")
            goal = Goal(place_of[row.kind], f"{row.kind.value}:{row.uuid}", row.standpoint)
            yield FindEntry(text, goal)
    for row in rows:
        for period in row.periods:
            yield _period_entry(row, period)


def _period_entry(row: FindableRow, period: ReportingPeriod) -> FindEntry:
    name = period_words(period)
    name = name if period.kind in {PeriodKind.HALF_YEAR, PeriodKind.NINE_MONTHS} else name[:1].upper() + name[1:]
    short = short_period_words(period)
    vietnamese = formats.period(period)
    also = [short, f"{short} {period.year}", vietnamese]
    if period.kind in {PeriodKind.MONTH, PeriodKind.QUARTER}:
        word = vietnamese.partition(" ")[0]
        also += [f"{word[0]}{period.number}", f"{word[0]}{period.number} {period.year}"]
        also += [f"{word} {period.number} {period.year}", f"{period.number} {period.year}"]
    kind = translate("Finder", "Kỳ báo cáo")
    text = Findable(name, tuple(dict.fromkeys(also)), f"{kind} · {row.name}")
    return FindEntry(text, Goal(standpoint=row.standpoint, period=period))


def command_entries(bar: QMenuBar, *, without: Sequence[QMenu]) -> Iterator[FindEntry]:
    """Yield what can be chosen in the menus now, with the menu it stands in and its keys."""
    kind = translate("Finder", "Lệnh")
    for title, action in menu_actions(bar, without=without):
        if action.isEnabled():
            text = Findable(command_name(action), beside=f"{kind} · {title}")
            yield FindEntry(text, Goal(command=action), keys=command_keys(action))


def menu_actions(bar: QMenuBar, *, without: Sequence[QMenu] = ()) -> Iterator[tuple[str, QAction]]:
    """Yield the actions of the menus that are shown, each with the title of its menu."""
    for head in bar.actions():
        menu = head.menu()
        if isinstance(menu, QMenu) and head.isVisible() and menu not in without:
            yield from _actions(menu, head.text().replace("&", ""))


def _actions(menu: QMenu, title: str) -> Iterator[tuple[str, QAction]]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _actions(below, f"{title} › {command_name(action)}")
        elif action.isVisible() and not action.isSeparator():
            yield title, action


def command_name(action: QAction) -> str:
    """Return what a command is called, without its mnemonic, its keys and the dots of a dialog."""
    return action.text().partition("\t")[0].replace("&", "").removesuffix("…").strip()


def command_keys(action: QAction) -> str:
    """Return the keys of a command as they are shown: those that are heard everywhere, or by a table alone."""
    return shown_keys(action.shortcut()) or action.text().partition("\t")[2]


def shown_keys(keys: QKeySequence | str) -> str:
    """Return keys as they stand in a menu."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
