"""How the groups reports are counted in are called, with their sign: a word, never colour alone."""

from ctph_desktop.domain.report_groups import ReportGroup
from ctph_desktop.ui.look.languages import translate


def group_words(group: ReportGroup, count: int) -> str:
    """Return a count with the name of what it counts."""
    text = {
        ReportGroup.ACCEPTED: translate("Groups", "● Đã duyệt {count}"),
        ReportGroup.WAITING: translate("Groups", "○ Chờ duyệt {count}"),
        ReportGroup.RETURNED: translate("Groups", "◄ Trả lại {count}"),
        ReportGroup.MISSING: translate("Groups", "· Chưa gửi {count}"),
        ReportGroup.LATE: translate("Groups", "! Quá hạn {count}"),
    }[group]
    return text.format(count=count)


def group_title(group: ReportGroup) -> str:
    """Return the name of a group as the head of a column."""
    return {
        ReportGroup.ACCEPTED: translate("Groups", "Đã duyệt"),
        ReportGroup.WAITING: translate("Groups", "Chờ duyệt"),
        ReportGroup.RETURNED: translate("Groups", "Trả lại"),
        ReportGroup.MISSING: translate("Groups", "Chưa gửi"),
        ReportGroup.LATE: translate("Groups", "Quá hạn"),
    }[group]
