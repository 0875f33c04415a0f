"""Asks what becomes of a closed period when a correction is accepted."""

from PySide6.QtWidgets import QWidget

from ctph_desktop.services.ground.closing_rows import ClosingRow
from ctph_desktop.ui.look.dialogs import TextDialog, choose
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.period_words import period_words


def ask_what_closing_becomes(parent: QWidget, *, closing: ClosingRow, unit: str, is_supplement: bool) -> str | None:
    """Return why the period is opened again, empty to keep it closed; None where nothing is to be accepted."""
    period = period_words(closing.period)
    if is_supplement:
        question = translate("LateCorrection", "Kỳ {period} đã chốt. Duyệt báo cáo bổ sung của {unit} thế nào?")
    else:
        question = translate("LateCorrection", "Kỳ {period} đã chốt. Duyệt báo cáo đính chính của {unit} thế nào?")
    chosen = choose(
        parent,
        title=translate("LateCorrection", "Duyệt sau khi chốt kỳ"),
        text=question.format(period=period, unit=unit),
        detail=translate(
            "LateCorrection",
            "Giữ kỳ đã chốt: bản đã chốt vẫn in như cũ, chênh lệch xem ở «So với hiện tại…».\n"
            "Mở lại kỳ: các xã đọc lý do, sửa và gửi lại được như khi chưa chốt.",
        ),
        verbs=(
            translate("LateCorrection", "&Duyệt, giữ kỳ đã chốt"),
            translate("LateCorrection", "Duyệt và &mở lại kỳ…"),
        ),
        refusal=translate("LateCorrection", "&Xem lại"),
    )
    if chosen is None:
        return None
    if chosen == 0:
        return ""
    dialog = TextDialog(
        parent,
        title=translate("LateCorrection", "Mở lại kỳ"),
        prompt=translate(
            "LateCorrection", "Vì sao mở lại kỳ {period}? Các xã sẽ đọc lý do này khi nhập tệp trả lời."
        ).format(period=period),
        verb=translate("LateCorrection", "Duyệt và &mở lại kỳ"),
    )
    is_given, reason = dialog.exec(), dialog.text
    dialog.deleteLater()
    return reason if is_given else None
