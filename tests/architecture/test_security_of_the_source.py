"""What the source may not hold, so that a received text is never markup, SQL, code or a command."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "ctph_desktop"
SQL_CALLS = {"text", "execute", "exec_driver_sql", "executescript", "executemany"}


def calls(folder: Path, names: set[str]) -> Iterator[tuple[str, str, ast.Call]]:
    for source in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in names:
                    yield source.relative_to(PACKAGE).as_posix(), name, node


def is_put_together(node: ast.expr) -> bool:
    """Tell whether a text is made of pieces at run time."""
    is_formatted = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
    is_joined = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod)
    return isinstance(node, ast.JoinedStr) or is_formatted or is_joined


@pytest.mark.parametrize("folder", [PACKAGE / "storage", PACKAGE.parent / "db"], ids=lambda folder: folder.name)
def test_no_sql_is_put_together_from_texts(folder):
    """The key's own statement is the only one: SQLCipher takes no parameter there, and the key is hexadecimal."""
    found = []
    for source in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and node.args and is_put_together(node.args[0])):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in SQL_CALLS:
                found.append(ast.unparse(node))
    allowed = re.compile(r"""cursor\.execute\(f'+PRAGMA key = "x'\{bytes\.fromhex\(key\)\.hex\(\)\}'"'+\)""")
    assert [text for text in found if not allowed.fullmatch(text)] == []


def test_the_check_of_sql_sees_what_it_looks_for():
    for source in ('c.execute(f"SELECT {x}")', 'text("a" + b)', 'c.execute("a %s" % b)', 'text("a {}".format(b))'):
        (expression,) = ast.parse(source).body
        assert isinstance(expression, ast.Expr)
        assert isinstance(expression.value, ast.Call)
        assert is_put_together(expression.value.args[0])


def test_labels_are_made_where_their_text_is_made_plain():
    direct = {name for name, _, _ in calls(PACKAGE / "ui", {"QLabel"})}
    assert direct == {"ui/widgets/controls.py"}
    own_words = [ast.unparse(node) for _, _, node in calls(PACKAGE / "ui", {"mnemonic_label"})]
    assert [text for text in own_words if ".format(" in text or text.startswith("mnemonic_label(f")] == []


def test_widgets_that_make_labels_of_their_own_are_given_the_programs_words_alone():
    """QMessageBox is made plain in one place; wizards, input and progress dialogs would guess whether it is markup."""
    guessing = {
        "QMessageBox",
        "QWizard",
        "QWizardPage",
        "QInputDialog",
        "QProgressDialog",
        "setSubTitle",
        "setWhatsThis",
    }
    assert {name for name, _, _ in calls(PACKAGE / "ui", guessing)} == {"ui/look/dialogs.py"}
    unsafe = []
    for name, _, node in calls(PACKAGE / "ui", {"addRow"}):
        label = ast.unparse(node.args[0]) if node.args else ""
        if isinstance(node.args[0], ast.Call) and (
            ".format(" in label or not label.startswith(("self.tr(", "plain_label("))
        ):
            unsafe.append((name, label))
    assert unsafe == []


def test_no_widget_that_reads_markup_is_used():
    banned = {
        "QTextEdit", "QTextBrowser", "setHtml", "insertHtml", "appendHtml", "setOpenExternalLinks", "setMarkdown",
        "QGraphicsTextItem", "QTextDocument", "QStaticText", "QWebEngineView", "QErrorMessage",
    }  # fmt: skip
    used = {(name, called) for name, called, _ in calls(PACKAGE / "ui", banned)}
    guide = {("ui/guide/guide_window.py", called) for called in ("QTextBrowser", "setMarkdown")}  # pages of our own
    assert used <= {("ui/grid/clipboard.py", "setHtml"), *guide}
    shown = "\n".join(source.read_text("utf-8") for source in (PACKAGE / "ui").rglob("*.py"))
    assert not re.search(r"TextFormat\.(?:RichText|AutoText|MarkdownText)", shown)
    assert not re.search(r"QMessageBox\.(?:information|warning|critical|question|about)\(", shown)


def test_tool_tips_are_made_plain_or_are_the_programs_own_words():
    unsafe = []
    for name, _, node in calls(PACKAGE / "ui", {"setToolTip"}):
        written = ast.unparse(node.args[-1])
        is_own = written.startswith("self.tr(") and ".format(" not in written
        if not (written.startswith("plain_tip(") or is_own or name == "ui/widgets/controls.py"):
            unsafe.append((name, written))
    assert unsafe == []
    tips = [
        ast.unparse(k.value)
        for _, _, node in calls(PACKAGE / "ui", {"button"})
        for k in node.keywords
        if k.arg == "tip"
    ]
    assert [tip for tip in tips if not tip.startswith("self.tr(") or ".format(" in tip] == []


def test_nothing_received_is_run_or_loaded_as_code():
    banned = {"eval", "exec", "compile", "system", "popen", "__import__", "loads"}
    found = {
        (name, ast.unparse(node.func))
        for name, _, node in calls(PACKAGE, banned)
        if not ast.unparse(node.func).startswith(("re.compile", "json.loads", "QLocale.system"))
    }
    harmless = {
        (name, called)
        for name, called in found
        if called.endswith(".exec") or ".compile" in called or called == "QLocale.system"
    }
    assert found - harmless == set()
    imported = re.compile(
        r"^\s*(?:import|from)\s+(pickle|marshal|shelve|subprocess|xml\b(?!\.sax\.saxutils))", re.MULTILINE
    )
    guilty = {
        (source.relative_to(PACKAGE).as_posix(), match[1])
        for source in PACKAGE.rglob("*.py")
        for match in imported.finditer(source.read_text("utf-8"))
    }
    assert guilty == set()


def test_the_log_holds_nothing_because_there_is_none():
    """Nothing is logged: what went wrong is in the crash report, which holds no value."""
    logging = re.compile(r"^\s*(?:import logging|from logging)|\bprint\(", re.MULTILINE)
    printing = {s.relative_to(PACKAGE).parts[0] for s in PACKAGE.rglob("*.py") if logging.search(s.read_text("utf-8"))}
    assert printing <= {"cli"}
