"""The formula language: tree → closure, evaluated on decimals with three-valued blanks.

A closure takes a :class:`Context` and returns an amount, ``True``/``False``, or ``None`` when an
operand it needs is blank or the result does not exist (division by zero). ``None`` is never zero.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from forms.expression import (
    Call,
    ExpressionError,
    Node,
    Number,
    Operation,
    Reference,
    RowRange,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from forms.cell import Cell

Result: TypeAlias = Decimal | bool | None
Closure: TypeAlias = "Callable[[Context], Result]"


class Context(Protocol):
    """Where a formula finds its operands."""

    @property
    def month(self) -> int:
        """Month of the report, 1–12."""
        ...

    def now(self, cell: Cell) -> Decimal | None:
        """The cell in this report."""
        ...

    def reported(self, cell: Cell, months: int) -> Decimal | None:
        """The cell as reported so many months earlier."""
        ...

    def final(self, cell: Cell, months: int) -> Decimal | None:
        """The cell so many months earlier, replaced by its official revision where known."""
        ...


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
    """A formula ready to run, and the cells of this month and of earlier ones that it reads."""

    run: Closure
    reads: frozenset[Cell]
    past: frozenset[Cell]


def compile_formula(tree: Node, scope: Scope) -> Compiled:
    """Bind a tree to a place; unknown names and wrong arities raise :class:`ExpressionError`."""
    compiler = _Compiler(scope)
    run = compiler.compile(tree)
    return Compiled(_guarded(run), frozenset(compiler.reads), frozenset(compiler.past))


def growth(value: Decimal | None, base: Decimal | None) -> Decimal | None:
    """``(value / base − 1) × 100`` in percent; nothing for a blank or a base ≤ 0."""
    if value is None or base is None or base <= 0:
        return None
    return (value / base - 1) * 100


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """``part / whole × 100`` in percent; nothing for a blank or a whole of zero."""
    return None if part is None or not whole else part / whole * 100


def _guarded(run: Closure) -> Closure:
    def guarded(context: Context) -> Result:
        try:
            return run(context)
        except DecimalException:
            return None

    return guarded


def _divide(a: Decimal, b: Decimal) -> Decimal | None:
    return a / b if b else None


_BINARY: Final[dict[str, Callable[[Decimal, Decimal], Result]]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": _divide,
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le,
    ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


def _total(items: Iterable[Decimal]) -> Decimal:
    return sum(items, Decimal(0))


_MANY: Final[dict[str, Callable[[list[Decimal]], Decimal]]] = {
    "sum": _total, "min": min, "max": max,
}  # fmt: skip


class _Compiler:
    """Turns nodes into closures and remembers what they read."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._special: dict[str, Callable[[Call], Closure]] = {
            "coalesce": lambda node: _first(self._items(node)),
            "prev": self._earlier,
            "same_month_last_year": self._earlier,
            "year_to_date": self._year_to_date,
        }
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
                return _both(*sides)
            case "or":
                return _either(*sides)
            case "not":
                return _negated(*sides)
            case "neg":
                return _binary(operator.sub, lambda _: Decimal(0), sides[0])
            case _:
                return _binary(_BINARY[node.operator], *sides)

    def _call(self, node: Call) -> Closure:
        name = node.function
        if name in _MANY:
            return _many(_MANY[name], self._items(node))
        if name in self._special:
            return self._special[name](node)
        if name not in _SIMPLE:
            raise ExpressionError(f"không có hàm “{name}”", node.position)
        arity, made = _SIMPLE[name]
        self._arity(node, arity)
        return made(*(self.compile(argument) for argument in node.arguments))

    def _items(self, node: Call) -> list[Closure]:
        """Arguments with runs of rows spread out."""
        items: list[Closure] = []
        for argument in node.arguments:
            if isinstance(argument, RowRange):
                cells = self._scope.run(argument)
                self.reads.update(cells)
                items += [_now(cell) for cell in cells]
            else:
                items.append(self.compile(argument))
        if not items:
            raise ExpressionError(f"hàm “{node.function}” cần ít nhất một số", node.position)
        return items

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
            return so_far + (revised - was) + this_month

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


#: How far back a formula may look.
_MONTHS_BACK: Final = 36


def _whole(node: Node, call: Call) -> int:
    if (
        isinstance(node, Number)
        and node.amount == int(node.amount)
        and 1 <= node.amount <= _MONTHS_BACK
    ):
        return int(node.amount)
    raise ExpressionError(
        f"hàm “{call.function}” nhận số tháng từ 1 đến {_MONTHS_BACK}", call.position
    )


def _now(cell: Cell) -> Closure:
    return lambda context: context.now(cell)


def _binary(apply: Callable[[Decimal, Decimal], Result], left: Closure, right: Closure) -> Closure:
    def run(context: Context) -> Result:
        a, b = left(context), right(context)
        if a is None or b is None or isinstance(a, bool) or isinstance(b, bool):
            return None
        return apply(a, b)

    return run


def _two(
    apply: Callable[[Decimal | None, Decimal | None], Decimal | None],
    left: Closure,
    right: Closure,
) -> Closure:
    return lambda context: apply(_amount(left(context)), _amount(right(context)))


def _many(apply: Callable[[list[Decimal]], Decimal], items: list[Closure]) -> Closure:
    def run(context: Context) -> Result:
        found: list[Decimal] = []
        for item in items:
            value = _amount(item(context))
            if value is None:
                return None
            found.append(value)
        return apply(found)

    return run


def _first(items: list[Closure]) -> Closure:
    def run(context: Context) -> Result:
        return next((v for item in items if (v := item(context)) is not None), None)

    return run


def _choice(condition: Closure, then: Closure, otherwise: Closure) -> Closure:
    def run(context: Context) -> Result:
        decided = condition(context)
        if not isinstance(decided, bool):
            return None
        return then(context) if decided else otherwise(context)

    return run


def _both(left: Closure, right: Closure) -> Closure:
    def run(context: Context) -> Result:
        a, b = left(context), right(context)
        if a is False or b is False:
            return False
        return True if a is True and b is True else None

    return run


def _either(left: Closure, right: Closure) -> Closure:
    def run(context: Context) -> Result:
        a, b = left(context), right(context)
        if a is True or b is True:
            return True
        return False if a is False and b is False else None

    return run


def _negated(inner: Closure) -> Closure:
    def run(context: Context) -> Result:
        value = inner(context)
        return not value if isinstance(value, bool) else None

    return run


def _blank(inner: Closure) -> Closure:
    return lambda context: inner(context) is None


def _amount(value: Result) -> Decimal | None:
    return None if isinstance(value, bool) else value


def _absolute(inner: Closure) -> Closure:
    return _binary(lambda value, _: abs(value), inner, inner)


#: Functions of plain operands: how many they take and how they are made.
_SIMPLE: Final[dict[str, tuple[int, Callable[..., Closure]]]] = {
    "growth": (2, partial(_two, growth)),
    "share": (2, partial(_two, share)),
    "if": (3, _choice),
    "abs": (1, _absolute),
    "blank": (1, _blank),
}
