"""The shell: navigation on the left, the office and the period always in sight, what is saved at the bottom."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ctph_desktop.ui.look.languages import LANGUAGES
from ctph_desktop.ui.look.preferences import LETTER_SIZES, USUAL_SIZE
from ctph_desktop.ui.widgets.controls import plain_label, restyle
from ctph_desktop.ui.widgets.period_picker import PeriodPicker
from ctph_desktop.ui.widgets.standpoint_box import StandpointBox

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent

    from ctph_desktop.domain.periods import ReportingPeriod
    from ctph_desktop.services.ground.office_rows import OfficeProfile
    from ctph_desktop.ui.guide.guide_window import GuideWindow
    from ctph_desktop.ui.screens.screen import Place, Screen
    from ctph_desktop.ui.shell.finder import FindBox
    from ctph_desktop.ui.widgets.notice_bar import NoticeBar
    from ctph_desktop.ui.widgets.told import Told
    from ctph_desktop.ui.widgets.way_links import WayLinks


class MainWindow(QMainWindow):
    """Holds the screens; knows none of them."""

    painted = Signal()  # once, when the window stands on the screen
    closing = Signal()
    language_chosen = Signal(str)
    letter_size_chosen = Signal(int)  # per cent
    other_office_wanted = Signal()
    join_wanted = Signal()
    authorities_wanted = Signal()
    about_wanted = Signal()
    settings_wanted = Signal(int)  # which of its pages
    rejoin_wanted = Signal()
    report_wanted = Signal(object, object, str, str)  # a standpoint, a period there, a screen, what begins there

    def __init__(self) -> None:
        super().__init__()
        self._is_painted = False
        self._places: tuple[Place, ...] = ()
        self._status_level = ""
        self.authorities_action: QAction | None = None
        self.finder: FindBox | None = None  # made with the menus
        self.guide: GuideWindow | None = None  # made when it is first asked for
        self._may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle(self.tr("Chương trình phối hợp"))
        self.resize(1280, 700)
        self.setCentralWidget(self._build_body())
        self._build_menu()
        self._connect()
        self.show_message(self.tr("Đang mở…"))

    # Layout

    def _build_body(self) -> QWidget:
        self.navigation = QListWidget()
        self.navigation.setObjectName("navigation")
        self.navigation.setAccessibleName(self.tr("Các màn hình"))
        self.navigation.setFixedWidth(self.fontMetrics().horizontalAdvance("M") * 14)
        self.pages = QStackedWidget()
        self._message = plain_label(name="message", wraps=True)
        self.pages.addWidget(self._message)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addWidget(self.pages, stretch=1)
        body = QWidget()
        self._column = column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_header())
        self.banner = plain_label(name="banner", wraps=True)
        self.banner.hide()
        column.addWidget(self.banner)
        self.left_bar: NoticeBar | None = None  # built when there is something to tell
        column.addLayout(middle, stretch=1)
        column.addWidget(self._build_status_line())
        return body

    def _build_header(self) -> QWidget:
        header = QFrame()
        header.setObjectName("header")
        self.office_name = plain_label(name="officeName", spoken=self.tr("Đơn vị"))
        self.programme_title = plain_label(name="programmeTitle", spoken=self.tr("Chương trình"))
        self.standpoint_box = StandpointBox()
        self.period_picker = PeriodPicker(self.tr("Kỳ &báo cáo:"))
        self.period_picker.setEnabled(False)
        self.find_line = QLineEdit()
        self.find_line.setAccessibleName(self.tr("Tìm mọi thứ"))
        self.find_line.setPlaceholderText(self.tr("Tìm (Ctrl+K)"))
        self.find_line.setClearButtonEnabled(False)
        self.find_line.setFixedWidth(self.fontMetrics().horizontalAdvance("M") * 12)
        self.find_line.hide()
        for label in (self.office_name, self.programme_title):
            label.setMinimumWidth(1)  # they have what room the boxes beside them leave
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.office_name)
        names.addWidget(self.programme_title)
        row = QHBoxLayout(header)
        row.setContentsMargins(14, 6, 12, 6)
        row.addLayout(names, stretch=1)
        row.addWidget(self.standpoint_box)
        row.addWidget(self.period_picker)
        row.addWidget(self.find_line)
        return header

    def _build_status_line(self) -> QWidget:
        line = QFrame()
        line.setObjectName("statusLine")
        self.saved_state = plain_label(name="savedState")
        self.saved_state.setMinimumWidth(1)  # a long path makes no window wider, and leaves the links their room
        self.selection_sum = plain_label(spoken=self.tr("Tổng của vùng chọn"))
        self._status_row = row = QHBoxLayout(line)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(10)
        row.addWidget(self.saved_state)
        row.addStretch(1)
        row.addWidget(self.selection_sum)
        self.way_links: WayLinks | None = None  # built when there is a way to offer
        return line

    def _build_menu(self) -> None:
        self._office_menu = self.menuBar().addMenu(self.tr("Đơn &vị"))
        self._edit_menu = self.menuBar().addMenu(self.tr("Sửa"))
        self._view_menu = self.menuBar().addMenu(self.tr("Xem"))
        self.places_menu = self.menuBar().addMenu(self.tr("Đi tới"))
        self.year_menu = QMenu(self.tr("Chương trình"), self)
        self._settings_menu = self.menuBar().addMenu(self.tr("Thiết lập"))
        self._help_menu = self.menuBar().addMenu(self.tr("Trợ giúp"))

    def fill_menu(self, *, language: str, letter_size: int = USUAL_SIZE) -> None:
        """Add menu entries and shortcuts; the first paint does without, because Qt's actions are slow to begin with."""
        self.year_menu.menuAction().setVisible(False)
        self.menuBar().insertMenu(self._settings_menu.menuAction(), self.year_menu)
        self._build_entries()
        self._build_settings(language, letter_size)
        self._build_table_menus()
        from ctph_desktop.ui.shell.finder import FindBox  # noqa: PLC0415 - the first paint does without

        self.finder = FindBox(self, self.find_line)

    def _build_entries(self) -> None:
        from PySide6.QtGui import QKeySequence  # noqa: PLC0415

        self.open_action = self._office_menu.addAction(self.tr("&Mở đơn vị khác…"))
        self.join_action = self._office_menu.addAction(self.tr("&Tham gia theo thư mời…"))
        self.authorities_action = self._office_menu.addAction(self.tr("&Các cơ quan của đơn vị…"))
        self.authorities_action.setEnabled(bool(self._places))
        self._office_menu.addSeparator()
        self.close_action = self._office_menu.addAction(self.tr("Đón&g chương trình"))
        self.close_action.setShortcut(QKeySequence("Ctrl+Q"))
        self.guide_action = self._help_menu.addAction(self.tr("&Hướng dẫn sử dụng"))
        self.guide_action.setShortcut(QKeySequence("F1"))
        self.guide_action.triggered.connect(self._show_guide)
        self.keys_action = self._help_menu.addAction(self.tr("&Phím tắt…"))
        self.keys_action.triggered.connect(self._show_keys)
        self._help_menu.addSeparator()
        self.about_action = self._help_menu.addAction(self.tr("&Giới thiệu…"))
        self.about_action.triggered.connect(self.about_wanted)
        self.open_action.triggered.connect(self.other_office_wanted)
        self.join_action.triggered.connect(self.join_wanted)
        self.authorities_action.triggered.connect(self.authorities_wanted)
        self.close_action.triggered.connect(self.close)

    def _build_settings(self, language: str, letter_size: int) -> None:
        from PySide6.QtGui import QActionGroup, QKeySequence  # noqa: PLC0415

        self.letterhead_action = self._settings_menu.addAction(self.tr("Đầu t&rang và người ký…"))
        self.settings_action = self._settings_menu.addAction(self.tr("Thư &mục, máy in, mọi thiết lập…"))
        self.settings_action.setShortcut(QKeySequence("Ctrl+,"))
        for page, action in enumerate((self.letterhead_action, self.settings_action)):
            action.setEnabled(bool(self._places))
            action.triggered.connect(lambda _=False, page=page: self.settings_wanted.emit(page))
        self._settings_menu.addSeparator()
        self.language_actions, self.letter_actions = QActionGroup(self), QActionGroup(self)
        sizes = {size: f"{size} %" for size in LETTER_SIZES}
        for title, group, chosen, choices in (
            (self.tr("&Cỡ chữ"), self.letter_actions, letter_size, sizes),
            (self.tr("&Ngôn ngữ"), self.language_actions, language, LANGUAGES),
        ):
            menu = self._settings_menu.addMenu(title)
            for data, text in choices.items():
                action = menu.addAction(text)
                action.setCheckable(True)
                action.setChecked(data == chosen)
                action.setData(data)
                group.addAction(action)
        self.language_actions.triggered.connect(lambda action: self.language_chosen.emit(action.data()))
        self.letter_actions.triggered.connect(lambda action: self.letter_size_chosen.emit(action.data()))

    def _build_table_menus(self) -> None:
        from ctph_desktop.ui.shell.table_menus import TableMenus  # noqa: PLC0415

        menus = TableMenus(self, page=self.pages.currentWidget)
        menus.fill(self._edit_menu, self._view_menu)
        menus.told.connect(lambda text: self.set_saved_state("note", text))

    def _list_places(self) -> None:
        """Put every place into the menu, with its keys, and the months beside it; empty without an office."""
        from PySide6.QtGui import QKeySequence  # noqa: PLC0415

        if self.authorities_action is not None:
            self.authorities_action.setEnabled(bool(self._places))
            self.letterhead_action.setEnabled(bool(self._places))
            self.settings_action.setEnabled(bool(self._places))
        self.places_menu.clear()
        self.places_menu.menuAction().setVisible(bool(self._places))
        self.find_line.setVisible(bool(self._places))
        if not self._places:
            return
        for row, place in enumerate(self._places):
            action = self.places_menu.addAction(place.title)
            action.setShortcut(QKeySequence(place.keys))
            action.triggered.connect(lambda _=False, to=row: self._go_to_row(to))
        self.places_menu.addSeparator()
        for title, keys, go in (
            (self.tr("Tìm mọi thứ"), "Ctrl+K", self._begin_finding),
            (self.tr("Kỳ trước"), "Alt+PgUp", lambda: self.period_picker.step(-1)),
            (self.tr("Kỳ sau"), "Alt+PgDown", lambda: self.period_picker.step(1)),
            (self.tr("Chương trình trước"), "Ctrl+PgUp", lambda: self.standpoint_box.step(-1)),
            (self.tr("Chương trình sau"), "Ctrl+PgDown", lambda: self.standpoint_box.step(1)),
            (self.tr("Vùng tiếp theo của màn hình"), "F6", self._focus_next_area),
            (self.tr("Chỗ cần xem tiếp theo"), "F8", self._go_to_next_problem),
            (self.tr("Chốt và gửi báo cáo của kỳ"), "F9", self._end_period),
            (self.tr("Ghi ra bản in (PDF)"), "Ctrl+P", self._print_page),
        ):
            action = self.places_menu.addAction(title)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(go)

    def _connect(self) -> None:
        self.navigation.currentRowChanged.connect(self._on_navigation_row_changed)
        self.navigation.clicked.connect(self._on_navigation_clicked)
        self.period_picker.picked.connect(self._on_period_picked)
        self.period_picker.settled.connect(self.focus_page)

    # What is shown

    def show_message(self, text: str) -> None:
        """Show a sentence in place of a screen."""
        self._message.setText(text)
        self.pages.setCurrentWidget(self._message)

    def tell_news(self, text: str) -> None:
        """Tell what is new above the screens, until the person has read it."""
        self.news = self._bar_above(self.tr("Đã đọc"))
        self.news.button.clicked.connect(self.news.hide)
        self.news.tell(text)

    def _tell_left(self, text: str) -> None:
        """Tell above the screens that the authority looked at was left, and the way back."""
        if text and self.left_bar is None:
            self.left_bar = self._bar_above(self.tr("Làm việc lại"))
            self.left_bar.button.clicked.connect(self.rejoin_wanted)
        if self.left_bar is not None:
            self.left_bar.tell(text)

    def _bar_above(self, verb: str) -> "NoticeBar":
        # Imported when first needed: the window is painted before there is anything to tell.
        from ctph_desktop.ui.widgets.notice_bar import NoticeBar  # noqa: PLC0415

        bar = NoticeBar(verb)
        self._column.insertWidget(self._column.indexOf(self.banner) + 1, bar)
        return bar

    def show_page(self, page: QWidget) -> None:
        """Show a page that belongs to no office, as the start page."""
        self._forget_places()
        self._list_places()
        self.office_name.clear()
        self.programme_title.clear()
        self.banner.hide()
        self._tell_left("")
        self.standpoint_box.show_rows(())
        self.year_menu.menuAction().setVisible(False)
        self.period_picker.set_periods((), current=None)
        self.period_picker.setEnabled(False)
        self.setWindowTitle(self.tr("Chương trình phối hợp"))
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def show_office(self, profile: "OfficeProfile", places: "Sequence[Place]") -> None:
        """Show an office: its name everywhere, and the screens it may use."""
        self._forget_places()
        self.office_name.setText(profile.unit_name)
        known = profile.programme.short_title if profile.programme else ""
        self.programme_title.setText(profile.programme_title or known)
        self.setWindowTitle(self.tr("{office} – Chương trình phối hợp").format(office=profile.unit_name))
        self.banner.setText(profile.sample_note)
        self.banner.setVisible(bool(profile.sample_note))
        self._tell_left(profile.left_note)
        self._places = tuple(places)
        for place in self._places:
            place.when_built(self._take_in)
        self.navigation.addItems([place.label for place in self._places])
        self._list_places()
        self.period_picker.setEnabled(True)
        self.navigation.setCurrentRow(0)
        self.focus_page()

    def tell_authority(self, authority: str) -> None:
        """Say beside the programme whose it is, in an office that works with several authorities."""
        title = self.programme_title.text()
        if authority and authority not in title:
            self.programme_title.setText(f"{title} · {authority}" if title else authority)

    def set_periods(self, periods: Sequence["ReportingPeriod"], *, current: "ReportingPeriod | None") -> None:
        """Offer these periods in the header."""
        self.period_picker.set_periods(periods, current=current)

    def set_saved_state(self, level: str, sentence: str) -> None:
        """Say what is on disk, or what else there is to say; level is saved, busy, error or note."""
        self._status_level = level
        self.saved_state.setProperty("level", level)
        self.saved_state.setText(sentence)
        restyle(self.saved_state)
        if self.way_links is not None:
            self.way_links.show_ways(())

    def tell_done(self, told: "Told") -> None:
        """Say what was done, with links to the ways on and back; they go when something else is said."""
        self.set_saved_state("saved", told.sentence)
        if not told.ways:
            return
        if self.way_links is None:
            from ctph_desktop.ui.widgets.way_links import WayLinks  # noqa: PLC0415 - the first paint does without

            self.way_links = WayLinks()
            self.way_links.left.connect(self.focus_page)
            self._status_row.insertWidget(1, self.way_links)
        self.way_links.show_ways(told.ways)
        if told.leads_on:
            self.way_links.take_keyboard()

    def set_may_close(self, may_close: Callable[[], bool]) -> None:
        """Ask this before closing."""
        self._may_close = may_close

    @property
    def places(self) -> "tuple[Place, ...]":
        """Where one can go in the open office."""
        return self._places

    @property
    def place_shown(self) -> str:
        """The key of the place that is shown; empty without an office."""
        row = self.navigation.currentRow()
        return self._places[row].key if 0 <= row < len(self._places) else ""

    @property
    def screens(self) -> "tuple[Screen, ...]":
        """The screens that were opened so far."""
        return tuple(place.built for place in self._places if place.built is not None)

    def go_to(self, key: str) -> None:
        """Show the screen of a name."""
        for row, place in enumerate(self._places):
            if place.key == key:
                self.navigation.setCurrentRow(row)

    def go_and_focus(self, key: str) -> None:
        """Show the screen of a name and give it the keyboard."""
        self.go_to(key)
        self.focus_page()

    def is_ready_to_leave(self) -> bool:
        """Tell whether nothing typed on the screen shown would be lost by going elsewhere."""
        shown = self._shown_screen()
        return shown is None or shown.is_ready_to_leave()

    def begin(self, key: str, action: str) -> None:
        """Show a screen and begin something there; nothing if the shown screen does not let the person leave."""
        self.go_to(key)
        shown = self._shown_screen()
        if shown is not None and any(place.built is shown for place in self._places if place.key == key):
            shown.begin(action)

    # Answers

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Tell once that the window is there; what is heavy may begin then."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Close when nothing waits to be saved."""
        if self._may_close():
            event.accept()
            self.closing.emit()
        else:
            event.ignore()

    def _take_in(self, screen: "Screen") -> None:
        screen.selection_summed.connect(self.selection_sum.setText)
        screen.saved_state_changed.connect(self.set_saved_state)
        screen.done_told.connect(self.tell_done)
        screen.screen_wanted.connect(self.go_to)
        screen.action_wanted.connect(self.begin)
        screen.period_wanted.connect(self.period_picker.pick)
        screen.report_wanted.connect(self.report_wanted)
        self.pages.addWidget(screen)
        self._show_period_on(screen)

    def _forget_places(self) -> None:
        self.navigation.blockSignals(True)  # noqa: FBT003 - Qt takes no keyword here
        self.navigation.clear()
        self.navigation.blockSignals(False)  # noqa: FBT003 - Qt takes no keyword here
        self._places = ()
        for index in range(self.pages.count() - 1, 0, -1):
            if (page := self.pages.widget(index)) is not None:
                self.pages.removeWidget(page)
                page.deleteLater()

    def _show_guide(self) -> None:
        """Show the page of the guide for the screen that is shown."""
        if self.guide is None:
            from ctph_desktop.ui.guide.guide_window import GuideWindow  # noqa: PLC0415 - only when asked for

            self.guide = GuideWindow(self)
        self.guide.show_page(self.place_shown)
        self.guide.show()
        self.guide.raise_()
        self.guide.activateWindow()

    def _show_keys(self) -> None:
        from ctph_desktop.ui.guide.keys_dialog import KeysDialog  # noqa: PLC0415 - only when asked for

        dialog = KeysDialog(self, bar=self.menuBar(), page=self.pages.currentWidget())
        dialog.exec()
        dialog.deleteLater()

    def _go_to_next_problem(self) -> None:
        shown = self._shown_screen()
        if shown is not None and not shown.go_to_next_problem():
            self.set_saved_state("note", self.tr("Màn hình này không có danh sách chỗ cần xem."))

    def _end_period(self) -> None:
        shown = self._shown_screen()
        if shown is not None and not shown.end_period():
            self.set_saved_state("note", self.tr("Chốt và gửi ở màn hình «Tiến độ tháng» của xã."))

    def _print_page(self) -> None:
        shown = self._shown_screen()
        if shown is not None and not shown.print_page():
            self.set_saved_state("note", self.tr("Màn hình này không có bản in."))

    def _begin_finding(self) -> None:
        if self.finder is not None:
            self.finder.begin()

    def _go_to_row(self, row: int) -> None:
        if row < self.navigation.count():
            self.navigation.setCurrentRow(row)
            self.focus_page()

    def _on_navigation_row_changed(self, row: int) -> None:
        if not 0 <= row < len(self._places):
            return
        shown = self._shown_screen()
        if shown is not None and not shown.is_ready_to_leave():
            self._stay_on(shown)
            return
        self.selection_sum.clear()
        if self._status_level in {"saved", "note"}:  # what was said of another screen is over
            self.set_saved_state("", "")
        screen = self._places[row].screen
        self.pages.setCurrentWidget(screen)
        self._show_period_on(screen)

    def _on_navigation_clicked(self) -> None:
        # By mouse a person goes to the sheet to type; by keyboard the arrows pass over the screens.
        row = self.navigation.currentRow()
        if 0 <= row < len(self._places) and self._places[row].built is self.pages.currentWidget():
            self.focus_page()

    def _shown_screen(self) -> "Screen | None":
        return next((screen for screen in self.screens if screen is self.pages.currentWidget()), None)

    def _stay_on(self, shown: "Screen") -> None:
        self.navigation.blockSignals(True)  # noqa: FBT003 - Qt takes no keyword here
        self.navigation.setCurrentRow([p.built for p in self._places].index(shown))
        self.navigation.blockSignals(False)  # noqa: FBT003 - Qt takes no keyword here

    def _on_period_picked(self, _period: object) -> None:
        shown = self._shown_screen()
        if shown is not None and shown.period is not None and not shown.is_ready_to_leave():
            self.period_picker.stay_on(shown.period)
            return
        for screen in self.screens:
            self._show_period_on(screen)

    def _show_period_on(self, screen: "Screen") -> None:
        period = self.period_picker.period
        if period is not None and screen.period != period:
            screen.show_period(period)

    def _focus_next_area(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self.pages.isAncestorOf(focused):
            self.navigation.setFocus()
        elif focused is self.navigation:
            (self.standpoint_box if self.standpoint_box.isVisible() else self.period_picker).setFocus()
        elif focused is not None and self.standpoint_box.isAncestorOf(focused):
            self.period_picker.setFocus()
        elif self.way_links is not None and focused not in self.way_links.links and self.way_links.take_keyboard():
            return
        else:
            self.focus_page()

    def focus_page(self) -> None:
        """Give the screen shown the keyboard; where its usual place takes none now, the first that does."""
        page = self.pages.currentWidget()
        if page is None:
            return
        page.setFocus()
        focused = self.focusWidget()
        if focused is None or not (focused is page or page.isAncestorOf(focused)):
            from ctph_desktop.ui.widgets.reachable import first_reachable  # noqa: PLC0415 - rarely needed

            if (first := first_reachable(page)) is not None:
                first.setFocus()
