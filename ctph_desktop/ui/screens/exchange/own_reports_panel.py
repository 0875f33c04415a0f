"""Where a commune's own reports stand, and the code that says over the telephone that one has arrived."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.contact_rows import ContactRow
from ctph_desktop.services.ground.delivery_rows import DeliveryRow
from ctph_desktop.services.ground.office_rows import OfficeProfile
from ctph_desktop.services.ground.report_rows import PeriodRow
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.ui.widgets.states import SIGNS, own_state, state_tone
from ctph_desktop.wording import delivery, letters

if TYPE_CHECKING:
    from ctph_desktop.office import Office

_MOST_STATES = 6
_SENT = {SubmissionState.SEALED, SubmissionState.EXPORTED, SubmissionState.CHANGED}


class OwnReports(Struct, frozen=True):
    """What the panel shows: the months, what is known of their arrival, who the office is, and its superior's desk."""

    months: Sequence[PeriodRow]
    deliveries: Mapping[ReportingPeriod, DeliveryRow]
    profile: OfficeProfile
    superior: ContactRow


def own_reports(office: "Office") -> OwnReports:
    """Ask the office for all of it; called in the worker thread."""
    (superior,) = office.contacts.contacts().values()
    return OwnReports(office.progress.periods(), office.delivery.reports(), office.profile(), superior)


class OwnReportsPanel(QFrame):
    """The state of the month, the next step, and the months before."""

    told = Signal(str)
    invitation_wanted = Signal()
    month_wanted = Signal(object)  # ReportingPeriod whose sheet is to be opened

    def __init__(self, link: OfficeLink) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._link = link
        self._is_alone = link.profile.is_alone
        self._superior: ContactRow | None = None
        self._deliveries: Mapping[ReportingPeriod, DeliveryRow] = {}
        self.months: GridTableModel[PeriodRow] = GridTableModel(self._columns(), parent=self)
        self._build()
        self.phone_button.clicked.connect(self._on_phone_clicked)
        self.contact_button.clicked.connect(self._on_contact_clicked)
        self.invitation_button.clicked.connect(self.invitation_wanted)
        self.grid.row_opened.connect(lambda row, _column: self.month_wanted.emit(self.months.row(row).period))

    def _build(self) -> None:
        self.state = plain_label(name="screenTitle", wraps=True)
        self.next_step = plain_label(name="hint", wraps=True)
        self.code = plain_label(wraps=True, is_selectable=True)
        self.code.hide()
        self.reached = plain_label(name="hint", is_selectable=True)
        self.phone_button = button(self.tr("Gõ mã nghe qua điện th&oại…"))
        self.contact_button = button(self.tr("Liên hệ củ&a cấp trên…"))
        self.invitation_button = button(self.tr("N&hận thư mời của cấp trên…"), is_primary=True)
        self.alone = plain_label(self._what_an_office_alone_can_do(), wraps=True)
        for made in (self.phone_button, self.contact_button):
            made.setVisible(not self._is_alone)
        for only_alone in (self.invitation_button, self.alone):
            only_alone.setVisible(self._is_alone)
        row = QHBoxLayout()
        for made in (self.phone_button, self.contact_button, self.invitation_button):
            row.addWidget(made)
        row.addWidget(self.reached, stretch=1)
        self.grid = GridView(self.months, frozen=0, spoken=self.tr("Báo cáo các tháng"))
        self.grid.remember_widths(self._link.widths, name="own-reports")
        layout = QVBoxLayout(self)
        for widget in (self.state, self.next_step, self.alone, self.code):
            layout.addWidget(widget)
        layout.addLayout(row)
        layout.addWidget(SearchedGrid(self.grid), stretch=1)
        self.grid.setMaximumHeight((self.fontMetrics().height() + 10) * (_MOST_STATES + 1) + 4)

    def _what_an_office_alone_can_do(self) -> str:
        return self.tr(
            "Đơn vị đang làm một mình, chưa có cấp trên nào trong chương trình để gửi tệp. Hiện nay đơn vị nhập, kiểm "
            "tra và chốt số liệu ở «Tiến độ tháng», và sao lưu ở «An toàn dữ liệu». Cần bản in: ở «Tiến độ tháng» bấm "
            "Ctrl+A, Ctrl+C rồi dán vào Excel.\n"
            "Khi có tệp thư mời của cấp trên, chọn «Nhận thư mời của cấp trên…» và gõ mã trên công văn: số liệu đã "
            "nhập, đã chốt được giữ nguyên và gửi được từ đây."
        )

    def _columns(self) -> tuple[Column[PeriodRow], ...]:
        arrival = (Column[PeriodRow](self.tr("Biên nhận"), self._known, width=660),)
        return (
            Column(self.tr("Kỳ"), lambda r: period_words(r.period), width=130),
            Column(
                self.tr("Tình trạng"),
                lambda r: f"{SIGNS[r.state]} {own_state(r.state)}",
                width=240,
                tone=lambda r: state_tone(r.state),
            ),
            Column(self.tr("Số ô đã nhập"), lambda r: f"{r.filled}/{r.expected}", width=96, is_number=True),
            *(() if self._is_alone else arrival),
        )

    def _known(self, row: PeriodRow) -> str:
        found = self._deliveries.get(row.period)
        return known_of(found) if found else ""

    def show_reports(self, reports: OwnReports, *, period: ReportingPeriod | None) -> None:
        """Show where the months stand."""
        self._deliveries, self._superior = reports.deliveries, reports.superior
        shown = [month for month in reports.months if month.state is not SubmissionState.NOTHING]
        self.months.set_rows(tuple(reversed(shown))[:_MOST_STATES])
        self.grid.fit()
        self.grid.setVisible(bool(shown))
        has_sent = any(month.state in _SENT for month in reports.months)
        allow(self.phone_button, why_not="" if has_sent else self.tr("Chưa có báo cáo nào đã chốt đang chờ biên nhận."))
        contact = reports.superior
        self.reached.setText(letters.reached_at(contact.desk, contact.phone, contact.email))
        current = next((month for month in reports.months if month.period == period), None)
        if current is not None:
            self._show_month(current)
        waits = not (self._is_alone or reports.profile.is_enrolled or reports.profile.left_note)
        if waits:
            self._link.ask(lambda o: o.enrolment.request_code(), on_done=self._on_code_loaded, owner=self)
        self.code.setVisible(waits)

    def _show_month(self, current: PeriodRow) -> None:
        name, known = period_words(current.period), self._known(current)
        text = f"{SIGNS[current.state]} {name[0].upper()}{name[1:]}: {own_state(current.state)}"
        self.state.setText(f"{text} – {known}" if known else text)
        is_left = bool(self._link.profile.left_note)
        self.next_step.setText("" if is_left else self._step_alone(current.state) or self._step_after(current.state))

    def _on_code_loaded(self, code: str) -> None:
        self.code.setText(
            self.tr(
                "Máy này chưa được cấp trên ghi nhận. Hãy xuất tệp đầu tiên và gửi đi; "
                "khi cấp trên gọi điện, đọc mã: {code}"
            ).format(code=code)
        )

    def _step_alone(self, state: SubmissionState) -> str:
        """Say what comes next where nothing can be sent; empty where that is the same for everybody."""
        if not self._is_alone:
            return ""
        return {
            SubmissionState.DRAFT: self.tr("Vào «Tiến độ tháng», kiểm tra rồi chốt; bản chốt được giữ trên máy này."),
            SubmissionState.SEALED: self.tr("Đã chốt và giữ trên máy này. Chưa phải gửi đi đâu."),
            SubmissionState.CHANGED: self.tr("Số liệu đã sửa sau khi chốt: vào «Tiến độ tháng» chốt lại."),
        }.get(state, "")

    def _step_after(self, state: SubmissionState) -> str:
        return {
            SubmissionState.NOTHING: self.tr("Vào «Tiến độ tháng» để nhập số liệu."),
            SubmissionState.DRAFT: self.tr("Vào «Tiến độ tháng», kiểm tra rồi chốt gửi."),
            SubmissionState.SEALED: self.tr("Bấm «Xuất tệp…», chép vào USB hoặc gửi thư điện tử cho cấp trên."),
            SubmissionState.EXPORTED: self.tr(
                "Gửi tệp đã xuất cho cấp trên, rồi nhập tệp trả lời khi nhận được; "
                "chưa có tệp trả lời thì gọi điện hỏi mã rồi bấm «Gõ mã nghe qua điện thoại…»."
            ),
            SubmissionState.RECEIVED_BY_PHONE: self.tr(
                "Cấp trên đã đọc đúng mã của báo cáo. Có tệp trả lời thì bấm «Nhập tệp…» ở trên để có biên nhận."
            ),
            SubmissionState.RECEIVED: self.tr("Cấp trên đã nhận và đang xem. Không phải làm gì thêm."),
            SubmissionState.ACCEPTED: self.tr("Đã xong tháng này."),
            SubmissionState.RETURNED: self.tr(
                "Vào «Tiến độ tháng», sửa theo góp ý hoặc viết ghi chú giải trình, chốt và gửi lại."
            ),
            SubmissionState.CHANGED: self.tr("Số liệu đã sửa sau khi chốt: chốt lại rồi xuất tệp gửi lại."),
        }[state]

    def _on_phone_clicked(self) -> None:
        from ctph_desktop.ui.screens.exchange.phone_code_dialog import PhoneCodeDialog  # noqa: PLC0415 - when opened

        dialog = PhoneCodeDialog(self.window(), link=self._link)
        if dialog.exec() and dialog.confirmed is not None:
            self.told.emit(
                self.tr("Đã ghi nhận: cấp trên đã nhận báo cáo {period}, bản thứ {version} (qua điện thoại).").format(
                    period=period_words(dialog.confirmed.period), version=dialog.confirmed.version
                )
            )
        dialog.deleteLater()

    def _on_contact_clicked(self) -> None:
        from ctph_desktop.ui.screens.exchange.contact_dialog import ask_contact  # noqa: PLC0415 - when opened

        if self._superior is not None and ask_contact(self.window(), contact=self._superior, link=self._link):
            self.told.emit(self.tr("Đã lưu liên hệ của {unit}.").format(unit=self._superior.unit_name))


def known_of(row: DeliveryRow) -> str:
    """Say what is known of a report having arrived."""
    return delivery.known(
        version=row.version,
        sealed_figures=row.sealed_figures,
        received_version=row.received_version,
        received_figures=row.received_figures,
        received_at=row.received_at,
        phoned_at=row.phoned_at,
    )
