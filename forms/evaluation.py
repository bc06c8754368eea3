"""The formula language: tree → closure, bound to the cells it reads.

What the operators and functions compute is in :mod:`forms.functions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, DecimalException
from typing import TYPE_CHECKING, Final, Protocol

from forms.common.amount import ARITHMETIC
from forms.expression import (
    Call,
    ExpressionError,
    Node,
    Number,
    Operation,
    Reference,
    RowRange,
)
from forms.functions import (
    BINARY,
    MANY,
    SIMPLE,
    Closure,
    Context,
    Result,
    binary,
    both,
    either,
    first,
    many,
    negated,
    unary,
)

if TYPE_CHECKING:
    from forms.cell import Cell

#: How far back a formula may look.
MONTHS_BACK: Final = 36


class Scope(Protocol):
    """What names mean where a formula stands."""

    def cell(self, reference: Reference) -> Cell:
        """The cell named; :class:`ExpressionError` when there is none."""
        ...

    def run(self, rows: RowRange) -> tuple[Cell, ...]:
        """The cells of a run of rows, memo rows left out."""
        ...


@dataclass(frozen=True, slots=True)
class Compiled:
    """A formula ready to run, and the cells of this month and of earlier ones that it reads.

    Each cell stands once; there are thousands of formulas, and a set takes five times a tuple.
    """

    run: Closure
    reads: tuple[Cell, ...]
    past: tuple[Cell, ...]


def compile_formula(tree: Node, scope: Scope) -> Compiled:
    """Bind a tree to a place; unknown names and wrong arities raise :class:`ExpressionError`."""
    compiler = _Compiler(scope)
    run = compiler.compile(tree)
    return Compiled(_guarded(run), tuple(compiler.reads), tuple(compiler.past))


def _guarded(run: Closure) -> Closure:
    def guarded(context: Context) -> Result:
        try:
            return run(context)
        except DecimalException:
            return None

    return guarded


class _Compiler:
    """Turns nodes into closures and remembers what they read.

    Nothing of it refers back to it: thousands are made while the collector is off (``main.py``).
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self.reads: set[Cell] = set()
        self.past: set[Cell] = set()

    def compile(self, node: Node) -> Closure:
        match node:
            case Number(amount=amount):
                return lambda _: amount
            case Reference():
                cell = self._read(node)
                return lambda context: context.now(cell)
            case RowRange():
                raise ExpressionError("dãy dòng chỉ đứng trong hàm", node.position)
            case Operation():
                return self._operation(node)
            case Call():
                return self._call(node)

    def _operation(self, node: Operation) -> Closure:
        sides = [self.compile(operand) for operand in node.operands]
        match node.operator:
            case "and":
                return both(*sides)
            case "or":
                return either(*sides)
            case "not":
                return negated(*sides)
            case "neg":
                return unary(ARITHMETIC.minus, sides[0])
            case _:
                return binary(BINARY[node.operator], *sides)

    def _call(self, node: Call) -> Closure:
        name = node.function
        if name in MANY:
            return many(MANY[name], self._items(node))
        match name:
            case "coalesce":
                return first(self._items(node))
            case "prev" | "same_month_last_year":
                return self._earlier(node)
            case "year_to_date":
                return self._year_to_date(node)
            case "series":
                raise ExpressionError("“series” chỉ đứng trong hàm của nhiều số", node.position)
        if name not in SIMPLE:
            raise ExpressionError(f"không có hàm “{name}”", node.position)
        arity, made = SIMPLE[name]
        self._arity(node, arity)
        return made(*(self.compile(argument) for argument in node.arguments))

    def _items(self, node: Call) -> list[Closure]:
        """Arguments with runs of rows and series of months spread out."""
        items: list[Closure] = []
        for argument in node.arguments:
            if isinstance(argument, RowRange):
                cells = self._scope.run(argument)
                self.reads.update(cells)
                items += [_now(cell) for cell in cells]
            elif isinstance(argument, Call) and argument.function == "series":
                items += self._series(argument)
            else:
                items.append(self.compile(argument))
        if not items:
            raise ExpressionError(f"hàm “{node.function}” cần ít nhất một số", node.position)
        return items

    def _series(self, node: Call) -> list[Closure]:
        """``series(x, 12)``: the final figures of the twelve months before this one."""
        self._arity(node, 2)
        target, months = node.arguments
        if not isinstance(target, Reference):
            raise ExpressionError("hàm “series” cần tên một cột", node.position)
        cell = self._scope.cell(target)
        self.past.add(cell)
        return [_final(cell, back) for back in range(1, _whole(months, node) + 1)]

    def _earlier(self, node: Call) -> Closure:
        last_year = node.function == "same_month_last_year"
        target, *rest = node.arguments or (Number(Decimal(0)),)
        months = 12 if last_year else 1
        if rest and not last_year:
            months = _whole(rest.pop(), node)
        if rest or not isinstance(target, Reference):
            raise ExpressionError(f"hàm “{node.function}” cần tên một cột", node.position)
        cell = self._scope.cell(target)
        self.past.add(cell)
        if last_year:
            return lambda context: context.final(cell, months)
        return lambda context: context.reported(cell, months)

    def _year_to_date(self, node: Call) -> Closure:
        """``year_to_date(total, official, estimate)``.

        Last month's total, plus what its official figure changed, plus this month's estimate;
        in January the estimate alone.
        """
        self._arity(node, 3)
        cells = [self._scope.cell(a) for a in node.arguments if isinstance(a, Reference)]
        if len(cells) != 3:  # noqa: PLR2004 - the three columns named above
            raise ExpressionError("hàm “year_to_date” cần tên ba cột", node.position)
        total, official, estimate = cells
        self.reads.update((official, estimate))
        self.past.update((total, estimate))

        def run(context: Context) -> Result:
            this_month = context.now(estimate)
            if context.month == 1 or this_month is None:
                return this_month
            so_far, was = context.reported(total, 1), context.reported(estimate, 1)
            revised = context.now(official)
            if so_far is None or was is None or revised is None:
                return None
            return ARITHMETIC.add(
                ARITHMETIC.add(so_far, ARITHMETIC.subtract(revised, was)), this_month
            )

        return run

    def _read(self, node: Reference) -> Cell:
        cell = self._scope.cell(node)
        self.reads.add(cell)
        return cell

    @staticmethod
    def _arity(node: Call, count: int) -> None:
        if len(node.arguments) != count:
            reason = f"hàm “{node.function}” cần {count} tham số, đang có {len(node.arguments)}"
            raise ExpressionError(reason, node.position)


def _whole(node: Node, call: Call) -> int:
    if (
        isinstance(node, Number)
        and node.amount == int(node.amount)
        and 1 <= node.amount <= MONTHS_BACK
    ):
        return int(node.amount)
    raise ExpressionError(
        f"hàm “{call.function}” nhận số tháng từ 1 đến {MONTHS_BACK}", call.position
    )


def _now(cell: Cell) -> Closure:
    return lambda context: context.now(cell)


def _final(cell: Cell, months: int) -> Closure:
    return lambda context: context.final(cell, months)
