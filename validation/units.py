"""The unit of what a formula works out, as far as its operands tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forms.expression import Call, Node, Number, Operation, Reference, RowRange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    #: The unit of the cells a name stands for.
    Named = Callable[[Reference | RowRange], str]

_PERCENT: Final = "%"
_PERCENTAGES: Final = frozenset({"growth", "share"})
#: Functions whose result is measured like the first of their arguments.
_EARLIER: Final = frozenset({"prev", "same_month_last_year", "series"})
#: Functions whose result is measured like all of their arguments.
_ALIKE: Final = frozenset(
    {"abs", "coalesce", "max", "mean", "median", "min", "sum", "year_to_date"}
)
_ADDING: Final = frozenset({"+", "-", "neg"})


def unit_of(tree: Node, named: Named) -> str | None:
    """The unit of a formula's result; blank if it has none, ``None`` if it takes any.

    A number written in a formula takes the unit of what it is held against.
    """
    match tree:
        case Number():
            return None
        case Reference() | RowRange():
            return named(tree)
        case Operation():
            return _operation(tree, named)
        case Call():
            return _call(tree, named)


def common(units: Iterable[str | None]) -> str | None:
    """The one unit of several amounts; blank where they differ."""
    known = {unit for unit in units if unit is not None}
    if not known:
        return None
    return known.pop() if len(known) == 1 else ""


def _operation(tree: Operation, named: Named) -> str | None:
    units = [unit_of(operand, named) for operand in tree.operands]
    if tree.operator in _ADDING:
        return common(units)
    if tree.operator == "*":
        return common(units) if None in units else ""
    if tree.operator == "/" and units[1] is None:
        return units[0]
    return ""


def _call(tree: Call, named: Named) -> str | None:
    if tree.function in _PERCENTAGES:
        return _PERCENT
    units = [unit_of(argument, named) for argument in tree.arguments]
    if tree.function in _EARLIER:
        return units[0] if units else ""
    if tree.function == "if":
        return common(units[1:])
    return common(units) if tree.function in _ALIKE else ""
