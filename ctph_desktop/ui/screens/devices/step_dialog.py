"""A wizard in plain words: one step at a time, a verb on every button, and what to do next at the end."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import DomainError, EnvironmentFault, MistypedCodeError
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.code_line import wrong_groups
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording.errors import explain

if TYPE_CHECKING:
    from ctph_desktop.office import Office


def _nothing() -> str:
    return ""


class Step(Struct, frozen=True):
    """One page: what it shows, the verb that leaves it, and what still keeps the person there (empty: nothing)."""

    page: QWidget
    verb: str
    complaint: Callable[[], str] = _nothing


class StepDialog(QDialog):
    """Accepted means: it was done, and `outcome` says what. `perform` is called by the verb of the last step."""

    def __init__(self, parent: QWidget, *, title: str, link: OfficeLink) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        fit(self, 640, 400)
        self.link = link
        self.is_done = False
        self.outcome = ""
        self._steps: tuple[Step, ...] = ()
        self._build()

    def _build(self) -> None:
        self.heading = plain_label(name="sectionTitle")
        self.pages = QStackedWidget()
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.back_button = button(self.tr("&Quay lại"))
        self.next_button = button("", is_primary=True)
        self.leave_button = button(self.tr("Thôi"))
        self.done_text = plain_label(wraps=True, is_selectable=True)
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.next_button)
        row.addWidget(self.leave_button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.heading)
        layout.addWidget(self.pages, stretch=1)
        layout.addWidget(self.message)
        layout.addLayout(row)
        self.back_button.clicked.connect(lambda: self._show(self.pages.currentIndex() - 1))
        self.next_button.clicked.connect(self._on_next_clicked)
        self.leave_button.clicked.connect(self.reject)

    def set_steps(self, *steps: Step) -> None:
        """Lay out the pages and show the first."""
        self._steps = steps
        for step in steps:
            self.pages.addWidget(step.page)
        self.pages.addWidget(page(self.done_text))
        self._show(0)

    def perform(self) -> None:
        """Do what the wizard is for."""
        raise NotImplementedError

    def run(self, use_case: "Callable[[Office], Changes]", *, on_done: Callable[[], None]) -> None:
        """Hand a use case to the office; a refusal is said on the page, and nothing is lost."""
        self.next_button.setEnabled(False)
        self.link.change(use_case, owner=self, on_done=on_done, on_error=self._on_refused)

    def run_alone(self, use_case: "Callable[[Office], Changes]", *, on_done: Callable[[], None]) -> None:
        """Hand over what makes the office another one: no screen may look at it before it is opened anew."""
        self.next_button.setEnabled(False)
        self.leave_button.setEnabled(False)
        self.link.ask(use_case, owner=self, on_done=lambda _: on_done(), on_error=self._on_refused)

    def finish(self, done: str, then: str) -> None:
        """Say what was done and what to do next; only closing is left."""
        self.is_done = True
        self.outcome = done
        self.done_text.setText(f"{done} {then}")
        self.heading.setText(self.tr("Đã xong"))
        self.pages.setCurrentIndex(len(self._steps))
        self.message.hide()
        self.back_button.hide()
        self.next_button.hide()
        self.leave_button.setEnabled(True)
        self.leave_button.setText(self.tr("Đón&g"))
        self.leave_button.setFocus()

    def say(self, sentence: str) -> None:
        """Say what is missing or wrong on this page."""
        self.message.setText(sentence)
        self.message.show()

    def reject(self) -> None:
        """Close; after the work was done that counts as accepted."""
        if self.is_done:
            self.accept()
        else:
            super().reject()

    def _show(self, number: int) -> None:
        step = self._steps[number]
        self.message.hide()
        self.pages.setCurrentIndex(number)
        self.heading.setVisible(len(self._steps) > 1)
        self.heading.setText(self.tr("Bước {number} / {count}").format(number=number + 1, count=len(self._steps)))
        self.back_button.setVisible(number > 0)
        self.next_button.setText(step.verb)
        self.next_button.setAccessibleName(step.verb.replace("&", ""))
        self.next_button.setEnabled(True)
        step.page.setFocus()

    def _on_next_clicked(self) -> None:
        number = self.pages.currentIndex()
        if sentence := self._steps[number].complaint():
            self.say(sentence)
        elif number + 1 < len(self._steps):
            self._show(number + 1)
        else:
            self.message.hide()
            self.perform()

    def _on_refused(self, error: BaseException) -> None:
        self.next_button.setEnabled(True)
        self.leave_button.setEnabled(True)
        if isinstance(error, MistypedCodeError):
            self.say(wrong_groups(error))
        elif isinstance(error, DomainError | EnvironmentFault):
            self.say(explain(error))
        else:
            self.link.faults.show(error)


def page(*widgets: QWidget) -> QWidget:
    """Return a page with widgets one below the other."""
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 6, 0, 6)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    if widgets:
        made.setFocusProxy(widgets[-1])
    return made


def text(sentence: str) -> QLabel:
    """Return a paragraph."""
    return plain_label(sentence, wraps=True)
