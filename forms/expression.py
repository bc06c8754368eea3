"""The formula language: text → tree. A closed grammar over decimals, blank-aware by evaluation.

    estimate                     this row, this month
    [1.8].estimate               another row of the form
    CT04[1].estimate             another form
    [1.1..1.12].estimate         a run of rows, only as an argument of a function
    prev(estimate)  prev(x, 3)   as reported one, three months earlier
    same_month_last_year(x)      the final figure twelve months earlier
    median(series(estimate, 12)) the twelve months before this one
    growth(a, b)  + - * /  = != < <= > >=  and or not  if(c, a, b)

No attribute access, no power, no text operations, no loops; length, depth and size are limited,
because a definition is treated as a stranger's file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from forms.common.amount import ARITHMETIC

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LENGTH: Final = 2000
MAX_DEPTH: Final = 40
MAX_NODES: Final = 600
#: Levels of the tree; a long chain of operators nests to the left without any bracket.
MAX_LEVELS: Final = 120

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)(?![\w.])"
    r"|(?P<rows>(?:[A-Z]{2}[0-9]{0,2})?\[[0-9A-Za-z.]+\]\.[a-z][a-z0-9_]*)"
    r"|(?P<name>[a-z][a-z0-9_]*)"
    r"|(?P<op><=|>=|!=|[-+*/(),=<>]))"
)
_ROWS: Final = re.compile(
    r"(?P<form>[A-Z]{2}[0-9]{0,2})?\[(?P<first>.+?)(?:\.\.(?P<last>.+))?\]\.(?P<column>\w+)"
)
#: Binding powers; comparisons do not chain.
_POWER: Final = {
    "or": 1, "and": 2,
    "=": 4, "!=": 4, "<": 4, "<=": 4, ">": 4, ">=": 4,
    "+": 5, "-": 5, "*": 6, "/": 6,
}  # fmt: skip
_NOT_POWER: Final = 3
_MINUS_POWER: Final = 7
_COMPARISON: Final = 4


class ExpressionError(Exception):
    """A formula that does not follow the grammar: ``reason`` in Vietnamese, ``position`` from 1."""

    def __init__(self, reason: str, position: int) -> None:
        self.reason = reason
        self.position = position
        super().__init__(f"{reason} (ký tự thứ {position})")


@dataclass(frozen=True, slots=True)
class Number:
    """A literal."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class Reference:
    """One value; ``form`` and ``row`` are ``None`` for "this one"."""

    column: str
    row: str | None = None
    form: str | None = None
    position: int = 1


@dataclass(frozen=True, slots=True)
class RowRange:
    """The rows from ``first`` to ``last`` in form order, memo rows left out."""

    column: str
    first: str
    last: str
    form: str | None = None
    position: int = 1


@dataclass(frozen=True, slots=True)
class Call:
    """A function applied to arguments."""

    function: str
    arguments: tuple[Node, ...]
    position: int = 1


@dataclass(frozen=True, slots=True)
class Operation:
    """A unary (one operand) or binary operator."""

    operator: str
    operands: tuple[Node, ...]
    position: int = 1


Node: TypeAlias = Number | Reference | RowRange | Call | Operation


def parse(text: str) -> Node:
    """The tree of a formula; :class:`ExpressionError` names what is wrong and where."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"công thức dài quá {MAX_LENGTH} ký tự", MAX_LENGTH)
    parser = _Parser(tuple(_tokens(text)), len(text) + 1)
    tree = parser.expression(0, 0)
    parser.expect_end()
    if _levels(tree) > MAX_LEVELS:
        raise ExpressionError(f"công thức nối quá {MAX_LEVELS} phép tính; dùng hàm sum", 1)
    return tree


def references(node: Node) -> Iterator[Reference | RowRange]:
    """Every name the formula reads, in reading order."""
    match node:
        case Reference() | RowRange():
            yield node
        case Call():
            for argument in node.arguments:
                yield from references(argument)
        case Operation():
            for operand in node.operands:
                yield from references(operand)
        case Number():
            return


def _levels(tree: Node) -> int:
    """Depth of a tree, counted without recursion: the tree may be too deep for it."""
    level, nodes = 0, [tree]
    while nodes:
        level += 1
        nodes = [inner for node in nodes for inner in _inner(node)]
    return level


def _inner(node: Node) -> tuple[Node, ...]:
    match node:
        case Call():
            return node.arguments
        case Operation():
            return node.operands
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    end = len(text.rstrip())
    while place < end:
        found = _TOKEN.match(text, place)
        if not found or not found.lastgroup:
            start = place + len(text[place:]) - len(text[place:].lstrip())
            raise ExpressionError(f"không hiểu “{_visible(text[start : start + 12])}”", start + 1)
        kind = found.lastgroup
        yield _Token(kind, found[kind], found.start(kind) + 1)
        place = found.end()


def _visible(text: str) -> str:
    """A stranger's text without what hides or turns other text."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def _number(token: _Token) -> Decimal:
    if len(token.text) > ARITHMETIC.prec:
        raise ExpressionError(f"số dài quá {ARITHMETIC.prec} chữ số", token.position)
    return Decimal(token.text)


class _Parser:
    """Precedence climbing over the tokens."""

    def __init__(self, tokens: tuple[_Token, ...], end: int) -> None:
        self._tokens = tokens
        self._next = 0
        self._end = end
        self._nodes = 0

    def expression(self, power: int, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise ExpressionError(f"lồng nhau quá {MAX_DEPTH} tầng", self._position())
        left = self._operand(depth)
        while (operator := self._peek()) and _POWER.get(operator.text, 0) > power:
            self._next += 1
            binding = _POWER[operator.text]
            right = self.expression(binding, depth + 1)
            left = self._made(Operation(operator.text, (left, right), operator.position))
            after = self._peek()
            if binding == _COMPARISON and after and _POWER.get(after.text) == _COMPARISON:
                raise ExpressionError("không so sánh nối tiếp; dùng “and”", after.position)
        return left

    def expect_end(self) -> None:
        if token := self._peek():
            raise ExpressionError(f"thừa “{token.text}”", token.position)

    def _operand(self, depth: int) -> Node:
        token = self._take()
        if token.kind == "number":
            return self._made(Number(_number(token)))
        if token.kind == "rows":
            return self._made(_rows(token))
        if token.text == "-":
            inner = self.expression(_MINUS_POWER, depth + 1)
            return self._made(Operation("neg", (inner,), token.position))
        if token.text == "not":
            inner = self.expression(_NOT_POWER, depth + 1)
            return self._made(Operation("not", (inner,), token.position))
        if token.text == "(":
            inner = self.expression(0, depth + 1)
            self._expect(")")
            return inner
        if token.kind == "name" and token.text not in _POWER:
            return self._name(token, depth)
        raise ExpressionError(f"“{token.text}” đứng sai chỗ", token.position)

    def _name(self, token: _Token, depth: int) -> Node:
        opening = self._peek()
        if not opening or opening.text != "(":
            return self._made(Reference(token.text, position=token.position))
        self._next += 1
        arguments: list[Node] = []
        while not (closing := self._peek()) or closing.text != ")":
            if arguments:
                self._expect(",")
            arguments.append(self.expression(0, depth + 1))
        self._next += 1
        return self._made(Call(token.text, tuple(arguments), token.position))

    def _made(self, node: Node) -> Node:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise ExpressionError(f"công thức có quá {MAX_NODES} thành phần", self._position())
        return node

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self) -> _Token:
        token = self._peek()
        if not token:
            raise ExpressionError("công thức còn dở dang", self._end)
        self._next += 1
        return token

    def _expect(self, text: str) -> None:
        token = self._take()
        if token.text != text:
            raise ExpressionError(f"chờ “{text}” nhưng gặp “{token.text}”", token.position)

    def _position(self) -> int:
        token = self._peek()
        return token.position if token else self._end


def _rows(token: _Token) -> Node:
    found = _ROWS.fullmatch(token.text)
    if not found:
        raise ExpressionError(f"không hiểu “{token.text}”", token.position)
    form, first, last, column = found["form"], found["first"], found["last"], found["column"]
    if last:
        return RowRange(column, first, last, form, token.position)
    return Reference(column, first, form, token.position)
