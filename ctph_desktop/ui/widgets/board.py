"""The board commune × month: a word and a sign in every cell, colour only beside them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.closing_rows import ProgramRow
from ctph_desktop.services.ground.review_rows import BoardCell, BoardRow
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.period_words import period_words, short_period_words
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.widgets.closing_words import CLOSED_SIGN, CORRECTION_SIGN, submitted_sentences
from ctph_desktop.ui.widgets.states import SIGNS, board_state, state_tone
from ctph_desktop.wording import formats

FIRST_MONTH = 1
RIVALS_SIGN = "▲"
_SIGN_WIDTH = 36


def board_columns(
    rows: Sequence[BoardRow],
    programs: Mapping[str, ProgramRow] = MappingProxyType({}),
    *,
    wide: ReportingPeriod | None = None,
) -> tuple[Column[BoardRow], ...]:
    """Return columns: the communes, each month of the rows, what there is to know of the wide one, of their data.

    Only the `wide` period is shown in words, where the rows have it; the others are signs. `programs` are the versions
    known, by unit.
    """
    months = rows[0].cells if rows else ()
    name = Column[BoardRow](translate("Board", "Xã, thị trấn"), _unit_text, width=160, tip=_unit_tip)
    place = next((place for place, cell in enumerate(months) if cell.period == wide), None)
    columns = [
        _month(position, cell) if place in {None, position} else _sign(position, cell)
        for position, cell in enumerate(months)
    ]
    return (name, *columns, *(_facts(place) if place is not None else ()), *_data_columns(programs))


def _facts(place: int) -> tuple[Column[BoardRow], ...]:
    """Return when the report of a month came, how late it is, what is remarked on it."""

    def received_at(row: BoardRow) -> datetime | None:
        submitted = row.cells[place].submitted
        return submitted.received_at if submitted is not None else None

    return (
        Column(
            translate("Board", "Nhận lúc"),
            lambda r: formats.day(at) if (at := received_at(r)) is not None else "",
            width=82,
            order=received_at,
        ),
        Column(
            translate("Board", "Trễ"),
            lambda r: (
                translate("Board", "{count} ngày").format(count=days) if (days := r.cells[place].days_late) else ""
            ),
            width=60,
            order=lambda r: r.cells[place].days_late or None,
        ),
        Column(
            translate("Board", "Góp ý"),
            lambda r: str(r.cells[place].open_remarks or ""),
            width=52,
            order=lambda r: r.cells[place].open_remarks or None,
        ),
    )


def _data_columns(programs: Mapping[str, ProgramRow]) -> tuple[Column[BoardRow], ...]:
    age = Column[BoardRow](
        translate("Board", "Số liệu mới nhất"), age_text, width=200, tip=_unit_tip, order=lambda r: r.newest_data_at
    )
    program = Column[BoardRow](
        translate("Board", "Phần mềm"),
        lambda r: program_text(programs.get(r.unit)),
        width=170,
        tone=lambda r: Tone.DOUBT if is_outdated(programs.get(r.unit)) else Tone.PLAIN,
    )
    return age, program


def _unit_text(row: BoardRow) -> str:
    return translate("Board", "{unit} (nhập thay)").format(unit=row.unit_name) if row.is_typed_above else row.unit_name


def age_text(row: BoardRow) -> str:
    """Say of which day the newest data of a commune are, and how long ago that is."""
    if row.newest_data_at is None:
        return ""
    day = formats.day(row.newest_data_at)
    if row.days_old == 0:
        return translate("Board", "{day} (hôm nay)").format(day=day)
    return translate("Board", "{day} ({count} ngày trước)").format(day=day, count=row.days_old)


def is_outdated(program: ProgramRow | None) -> bool:
    """Tell whether one of the two programs should be updated."""
    return program is not None and (program.needs_update or program.we_need_update)


def program_text(program: ProgramRow | None) -> str:
    """Say which version a commune runs, and which of the two programs should be updated."""
    if program is None:
        return ""
    version = translate("Board", "bản {version}").format(version=program.version) if program.version else ""
    if program.needs_update:
        return " – ".join(filter(None, (translate("Board", "Cần cập nhật"), version or translate("Board", "bản cũ"))))
    if program.we_need_update:
        return translate("Board", "Mới hơn máy này")
    return version


def board_cell(row: BoardRow, column: int) -> BoardCell | None:
    """Return the cell under a grid column, if it is a month."""
    position = column - FIRST_MONTH
    return row.cells[position] if 0 <= position < len(row.cells) else None


def _month(position: int, sample: BoardCell) -> Column[BoardRow]:
    return Column(
        _head(sample),
        lambda r: cell_text(r.cells[position]),
        width=110,
        tone=lambda r: cell_tone(r.cells[position]),
        tip=lambda r: cell_tip(r.cells[position]),
        has_mark=lambda r: r.cells[position].open_remarks > 0,
    )


def _sign(position: int, sample: BoardCell) -> Column[BoardRow]:
    return Column(
        _head(sample),
        lambda r: _cell_sign(r.cells[position]),
        width=_SIGN_WIDTH,
        tone=lambda r: cell_tone(r.cells[position]),
        tip=lambda r: cell_tip(r.cells[position]),
        has_mark=lambda r: r.cells[position].open_remarks > 0,
    )


def _head(sample: BoardCell) -> str:
    return (
        f"{short_period_words(sample.period)} {CLOSED_SIGN}" if sample.is_closed else short_period_words(sample.period)
    )


def cell_tone(cell: BoardCell) -> Tone:
    """Return the tone of a report."""
    if not cell.seal:
        return Tone.QUIET
    waits = cell.is_correction and cell.state is SubmissionState.RECEIVED
    return Tone.DOUBT if cell.rivals or waits else state_tone(cell.state)


def _cell_sign(cell: BoardCell) -> str:
    """Return the sign of a report, with the number of its version from the second on."""
    if not cell.seal:
        return "" if cell.is_outside else SIGNS[SubmissionState.NOTHING]
    version = str(cell.version) if cell.version > 1 else ""
    sign = CORRECTION_SIGN if cell.is_correction else SIGNS[cell.state]
    return f"{RIVALS_SIGN if cell.rivals else sign}{version}"


def cell_text(cell: BoardCell) -> str:
    """Return the sign of a report and the word for it."""
    if not cell.seal:
        sign = _cell_sign(cell)
        return f"{sign} {board_state(cell.state)}" if sign else ""
    version = str(cell.version) if cell.version > 1 else ""
    sign = CORRECTION_SIGN if cell.is_correction else SIGNS[cell.state]
    parts = (RIVALS_SIGN if cell.rivals else sign, board_state(cell.state), version)
    return " ".join(filter(None, parts))


def cell_tip(cell: BoardCell) -> str:
    """Say everything there is to know of a report."""
    month = period_words(cell.period)
    if cell.is_outside and not cell.seal:
        return translate("Board", "{period}: đơn vị không có báo cáo kỳ này.").format(period=month)
    closed = [translate("Board", "Kỳ đã chốt.")] if cell.is_closed else []
    if not cell.seal:
        late = [translate("Board", "Quá hạn {count} ngày.").format(count=cell.overdue)] if cell.overdue else []
        return "\n".join((translate("Board", "{period}: chưa nhận báo cáo.").format(period=month), *late, *closed))
    lines = [
        translate("Board", "{period}: {state}, bản thứ {version}.").format(
            period=month, state=board_state(cell.state), version=cell.version
        )
    ]
    if cell.counting_version not in {0, cell.version}:
        lines.append(
            translate("Board", "Tổng hợp đang tính theo bản thứ {version} đã duyệt.").format(
                version=cell.counting_version
            )
        )
    lines += closed
    if cell.is_correction:
        lines.append(
            translate("Board", "Bổ sung sau khi chốt kỳ.")
            if cell.is_supplement
            else translate("Board", "Đính chính sau khi chốt kỳ.")
        )
        if cell.state is SubmissionState.RECEIVED:
            lines.append(translate("Board", "Chưa tính vào tổng hợp cho đến khi được duyệt."))
    if cell.submitted is not None:
        lines += submitted_sentences(cell.submitted)
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
    lines = [translate("Board", "Tệp mới nhất nhận lúc {moment}.").format(moment=formats.moment(row.newest_package_at))]
    if row.newest_data_at is not None:
        lines.append(
            translate("Board", "Thay đổi mới nhất trong đó: {moment}, theo đồng hồ máy của xã.").format(
                moment=formats.moment(row.newest_data_at)
            )
        )
    return "\n".join(lines)
