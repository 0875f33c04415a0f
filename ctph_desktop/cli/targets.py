"""The command of the superior office that shows a unit's targets, and gives them."""

import argparse
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from ctph_desktop.cli.options import add_command, open_chosen, with_json, with_standpoint
from ctph_desktop.cli.printing import number, print_json, print_table

if TYPE_CHECKING:
    from ctph_desktop.domain.figures import Measure
    from ctph_desktop.domain.lines import LineKey
    from ctph_desktop.services.reviewing.targets import TargetSheet

_MEASURES: Final = ("baseline", "assigned", "committed")
_TAKEN_BACK: Final = "missing"


def add_targets(commands: Any) -> None:
    """Add the command of targets."""
    targets = add_command(commands, "targets", _targets, "xem, giao chỉ tiêu năm của một xã (cấp trên)", office=True)
    targets.add_argument("figures", nargs="*", metavar="MÃ=SỐ", help=f"VL01=120 GN06/ND=7 DN01={_TAKEN_BACK} (rút lại)")
    targets.add_argument("--unit", required=True, metavar="XÃ", help="mã hoặc tên xã")
    targets.add_argument(
        "--measure", choices=_MEASURES, default="committed",
        help="loại số: baseline (đầu kỳ), assigned (giao), committed (cam kết)",
    )  # fmt: skip
    targets.add_argument("--reason", default="", metavar="LÝ_DO", help="lý do, số văn bản; cần khi sửa số đã giao")
    with_standpoint(targets)
    with_json(targets)


def _targets(options: argparse.Namespace) -> int:
    from ctph_desktop.domain.figures import Measure

    with open_chosen(options) as office:
        if options.figures:
            typed = _read(options.figures, Measure(options.measure), office.targets.sheet(options.unit))
            office.targets.give(options.unit, typed, reason=options.reason)
        sheet = office.targets.sheet(options.unit)
    if options.json:
        print_json({"unit": sheet.unit, "year": sheet.year, "rows": _rows(sheet)})
    else:
        print_table(
            ("Mã", "Chỉ tiêu", "Đầu kỳ", "Giao", "Cam kết"),
            [(row["code"], row["label"], *(row[measure] or "" for measure in _MEASURES)) for row in _rows(sheet)],
        )
        if sheet.note:
            print(sheet.note)
    return 0


def _read(
    texts: list[str], measure: "Measure", sheet: "TargetSheet"
) -> "dict[tuple[LineKey, Measure], Decimal | None]":
    from ctph_desktop.domain.errors import (
        DuplicateLineError,
        FigureNotGivenError,
        UnknownIndicatorError,
    )
    from ctph_desktop.domain.quantities import parse_quantity

    lines = {line.code: line for line in sheet.lines}
    found: dict[tuple[LineKey, Measure], Decimal | None] = {}
    for text in texts:
        code, _, typed = (part.strip() for part in text.partition("="))
        line = lines.get(code.upper())
        if line is None or measure not in line.counts:
            raise UnknownIndicatorError(code)
        if (line.key, measure) in found:
            raise DuplicateLineError(code)
        if not typed:
            raise FigureNotGivenError(code)
        found[line.key, measure] = None if typed == _TAKEN_BACK else parse_quantity(typed, decimals=line.decimals)
    return found


def _rows(sheet: "TargetSheet") -> list[dict[str, Any]]:
    return [
        {
            "key": str(line.key),
            "code": line.code,
            "label": "  " * line.level + line.label,
            **dict.fromkeys(_MEASURES),
            **{measure.value: number(count) for measure, count in line.counts.items()},
        }
        for line in sheet.lines
    ]
