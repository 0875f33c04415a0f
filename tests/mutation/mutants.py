"""Mutants of a module: its source with one small fault each, as a careless change would make it."""

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

COMPARISONS = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
ARITHMETIC = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult, ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr, ast.BitXor: ast.BitAnd, ast.Div: ast.Mult,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One fault: `name` says what and where without line numbers; `line` is where the source has it."""

    name: str
    line: int
    code: CodeType


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield every mutant of a source file, in the order of the file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    places = list(_places(tree, ()))
    seen: Counter[str] = Counter()
    for trail, scope in places:
        node = _at(tree, trail)
        for changed in _changes(node):
            was, now = (" ".join(ast.unparse(part).split()) for part in (node, changed))
            name = f"{path.name} {scope or 'module'}: {was[:110]} => {now[:110]}"
            seen[name] += 1
            suffix = f" #{seen[name]}" if seen[name] > 1 else ""
            yield Mutant(name + suffix, node.lineno, _compiled(tree, trail, changed, path))


def _compiled(tree: ast.Module, trail: tuple, changed: ast.AST, path: Path) -> CodeType:
    faulty = copy.deepcopy(tree)
    place = _at(faulty, trail[:-1])
    field, index = trail[-1]
    if index is None:
        setattr(place, field, changed)
    else:
        getattr(place, field)[index] = changed
    return compile(ast.fix_missing_locations(faulty), str(path), "exec")


def _at(node: ast.AST, trail: tuple) -> ast.AST:
    for field, index in trail:
        node = getattr(node, field) if index is None else getattr(node, field)[index]
    return node


def _places(node: ast.AST, trail: tuple, scope: str = "") -> Iterator[tuple[tuple, str]]:
    """Yield where nodes stand that may be changed: not documentation, not what only a type checker reads."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        scope = f"{scope}.{node.name}".lstrip(".")
    is_function = isinstance(node, ast.FunctionDef)
    for field, value in ast.iter_fields(node):
        if (
            field == "decorator_list"
            or (isinstance(node, ast.keyword) and node.arg == "gc")
            or (is_function and field == "returns")
            or isinstance(node, ast.alias)
        ):
            continue
        if isinstance(node, ast.arg) and field == "annotation":
            continue
        children = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if isinstance(child, ast.AST) and not _is_documentation(child):
                below = (*trail, (field, index))
                if isinstance(child, ast.expr | ast.stmt):
                    yield below, scope
                yield from _places(child, below, scope)


def _is_documentation(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    for change in (_other_comparisons, _other_arithmetic, _other_logic, _other_statements):
        for changed in change(node):
            yield ast.copy_location(changed, node)
    if isinstance(node, ast.Constant):
        yield from (ast.copy_location(ast.Constant(other), node) for other in _other_constants(node.value))


def _other_comparisons(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            for other in COMPARISONS[type(operator)]:
                operators = [*node.ops[:index], other(), *node.ops[index + 1 :]]
                yield ast.Compare(node.left, operators, node.comparators)


def _other_arithmetic(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.BinOp(left=left, op=operator, right=right):
            yield ast.BinOp(left, ARITHMETIC[type(operator)](), right)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield operand


def _other_logic(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.BoolOp(op=operator, values=values):
            yield ast.BoolOp(ast.And() if isinstance(operator, ast.Or) else ast.Or(), values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.If() | ast.While() | ast.IfExp():
            changed = copy.copy(node)
            changed.test = ast.UnaryOp(ast.Not(), node.test)
            yield changed


def _other_statements(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Return(value=value) if value is not None and not _is_nothing(value):
            yield ast.Return(ast.Constant(None))
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()
        case ast.Expr(value=ast.Call()) | ast.Raise() | ast.AugAssign():
            yield ast.Pass()
        case ast.Assign(targets=[ast.Subscript() | ast.Attribute() | ast.Tuple()]):
            yield ast.Pass()


def _is_nothing(node: ast.AST) -> bool:
    """Tell whether None in place of a value changes little: None itself, and False, which has a mutant of its own."""
    return isinstance(node, ast.Constant) and node.value in {None, False}


def _other_constants(value: object) -> Iterator[object]:
    match value:
        case bool():
            yield not value
        case int():
            yield value + 1
            if value > 1:
                yield value - 1
        case str():
            yield value + "~"
        case bytes():
            yield value + b"~"
