"""The language of the interface: Vietnamese is written in the code, English is a translation."""

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from ctph_desktop.system.paths import resource

VIETNAMESE = "vi"
ENGLISH = "en"
LANGUAGES = {VIETNAMESE: "Tiếng Việt", ENGLISH: "English"}


def translate(context: str, text: str) -> str:
    """Return a text of a module without a widget of its own in the language of the interface."""
    return QCoreApplication.translate(context, text)


class OtherLanguage:
    """A language that is not the interface's; what it lacks is said as it is written in the code."""

    def __init__(self, code: str) -> None:
        self._translator = QTranslator()
        if code != VIETNAMESE:
            self._translator.load(str(resource("translations", f"ctph_{code}.qm")))

    def translate(self, context: str, text: str) -> str:
        """Return a text in this language."""
        return self._translator.translate(context, text) or text


def install_language(app: QApplication, code: str) -> None:
    """Speak a language: `vi` gives Qt's own buttons in Vietnamese, `en` translates the whole interface."""
    code = code if code in LANGUAGES else VIETNAMESE
    translator = QTranslator(app)
    if translator.load(str(resource("translations", f"ctph_{code}.qm"))):
        app.installTranslator(translator)


def tell_in(code: str) -> None:
    """Let the sentences of `wording` follow the interface; their table is read with the first one that is told."""
    from ctph_desktop.wording.told import tell_from  # noqa: PLC0415 - nothing is told before the window is painted

    tell_from(resource("translations", "told_en.json") if code == ENGLISH else None)
