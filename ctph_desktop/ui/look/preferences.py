"""What this PC remembers of the person's choices, in a small file in the data folder."""

from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QSettings

_FILE = "preferences.ini"
_FORMER_FILE = "desktop.ini"  # in which Windows keeps how a folder looks: it hides the file, or writes its own over it

LETTER_SIZES = (90, 100, 110, 125, 150)  # per cent
USUAL_SIZE = 100
_LETTERS = "letters"
_PRINTS = "sealing/prints"
_SENDS = "sealing/sends"
_LETTERS_OF_TABLES = "tables/zoom"
_PRINTER = "printing/printer"
_AFTER_PAPER = "printing/after"


class AfterPaper(StrEnum):
    """What becomes of a paper once it is written as PDF."""

    TELL = "tell"
    OPEN = "open"
    PRINT = "print"


class Preferences:
    """Reads and writes `preferences.ini`; never the registry."""

    def __init__(self, folder: Path) -> None:
        file, former = folder / _FILE, folder / _FORMER_FILE
        if not file.exists():
            with suppress(OSError):
                former.rename(file)
        self.file = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """The language code chosen last."""
        return str(self.file.value("language", "vi"))

    @property
    def letter_size(self) -> int:
        """The size of letters chosen last, in per cent of the usual one."""
        return self._size(_LETTERS)

    def choose_letter_size(self, size: int) -> None:
        """Remember a size of letters."""
        self._remember(_LETTERS, size)

    @property
    def letter_size_of_tables(self) -> int:
        """The size of letters in tables chosen last, in per cent of that of all else."""
        return self._size(_LETTERS_OF_TABLES)

    def choose_letter_size_of_tables(self, size: int) -> None:
        """Remember a size of letters in tables."""
        self._remember(_LETTERS_OF_TABLES, size)

    @property
    def sends_when_sealing(self) -> bool:
        """Whether a month's file is written as soon as the month is sealed."""
        return str(self.file.value(_SENDS, "1")) != "0"

    def choose_to_send_when_sealing(self, *, sends: bool) -> None:
        """Remember whether the file is written then."""
        self._remember(_SENDS, int(sends))

    @property
    def prints_when_sealing(self) -> bool:
        """Whether a month's paper is made as soon as the month is sealed."""
        return str(self.file.value(_PRINTS, "0")) != "0"

    def choose_to_print_when_sealing(self, *, prints: bool) -> None:
        """Remember whether the paper is made then."""
        self._remember(_PRINTS, int(prints))

    @property
    def printer(self) -> str:
        """The printer that is printed on; empty for that of the PC."""
        return str(self.file.value(_PRINTER, "") or "")

    def choose_printer(self, name: str) -> None:
        """Remember a printer."""
        self._remember(_PRINTER, name)

    @property
    def after_paper(self) -> AfterPaper:
        """What becomes of a paper once it is written."""
        kept = str(self.file.value(_AFTER_PAPER, ""))
        return next((after for after in AfterPaper if after.value == kept), AfterPaper.TELL)

    def choose_after_paper(self, after: AfterPaper) -> None:
        """Remember what becomes of papers."""
        self._remember(_AFTER_PAPER, after.value)

    @property
    def version(self) -> str:
        """The version of the program that ran here last; empty before there was one."""
        return str(self.file.value("version", ""))

    def remember_version(self, version: str) -> None:
        """Remember that this version ran here."""
        self._remember("version", version)

    def choose_language(self, code: str) -> None:
        """Remember a language."""
        self._remember("language", code)

    def _size(self, key: str) -> int:
        kept = str(self.file.value(key, ""))
        return next((size for size in LETTER_SIZES if str(size) == kept), USUAL_SIZE)

    def _remember(self, key: str, value: int | str) -> None:
        self.file.setValue(key, value)
        self.file.sync()
