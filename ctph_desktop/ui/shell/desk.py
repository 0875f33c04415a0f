"""Joins the window, the worker and one open office; what happens behind the first paint."""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from ctph_desktop.domain.errors import DomainError, EnvironmentFault, OfficeInUseError
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.office_rows import OfficeProfile, OfficeRole
from ctph_desktop.services.ground.overview_rows import Overview
from ctph_desktop.services.reporting.first_view import FirstView, keep_first_view, read_first_view
from ctph_desktop.system.crash_reports import write_crash_report
from ctph_desktop.system.paths import data_folder
from ctph_desktop.ui.beginnings.known_offices import (
    KnownOffice,
    begin_opening,
    end_opening,
    find_last_opened,
    find_offices,
    known_offices,
    remember_office,
)
from ctph_desktop.ui.bringing_back.restoring import Restoring
from ctph_desktop.ui.grid.widths import ColumnWidths
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.look.preferences import Preferences
from ctph_desktop.ui.shell.main_window import MainWindow
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.shell.places import places_of
from ctph_desktop.ui.shell.safeguard import Safeguard
from ctph_desktop.ui.shell.setting_up import SettingUp
from ctph_desktop.ui.shell.work import TaskRunner
from ctph_desktop.ui.shell.year_menu import YearMenu
from ctph_desktop.ui.widgets.told import Told, Way
from ctph_desktop.wording.errors import explain

if TYPE_CHECKING:
    from ctph_desktop.office import Office
    from ctph_desktop.services.programmes.programmes import ProgrammeYearRow
    from ctph_desktop.ui.beginnings.join_dialog import JoinDialog
    from ctph_desktop.ui.beginnings.new_office_dialog import NewOfficeDialog

_SAMPLE = "bo-mau"
_FIRST_LOOK = 0.1  # seconds


class _Opened(Struct, frozen=True):
    """An office as it was looked at once; `name` and `role` are those of its first journal."""

    office: "Office"
    name: str
    role: OfficeRole
    profile: OfficeProfile
    overview: Overview | None
    years: "tuple[ProgrammeYearRow, ...]"


class Desk(QObject):
    """Opens offices in the window, one at a time, and closes them when everything is saved."""

    opened = Signal(object)  # Path, once the office in it is open

    def __init__(self, window: MainWindow, *, preferences: Preferences) -> None:
        super().__init__(window)
        self.window_shown = window
        self.tasks = TaskRunner(self)
        self.faults = Faults(window, save_report=_save_report)
        self.link: OfficeLink | None = None
        self._preferences = preferences
        self._held = ExitStack()
        self._folder: Path | None = None
        self._closes_when_idle = False
        self._is_giving_up = False  # the person was told what is lost by closing, and closes
        self._is_stepping = False
        self._is_resuming = False
        self._is_closed = False
        self._said = ""  # what is told once another standpoint is shown
        self.safeguard = Safeguard(window, faults=self.faults)
        self.restoring = Restoring(window, tasks=self.tasks, faults=self.faults, known=self._known)
        SettingUp(window, preferences=preferences, link=lambda: self.link)
        self._year_menu = YearMenu(window, window.year_menu, tell=self._tell_answers_due)
        self._connect()

    def _tell_saved(self, sentence: str) -> None:
        self.window_shown.set_saved_state("saved", sentence)

    def _tell_answers_due(self, sentence: str) -> None:
        """Tell what was done to a year, with the way to the answers by which the communes learn of it."""
        window = self.window_shown
        way = Way(self.tr("Xuất tệp trả lời…"), lambda: window.begin("exchange", "export"))
        window.tell_done(Told(sentence, (way,)))

    def _connect(self) -> None:
        window = self.window_shown
        window.set_may_close(self._may_close)
        window.closing.connect(self._on_window_closing)
        window.other_office_wanted.connect(self.show_start_page)
        window.join_wanted.connect(self._on_join_wanted)
        window.authorities_wanted.connect(self._on_authorities_wanted)
        window.rejoin_wanted.connect(self._on_rejoin_wanted)
        window.about_wanted.connect(self._on_about_wanted)
        window.standpoint_box.chosen.connect(self._stand_at)
        window.report_wanted.connect(self._stand_at)
        self.restoring.closing_wanted.connect(self.close_office)
        self.restoring.office_wanted.connect(self.open)
        self.restoring.start_page_wanted.connect(self.show_start_page)
        self.tasks.idle_changed.connect(self._on_idle_changed)
        self.tasks.stepped.connect(self._on_stepped)

    def start(self, folder: Path | None) -> None:
        """Open an office folder, or offer those of this PC."""
        if folder is None:
            self.show_start_page()
        else:
            self.open(folder.absolute())

    def resume(self) -> None:
        """Open the office that was opened last; offer those of this PC where that is gone, or did not come to an end.

        An office whose opening ended the program is not opened again without being asked for.
        """
        known = self._known()
        if not known or not begin_opening(self._preferences.file):
            end_opening(self._preferences.file)
            self.show_start_page()
            return
        self._run(lambda: find_last_opened(known), on_done=self._on_last_found)

    def _on_last_found(self, folder: Path | None) -> None:
        if folder is None:
            end_opening(self._preferences.file)
            self.show_start_page()
        else:
            self._is_resuming = True
            self.open(folder)

    def _on_about_wanted(self) -> None:
        from ctph_desktop.ui.shell.about_box import show_about  # noqa: PLC0415 - rarely wanted

        show_about(self.window_shown)

    # Offices

    def show_start_page(self) -> None:
        """Offer the offices of this PC."""
        if not self._may_leave_screen():
            return
        self.window_shown.show_message(self.tr("Đang tìm các đơn vị trên máy này…"))
        self._close_office_then_offer()

    def open(self, folder: Path) -> None:
        """Open an office folder: show at once what it last showed, and open it behind that in the worker thread."""
        self.window_shown.show_message(self.tr("Đang mở đơn vị…"))
        self._leave_office()
        self._run(lambda: read_first_view(folder), on_done=lambda kept: self._on_kept_read(folder, kept))

    def _on_kept_read(self, folder: Path, kept: FirstView | None) -> None:
        if kept is not None:
            self._show_office(kept.profile, kept.overview, kept=kept)
            self.window_shown.set_saved_state("busy", self.tr("Đang mở sổ…"))
        held = self._held
        holder = None if self.link is None else self.link.holder

        standpoint = None if kept is None else standpoint_of(kept.profile)

        def work() -> _Opened:
            if holder is not None:
                sleep(_FIRST_LOOK)  # the imports would hold up the window while it shows what was kept
            from ctph_desktop.office import open_office  # noqa: PLC0415 - a heavy import, kept off the GUI thread

            office = held.enter_context(open_office(folder))
            if holder is not None:
                holder.office = office
            return _look(office, standpoint)

        self._run(
            work,
            on_done=lambda opened: self._on_opened(folder, opened),
            on_error=partial(self._on_open_failed, folder=folder),
        )

    def _on_opened(self, folder: Path, opened: "_Opened") -> None:
        self._folder = folder
        profile, overview = opened.profile, opened.overview
        if self.link is not None and self.link.profile == profile and overview is not None:
            if _periods_of(overview) != self.window_shown.period_picker.periods:
                self._show_periods(overview)
            self.link.arrive()
        else:
            self._show_office(profile, overview, office=opened.office)
        self._show_years(opened.years)
        self.window_shown.set_saved_state("saved", self.tr("Đã mở {unit}.").format(unit=profile.unit_name))
        known = KnownOffice(folder, opened.name, opened.role.value, datetime.now().astimezone())
        remember_office(self._preferences.file, known)
        end_opening(self._preferences.file)
        self._is_resuming = False
        self.safeguard.attend(self.link)
        self.opened.emit(folder)

    def _show_office(
        self,
        profile: OfficeProfile,
        overview: Overview | None,
        *,
        office: "Office | None" = None,
        kept: FirstView | None = None,
        drafts: dict[str, dict[str, str]] | None = None,
    ) -> None:
        widths = ColumnWidths(self._preferences)
        self.link = OfficeLink(
            profile,
            tasks=self.tasks,
            faults=self.faults,
            parent=self,
            widths=widths,
            kept=kept,
            standpoint=standpoint_of(profile),
        )
        self.link.remark_drafts = drafts or {}
        self.link.changed.connect(self._on_office_changed)
        self.link.reopen_wanted.connect(self._reopen)
        self.link.restore_wanted.connect(self._on_restore_wanted)
        if office is not None:
            self.link.holder.office = office
        if self.window_shown.finder is not None:
            self.window_shown.finder.attend(self.link)
        if overview is not None:
            self._show_periods(overview)
        self.window_shown.show_office(profile, places_of(self.link))

    # Programmes and years

    def _show_years(self, years: "tuple[ProgrammeYearRow, ...]") -> None:
        window, link = self.window_shown, self.link
        window.standpoint_box.show_rows(years)
        window.tell_authority(next((row.authority for row in years if row.is_looked_at), ""))
        is_superior = link is not None and link.profile.role is OfficeRole.SUPERIOR
        window.year_menu.menuAction().setVisible(is_superior)
        if link is not None and is_superior:
            self._year_menu.show_years(link, years)

    def _on_office_changed(self, changes: Changes) -> None:
        if changes & Changes.PROGRAMME and self.link is not None:
            self.link.ask(_years, on_done=self._show_years, owner=self)

    def _stand_at(
        self, standpoint: Standpoint, period: ReportingPeriod | None = None, place: str = "", action: str = ""
    ) -> None:
        """Show the office as it is in another programme or year, on the same screen unless another is named."""
        link = self.link
        if link is None or not self._may_leave_screen():
            self.window_shown.standpoint_box.stay()
            return
        before = link.standpoint
        if not standpoint.journal and before is not None:
            standpoint = replace(standpoint, journal=before.journal)
        link.standpoint = standpoint

        def stay(error: BaseException) -> None:
            link.standpoint = before
            self.window_shown.standpoint_box.stay()
            self.faults.show(error)

        link.ask(
            lambda office: _look(office.journals.first, standpoint),
            on_done=lambda opened: self._on_looked(opened, period=period, place=place, action=action),
            on_error=stay,
            owner=self,
        )

    def _on_looked(self, opened: "_Opened", *, period: ReportingPeriod | None, place: str, action: str) -> None:
        place, old = place or self.window_shown.place_shown, self.link
        drafts = {} if old is None else old.remark_drafts
        self._show_office(opened.profile, opened.overview, office=opened.office, drafts=drafts)
        if old is not None:
            old.holder.office = None
        self._show_years(opened.years)
        self.safeguard.attend(self.link)
        if period is not None:
            self.window_shown.period_picker.pick(period)
        if period is not None or action:
            self.window_shown.begin(place, action)
        else:
            self.window_shown.go_to(place)
        if self._said:
            self._tell_saved(self._said)
            self._said = ""

    def _on_restore_wanted(self, backup: Path) -> None:
        if self.link is not None:
            self.link.ask(
                lambda office: office.authorities.place_of(backup),
                on_done=lambda place: self._restore(backup, *place),
                owner=self,
            )

    def _restore(self, backup: Path, place: Path, is_there: bool) -> None:  # noqa: FBT001 - what is known of a place
        if self._folder is not None and is_there:
            self.restoring.restore(place, backup, opens=self._folder)
        elif self._folder is not None:
            self.restoring.bring_back(self._folder, backup)

    def _reopen(self) -> None:
        if self._folder is not None:
            self.open(self._folder)

    def _show_periods(self, overview: Overview) -> None:
        self.window_shown.set_periods(_periods_of(overview), current=overview.period)

    def _leave_office(self) -> None:
        """Close what is open, and keep what it shows for the next time."""
        held, folder, link = self._held, self._folder, self.link
        holder = None if link is None else link.holder
        self.link, self._folder = None, None
        if self.window_shown.finder is not None:
            self.window_shown.finder.attend(None)
        self.safeguard.attend(None)
        last: list[FirstView | None] = []

        def close() -> None:
            if holder is not None:
                holder.office = None
            held.close()

        def keep() -> None:
            if folder is not None and last and last[0] is not None:
                keep_first_view(folder, last[0])

        if link is not None:
            link.ask(lambda office: last.append(office.first_view()), on_done=_pass, on_error=_pass, owner=self)
        self._run(close, on_done=_pass)
        # What cannot be kept is read from the database next time: no reason to trouble anybody.
        self._run(keep, on_done=_pass, on_error=_pass)

    def close_office(self) -> None:
        """Close what is open; the worker does it before anything it is asked later."""
        self._leave_office()

    def _on_open_failed(self, error: BaseException, *, folder: Path | None = None) -> None:
        end_opening(self._preferences.file)
        was_resuming, self._is_resuming = self._is_resuming, False
        if was_resuming and isinstance(error, OfficeInUseError):  # a second window, and nobody asked for that office
            self._close_office_then_offer(said=explain(error))
            return
        if folder is not None and self.restoring.mend(folder, error):
            return
        self.faults.show(error)
        self._close_office_then_offer()

    def _close_office_then_offer(self, *, said: str = "") -> None:
        known = self._known()
        self._leave_office()
        self._run(
            lambda: find_offices(data_folder(), known=known),
            on_done=lambda offices: self._show_start_page(offices, said=said),
        )

    def _known(self) -> tuple[KnownOffice, ...]:
        return known_offices(self._preferences.file)

    def _show_start_page(self, offices: tuple[KnownOffice, ...], *, said: str) -> None:
        from ctph_desktop.ui.beginnings.start_page import StartPage  # noqa: PLC0415 - an office opened last goes without

        sample = data_folder() / _SAMPLE
        page = StartPage(offices, has_sample=any(sample in office.folder.parents for office in offices))
        page.office_chosen.connect(self.open)
        page.sample_wanted.connect(self.open_sample)
        page.new_sample_wanted.connect(self._on_new_sample_wanted)
        page.join_wanted.connect(self._on_join_wanted)
        page.alone_wanted.connect(self._on_alone_wanted)
        page.founding_wanted.connect(self._on_founding_wanted)
        page.folder_wanted.connect(self._on_folder_wanted)
        page.backup_wanted.connect(self.restoring.choose_file)
        self.window_shown.show_page(page)
        self.window_shown.set_saved_state("error" if said else "saved", said)
        page.setFocus()

    def _on_folder_wanted(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - slow to begin with, and rarely wanted

        folder = QFileDialog.getExistingDirectory(
            self.window_shown, self.tr("Chọn thư mục của đơn vị"), str(data_folder())
        )
        if folder:
            self.open(Path(folder))

    def open_sample(self, *, is_new: bool = False) -> None:
        """Open the superior office of the ready sample; made where there is none, and anew when that is wanted."""
        self.window_shown.show_message(self.tr("Đang dựng bộ mẫu (huyện Cam Lộ và chín xã)…"))
        folder = data_folder() / _SAMPLE
        feedback = self.tasks.feedback()

        def work() -> Path:
            from ctph_desktop.demonstration.sample import build_sample, rebuild_sample  # noqa: PLC0415 - heavy, rarely wanted

            superior = folder / "cap-tren"
            if is_new:
                return rebuild_sample(folder, feedback=feedback).superior
            return superior if superior.is_dir() else build_sample(folder, feedback=feedback).superior

        self._run(work, on_done=self.open, on_error=self._on_open_failed)

    def _on_new_sample_wanted(self) -> None:
        if dialogs.ask(
            self.window_shown,
            title=self.tr("Dựng lại bộ mẫu"),
            text=self.tr("Dựng lại bộ mẫu từ đầu? Những gì đã tập nhập trong các đơn vị của bộ mẫu sẽ mất."),
            detail=self.tr("Các đơn vị khác trên máy này không thay đổi."),
            verb=self.tr("&Dựng lại"),
            refusal=self.tr("&Thôi"),
        ):
            self.open_sample(is_new=True)

    def _on_join_wanted(self) -> None:
        from ctph_desktop.ui.beginnings.join_dialog import JoinDialog  # noqa: PLC0415 - rarely wanted

        self.join(
            JoinDialog(self.window_shown, tasks=self.tasks, faults=self.faults, offices=data_folder(), link=self.link)
        )

    def join(self, dialog: "JoinDialog") -> None:
        """Let the dialog make an office, or a further journal of the open one, and show what was made."""
        is_done, folder, standpoint = dialog.exec(), dialog.folder, dialog.standpoint
        dialog.deleteLater()
        if is_done and standpoint is not None:
            self._stand_at(standpoint)
            self._said = self.tr("Đã thêm cơ quan mới. Hãy xuất gói gửi cơ quan này ở «Gửi và nhận».")
        elif is_done and folder is not None:
            self.open(folder)

    def _on_authorities_wanted(self) -> None:
        from ctph_desktop.ui.shell.authorities_dialog import AuthoritiesDialog  # noqa: PLC0415 - rarely wanted

        if self.link is None or not self._may_leave_screen():
            return
        dialog = AuthoritiesDialog(self.window_shown, link=self.link)
        dialog.exec()
        is_joining, standpoint, has_changed = dialog.is_joining, dialog.standpoint, dialog.has_changed
        dialog.deleteLater()
        if is_joining:
            self._on_join_wanted()
        elif standpoint is not None:
            self._stand_at(standpoint)
        elif has_changed:
            self._look_anew()

    def _on_rejoin_wanted(self) -> None:
        if self.link is not None and self._may_leave_screen():
            name = self.link.profile.journal
            self.link.change(lambda office: office.authorities.come_back(name), on_done=self._look_anew, owner=self)

    def _look_anew(self) -> None:
        """Show the journal looked at as it is now: an authority that was left is only read, one taken up typed into."""
        if self.link is not None and self.link.standpoint is not None:
            self._stand_at(self.link.standpoint)

    def _on_founding_wanted(self) -> None:
        from ctph_desktop.ui.beginnings.founding_dialog import FoundingDialog  # noqa: PLC0415 - rarely wanted

        self._make_office(
            FoundingDialog(self.window_shown, tasks=self.tasks, faults=self.faults, offices=data_folder())
        )

    def _on_alone_wanted(self) -> None:
        from ctph_desktop.ui.beginnings.alone_dialog import AloneDialog  # noqa: PLC0415 - rarely wanted

        self._make_office(AloneDialog(self.window_shown, tasks=self.tasks, faults=self.faults, offices=data_folder()))

    def _make_office(self, dialog: "NewOfficeDialog") -> None:
        if dialog.exec() and dialog.folder is not None:
            self.open(dialog.folder)
        dialog.deleteLater()

    # Language

    # Closing

    def _may_leave_screen(self) -> bool:
        return all(screen.is_ready_to_leave() for screen in self.window_shown.screens if screen.isVisible())

    def _may_close(self) -> bool:
        if not self._may_leave_screen() and not self._gives_up(
            self.tr("Số đang gõ chưa hợp lệ nên chưa được lưu. Vẫn đóng chương trình?")
        ):
            return False
        losses = [screen.loss_on_closing() for screen in self.window_shown.screens]
        is_asked = any(losses) and not self._is_giving_up  # once: closing may wait for what is still being saved
        if is_asked and not self._gives_up("\n".join(filter(None, losses))):
            return False
        self._is_giving_up = any(losses)
        if self.tasks.is_idle:
            return True
        self._closes_when_idle = True
        self.window_shown.set_saved_state("busy", self.tr("Đang lưu, chương trình sẽ đóng ngay khi xong…"))
        return False

    def _gives_up(self, question: str) -> bool:
        return dialogs.ask(
            self.window_shown,
            title=self.tr("Có số chưa lưu"),
            text=question,
            verb=self.tr("&Bỏ các số đó và đóng"),
            refusal=self.tr("&Quay lại sửa"),
        )

    def _on_idle_changed(self, is_idle: bool) -> None:  # noqa: FBT001 - a slot
        if is_idle and self._is_stepping:
            self._is_stepping = False
            if self.window_shown.saved_state.property("level") == "busy":  # what was done may be told there already
                self.window_shown.set_saved_state("saved", "")
        if is_idle and self._closes_when_idle:
            self._closes_when_idle = False
            self.window_shown.close()
            self._is_giving_up = False

    def _on_window_closing(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            end_opening(self._preferences.file)
            self._leave_office()
            self.tasks.stop()

    def _on_stepped(self, done: int, total: int, text: str) -> None:
        self._is_stepping = True
        self.window_shown.set_saved_state(
            "busy", self.tr("{text} ({done}/{total})").format(text=text, done=done, total=total)
        )

    def _run(
        self,
        work: Callable[[], Any],
        *,
        on_done: Callable[[Any], None],
        on_error: Callable[[BaseException], None] | None = None,
    ) -> None:
        self.tasks.run(work, on_done=on_done, on_error=on_error or self.faults.show, owner=self)


def _pass(_: object) -> None:
    """Take an answer nobody waits for."""


def _periods_of(overview: Overview) -> tuple[ReportingPeriod, ...]:
    """Return the periods of the year looked at: an office's own, or those of the board of a superior office."""
    own = tuple(month.period for month in overview.months)
    return own or tuple(cell.period for row in overview.board[:1] for cell in row.cells)


def _save_report(error: BaseException) -> Path | None:
    return write_crash_report(data_folder(), error)


def standpoint_of(profile: OfficeProfile) -> Standpoint | None:
    """Return where an office was looked at from; None where it has no programme."""
    if profile.programme is None:
        return None
    return Standpoint(profile.programme.uuid, profile.plan_year, profile.journal)


def _years(office: "Office") -> "tuple[ProgrammeYearRow, ...]":
    return office.journals.years(seen_from=office)


def _look(office: "Office", standpoint: Standpoint | None) -> _Opened:
    """Look at an office from a standpoint, or from the usual one where it is not to be had any more."""
    there = office
    with suppress(DomainError, EnvironmentFault):
        there = office.at(standpoint) if standpoint is not None else office.usual()
    first = office.profile()
    return _Opened(office, first.unit_name, first.role, there.profile(), there.overview(), _years(there))
