"""How a programme is reported: its rhythm, calendar, due day, forms and units."""

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.services.programmes.bones import Bones
from ctph_desktop.ui.screens.programme.reporting_words import calendar_words, due_words, rhythm_words
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.text_box import TextBox


class ReportingPage(QWidget):
    """How often is reported, by when, in which forms and by whom."""

    def __init__(self) -> None:
        super().__init__()
        self.rhythm, self.calendar, self.due = (plain_label(is_selectable=True) for _ in range(3))
        self.forms = TextBox(spoken=self.tr("Các biểu"))
        self.units = TextBox(spoken=self.tr("Đơn vị tham gia"))
        self.count = plain_label(name="sectionTitle")
        form = QFormLayout()
        for text, label in (
            (self.tr("Nhịp báo cáo:"), self.rhythm),
            (self.tr("Kỳ tính:"), self.calendar),
            (self.tr("Hạn nộp:"), self.due),
        ):
            form.addRow(plain_label(text), label)
        layout = QVBoxLayout(self)
        self.change_button = button(
            self.tr("Sửa cách báo cáo…"), tip=self.tr("Sửa nhịp, kỳ tính, hạn nộp, đơn vị tham gia từ năm đang xem")
        )
        row = QHBoxLayout()
        row.addWidget(self.change_button)
        row.addStretch(1)
        layout.addLayout(form)
        layout.addLayout(row)
        layout.addWidget(plain_label(self.tr("Biểu"), name="sectionTitle"))
        layout.addWidget(self.forms)
        layout.addWidget(self.count)
        layout.addWidget(self.units)
        layout.addStretch(1)

    def show_bones(self, bones: Bones) -> None:
        """Show how a programme is reported in a year."""
        rhythms = rhythm_words()
        self.rhythm.setText(", ".join(rhythms.get(kind, "") for kind in bones.rhythm))
        self.calendar.setText(calendar_words()[bones.calendar])
        self.due.setText(due_words(bones.due_days))
        self.forms.setPlainText("\n".join(bones.forms) or self.tr("Chưa có biểu nào."))
        told = self.tr("Đơn vị tham gia năm {year}: {count}")
        self.count.setText(told.format(year=bones.year, count=len(bones.units)))
        self.units.setPlainText("\n".join(bones.units))
