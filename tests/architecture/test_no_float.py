"""Amounts are Decimal: no binary float comes into being in the three pure packages."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.source import PURE_PACKAGES, modules, name_of, parse

#: Functions of ``math`` that take and give integers.
_INTEGER_MATH = {
    "ceil",
    "comb",
    "factorial",
    "floor",
    "gcd",
    "isqrt",
    "lcm",
    "perm",
    "prod",
    "trunc",
}
_READERS = {("json", "load"), ("json", "loads"), ("tomllib", "load"), ("tomllib", "loads")}
_REASON = re.compile(r"# float: \S")


def floats(source: str) -> list[tuple[int, str]]:
    """Line and description of every place where a float is born, named or let in."""
    tree = ast.parse(source)
    asked = _names_asked_about(tree)
    found = []
    for node in ast.walk(tree):
        problem = None if id(node) in asked else _problem(node)
        if problem is not None:
            found.append((getattr(node, "lineno", 0), problem))
    return found


def _problem(node: ast.AST) -> str | None:
    match node:
        case ast.Constant(value=float() | complex()):
            return f"literal {node.value!r}"
        case ast.Name(id="float" | "complex"):
            return f"name {node.id}"
        case ast.Attribute(value=ast.Name(id="math"), attr=attr) if attr not in _INTEGER_MATH:
            return f"math.{attr}"
        case ast.ImportFrom(module="math", names=names):
            wrong = [alias.name for alias in names if alias.name not in _INTEGER_MATH]
            return f"math.{wrong[0]}" if wrong else None
        case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=attr), keywords=keywords):
            careless = all(keyword.arg != "parse_float" for keyword in keywords)
            if (module, attr) in _READERS and careless:
                return f"{module}.{attr} without parse_float"
    return None


def _names_asked_about(tree: ast.AST) -> set[int]:
    """Names inside ``isinstance(x, …)``: asking for a float in order to refuse it is welcome."""
    return {
        id(name)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "isinstance"
        for name in ast.walk(call.args[-1])
    }


def test_the_pure_packages_make_no_float() -> None:
    found = []
    for file in modules(*PURE_PACKAGES):
        source = file.read_text(encoding="utf-8")
        lines = source.splitlines()
        for line, problem in floats(source):
            reasoned = name_of(file).startswith("exports/") and _REASON.search(lines[line - 1])
            if not reasoned:
                found.append(f"{name_of(file)}:{line}: {problem}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        "x = 1.0",
        "x = 1e3",
        "x = float('1')",
        "def f(x: float) -> None: ...",
        "x = map(float, y)",
        "x = math.sqrt(2)",
        "x = math.pi",
        "from math import floor, log",
        "x = json.loads(text)",
        "x = tomllib.load(file)",
    ],
)
def test_a_float_is_found(source: str) -> None:
    assert len(floats(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "x = Decimal('1.5')",
        "x = isinstance(y, float)",
        "x = isinstance(y, int | float)",
        "x = math.gcd(4, 6)",
        "x = json.loads(text, parse_float=Decimal)",
        "x = 'float'",
    ],
)
def test_decimals_and_integers_are_left_alone(source: str) -> None:
    assert floats(source) == []


def test_every_file_was_looked_at() -> None:
    assert {parse(file).__class__ for file in modules(*PURE_PACKAGES)} == {ast.Module}
