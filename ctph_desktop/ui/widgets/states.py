"""How a report's state is called and coloured: always a word and a sign, never colour alone."""

from PySide6.QtCore import QCoreApplication

from ctph_desktop.services.rows import SubmissionState
from ctph_desktop.ui.theme import Tone

_TONES = {
    SubmissionState.NOTHING: Tone.QUIET,
    SubmissionState.DRAFT: Tone.PLAIN,
    SubmissionState.SEALED: Tone.DOUBT,
    SubmissionState.EXPORTED: Tone.WAITING,
    SubmissionState.RECEIVED: Tone.WAITING,
    SubmissionState.ACCEPTED: Tone.GOOD,
    SubmissionState.RETURNED: Tone.ERROR,
    SubmissionState.CHANGED: Tone.DOUBT,
}
SIGNS = {
    SubmissionState.NOTHING: "·",
    SubmissionState.DRAFT: "□",
    SubmissionState.SEALED: "■",
    SubmissionState.EXPORTED: "►",
    SubmissionState.RECEIVED: "○",
    SubmissionState.ACCEPTED: "●",
    SubmissionState.RETURNED: "◄",
    SubmissionState.CHANGED: "▲",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("States", text)


def state_tone(state: SubmissionState) -> Tone:
    """Return the tone of a state."""
    return _TONES[state]


def own_state(state: SubmissionState) -> str:
    """Say where a report stands, to the office that wrote it."""
    return {
        SubmissionState.NOTHING: _tr("Chưa có số liệu"),
        SubmissionState.DRAFT: _tr("Đang nhập"),
        SubmissionState.SEALED: _tr("Đã chốt, chưa xuất tệp gửi"),
        SubmissionState.EXPORTED: _tr("Đã xuất tệp, chưa có biên nhận"),
        SubmissionState.RECEIVED: _tr("Cấp trên đã nhận"),
        SubmissionState.ACCEPTED: _tr("Được duyệt"),
        SubmissionState.RETURNED: _tr("Bị trả lại"),
        SubmissionState.CHANGED: _tr("Có sửa sau khi chốt"),
    }[state]


def board_state(state: SubmissionState) -> str:
    """Say where a commune's report stands, to the superior office, in as few letters as a board cell has."""
    return {
        SubmissionState.RECEIVED: _tr("Chờ duyệt"),
        SubmissionState.ACCEPTED: _tr("Đã duyệt"),
        SubmissionState.RETURNED: _tr("Trả lại"),
        SubmissionState.CHANGED: _tr("Có sửa"),
    }.get(state, _tr("Chưa gửi"))
