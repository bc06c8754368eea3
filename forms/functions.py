"""Operators and functions of the formula language as closures over decimals, blank-aware.

A closure takes a :class:`Context` and returns an amount, ``True``/``False``, or ``None`` when an
operand it needs is blank or the result does not exist (division by zero). ``None`` is never zero.
"""

from __future__ import annotations

import operator
from decimal import Decimal
from functools import partial, reduce
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from forms.common.amount import ARITHMETIC

if TYPE_CHECKING:
    from collections.abc import Callable

    from forms.cell import Cell

Result: TypeAlias = "Decimal | bool | None"
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


def growth(value: Decimal | None, base: Decimal | None) -> Decimal | None:
    """``(value / base − 1) × 100`` in percent; nothing for a blank or a base ≤ 0."""
    if value is None or base is None or base <= 0:
        return None
    return ARITHMETIC.multiply(ARITHMETIC.subtract(ARITHMETIC.divide(value, base), 1), 100)


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """``part / whole × 100`` in percent; nothing for a blank or a whole of zero."""
    if part is None or not whole:
        return None
    return ARITHMETIC.multiply(ARITHMETIC.divide(part, whole), 100)


def binary(apply: Callable[[Decimal, Decimal], Result], left: Closure, right: Closure) -> Closure:
    """An operator on two amounts; nothing when either is blank or a truth value."""

    def run(context: Context) -> Result:
        a, b = left(context), right(context)
        if a is None or b is None or isinstance(a, bool) or isinstance(b, bool):
            return None
        return apply(a, b)

    return run


def unary(apply: Callable[[Decimal], Decimal], inner: Closure) -> Closure:
    """An operator on one amount."""

    def run(context: Context) -> Result:
        value = _amount(inner(context))
        return None if value is None else apply(value)

    return run


def many(apply: Callable[[list[Decimal]], Decimal], items: list[Closure]) -> Closure:
    """A function of a list of amounts; nothing when one of them is blank."""

    def run(context: Context) -> Result:
        found: list[Decimal] = []
        for item in items:
            value = _amount(item(context))
            if value is None:
                return None
            found.append(value)
        return apply(found)

    return run


def first(items: list[Closure]) -> Closure:
    """The first item that is not blank."""

    def run(context: Context) -> Result:
        return next((v for item in items if (v := item(context)) is not None), None)

    return run


def both(left: Closure, right: Closure) -> Closure:
    """Kleene's *and*: false wins over blank."""

    def run(context: Context) -> Result:
        a, b = left(context), right(context)
        if a is False or b is False:
            return False
        return True if a is True and b is True else None

    return run


def either(left: Closure, right: Closure) -> Closure:
    """Kleene's *or*: true wins over blank."""

    def run(context: Context) -> Result:
        a, b = left(context), right(context)
        if a is True or b is True:
            return True
        return False if a is False and b is False else None

    return run


def negated(inner: Closure) -> Closure:
    """*not*; blank stays blank."""

    def run(context: Context) -> Result:
        value = inner(context)
        return not value if isinstance(value, bool) else None

    return run


def _choice(condition: Closure, then: Closure, otherwise: Closure) -> Closure:
    def run(context: Context) -> Result:
        decided = condition(context)
        if not isinstance(decided, bool):
            return None
        return then(context) if decided else otherwise(context)

    return run


def _two(
    apply: Callable[[Decimal | None, Decimal | None], Decimal | None],
    left: Closure,
    right: Closure,
) -> Closure:
    return lambda context: apply(_amount(left(context)), _amount(right(context)))


def _blank(inner: Closure) -> Closure:
    return lambda context: inner(context) is None


def _month(context: Context) -> Result:
    return Decimal(context.month)


def _amount(value: Result) -> Decimal | None:
    return None if isinstance(value, bool) else value


def _total(items: list[Decimal]) -> Decimal:
    return reduce(ARITHMETIC.add, items)


def _mean(items: list[Decimal]) -> Decimal:
    return ARITHMETIC.divide(_total(items), len(items))


def median(items: list[Decimal]) -> Decimal:
    """The amount in the middle; of an even number, the mean of the two."""
    ordered, half = sorted(items), len(items) // 2
    if len(items) % 2:
        return ordered[half]
    return ARITHMETIC.divide(ARITHMETIC.add(ordered[half - 1], ordered[half]), 2)


def _divide(a: Decimal, b: Decimal) -> Decimal | None:
    return ARITHMETIC.divide(a, b) if b else None


#: Operators on two amounts.
BINARY: Final[dict[str, Callable[[Decimal, Decimal], Result]]] = {
    "+": ARITHMETIC.add, "-": ARITHMETIC.subtract, "*": ARITHMETIC.multiply, "/": _divide,
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le,
    ">": operator.gt, ">=": operator.ge,
}  # fmt: skip

#: Functions of any number of amounts; they alone take a run of rows or a series of months.
MANY: Final[dict[str, Callable[[list[Decimal]], Decimal]]] = {
    "sum": _total, "min": min, "max": max, "mean": _mean, "median": median,
}  # fmt: skip

#: Functions of plain operands: how many they take and how they are made.
SIMPLE: Final[dict[str, tuple[int, Callable[..., Closure]]]] = {
    "growth": (2, partial(_two, growth)),
    "share": (2, partial(_two, share)),
    "if": (3, _choice),
    "abs": (1, partial(unary, ARITHMETIC.abs)),
    "blank": (1, _blank),
    "month": (0, lambda: _month),
}
