"""The command that writes down what the signed document states as totals."""

import argparse
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from ctph_desktop.cli.options import add_command, open_superior, with_json, with_standpoint
from ctph_desktop.cli.printing import print_json, print_table

_TAKEN_BACK: Final = "missing"


def add_stated_totals(commands: Any) -> None:
    """Add the command."""
    stated = add_command(
        commands, "stated-total", _stated, "ghi tổng mà văn bản đã ký nêu cho một cột của biểu", office=True
    )
    stated.add_argument("--form", required=True, metavar="BIỂU", help="mã biểu, ví dụ bieu-1")
    stated.add_argument("--column", metavar="CỘT", help="cột; bỏ trống để xem mọi cột")
    stated.add_argument("quantity", nargs="?", metavar="SỐ", help=f"số văn bản nêu; {_TAKEN_BACK}: văn bản không nêu")
    stated.add_argument("--explanation", default="", metavar="GIẢI_TRÌNH", help="vì sao khác tổng cộng từ các xã")
    stated.add_argument("--reason", default="", metavar="LÝ_DO", help="cần khi sửa số đã ghi")
    stated.set_defaults(refuse_usage=stated.error)
    with_standpoint(stated)
    with_json(stated)


def _stated(options: argparse.Namespace) -> int:
    from ctph_desktop.domain.errors import UnknownFormCellError
    from ctph_desktop.domain.quantities import parse_quantity
    from ctph_desktop.services.reviewing.stated_totals import Stated
    from ctph_desktop.wording import formats

    if (options.quantity is None) != (options.column is None):
        options.refuse_usage("cần cả --column và SỐ để ghi; bỏ cả hai để xem")
    with open_superior(options) as office:
        form = office.stated_totals.form(options.form)
        if options.column is not None:
            try:
                decimals = form.column(options.column).decimals
            except KeyError:
                raise UnknownFormCellError(f"{form.code}/{options.column}") from None
            is_taken_back = options.quantity == _TAKEN_BACK
            quantity = None if is_taken_back else parse_quantity(options.quantity, decimals=decimals)
            stated_now = {options.column: Stated(quantity, options.explanation)}
            office.stated_totals.state(form.uuid, stated_now, reason=options.reason)
        stated = office.stated_totals.of(form.uuid)
    labels: Mapping[str, str] = {column.code: column.label for column in form.columns}
    if options.json:
        print_json([
            {"column": code, "quantity": one.quantity, "explanation": one.explanation} for code, one in stated.items()
        ])  # fmt: skip
    else:
        print_table(
            ("Cột", "Nội dung", "Văn bản nêu", "Giải trình"),
            [
                (code, labels[code], formats.quantity(Decimal(one.quantity)), one.explanation)
                for code, one in stated.items()
            ],
            none="Văn bản chưa nêu tổng cộng nào cho biểu này.",
        )
    return 0
