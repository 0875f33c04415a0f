"""The board commune × month: a word and a sign in every cell, colour only beside them."""

from collections.abc import Callable, Sequence

from ctph_desktop.services.rows import BoardCell, BoardRow, SubmissionState
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.languages import translate
from ctph_desktop.ui.tones import Tone
from ctph_desktop.ui.widgets.states import SIGNS, board_state, state_tone
from ctph_desktop.wording import formats

FIRST_MONTH = 1
RIVALS_SIGN = "▲"


def board_columns(rows: Sequence[BoardRow]) -> tuple[Column[BoardRow], ...]:
    """Return a column for the communes and one for each month of the rows."""
    months = rows[0].cells if rows else ()
    name = Column[BoardRow](translate("Board", "Xã, thị trấn"), lambda r: r.unit_name, width=136, tip=_unit_tip)
    return (name, *(_month(position, cell) for position, cell in enumerate(months)))


def board_cell(row: BoardRow, column: int) -> BoardCell | None:
    """Return the cell under a grid column, if it is a month."""
    position = column - FIRST_MONTH
    return row.cells[position] if 0 <= position < len(row.cells) else None


def _month(position: int, sample: BoardCell) -> Column[BoardRow]:
    read: Callable[[BoardRow], BoardCell] = lambda r: r.cells[position]  # noqa: E731 - three columns share it
    return Column(
        f"T{sample.period.number}",
        lambda r: _cell_text(read(r)),
        width=86,
        tone=lambda r: _tone(read(r)),
        tip=lambda r: _cell_tip(read(r)),
        has_mark=lambda r: read(r).open_remarks > 0,
    )


def _tone(cell: BoardCell) -> Tone:
    if not cell.seal:
        return Tone.QUIET
    return Tone.DOUBT if cell.rivals else state_tone(cell.state)


def _cell_text(cell: BoardCell) -> str:
    if not cell.seal:
        return SIGNS[SubmissionState.NOTHING]
    version = str(cell.version) if cell.version > 1 else ""
    parts = (RIVALS_SIGN if cell.rivals else SIGNS[cell.state], board_state(cell.state), version)
    return " ".join(filter(None, parts))


def _cell_tip(cell: BoardCell) -> str:
    month = formats.period(cell.period)
    if not cell.seal:
        return translate("Board", "{period}: chưa nhận báo cáo.").format(period=month)
    lines = [
        translate("Board", "{period}: {state}, bản thứ {version}.").format(
            period=month, state=board_state(cell.state), version=cell.version
        )
    ]
    if cell.sealed_at is not None:
        lines.append(translate("Board", "Xã chốt lúc {moment}.").format(moment=formats.moment(cell.sealed_at)))
    if cell.rivals:
        lines.append(
            translate(
                "Board", "Xã có {count} bản chốt khác nhau cho tháng này; hãy trả lại để xã chốt lại một bản."
            ).format(count=cell.rivals + 1)
        )
    if cell.open_remarks:
        lines.append(translate("Board", "{count} góp ý chưa xử lý.").format(count=cell.open_remarks))
    return "\n".join(lines)


def _unit_tip(row: BoardRow) -> str:
    if not row.is_enrolled:
        return translate("Board", "Chưa có máy nào của đơn vị này được ghi nhận.")
    if row.newest_package_at is None:
        return translate("Board", "Chưa nhận tệp nào.")
    return translate("Board", "Tệp mới nhất: {moment}.").format(moment=formats.moment(row.newest_package_at))
