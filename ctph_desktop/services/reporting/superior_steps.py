"""What is a superior office's to do, and what it waits for: as long as something waits, there is a line for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from ctph_desktop.domain.due_work import WorkGroup
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.report_groups import ReportGroup
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.overview_rows import TodoRow
from ctph_desktop.services.ground.review_rows import BoardCell, BoardRow
from ctph_desktop.wording import messages, shown

_SINGLY = 5


def superior_steps(
    board: Sequence[BoardRow], month: ReportingPeriod, *, tray: int, unsent: int, without_targets: Sequence[str]
) -> Iterator[TodoRow]:
    """Yield the next steps, the most urgent first; a line leads to where it is done.

    `tray` counts the files that wait for a telephone call, `unsent` the answers that stand in no file.
    """
    is_joined = any(row.is_enrolled or row.is_typed_above for row in board)
    if tray:
        yield TodoRow(messages.to_enrol_others(tray), "exchange", action="tray")
    if not is_joined:
        yield TodoRow(messages.to_invite(), "exchange", action="invite")
    yield from steps_to_decide(board)
    for period, returned in _by_period(board, SubmissionState.RETURNED).items():
        names = [row.unit_name for row, _ in returned]
        text = messages.to_await_again(shown.period(period), names)
        action = f"board:{ReportGroup.RETURNED.value}"
        yield TodoRow(text, "exchange", period, action, group=WorkGroup.ELSEWHERE)
    if unsent:
        yield TodoRow(messages.to_export_answers(unsent), "exchange", action="export")
    missing = [row.unit_name for row in board for cell in row.cells if cell.period == month and _is_missing(cell)]
    if missing and is_joined:
        text = messages.to_remind(shown.period(month), missing)
        yield TodoRow(text, "exchange", month, "remind", group=WorkGroup.ELSEWHERE)
    if without_targets:
        yield TodoRow(messages.to_give_targets(without_targets), "targets")


def steps_to_decide(
    board: Sequence[BoardRow], *, label: Callable[[ReportingPeriod], str] = shown.period
) -> Iterator[TodoRow]:
    """Yield a line for each report that waits, or one for many; a correction after closing always has its own."""
    for period, waiting in _by_period(board, SubmissionState.RECEIVED).items():
        yield from _to_decide(period, waiting, label(period))


def _by_period(
    board: Sequence[BoardRow], state: SubmissionState
) -> Mapping[ReportingPeriod, list[tuple[BoardRow, BoardCell]]]:
    found: dict[ReportingPeriod, list[tuple[BoardRow, BoardCell]]] = {}
    for row in board:
        for cell in row.cells:
            if cell.state is state:
                found.setdefault(cell.period, []).append((row, cell))
    return dict(sorted(found.items()))


def _to_decide(period: ReportingPeriod, waiting: Sequence[tuple[BoardRow, BoardCell]], label: str) -> Iterator[TodoRow]:
    usual = [one for one in waiting if not one[1].is_correction]
    for row, cell in waiting:
        if cell.is_correction:
            text = messages.to_decide_correction(row.unit_name, label, is_supplement=cell.is_supplement)
            yield TodoRow(text, "exchange", period, f"report:{cell.seal}")
        elif len(usual) <= _SINGLY:
            yield TodoRow(messages.to_review(row.unit_name, label), "exchange", period, f"report:{cell.seal}")
    if len(usual) > _SINGLY:
        yield TodoRow(messages.to_review_many(label, len(usual)), "exchange", period, f"report:{usual[0][1].seal}")


def _is_missing(cell: BoardCell) -> bool:
    return not (cell.seal or cell.is_closed or cell.is_outside)
