"""Sentences about figures copied from one journal of an office into another."""

from collections.abc import Sequence

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.linked_figures import Agreement
from ctph_desktop.wording import terms
from ctph_desktop.wording.told import said


def difference(state: Agreement, label: str, copy: FigureValue, source: FigureValue, *, authority: str) -> str:
    """A copied figure that no longer says what its source says."""
    here, there = terms.figure(copy), terms.figure(source)
    told = said(
        "{label}: ở đây {here}, ở sổ làm việc với {authority} {there}",
        label=label,
        here=here,
        authority=authority,
        there=there,
    )
    if state is Agreement.SOURCE_CHANGED:
        return said("{told}; số ở đó đã đổi sau khi lấy về.", told=told)
    if state is Agreement.TYPED_OVER:
        return said("{told}; số ở đây đã sửa sau khi lấy về.", told=told)
    return said("{told}; cả hai đã sửa sau khi lấy về.", told=told)


def where_from(authority: str, programme: str, *, counted: int, units: int) -> str:
    """Where a figure is proposed from: the authority and programme, and how many units are in a total."""
    place = f"{authority} – {programme}" if programme else authority
    return said("{place} ({counted}/{units} đơn vị)", place=place, counted=counted, units=units) if units else place


def taken(count: int, places: Sequence[str]) -> str:
    """How many figures were written, and where they come from."""
    return said("Đã ghi {count} số lấy từ {named}.", count=count, named="; ".join(places))


def alike(codes: Sequence[str]) -> str:
    """Lines asked for that say here what the other journals say."""
    return said("Đã giống sổ khác, không cần lấy: {named}.", named=", ".join(codes))


def not_offered(codes: Sequence[str]) -> str:
    """Lines asked for of which no other journal has a figure that could stand here."""
    return said("Sổ khác không có số lấy được cho: {named}.", named=", ".join(codes))


def to_be_chosen(codes: Sequence[str]) -> str:
    """Lines of which several journals say different things."""
    return said(
        "Nhiều sổ có số khác nhau, chưa lấy: {named}. Hãy chọn bằng --from: tên cơ quan hoặc chương trình.",
        named=", ".join(codes),
    )


def choose_one() -> str:
    """The same, above lines on screen."""
    return said("Dòng tô đậm có số khác nhau ở nhiều sổ: hãy chọn một sổ.")


def to_be_named(codes: Sequence[str]) -> str:
    """Lines with another figure, which are taken over only where they are named."""
    return said("{count} dòng đang có số khác: ghi rõ mã để lấy: {named}", count=len(codes), named=" ".join(codes))
