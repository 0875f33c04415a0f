"""One question about all cells of a pasted block that are doubtful for the same reason."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ctph_desktop.ui.grid.columns import CellEdit
from ctph_desktop.ui.grid.pasting import AskedText, Doubt, Meaning, PastePlan
from ctph_desktop.ui.widgets.controls import plain_label
from ctph_desktop.wording import formats


class PasteQuestion(QWidget):
    """Offers what the texts may mean, the likeliest chosen, and to leave them out."""

    answered = Signal()

    def __init__(self, doubt: Doubt, asked: Sequence[AskedText]) -> None:
        super().__init__()
        self._asked = asked
        meanings = tuple(dict.fromkeys(meaning for text in asked for meaning in text.readings))
        self.choices: dict[Meaning | None, QRadioButton] = {m: QRadioButton(self._words(m)) for m in meanings}
        self.choices[None] = QRadioButton(self.tr("không dán các ô này"))
        question = self._question(doubt)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(plain_label(question, wraps=True))
        line = QHBoxLayout()
        self._group = QButtonGroup(self)
        for choice in self.choices.values():
            choice.setAccessibleName(f"{question} {choice.text()}")
            self._group.addButton(choice)
            line.addWidget(choice)
        line.addStretch(1)
        layout.addLayout(line)
        self.choices[meanings[0]].setChecked(True)
        self._group.buttonClicked.connect(self.answered)

    @property
    def edits(self) -> tuple[CellEdit, ...]:
        """The cells as they were answered; one that cannot mean that is left out."""
        chosen = next(meaning for meaning, choice in self.choices.items() if choice.isChecked())
        if chosen is None:
            return ()
        readings = ((text, text.readings.get(chosen)) for text in self._asked)
        return tuple(CellEdit(text.row, text.column, reading.value) for text, reading in readings if reading)

    def _question(self, doubt: Doubt) -> str:
        count = len(self._asked)
        sentence = {
            Doubt.COMMA: self.tr("Dấu phẩy trong %n ô, ví dụ «{text}», là:", "", count),
            Doubt.POINT: self.tr("Dấu chấm trong %n ô, ví dụ «{text}», là:", "", count),
            Doubt.DASH: self.tr("Gạch ngang «{text}» trong %n ô là:", "", count),
            Doubt.ROUNDED: self.tr("%n ô có phần lẻ không hiện ra, ví dụ «{text}»:", "", count),
        }[doubt]
        return sentence.format(text=self._asked[0].text)

    def _words(self, meaning: Meaning) -> str:
        number = next(text.readings[meaning].number for text in self._asked if meaning in text.readings)
        return {
            Meaning.THOUSANDS: self.tr("ngăn hàng nghìn: {number}"),
            Meaning.DECIMALS: self.tr("dấu thập phân: {number}"),
            Meaning.ZERO: self.tr("số 0"),
            Meaning.NOT_APPLICABLE: self.tr("không áp dụng"),
            Meaning.AS_SHOWN: self.tr("lấy số như đang hiện: {number}"),
        }[meaning].format(number=formats.quantity(number))


def questions_of(plan: PastePlan) -> tuple[PasteQuestion, ...]:
    """Return a question for each kind of doubt in a pasted block."""
    by_doubt = {doubt: tuple(text for text in plan.asked if text.doubt is doubt) for doubt in Doubt}
    return tuple(PasteQuestion(doubt, asked) for doubt, asked in by_doubt.items() if asked)
