"""The grammar of formulas: what it takes, what it refuses and where, and what cannot break it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.expression import (
    MAX_DEPTH,
    MAX_LENGTH,
    MAX_LEVELS,
    MAX_NODES,
    Call,
    ExpressionError,
    Node,
    Number,
    Operation,
    Reference,
    RowRange,
    parse,
    references,
)
from tests.strategies import texts


def shape(node: Node) -> str:
    """A tree as text with every bracket written."""
    match node:
        case Number():
            return str(node.amount)
        case Reference():
            place = f"{node.form or ''}[{node.row}]." if node.row else ""
            return place + node.column
        case RowRange():
            return f"{node.form or ''}[{node.first}..{node.last}].{node.column}"
        case Call():
            return f"{node.function}({', '.join(map(shape, node.arguments))})"
        case Operation(operator=sign, operands=(one,)):
            return f"({sign} {shape(one)})"
        case Operation(operator=sign, operands=operands):
            return f"({f' {sign} '.join(map(shape, operands))})"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1", "1"),
        ("1.50", "1.50"),
        (" estimate ", "estimate"),
        ("[1.8].estimate", "[1.8].estimate"),
        ("CT04[1].estimate", "CT04[1].estimate"),
        ("KN[a1].amount", "KN[a1].amount"),
        ("sum([1.1..1.12].estimate)", "sum([1.1..1.12].estimate)"),
        ("a+b*c", "(a + (b * c))"),
        ("a-b-c", "((a - b) - c)"),
        ("a/b/c", "((a / b) / c)"),
        ("(a+b)*c", "((a + b) * c)"),
        ("-a*b", "((neg a) * b)"),
        ("a - -b", "(a - (neg b))"),
        ("a+b >= c-d", "((a + b) >= (c - d))"),
        ("not a = b", "(not (a = b))"),
        ("not a = b and c", "((not (a = b)) and c)"),
        ("a or b and not c", "(a or (b and (not c)))"),
        ("if(a > 0, a, 0)", "if((a > 0), a, 0)"),
        ("prev(x, 3)", "prev(x, 3)"),
        ("f()", "f()"),
        ("a\n+\tb", "(a + b)"),
        ("a!=b", "(a != b)"),
        ("a<=b", "(a <= b)"),
    ],
)
def test_a_formula_is_understood(text: str, tree: str) -> None:
    assert shape(parse(text)) == tree


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 1),
        ("   ", 4),
        ("1 +", 4),
        ("(1", 3),
        ("1)", 2),
        ("f(", 3),
        ("f(a,", 5),
        ("f(a,)", 5),
        ("f(,a)", 3),
        ("f(a b)", 5),
        ("a b", 3),
        ("a not b", 3),
        ("* a", 1),
        ("and", 1),
        ("a < b < c", 7),
        ("a = b != c", 7),
        ("a ** b", 4),
        ("a ^ b", 3),
        ("a.b", 2),
        ("a; b", 2),
        ("a & b", 3),
        ("'text'", 1),
        ("a == b", 4),
        ("A", 1),
        ("1.", 1),
        ("1.2.3", 1),
        ("12ab", 1),
        ("1e5", 1),
        ("٣", 1),
        ("\uff11", 1),
        ("caf\u00e9", 4),
        ("[1.8]", 1),
        ("[1.8].Estimate", 1),
        ("[1 8].estimate", 1),
        ("__import__", 1),
        ("lambda: 0", 7),
        ("a if b", 3),
    ],
)
def test_anything_else_is_refused_at_its_place(text: str, position: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.position == position
    assert f"(ký tự thứ {position})" in str(caught.value)


@given(texts(60) | st.text("ab[].1(),+-*/<>=! andotrif", max_size=60))
def test_any_text_is_a_tree_or_an_expression_error(text: str) -> None:
    try:
        tree = parse(text)
    except ExpressionError as error:
        assert 1 <= error.position <= len(text) + 1  # noqa: PT017 - nothing may escape either
    else:
        list(references(tree))


@st.composite
def written(draw: st.DrawFn, depth: int = 4) -> str:
    """A correct formula."""
    leaves = ["1", "2.5", "a", "b_2", "[1.8].a", "CT04[T].a"]
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from(leaves))
    inner = written(depth=depth - 1)
    kind = draw(st.sampled_from(["binary", "negative", "call", "range"]))
    if kind == "binary":
        sign = draw(st.sampled_from(["+", "-", "*", "/", "<", "=", "and", "or"]))
        return f"({draw(inner)} {sign} {draw(inner)})"
    if kind == "negative":
        return f"-({draw(inner)})"
    if kind == "range":
        return "sum([1..2].a, 1)"
    return f"coalesce({draw(inner)}, {draw(inner)})"


@given(written())
def test_spaces_and_brackets_do_not_matter(text: str) -> None:
    tree = shape(parse(text))
    assert shape(parse(f" ( {text} ) ")) == tree
    assert shape(parse(text.replace(" ", "  "))) == tree


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000,
        "(" * 100_000 + "1" + ")" * 100_000,
        "(" * 900 + "1" + ")" * 900,
        "-" * 1900 + "1",
        "not " * 400 + "a",
        "f(" * 900,
        "+".join("a" for _ in range(1000)),
        "a=" * 900 + "a",
        "1" * 2001,
        ",".join(["max(a"] + ["a"] * 900) + ")",
    ],
    ids=lambda text: f"{text[:5]}x{len(text)}",
)
def test_size_is_limited_without_recursion(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse(text)


def test_the_limits_are_where_they_say() -> None:
    parse("(" * MAX_DEPTH + "1" + ")" * MAX_DEPTH)
    with pytest.raises(ExpressionError, match="lồng nhau"):
        parse("(" * (MAX_DEPTH + 1) + "1" + ")" * (MAX_DEPTH + 1))
    parse("+".join(["a"] * MAX_LEVELS))
    with pytest.raises(ExpressionError, match="nối quá"):
        parse("+".join(["a"] * (MAX_LEVELS + 1)))
    parse(f"max({','.join(['a'] * (MAX_NODES - 1))})")
    with pytest.raises(ExpressionError, match="thành phần"):
        parse(f"max({','.join(['a'] * MAX_NODES)})")
    parse("a" + " " * (MAX_LENGTH - 1))
    with pytest.raises(ExpressionError, match="dài quá"):
        parse("a" + " " * MAX_LENGTH)


def test_the_names_read_are_reported_in_order() -> None:
    tree = parse("if(a > [1].b, sum([1..3].c, 1), -CT04[T].d)")
    assert [shape(node) for node in references(tree)] == ["a", "[1].b", "[1..3].c", "CT04[T].d"]


def test_literals_are_exact_decimals() -> None:
    tree = parse("0.1")
    assert tree == Number(Decimal("0.1"))
