"""The banners on screens: what several PCs wrote differently, what does not count, PCs that were copied."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.reading.conflict_rows import Attention
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.notice_bar import NoticeBar
from ctph_desktop.wording import messages

_PAUSE_MS = 200  # several changes in a row are asked after once, and the screen itself comes first


class AttentionBar(QWidget):
    """Takes no room while nothing needs attention. With `period_of` it counts the cells of that month apart."""

    def __init__(self, link: OfficeLink, *, period_of: Callable[[], ReportingPeriod | None] = lambda: None) -> None:
        super().__init__()
        self.attention = Attention()
        self._link = link
        self._period_of = period_of
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.conflicts = NoticeBar(self.tr("Chọn &số đúng…"))
        self.set_aside = NoticeBar(self.tr("Xem số giữ riêng…"))
        self.chains = NoticeBar(self.tr("Xem và xử lý…"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.conflicts)
        layout.addWidget(self.set_aside)
        layout.addWidget(self.chains)
        self._timer.timeout.connect(self._ask)
        self.conflicts.button.clicked.connect(self.open_conflicts)
        self.set_aside.button.clicked.connect(self._open_set_aside)
        self.chains.button.clicked.connect(self._open_chains)
        link.changed.connect(self._on_office_changed)
        self.hide()
        self._timer.start()

    def refresh(self) -> None:
        """Say anew what there is, as for another month."""
        self._show(self.attention)

    def open_conflicts(self) -> None:
        """Let the person choose."""
        from ctph_desktop.ui.conflicts.conflict_dialog import ConflictDialog  # noqa: PLC0415 - rarely wanted

        dialog = ConflictDialog(self.window(), link=self._link)
        dialog.exec()
        dialog.deleteLater()

    def _open_set_aside(self) -> None:
        from ctph_desktop.ui.conflicts.set_aside_dialog import SetAsideDialog  # noqa: PLC0415 - rarely wanted

        dialog = SetAsideDialog(self.window(), link=self._link)
        dialog.exec()
        dialog.deleteLater()

    def _open_chains(self) -> None:
        from ctph_desktop.ui.conflicts.chain_dialog import ChainDialog  # noqa: PLC0415 - rarely wanted

        dialog = ChainDialog(self.window(), rows=self.attention.chains, link=self._link)
        dialog.exec()
        dialog.deleteLater()

    def _on_office_changed(self, changes: Changes) -> None:
        # Typing settles conflicts, but makes none: while there is none, an edit asks nothing.
        if changes & ~Changes.FIGURES or self.attention.to_choose or self.attention.set_aside:
            self._timer.start()

    def _ask(self) -> None:
        if self._link.kept is None:
            self._link.ask(lambda office: office.conflicts.attention(), on_done=self._show, owner=self)

    def _show(self, attention: Attention) -> None:
        self.attention = attention
        self.conflicts.tell(self._conflict_sentence(attention))
        self.set_aside.tell(_set_aside_sentence(attention))
        self.chains.tell(self._chain_sentence(attention))
        self.setVisible(not all(bar.isHidden() for bar in (self.conflicts, self.set_aside, self.chains)))

    def _conflict_sentence(self, attention: Attention) -> str:
        if attention.to_choose:
            period = self._period_of()
            here = attention.by_period.get(period, 0) if period else attention.to_choose
            text = self.tr("▲ Có {count} ô hai máy nhập khác nhau.").format(count=here or attention.to_choose)
            elsewhere = attention.to_choose - here
            if elsewhere and here:
                text += " " + self.tr("Thêm {count} ô ở tháng khác.").format(count=elsewhere)
            elif elsewhere:
                text = self.tr("▲ Có {count} ô hai máy nhập khác nhau ở tháng khác.").format(count=elsewhere)
            return text + " " + self.tr("Tháng còn ô như vậy thì chưa chốt gửi được.")
        if attention.for_others:
            return self.tr("▲ Có {count} mục nhiều máy ghi khác nhau, chờ đơn vị giữ số liệu chọn.").format(
                count=attention.for_others
            )
        return ""

    def _chain_sentence(self, attention: Attention) -> str:
        if not attention.chains:
            return ""
        more = len(attention.chains) - 1
        text = f"▲ {attention.chains[0].text}"
        return text + (" " + self.tr("Và {count} điều nữa.").format(count=more) if more else "")


def _set_aside_sentence(attention: Attention) -> str:
    if attention.set_aside:
        return f"▲ {messages.set_aside_here(attention.set_aside)}"
    if attention.set_aside_elsewhere:
        return f"▲ {messages.set_aside_elsewhere(attention.set_aside_elsewhere)}"
    return ""
