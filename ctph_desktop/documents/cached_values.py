"""Giving the formulas of a workbook their results.

openpyxl writes a formula without a result; Excel's protected view, telephones and readers that do not calculate
would show such a cell empty.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape

_FORMULA_CELL = re.compile(r'<c r="(?P<cell>[A-Z]+\d+)"(?P<rest>[^>]*)>(?P<formula><f>[^<]*</f>)<v ?/></c>')
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")

SheetResults = Mapping[str, Decimal | str]


def with_results(workbook: bytes, results: Sequence[SheetResults]) -> bytes:
    """Return the workbook with the result of each formula put in: one mapping from address to result a sheet."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if sheet := _SHEET.fullmatch(member.filename):
                content = _filled(content.decode(), results[int(sheet[1]) - 1]).encode()
            new.writestr(member.filename, content)
    return target.getvalue()


def _filled(sheet: str, results: SheetResults) -> str:
    def fill(match: re.Match[str]) -> str:
        result = results.get(match["cell"])
        if result is None:
            return match[0]
        kind = ' t="str"' if isinstance(result, str) else ""
        value = escape(result) if isinstance(result, str) else f"{result:f}"
        return f'<c r="{match["cell"]}"{match["rest"]}{kind}>{match["formula"]}<v>{value}</v></c>'

    return _FORMULA_CELL.sub(fill, sheet)
