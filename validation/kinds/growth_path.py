"""``growth_path``: growth since January lies between what it was and what this month grew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from forms.common.amount import number_of
from validation.amounts import apart, with_unit
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome
from validation.kinds.scope import beside, cells, decimals_at
from validation.messages import ValidationMessage
from validation.places import column_number
from validation.tolerance import Tolerance, slack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from forms.cell import Cell
    from forms.definition import Form
    from validation.rules import Rule

#: Months needed while last month's figure is unknown: two, and a third of the year so far.
_FEWEST: Final = 2
_SHARE: Final = 3


@dataclass(frozen=True, slots=True)
class _Growth:
    """A growth that bounds the figure, and what it is called."""

    amount: Decimal
    name: str


@dataclass(frozen=True, slots=True)
class _Path:
    """The growths between which the figure must lie."""

    growths: tuple[_Growth, ...]
    past: tuple[Decimal | None, ...] = ()

    @property
    def lowest(self) -> _Growth:
        """The lower end."""
        return min(self.growths, key=_amount)

    @property
    def highest(self) -> _Growth:
        """The upper end."""
        return max(self.growths, key=_amount)


def growth_paths(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per cell of a growth since January; ``base`` is the growth of the month alone.

    Growth since January is a mean of the months' growths with weights above zero: it moves from
    last month's figure (``other``) towards this month's. While last month's is unknown, it lies
    within the months known. Not evaluated while too few are.
    """
    for row, _, cell in cells(rule, form):
        if form.measured(row, form.column_of[rule.base]):
            yield _growth_path(rule, form, cell, beside(cell, rule.base))


def _growth_path(rule: Rule, form: Form, cell: Cell, month: Cell) -> Check:
    before = beside(cell, rule.other)
    tolerance = Tolerance.of(rule, decimals_at(form, cell))

    def decide(evidence: Evidence) -> Decision:
        value, growth = number_of(evidence.value(cell)), number_of(evidence.value(month))
        if value is None or growth is None:
            return Outcome.NOT_EVALUATED
        path = _path(evidence, form, (cell, before, month), growth)
        if path is None:
            return Outcome.NOT_EVALUATED
        low, high = path.lowest.amount, path.highest.amount
        allowed = tolerance.allowed(value, low, high)
        if low - allowed <= value <= high + allowed:
            return Outcome.PASS
        text = _sentence(form, cell, value, path, allowed)
        figures = (
            Figure("lũy kế", value),
            Figure("thấp nhất", low),
            Figure("cao nhất", high),
        )
        return Complaint(text, figures, path.past)

    return Check(rule, form, cell, tuple(dict.fromkeys((cell, month, before))), decide)


def _path(
    evidence: Evidence, form: Form, at: tuple[Cell, Cell, Cell], growth: Decimal
) -> _Path | None:
    cell, before, month = at
    number = evidence.period.month
    now = _Growth(growth, f"tháng {number}, {column_number(form, month)}")
    if number == 1:
        return _Path((now,))
    was, name = _so_far(evidence, form, cell, before)
    if was is not None:
        return _Path((_Growth(was, name), now), (was,))
    past = tuple(evidence.history.final(month, back) for back in range(1, number))
    known = tuple(
        _Growth(each, f"tháng {number - back}")
        for back, each in enumerate(past, start=1)
        if each is not None
    )
    if len(known) + 1 < _FEWEST or (len(known) + 1) * _SHARE < number:
        return None
    return _Path((now, *known), past)


def _so_far(evidence: Evidence, form: Form, cell: Cell, before: Cell) -> tuple[Decimal | None, str]:
    """Last month's growth since January, in this report or as it was reported."""
    name = f"lũy kế tháng {evidence.period.month - 1}"
    if before == cell:
        return evidence.history.reported(cell, 1), name
    return number_of(evidence.value(before)), f"{name}, {column_number(form, before)}"


def _sentence(form: Form, cell: Cell, value: Decimal, path: _Path, allowed: Decimal) -> str:
    low, high = path.lowest, path.highest
    shown = with_unit(form, cell, value, signed=True)
    if len(path.growths) == 1:
        return ValidationMessage.GROWTH_BEGUN.sentence(
            value=shown,
            growth=_named(form, cell, low),
            gap=apart(form, cell, value - low.amount, signed=True),
            slack=slack(allowed),
        )
    above = value > high.amount
    return ValidationMessage.GROWTH_PATH.sentence(
        value=shown,
        low=_named(form, cell, low),
        high=_named(form, cell, high),
        beyond="vượt" if above else "kém",
        gap=apart(form, cell, value - high.amount if above else low.amount - value),
        slack=slack(allowed),
    )


def _named(form: Form, cell: Cell, growth: _Growth) -> str:
    return f"{with_unit(form, cell, growth.amount, signed=True)} ({growth.name})"


def _amount(growth: _Growth) -> Decimal:
    return growth.amount
