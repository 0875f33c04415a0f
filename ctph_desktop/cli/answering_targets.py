"""The command of a commune that answers the targets it was given."""

import argparse
from typing import TYPE_CHECKING, Any, Final

from ctph_desktop.cli.options import add_command, open_commune, with_json, with_standpoint
from ctph_desktop.cli.printing import number, print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.domain.lines import LineKey
    from ctph_desktop.services.reporting.own_targets import OwnTargets, Reply

_AGREED: Final = "agreed"
_TAKEN_BACK: Final = "missing"


def add_answering_targets(commands: Any) -> None:
    """Add the command."""
    text = "xem chỉ tiêu được giao, đồng ý hoặc đề nghị số khác kèm lý do (xã)"
    answer = add_command(commands, "answer-targets", _answer, text, office=True)
    answer.add_argument(
        "figures", nargs="*", metavar="MÃ=SỐ", help=f"VL01=120, VL01={_AGREED} (đồng ý), VL01={_TAKEN_BACK} (rút lại)"
    )
    answer.add_argument("--all", action="store_true", help="đồng ý mọi chỉ tiêu chưa trả lời")
    answer.add_argument("--reason", default="", metavar="LÝ_DO", help="lý do đề nghị số khác")
    with_standpoint(answer)
    with_json(answer)


def _answer(options: argparse.Namespace) -> int:
    with open_commune(options) as office:
        if options.figures:
            office.own_targets.answer(_replies(options.figures, options.reason, office.own_targets.sheet()))
        if options.all:
            office.own_targets.agree_to_all()
        sheet = office.own_targets.sheet()
    if options.json:
        print_json(_rows(sheet))
    else:
        _print(sheet)
    return 0


def _replies(texts: list[str], reason: str, sheet: "OwnTargets") -> "dict[LineKey, Reply | None]":
    from ctph_desktop.domain.errors import DuplicateLineError, FigureNotGivenError, UnknownIndicatorError
    from ctph_desktop.domain.quantities import parse_quantity
    from ctph_desktop.services.reporting.own_targets import Reply

    lines = {line.code: line for line in sheet.lines}
    found: dict[LineKey, Reply | None] = {}
    for text in texts:
        code, _, typed = (part.strip() for part in text.partition("="))
        line = lines.get(code.upper())
        if line is None:
            raise UnknownIndicatorError(code)
        if line.key in found:
            raise DuplicateLineError(code)
        if not typed:
            raise FigureNotGivenError(code)
        if typed == _TAKEN_BACK:
            found[line.key] = None
        elif typed == _AGREED:
            found[line.key] = Reply()
        else:
            found[line.key] = Reply(parse_quantity(typed, decimals=line.decimals), reason)
    return found


def _print(sheet: "OwnTargets") -> None:
    from ctph_desktop.domain.figures import Measure
    from ctph_desktop.wording import formats, targets

    def shown(count: Any, decimals: int) -> str:
        return formats.quantity(count, decimals=decimals)

    print_table(
        ("Mã", "Chỉ tiêu", "Giao", "Cam kết", "Trả lời", "Đề nghị", "Lý do"),
        [
            (
                line.code,
                "  " * line.level + line.label,
                shown(line.counts.get(Measure.ASSIGNED), line.decimals),
                shown(line.counts.get(Measure.COMMITTED), line.decimals),
                targets.ANSWERS[line.state.value],
                shown(line.answer.proposed if line.answer is not None else None, line.decimals),
                line.answer.reason if line.answer is not None else "",
            )
            for line in sheet.lines
            if line.tier is not None
        ],
        none="Cấp trên chưa giao chỉ tiêu nào. Hãy nhập tệp trả lời mới nhất của cấp trên.",
    )


def _rows(sheet: "OwnTargets") -> list[dict[str, Any]]:
    return [
        {
            "code": line.code,
            "label": line.label,
            **{tier.value: number(count) for tier, count in line.counts.items()},
            "state": line.state.value,
            "proposed": number(line.answer.proposed) if line.answer is not None else None,
            "reason": line.answer.reason if line.answer is not None else "",
        }
        for line in sheet.lines
        if line.tier is not None
    ]
