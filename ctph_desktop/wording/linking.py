"""Sentences about figures copied from one journal of an office into another."""

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.linked_figures import Agreement
from ctph_desktop.wording import terms


def difference(state: Agreement, label: str, copy: FigureValue, source: FigureValue, *, authority: str) -> str:
    """A copied figure that no longer says what its source says."""
    here, there = terms.figure(copy), terms.figure(source)
    told = f"{label}: ở đây {here}, ở sổ làm việc với {authority} {there}"
    if state is Agreement.SOURCE_CHANGED:
        return f"{told}; số ở đó đã đổi sau khi lấy về."
    if state is Agreement.TYPED_OVER:
        return f"{told}; số ở đây đã sửa sau khi lấy về."
    return f"{told}; cả hai đã sửa sau khi lấy về."


def where_from(authority: str, programme: str, *, counted: int, units: int) -> str:
    """Where a figure is proposed from: the authority and programme, and how many units are in a total."""
    place = f"{authority} – {programme}" if programme else authority
    return f"{place} ({counted}/{units} đơn vị)" if units else place
