"""Commands that check: verify."""

import argparse
from typing import Any

from ctph_desktop.cli.exit_codes import CHECK_FAILED
from ctph_desktop.cli.options import add_command, open_chosen, with_json
from ctph_desktop.cli.printing import print_json


def add_checks(commands: Any) -> None:
    """Add the commands that check."""
    verify = add_command(commands, "verify", _verify, "đọc lại và kiểm tra toàn bộ dữ liệu", office=True)
    verify.add_argument("--rebuild", action="store_true", help="dựng lại bảng số liệu từ nhật ký")
    with_json(verify)


def _verify(options: argparse.Namespace) -> int:
    from ctph_desktop.wording import checking

    with open_chosen(options) as office:
        if options.rebuild:
            for one in (office,) if options.authority else office.journals.all():
                one.inspection.rebuild()
        found = office.inspection.verify() if options.authority else office.journals.verify()
    if options.json:
        print_json(
            {
                "books": found.books,
                "segments": found.segments,
                "operations": found.operations,
                "held": found.held,
                "conflicts": found.conflicts,
                "records": found.records,
                "reachable": found.reachable,
                "problems": list(found.problems),
                "notes": list(found.notes),
            }
        )
    else:
        print(*found.checked, *found.notes, *found.problems, sep="\n")
        if not found.problems:
            print(checking.all_well(found.books, found.operations))
    return CHECK_FAILED if found.problems else 0
