"""Founds a superior office with units of its own: what it is called, for which year, and who reports to it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ctph_desktop.domain.programmes import LONGEST_TITLE
from ctph_desktop.domain.text import clean, name_key
from ctph_desktop.domain.unit_list import LONGEST_NAME, ListedUnit, official_code, read_unit_list
from ctph_desktop.domain.units import AdminLevel
from ctph_desktop.services.founding.own_programme import SuperiorPlan, has_targets, plan_of, title_in
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.ui.beginnings.new_office_dialog import NewOfficeDialog, committee_of
from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.work import TaskRunner
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.ui.widgets.text_box import TextBox
from ctph_desktop.wording.founding import founding_sentences, list_problems

if TYPE_CHECKING:
    from ctph_desktop.domain.programmes import Programme

_Offer = tuple["Programme", SuperiorPlan]  # a programme of the catalogue, and the office its document names
_YEARS = (2000, 2099)


class FoundingDialog(NewOfficeDialog):
    """Asks what there is to know on one page, and repeats it on another before the office is made."""

    def __init__(self, parent: QWidget, *, tasks: TaskRunner, faults: Faults, offices: Path) -> None:
        super().__init__(parent, tasks=tasks, faults=faults, offices=offices)
        self.setWindowTitle(self.tr("Tạo đơn vị cấp trên"))
        fit(self, 760, 560)
        self._offers: Sequence[_Offer] = ()
        self._build()
        self._connect()
        self._show_units_read()
        self._tasks.run(_read_offers, on_done=self._on_read, on_error=self.refuse, owner=self)

    # Layout

    def _build(self) -> None:
        self.back_button = button(self.tr("&Quay lại"))
        self.next_button = button(self.tr("&Tiếp tục"), is_primary=True)
        self.found_button = button(self.tr("&Tạo đơn vị"), is_primary=True)
        self.leave_button = button(self.tr("Thôi"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self._build_form())
        self.pages.addWidget(self._build_summary())
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addStretch(1)
        for made in (self.next_button, self.found_button, self.leave_button):
            row.addWidget(made)
        layout = QVBoxLayout(self)
        layout.addWidget(self.pages, stretch=1)
        layout.addWidget(self.message)
        layout.addLayout(row)
        self._show_page(0)

    def _build_form(self) -> QWidget:
        self.programme_box = QComboBox()
        self.year = QSpinBox(minimum=_YEARS[0], maximum=_YEARS[1])
        self.year.setValue(date.today().year)  # noqa: DTZ011 - only where the edit starts
        self.name, self.code, self.person_name, self.person_post = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.year.setMinimumHeight(self.name.sizeHint().height())
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("ví dụ: Sở Nội vụ tỉnh Quảng Trị"))
        self.code.setPlaceholderText(self.tr("ví dụ: 45"))
        self.own_button = button(self.tr("Lấ&y theo danh mục…"))
        own = QHBoxLayout()
        own.addWidget(self.code, stretch=1)
        own.addWidget(self.own_button)
        self.title = QLineEdit()
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.setPlaceholderText(self.tr("ví dụ: Chương trình phối hợp giảm nghèo giai đoạn 2026–2030"))
        self.form = form = QFormLayout()
        for title, widget in (
            (self.tr("Chương t&rình mẫu:"), self.programme_box),
            (self.tr("Tên chươn&g trình:"), self.title),
            (self.tr("&Năm kế hoạch:"), self.year),
            (self.tr("Tên &cấp trên:"), self.name),
            (self.tr("&Mã đơn vị:"), self.code),
            (self.tr("Họ &và tên cán bộ:"), self.person_name),
            (self.tr("C&hức vụ:"), self.person_post),
        ):
            widget.setAccessibleName(title.replace("&", "").rstrip(":"))
            if widget is self.code:
                label = mnemonic_label(title)
                label.setBuddy(widget)
                form.addRow(label, own)
            else:
                form.addRow(title, widget)
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        explained = self.tr(
            "Dùng cho nơi nhận và tổng hợp báo cáo (tỉnh, sở, huyện). Biểu mẫu và danh mục chỉ tiêu lấy từ "
            "chương trình mẫu, hoặc để trống và ghi sau; tên, năm và các đơn vị báo cáo là của đơn vị mình. Đơn vị cấp "
            "xã thì chọn «Tham gia theo thư mời…»."
        )
        layout.addWidget(plain_label(explained, wraps=True))
        layout.addLayout(form)
        layout.addLayout(self._build_units())
        return made

    def _build_units(self) -> QVBoxLayout:
        self.units = QPlainTextEdit()
        self.units.setTabChangesFocus(True)
        self.units.setAccessibleName(self.tr("Các đơn vị báo cáo"))
        self.units.setPlaceholderText(self.tr("Ví dụ:\n20001 Phường Đông Hà\n20002 Xã Hiếu Giang"))
        self.fill_button = button(self.tr("Đ&iền theo văn bản của chương trình mẫu"))
        self.pick_button = button(self.tr("Chọn &xã theo danh mục…"), is_primary=True)
        self.units_read = plain_label(name="hint", wraps=True)
        label = mnemonic_label(self.tr("Các đơn vị &báo cáo, mỗi dòng một mã và một tên (dán được từ Excel):"))
        label.setBuddy(self.units)
        top = QHBoxLayout()
        top.addWidget(label, stretch=1)
        top.addWidget(self.pick_button)
        top.addWidget(self.fill_button)
        column = QVBoxLayout()
        column.addLayout(top)
        column.addWidget(self.units, stretch=1)
        column.addWidget(self.units_read)
        return column

    def _build_summary(self) -> QWidget:
        self.summary = TextBox(spoken=self.tr("Đơn vị sẽ được tạo"))
        self.summary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(plain_label(self.tr("Hãy xem lại trước khi tạo:"), name="sectionTitle"))
        layout.addWidget(self.summary, stretch=1)
        after = self.tr(
            "Tên, mã, năm và danh sách này đi vào thư mời gửi các xã. Tạo xong, mở «Gửi và nhận», chọn «Xuất thư mời…»."
        )
        layout.addWidget(plain_label(after, wraps=True))
        layout.addLayout(self.build_place())
        return made

    def _connect(self) -> None:
        self.fill_button.clicked.connect(self._on_fill_clicked)
        self.programme_box.currentIndexChanged.connect(lambda _: self._on_programme_chosen())
        self._on_programme_chosen()
        self.own_button.clicked.connect(self._on_own_clicked)
        self.pick_button.clicked.connect(self._on_pick_clicked)
        self.next_button.clicked.connect(self._on_next_clicked)
        self.back_button.clicked.connect(lambda: self._show_page(0))
        self.found_button.clicked.connect(self._on_found_clicked)
        self.leave_button.clicked.connect(self.reject)
        self.units.textChanged.connect(self._show_units_read)
        for line in (self.title, self.name, self.code, self.person_name, self.person_post):
            line.textEdited.connect(self.message.hide)

    def _show_page(self, number: int) -> None:
        self.message.hide()
        self.pages.setCurrentIndex(number)
        self.back_button.setVisible(number > 0)
        self.found_button.setVisible(number > 0)
        self.next_button.setVisible(number == 0)
        (self.found_button if number else self.name).setFocus()

    # Answers

    def _on_read(self, offers: Sequence[_Offer]) -> None:
        self._offers = offers
        self.programme_box.addItems([programme.short_title for programme, _ in offers])
        self.programme_box.addItem(self.tr("Trống: tên là đủ, chỉ tiêu ghi sau"))

    @property
    def _template(self) -> "_Offer | None":
        """The programme of the catalogue that is chosen; None where the office begins with a name alone."""
        chosen = self.programme_box.currentIndex()
        return self._offers[chosen] if 0 <= chosen < len(self._offers) else None

    def _on_programme_chosen(self) -> None:
        self.form.setRowVisible(self.title, self._template is None and bool(self._offers))
        allow(self.fill_button, why_not="" if self._template else self.tr("Chương trình trống không có văn bản mẫu."))
        self.message.hide()

    def _show_units_read(self) -> None:
        units, problems = read_unit_list(self.units.toPlainText())
        self.message.hide()
        self.units_read.setText(list_problems(problems) or self.tr("Đọc được {count} đơn vị.").format(count=len(units)))

    def _on_fill_clicked(self) -> None:
        if self._template is not None:
            _, plan = self._template
            self.name.setText(plan.name)
            self.code.setText(plan.code)
            self.year.setValue(plan.plan_year)
            self.units.setPlainText("\n".join(f"{unit.code}\t{unit.name}" for unit in plan.units))

    def _on_own_clicked(self) -> None:
        picked = self.pick_units(AdminLevel.PROVINCE, AdminLevel.DISTRICT)
        if picked:
            self._become(picked[0].code, picked[0].name)
            self.person_name.setFocus()

    def _on_pick_clicked(self) -> None:
        picked = self.pick_units(AdminLevel.COMMUNE, takes_many=True)
        if not picked:
            return
        typed = self.units.toPlainText().rstrip()
        before, _ = read_unit_list(typed)
        known = {unit.code for unit in before}
        lines = [f"{unit.code}\t{unit.name}" for unit in picked if unit.code not in known]
        self.units.setPlainText("\n".join(filter(None, (typed, *lines))))
        over = {(unit.above_codes[0], unit.above[0]) for unit in picked}
        if len(over) == 1 and not clean(self.name.text()) and not clean(self.code.text()):
            self._become(*over.pop())

    def _become(self, code: str, name: str) -> None:
        self.code.setText(code)
        self.name.setText(committee_of(name))
        self.message.hide()

    def _complaint(self) -> str:
        units, problems = read_unit_list(self.units.toPlainText())
        wanted = (
            (self._offers, self.tr("Đang đọc chương trình mẫu. Hãy chờ một chút.")),
            (self._template or clean(self.title.text()), self.tr("Hãy gõ tên chương trình.")),
            (clean(self.name.text()), self.tr("Hãy gõ tên đơn vị cấp trên.")),
            (
                official_code(self.code.text()),
                self.tr("Hãy gõ mã đơn vị cấp trên: chữ không dấu và chữ số, viết liền."),
            ),
            (clean(self.person_name.text()), self.tr("Hãy gõ họ và tên cán bộ dùng máy này.")),
        )
        if sentence := next((sentence for is_there, sentence in wanted if not is_there), ""):
            return sentence
        if problems:
            return list_problems(problems)
        return self._complaint_of(units)

    def _complaint_of(self, units: Sequence[ListedUnit]) -> str:
        if not units:
            return self.tr("Hãy gõ hoặc dán danh sách đơn vị báo cáo.")
        own, name = official_code(self.code.text()), name_key(self.name.text())
        if any(unit.code == own or name_key(unit.name) == name for unit in units):
            return self.tr("Cấp trên trùng tên hoặc mã với một đơn vị báo cáo. Hãy gõ tên và mã khác nhau.")
        return ""

    def _on_next_clicked(self) -> None:
        if sentence := self._complaint():
            if sentence == self.units_read.text():
                self.units_read.clear()  # what stands in red is not to stand in grey as well
            self.say(sentence)
            return
        plan, template = self._plan(), self._template
        self.summary.setPlainText(
            founding_sentences(
                plan.name,
                code=plan.code,
                year=plan.plan_year,
                programme=title_in(template[0], plan.plan_year) if template is not None else plan.title,
                person=", ".join(filter(None, (clean(self.person_name.text()), clean(self.person_post.text())))),
                units=plan.units,
                has_targets=template is not None and has_targets(plan, of=template[1]),
                is_empty=template is None,
            )
        )
        self._show_page(1)

    def _plan(self) -> SuperiorPlan:
        units, _ = read_unit_list(self.units.toPlainText())
        title = "" if self._template is not None else clean(self.title.text())
        return SuperiorPlan(clean(self.name.text()), official_code(self.code.text()), self.year.value(), units, title)

    def _on_found_clicked(self) -> None:
        from ctph_desktop.office.new_places import NewOffice  # noqa: PLC0415 - imported when the offers were read

        plan, programme = self._plan(), self._template[0] if self._template is not None else None
        person, post = clean(self.person_name.text()), clean(self.person_post.text())

        def work(folder: Path) -> None:
            from ctph_desktop.office.founding import create_own_superior  # noqa: PLC0415 - a heavy import, kept off the GUI thread

            create_own_superior(folder, plan, template=programme, person_name=person, person_post=post)

        for made in (self.found_button, self.back_button, self.leave_button, self.place_button):
            made.setEnabled(False)
        self.make(work, NewOffice(OfficeRole.SUPERIOR, plan.code, plan.plan_year))

    def reject(self) -> None:
        """Leave, unless the office is being made right now."""
        if self.leave_button.isEnabled():
            super().reject()

    def let_try_again(self) -> None:
        """Open the buttons again."""
        for made in (self.found_button, self.back_button, self.leave_button, self.place_button):
            made.setEnabled(True)


def _read_offers() -> Sequence[_Offer]:
    """Return the programmes of the catalogue with the office each names; called in the worker thread."""
    from ctph_desktop.office.founding import catalogue  # noqa: PLC0415 - a heavy import

    known = catalogue()
    return tuple((programme, plan_of(known, programme)) for programme in known.programmes)
