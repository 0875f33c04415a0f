"""Sentences for people are made in `wording`, one for each case: what fetches and stores puts none together."""

import ast
import re
from pathlib import Path

import pytest

import ctph_desktop

VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)
NAMES_ON_DISK = re.compile("[A-Z_]*_(FOLDER|NAME|NOTICE)")
PACKAGE = Path(ctph_desktop.__file__).parent


@pytest.mark.parametrize("room", ["services", "storage", "office", "channels", "files", "system"])
def test_no_sentence_is_made_outside_of_wording(room):
    found = [
        f"{source.relative_to(PACKAGE)}:{line}: {text}"
        for source in sorted((PACKAGE / room).rglob("*.py"))
        for line, text in vietnamese_texts(ast.parse(source.read_text("utf-8")))
    ]
    assert found == []


def test_a_sentence_in_code_is_found_and_a_folder_and_a_docstring_are_none():
    code = '"""Sổ."""\nBACKUP_FOLDER: Final = "sao lưu"\nsaid = f"{count} thay đổi"\n'
    assert vietnamese_texts(ast.parse(code)) == [(3, " thay đổi")]


def test_the_guide_says_of_every_module_of_wording_in_which_language_it_speaks():
    _, rule = (PACKAGE / "GUIDE.md").read_text("utf-8").split("## 7. ")
    rows = [line for line in rule.splitlines() if "`wording`:" in line]
    named = [name for row in rows for name in re.findall("`([a-z_]+)`", row.split("|")[2]) if name != "wording"]
    modules = [path.stem for path in (PACKAGE / "wording").iterdir() if path.stem.strip("_") == path.stem]
    assert sorted(named) == sorted(modules)


def vietnamese_texts(tree: ast.Module) -> list[tuple[int, str]]:
    """Return the Vietnamese texts of a module that are neither documentation nor the name of a file or folder."""
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            left_out.add(id(node.value))
        elif isinstance(node, ast.AnnAssign | ast.Assign) and names_on_disk(node):
            left_out.update(map(id, ast.walk(node)))
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in left_out
        and VIETNAMESE.search(node.value)
    ]


def names_on_disk(node: ast.AnnAssign | ast.Assign) -> bool:
    """Tell whether a constant is the name of a file or folder, or stands in a file."""
    targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets
    return all(isinstance(target, ast.Name) and NAMES_ON_DISK.fullmatch(target.id) for target in targets)
