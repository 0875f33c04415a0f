"""What closing a year does to the reports beside the rhythm, in sentences."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctph_desktop.services.ground.closing_rows import ClosingPreview


def obligations_told(preview: "ClosingPreview") -> list[str]:
    """Say of each report beside the rhythm whether it is closed with the period; nothing of one that closes none."""
    from ctph_desktop.wording.programmes import closed_with_year

    return [
        closed_with_year(one.name, accepted=one.accepted, expected=one.expected, runs_on=one.runs_on)
        for one in preview.obligations
    ]
