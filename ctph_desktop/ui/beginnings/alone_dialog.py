"""Starts a commune that has no invitation yet: it works at once, and joins when the invitation comes."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.country.country_units import CountryUnit
from ctph_desktop.domain.text import clean
from ctph_desktop.domain.unit_list import ListedUnit
from ctph_desktop.domain.units import AdminLevel
from ctph_desktop.services.founding.own_programme import SuperiorPlan
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.ui.beginnings.new_office_dialog import NewOfficeDialog, committee_of
from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.work import TaskRunner
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label
from ctph_desktop.ui.widgets.reasons import allow

if TYPE_CHECKING:
    from ctph_desktop.domain.programmes import Programme

_Offer = tuple["Programme", tuple[tuple[str, str, str], ...]]


class AloneDialog(NewOfficeDialog):
    """Asks which unit of which programme it is, and who works at it."""

    def __init__(self, parent: QWidget, *, tasks: TaskRunner, faults: Faults, offices: Path) -> None:
        super().__init__(parent, tasks=tasks, faults=faults, offices=offices)
        self.setWindowTitle(self.tr("Bắt đầu một mình"))
        fit(self, 600, 360)
        self._offers: Sequence[_Offer] = ()
        self._picked: CountryUnit | None = None
        self._build()
        self._connect()
        self._update()
        self._tasks.run(_read_offers, on_done=self._on_read, on_error=self.refuse, owner=self)

    def _build(self) -> None:
        self.programme_box = QComboBox()
        self.programme_box.setAccessibleName(self.tr("Chương trình"))
        self.unit_box = QComboBox()
        self.unit_box.setAccessibleName(self.tr("Đơn vị"))
        self.unit_box.setPlaceholderText(self.tr("Chọn đơn vị"))
        self.pick_button = button(self.tr("Chọn &xã theo danh mục…"), is_primary=True)
        self.person_name, self.person_post = QLineEdit(), QLineEdit()
        self.person_name.setAccessibleName(self.tr("Họ và tên cán bộ"))
        self.person_post.setAccessibleName(self.tr("Chức vụ"))
        self.start_button = button(self.tr("&Bắt đầu"), is_primary=True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.start_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        unit_row = QHBoxLayout()
        unit_row.addWidget(self.unit_box, stretch=1)
        unit_row.addWidget(self.pick_button)
        unit_label = mnemonic_label(self.tr("Đơ&n vị:"))
        unit_label.setBuddy(self.unit_box)
        form = QFormLayout()
        form.addRow(unit_label, unit_row)
        form.addRow(self.tr("Chương &trình mẫu:"), self.programme_box)
        form.addRow(self.tr("Họ &và tên:"), self.person_name)
        form.addRow(self.tr("&Chức vụ:"), self.person_post)
        form.addRow(self.tr("Nơi lưu:"), self.build_place())
        layout = QVBoxLayout(self)
        explained = self.tr(
            "Đơn vị nhập và chốt số liệu được ngay trên máy này. Khi có thư mời của cấp trên, mở mục «Máy và người "
            "dùng», chọn «Nhận thư mời của cấp trên…»: số liệu đã nhập được giữ nguyên và gửi được."
        )
        layout.addWidget(plain_label(explained, wraps=True))
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def _connect(self) -> None:
        self.programme_box.currentIndexChanged.connect(lambda _: self._offer_units())
        self.unit_box.currentIndexChanged.connect(lambda _: self._update())
        self.pick_button.clicked.connect(self._on_pick_clicked)
        self.start_button.clicked.connect(self._on_start_clicked)
        for line in (self.person_name, self.person_post):
            line.textChanged.connect(self._update)

    def _update(self) -> None:
        self.message.hide()
        missing = "" if clean(self.person_name.text()) else self.tr("Hãy gõ họ và tên.")
        if self.unit_box.currentIndex() < 0:
            missing = self.tr("Hãy chọn đơn vị.")
        allow(self.start_button, why_not=missing)

    def _on_read(self, offers: Sequence[_Offer]) -> None:
        self._offers = offers
        self.programme_box.addItems([programme.short_title for programme, _ in offers])
        self._offer_units()

    def _offer_units(self) -> None:
        self.unit_box.clear()
        chosen = self.programme_box.currentIndex()
        if 0 <= chosen < len(self._offers):
            for uuid, code, name in self._offers[chosen][1]:
                self.unit_box.addItem(f"{name} ({code})", (uuid, code))
        self._offer_picked()

    def _offer_picked(self) -> None:
        """Choose the unit that was picked; nobody before: a PC becomes the unit's, none is to be taken by oversight."""
        unit = self._picked
        if unit is not None:
            self.unit_box.insertItem(0, f"{unit.name}, {unit.province} ({unit.code})", ("", unit.code))
        self.unit_box.setCurrentIndex(-1 if unit is None else 0)
        self._update()

    def _on_pick_clicked(self) -> None:
        picked = self.pick_units(AdminLevel.COMMUNE)
        if not picked:
            return
        if self._picked is not None:
            self.unit_box.removeItem(0)
        self._picked = picked[0]
        self._offer_picked()
        self.person_name.setFocus()

    def _on_start_clicked(self) -> None:
        from ctph_desktop.office.new_places import NewOffice  # noqa: PLC0415 - imported when the offers were read

        programme = self._offers[self.programme_box.currentIndex()][0]
        uuid, code = self.unit_box.currentData()
        name, post = clean(self.person_name.text()), clean(self.person_post.text())
        plan = None if uuid else self._plan()

        def work(folder: Path) -> None:
            from ctph_desktop.office.founding import create_alone, create_own_alone  # noqa: PLC0415 - a heavy import, kept off the GUI thread

            if plan is None:
                create_alone(folder, programme=programme, unit_uuid=uuid, person_name=name, person_post=post)
            else:
                create_own_alone(folder, plan, template=programme, person_name=name, person_post=post)

        self.start_button.setEnabled(False)
        self.make(work, NewOffice(OfficeRole.COMMUNE, code, programme.plan_year if plan is None else plan.plan_year))

    def _plan(self) -> SuperiorPlan:
        """Return the unit picked under the office it lies in, for the year that runs, until an invitation comes."""
        unit = self._picked
        assert unit is not None
        year = date.today().year  # noqa: DTZ011 - the year on the wall calendar
        listed = ListedUnit(unit.code, unit.name)
        return SuperiorPlan(committee_of(unit.above[0]), unit.above_codes[0], year, (listed,))

    def let_try_again(self) -> None:
        """Open the button again."""
        self._update()


def _read_offers() -> Sequence[_Offer]:
    """Return the programmes of the catalogue with their units; called in the worker thread."""
    from ctph_desktop.office.founding import catalogue, units_of  # noqa: PLC0415 - a heavy import

    return tuple((programme, units_of(programme)) for programme in catalogue().programmes)
