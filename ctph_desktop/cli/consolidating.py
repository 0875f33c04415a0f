"""The command that consolidates: the forms of a period, as they are shown on screen and printed."""

import argparse
from pathlib import Path
from typing import Any

from ctph_desktop.cli.options import add_command, chosen_period, open_chosen, with_json, with_period
from ctph_desktop.cli.printing import number, print_json, print_table
from ctph_desktop.domain.forms.filled import FilledForm
from ctph_desktop.services.ground.consolidation_rows import ConsolidationView


def add_consolidating(commands: Any) -> None:
    """Add the command."""
    total = add_command(commands, "consolidate", _consolidate, "tổng hợp Biểu 1, 2, 3", office=True)
    with_period(total)
    total.add_argument("--xlsx", type=Path, metavar="TỆP", help="ghi tệp Excel")
    total.add_argument("--pdf", type=Path, metavar="TỆP", help="ghi tệp PDF")
    total.add_argument(
        "--by-today", action="store_true", help="theo địa giới hiện nay: xã đã sáp nhập tính vào đơn vị mới"
    )
    total.add_argument("--frozen", metavar="SỐ", help="in lại một bản chốt số liệu (xem `ctph frozen`)")
    with_json(total)


def _consolidate(options: argparse.Namespace) -> int:
    with open_chosen(options) as office:
        period = chosen_period(options)
        if options.frozen:
            view = office.frozen.view(office.frozen.find(period, options.frozen).uuid)
        else:
            day = office.consolidation.changed_boundaries(period) if options.by_today else None
            view = office.consolidation.view(period, by_boundaries_of=day)
        if options.xlsx:
            office.consolidation.write_workbook(view, options.xlsx)
        if options.pdf:
            office.consolidation.write_pdf(view, options.pdf)
    if options.json:
        print_json(_as_json(view))
    else:
        print_view(view)
        for path in filter(None, (options.xlsx, options.pdf)):
            print(f"{path}\tđã ghi")
    return 0


def print_view(view: ConsolidationView) -> None:
    """Print each form as its page shows it: every line, and every sentence under the table."""
    from ctph_desktop.wording import formats
    from ctph_desktop.wording.form_lines import lines_of, sections_of

    print(view.coverage_label)
    for form in view.forms[:1]:
        if stands := form.frozen_label or form.present_note:
            print(stands)
    for filled in view.forms:
        print(f"\n{filled.form.number}: {formats.caption(filled.form.title, of=view.period)}")
        headings = ("", *(column.printed for column in filled.form.columns))
        print_table(
            headings, [(line.label, *line.texts) for line in lines_of(filled)], none="Biểu này chưa có dòng nào."
        )
        for section in sections_of(filled):
            if section.heading:
                print(f"  {section.heading}:")
            for sentence in section.sentences:
                print(f"  {sentence}")


def _as_json(view: ConsolidationView) -> dict[str, Any]:
    return {
        "period": view.period.code,
        "coverage": view.coverage_label,
        "is_provisional": view.is_provisional,
        "boundaries": view.boundaries.isoformat() if view.boundaries else "",
        "frozen": view.forms[0].frozen_label if view.forms else "",
        "present": view.forms[0].present_note if view.forms else "",
        "forms": {filled.form.code: _form_as_json(filled) for filled in view.forms},
    }


def _form_as_json(filled: FilledForm) -> dict[str, Any]:
    codes = [column.code for column in filled.form.columns]
    return {
        "lines": {
            line.label: {
                column.code: number(cell.shown(column))
                for column, cell in zip(filled.form.columns, line.cells, strict=True)
            }
            for line in (*filled.lines, filled.computed_total)
        },
        "counted": {
            code: {"lines": count.counted, "of": count.expected}
            for code, count in zip(codes, filled.counts, strict=False)
        },
        "discrepancies": [
            {"column": d.column.code, "stated": number(d.stated), "computed": number(d.computed)}
            for d in filled.discrepancies
        ],
        "findings": [
            {"severity": f.severity.value, "place": f.place, "column": f.column, "message": f.message}
            for f in filled.findings
        ],
    }
