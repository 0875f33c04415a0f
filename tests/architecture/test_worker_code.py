"""What is handed to a worker reaches for nothing of Qt: it imports none of it, and keeps no widget by its name."""

import ast
from collections.abc import Iterator
from pathlib import Path

WINDOWS = Path(__file__).parents[2] / "ctph_desktop" / "ui"
# The methods that hand their first argument, or the one named `use`, to a worker; most in the end to TaskRunner.run.
HANDING_OVER = {"run", "_run", "run_alone", "ask", "change", "_change", "make", "_write", "_decide"}
QT = ("PySide6", "shiboken6")
WINDOWS_MODULES = "ctph_desktop.ui"


def _names_from(tree: ast.AST, *packages: str) -> set[str]:
    """The names a piece of code imports from packages."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(packages)
        for alias in node.names
    }


def _handed_over(function: ast.AST) -> Iterator[ast.expr]:
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute | ast.Name):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id
            if name in HANDING_OVER:
                yield from call.args[:1]
            yield from (keyword.value for keyword in call.keywords if keyword.arg in ("use", "work"))


def _work_in(tree: ast.Module) -> Iterator[ast.AST]:
    """The bodies of all that a module hands to a worker, as far as they are written in it."""
    at_head = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            named = at_head | {node.name: node for node in ast.walk(function) if isinstance(node, ast.FunctionDef)}
            for given in _handed_over(function):
                if isinstance(given, ast.Lambda):
                    yield given
                elif isinstance(given, ast.Name) and given.id in named:
                    yield named[given.id]


def _reached_for(work: ast.AST, names_of_qt: set[str]) -> set[str]:
    names = {node.id for node in ast.walk(work) if isinstance(node, ast.Name)}
    return (names & {"self", *names_of_qt}) | _names_from(work, *QT, WINDOWS_MODULES)


def _offences(source: str) -> list[str]:
    tree = ast.parse(source)
    taken = _names_from(tree, *QT)
    return [f"{ast.unparse(work)[:60]}: {found}" for work in _work_in(tree) if (found := _reached_for(work, taken))]


def test_no_work_handed_to_a_worker_reaches_for_a_widget_or_imports_qt():
    sources = sorted(WINDOWS.rglob("*.py"))
    pieces = sum(len(list(_work_in(ast.parse(source.read_text("utf-8"))))) for source in sources)
    assert pieces > 60
    assert {source.name: found for source in sources if (found := _offences(source.read_text("utf-8")))} == {}


def test_work_that_does_would_be_seen():
    asked = "class A:\n    def f(self):\n        self.link.ask(lambda office: office.do(self.x), on_done=print)\n"
    imported = "def f(tasks):\n    def work():\n        from PySide6.QtNetwork import X\n    tasks.run(work)\n"
    at_head = "from PySide6.QtGui import QColor\ndef g():\n    QColor(1)\ndef f(tasks):\n    tasks.run(g)\n"
    assert [bool(_offences(source)) for source in (asked, imported, at_head)] == [True, True, True]
    assert _offences("class A:\n    def f(self):\n        x = self.x\n        self.run(lambda o: o.do(x))\n") == []
