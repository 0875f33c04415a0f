"""A calculator for the formulas of our workbooks, written apart from them: what Excel would show in each cell."""

import re
from decimal import ROUND_HALF_UP, Decimal

from openpyxl.utils import range_boundaries

_TOKEN = re.compile(
    r'\s*(?:(?P<text>"[^"]*")|(?P<range>[A-Z]+\d+:[A-Z]+\d+)|(?P<cell>[A-Z]+\d+)|(?P<name>[A-Z]+)(?=\()'
    r"|(?P<number>\d+(?:\.\d+)?)|(?P<sign>[-+*/(),=<&]))"
)


class Calculator:
    """Calculates the cells of a sheet; a text is a text, an empty cell is None."""

    def __init__(self, sheet):
        self._sheet = sheet
        self._known = {}

    def value(self, address):
        if address not in self._known:
            content = self._sheet[address].value
            is_formula = isinstance(content, str) and content.startswith("=") and self._sheet[address].data_type == "f"
            self._known[address] = _Formula(content[1:], self).result() if is_formula else _plain(content)
        return self._known[address]

    def values(self, area):
        left, top, right, bottom = range_boundaries(area)
        rows = self._sheet.iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right)
        return [self.value(cell.coordinate) for row in rows for cell in row]


def _plain(content):
    return Decimal(str(content)) if isinstance(content, int | float | Decimal) else content


class _Formula:
    """Reads one formula from left to right; branches that do not count are read but not divided."""

    def __init__(self, text, calculator):
        self._tokens = list(_TOKEN.finditer(text))
        assert "".join(match[0] for match in self._tokens) == text, text
        self._at = 0
        self._calculator = calculator

    def result(self):
        value = self._comparison()
        assert self._at == len(self._tokens)
        return value

    def _sign(self):
        return self._tokens[self._at]["sign"] if self._at < len(self._tokens) else None

    def _take(self, sign):
        assert self._sign() == sign
        self._at += 1

    def _comparison(self):
        left = self._joined()
        while (sign := self._sign()) in {"=", "<"}:
            self._at += 1
            right = self._joined()
            left = left == right if sign == "=" else left < right
        return left

    def _joined(self):
        left = self._sum()
        while self._sign() == "&":
            self._at += 1
            left = f"{left}{self._sum()}"
        return left

    def _sum(self):
        left = self._product()
        while (sign := self._sign()) in {"+", "-"}:
            self._at += 1
            right = self._product()
            if not _is_number(left) or not _is_number(right):
                left = None
            else:
                left = left + right if sign == "+" else left - right
        return left

    def _product(self):
        left = self._atom()
        while (sign := self._sign()) in {"*", "/"}:
            self._at += 1
            left = _times(left, self._atom(), sign)
        return left

    def _atom(self):
        token = self._tokens[self._at]
        self._at += 1
        if token["text"] is not None:
            return token["text"][1:-1]
        if token["range"]:
            return self._calculator.values(token["range"])
        if token["cell"]:
            return self._calculator.value(token["cell"])
        if token["number"]:
            return Decimal(token["number"])
        if token["name"]:
            return _call(token["name"], self._arguments())
        assert token["sign"] == "("
        inner = self._comparison()
        self._take(")")
        return inner

    def _arguments(self):
        self._take("(")
        found = [self._comparison()]
        while self._sign() == ",":
            self._at += 1
            found.append(self._comparison())
        self._take(")")
        return found


def _times(left, right, sign):
    if isinstance(left, list):
        others = right if isinstance(right, list) else [right] * len(left)
        return [Decimal(int(a)) * Decimal(int(b)) for a, b in zip(left, others, strict=True)]
    if not _is_number(left) or not _is_number(right) or (sign == "/" and right == 0):
        return None
    return left * right if sign == "*" else left / right


def _is_number(value):
    return isinstance(value, Decimal)


def _call(name, arguments):
    return _FUNCTIONS[name](*arguments)


def _numbers(arguments):
    values = [value for argument in arguments for value in (argument if isinstance(argument, list) else [argument])]
    return [value for value in values if _is_number(value)]


def _sum_product(*arguments):
    columns = [[value if _is_number(value) else Decimal(0) for value in argument] for argument in arguments]
    products = columns[0] if len(columns) == 1 else [a * b for a, b in zip(*columns, strict=True)]
    return sum(products, Decimal(0))


def _round(value, decimals):
    return None if value is None else value.quantize(Decimal(1).scaleb(-int(decimals)), ROUND_HALF_UP)


_FUNCTIONS = {
    "N": lambda value: value if _is_number(value) else Decimal(0),
    "SUM": lambda *arguments: sum(_numbers(arguments), Decimal(0)),
    "COUNT": lambda *arguments: Decimal(len(_numbers(arguments))),
    "ISNUMBER": lambda values: [_is_number(value) for value in values],
    "SUMPRODUCT": _sum_product,
    "ROUND": _round,
    "OR": lambda *arguments: any(arguments),
    "IF": lambda condition, then, otherwise: then if condition else otherwise,
}
