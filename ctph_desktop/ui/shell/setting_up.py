"""Answers to the menu Thiết lập: its pages, the language and the size of letters."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.languages import LANGUAGES, OtherLanguage
from ctph_desktop.ui.look.preferences import Preferences

if TYPE_CHECKING:
    from ctph_desktop.domain.letterhead import Letterhead
    from ctph_desktop.ui.shell.main_window import MainWindow
    from ctph_desktop.ui.shell.office_link import OfficeLink


class SettingUp(QObject):
    """What is of the office is kept with it, everything else on this PC."""

    def __init__(
        self, window: "MainWindow", *, preferences: Preferences, link: "Callable[[], OfficeLink | None]"
    ) -> None:
        super().__init__(window)
        self._window, self._preferences, self._link = window, preferences, link
        window.settings_wanted.connect(self._on_settings_wanted)
        window.language_chosen.connect(self._on_language_chosen)
        window.letter_size_chosen.connect(self._on_letter_size_chosen)

    def _on_settings_wanted(self, page: int) -> None:
        link = self._link()
        if link is not None:
            link.ask(lambda office: office.letterheads.read(), on_done=lambda found: self._ask(found, page), owner=self)

    def _ask(self, letterhead: "Letterhead", page: int) -> None:
        # Rarely wanted.
        from ctph_desktop.ui.look.last_folders import LastFolders  # noqa: PLC0415
        from ctph_desktop.ui.shell.settings_dialog import SettingsDialog, SettingsPage  # noqa: PLC0415

        link = self._link()
        if link is None:
            return
        dialog = SettingsDialog(
            self._window,
            letterhead,
            office_name=link.profile.unit_name,
            folders=LastFolders(link.profile.unit),
            preferences=self._preferences,
            page=SettingsPage(page),
        )
        is_given, given = dialog.exec(), dialog.heading.letterhead
        size, language = dialog.letters_box.currentData(), dialog.language_box.currentData()
        dialog.deleteLater()
        if not is_given:
            return
        self._tell(self.tr("Đã ghi thiết lập."))
        for group, chosen in ((self._window.letter_actions, size), (self._window.language_actions, language)):
            for action in group.actions():
                action.setChecked(action.data() == chosen)
        self._on_letter_size_chosen(size)
        self._on_language_chosen(language)
        if given != letterhead:
            said = self.tr("Đã ghi đầu trang và người ký; mọi bản in từ nay theo đó.")
            link.ask(lambda office: office.letterheads.write(given), on_done=lambda _: self._tell(said), owner=self)

    def _on_language_chosen(self, code: str) -> None:
        if code == self._preferences.language:
            return
        self._preferences.choose_language(code)
        # Both who reads the language of now and who reads the one chosen must understand it.
        chosen = OtherLanguage(code).translate("SettingUp", "Ngôn ngữ mới dùng từ lần mở chương trình sau.")
        now = self.tr("Ngôn ngữ mới dùng từ lần mở chương trình sau.")
        dialogs.tell(self._window, title=LANGUAGES[code], text=chosen, detail=now)

    def _on_letter_size_chosen(self, size: int) -> None:
        if size != self._preferences.letter_size:
            self._preferences.choose_letter_size(size)
            self._tell(self.tr("Cỡ chữ {size} % dùng từ lần mở chương trình sau.").format(size=size))

    def _tell(self, sentence: str) -> None:
        self._window.set_saved_state("saved", sentence)
