"""Takes edits as fast as they are typed and has them recorded; waiting edits share one call."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from ctph_desktop.domain.errors import DomainError
from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.wording.errors import explain


class _Batch(Struct, frozen=True):
    period: ReportingPeriod
    figures: Mapping[LineKey, FigureValue]
    reason: str = ""


class FigureSaver(QObject):
    """Edits wait here until they are on disk. A refused edit stays, with its sentence, until it is typed anew.

    A batch that is refused as a whole is tried figure by figure, so that one bad figure holds back no other.
    """

    saving = Signal()
    saved = Signal(object)  # datetime
    refused = Signal(str)
    settled = Signal(object)  # Changes: everything asked for has been tried

    def __init__(self, link: OfficeLink) -> None:
        super().__init__(link)
        self._link = link
        self._waiting: list[_Batch] = []
        self._running: _Batch | None = None
        self._refused: dict[tuple[ReportingPeriod, LineKey], tuple[FigureValue, str]] = {}

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits to be recorded."""
        return self._running is None and not self._waiting

    @property
    def has_refused(self) -> bool:
        """Whether some figure could not be recorded and still stands only on the screen."""
        return bool(self._refused)

    def save(self, period: ReportingPeriod, figures: Mapping[LineKey, FigureValue], *, reason: str = "") -> None:
        """Have figures recorded."""
        for key in figures:
            self._refused.pop((period, key), None)
        last = self._waiting[-1] if self._waiting else None
        if last is not None and last.period == period and last.reason == reason:
            self._waiting[-1] = _Batch(period, {**last.figures, **figures}, reason)
        else:
            self._waiting.append(_Batch(period, dict(figures), reason))
        self._start_next()

    def unsaved(self, period: ReportingPeriod) -> dict[LineKey, FigureValue]:
        """Return what is shown but not on disk yet, by row key."""
        figures = {key: value for (p, key), (value, _) in self._refused.items() if p == period}
        for batch in ([self._running] if self._running else []) + self._waiting:
            if batch.period == period:
                figures.update(batch.figures)
        return figures

    def refusal(self, period: ReportingPeriod, key: LineKey) -> str:
        """Return why a figure could not be recorded; empty if it could."""
        entry = self._refused.get((period, key))
        return entry[1] if entry else ""

    def _start_next(self) -> None:
        if self._running is not None or not self._waiting:
            return
        batch = self._running = self._waiting.pop(0)
        self.saving.emit()
        self._link.ask(
            lambda office: office.progress.record(batch.period, dict(batch.figures), reason=batch.reason),
            on_done=self._on_recorded,
            on_error=self._on_refused,
            owner=self,
        )

    def _on_recorded(self, changes: Changes) -> None:
        self._running = None
        self.saved.emit(datetime.now().astimezone())
        self._go_on(changes)

    def _on_refused(self, error: BaseException) -> None:
        batch = self._running
        assert batch is not None
        self._running = None
        if isinstance(error, DomainError) and len(batch.figures) > 1:
            self._waiting[:0] = [_Batch(batch.period, {k: v}, batch.reason) for k, v in batch.figures.items()]
        else:
            sentence = explain(error)
            for key, value in batch.figures.items():
                self._refused[batch.period, key] = (value, sentence)
            self.refused.emit(sentence)
        self._go_on(Changes.FIGURES)

    def _go_on(self, changes: Changes) -> None:
        self._start_next()
        if self.is_idle:
            self.settled.emit(changes)
