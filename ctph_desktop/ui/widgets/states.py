"""How a report's state is called and coloured: always a word and a sign, never colour alone."""

from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.tones import Tone

_TONES = {
    SubmissionState.NOTHING: Tone.QUIET,
    SubmissionState.DRAFT: Tone.PLAIN,
    SubmissionState.SEALED: Tone.DOUBT,
    SubmissionState.EXPORTED: Tone.WAITING,
    SubmissionState.RECEIVED_BY_PHONE: Tone.WAITING,
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
    SubmissionState.RECEIVED_BY_PHONE: "◊",
    SubmissionState.RECEIVED: "○",
    SubmissionState.ACCEPTED: "●",
    SubmissionState.RETURNED: "◄",
    SubmissionState.CHANGED: "▲",
}


def evidence_label(count: int) -> str:
    """Return what a button to the evidence of a month is called."""
    label = translate("States", "&Minh chứng…")
    return f"{label.removesuffix('…')} ({count})…" if count else label


def state_tone(state: SubmissionState) -> Tone:
    """Return the tone of a state."""
    return _TONES[state]


def own_state(state: SubmissionState) -> str:
    """Say where a report stands, to the office that wrote it."""
    return {
        SubmissionState.NOTHING: translate("States", "Chưa có số liệu"),
        SubmissionState.DRAFT: translate("States", "Đang nhập"),
        SubmissionState.SEALED: translate("States", "Đã chốt, chưa xuất tệp gửi"),
        SubmissionState.EXPORTED: translate("States", "Đã xuất tệp, chưa có biên nhận"),
        SubmissionState.RECEIVED_BY_PHONE: translate("States", "Đã nhận, qua điện thoại"),
        SubmissionState.RECEIVED: translate("States", "Cấp trên đã nhận"),
        SubmissionState.ACCEPTED: translate("States", "Được duyệt"),
        SubmissionState.RETURNED: translate("States", "Bị trả lại"),
        SubmissionState.CHANGED: translate("States", "Có sửa sau khi chốt"),
    }[state]


def board_state(state: SubmissionState) -> str:
    """Say where a commune's report stands, to the superior office, in as few letters as a board cell has."""
    return {
        SubmissionState.RECEIVED: translate("States", "Chờ duyệt"),
        SubmissionState.ACCEPTED: translate("States", "Đã duyệt"),
        SubmissionState.RETURNED: translate("States", "Trả lại"),
        SubmissionState.CHANGED: translate("States", "Có sửa"),
    }.get(state, translate("States", "Chưa gửi"))
