"""The edge around one file: what nobody foresaw in it is reported and told there, and the files after it go on."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ctph_desktop.domain.errors import PackageRefusedError, RefusalReason

R = TypeVar("R")


class Unforeseen:
    """Catches what one file sets off; `report` writes the crash report and returns where it lies."""

    def __init__(self, report: Callable[[BaseException], Path | None]) -> None:
        self._report = report
        self._reports: dict[type[BaseException], str] = {}

    def kept_to(self, work: Callable[[], R], told: Callable[[PackageRefusedError], R]) -> R:
        """Do a piece of work; a fault of the program in it becomes a refusal of this one file.

        Faults of one type are reported once, so that a stick of a thousand such files writes no thousand reports.
        """
        try:
            return work()
        except Exception as error:  # noqa: BLE001 - the edge of one file: the others must not pay for it
            if type(error) not in self._reports:
                written = self._report(error)
                self._reports[type(error)] = written.name if written else ""
            name = self._reports[type(error)]
            return told(PackageRefusedError(RefusalReason.UNFORESEEN, {"report": name}))
