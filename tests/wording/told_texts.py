"""`make translations`: what `wording` only tells, collected for resources/translations/told_en.json.

A new sentence gets an empty place there; what no sentence of the code is any more is left out.
With `--check` nothing is written, and what is missing or left over is named.
"""

import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Final

ROOT: Final = Path(__file__).parents[2]
TABLE: Final = ROOT / "resources" / "translations" / "told_en.json"
WORDING: Final = ROOT / "ctph_desktop" / "wording"
# The modules whose sentences are only told; what the others say is kept, printed or sent as well.
TOLD: Final = (
    "adopting",
    "chains",
    "checking",
    "delivery",
    "doubts",
    "founding",
    "holding",
    "linking",
    "messages",
    "programmes",
    "releases",
    "safekeeping",
    "shown",
    "uniting",
)
_VIETNAMESE: Final = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)


def told_modules() -> list[Path]:
    """Return the modules whose sentences are only told."""
    return [*(WORDING / f"{name}.py" for name in TOLD), *sorted((WORDING / "errors").glob("*.py"))]


def is_vietnamese(text: str) -> bool:
    """Tell whether a text has a letter only Vietnamese has."""
    return _VIETNAMESE.search(text) is not None


def sentences_of(tree: ast.Module) -> Iterator[str]:
    """Yield the sentences of a module: what is given to `said`, and what tables of it hold."""
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    given = {id(call.args[0]) for call in calls_of_said(tree)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in documentation:
            continue
        if id(node) in given or is_vietnamese(node.value):
            yield node.value


def calls_of_said(tree: ast.AST) -> Iterator[ast.Call]:
    """Yield where a sentence is looked up."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "said":
            yield node


def put_together(tree: ast.Module) -> Iterator[str]:
    """Yield the Vietnamese that no table can translate, for it is put together with values in the code."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr | ast.BinOp):
            given = {id(part) for call in calls_of_said(node) for part in ast.walk(call)}
            parts = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and id(part) not in given]
            yield from (text for text in parts if isinstance(text, str) and is_vietnamese(text))


def sentences() -> list[str]:
    """Return all sentences in the order of the code, each once."""
    found = (text for path in told_modules() for text in sentences_of(ast.parse(path.read_text("utf-8"))))
    return list(dict.fromkeys(found))


def table() -> dict[str, str]:
    """Return what the table has."""
    read: dict[str, str] = json.loads(TABLE.read_text("utf-8"))
    return read


def places(text: str) -> set[str]:
    """Return which values a sentence holds."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def open_ends(in_code: list[str], in_table: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with a table: no English, other values than in the code, a sentence the code has not."""
    for text in in_code:
        if not in_table.get(text):
            yield f"not translated: {text}"
        elif places(text) != places(in_table[text]):
            yield f"other values: {text}"
    yield from (f"not in the code: {text}" for text in in_table if text not in set(in_code))


def main() -> int:
    """Write the table anew, or check it; tell what is missing."""
    in_code, in_table = sentences(), table()
    if "--check" not in sys.argv:
        in_table = {text: in_table.get(text, "") for text in in_code}
        TABLE.write_text(json.dumps(in_table, ensure_ascii=False, indent=1) + "\n", "utf-8")
    wrong = list(open_ends(in_code, in_table))
    for line in wrong:
        sys.stdout.write(f"{TABLE.name}: {line}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
