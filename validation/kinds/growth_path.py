"""``growth_path``: growth since January lies between what it was and what this month grew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from forms.common.amount import number_of
from forms.common.numbers import format_number
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome
from validation.kinds.scope import beside, cells, decimals_at
from validation.messages import ValidationMessage
from validation.tolerance import Tolerance

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
class _Path:
    """The growths between which the figure must lie, and how they are called."""

    growths: tuple[Decimal, ...]
    words: str
    past: tuple[Decimal | None, ...] = ()


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
        path = _path(evidence, cell, before, month, growth)
        if path is None:
            return Outcome.NOT_EVALUATED
        low, high = min(path.growths), max(path.growths)
        allowed = tolerance.allowed(value, low, high)
        if low - allowed <= value <= high + allowed:
            return Outcome.PASS
        text = ValidationMessage.GROWTH_PATH.sentence(
            value=format_number(value, signed=True),
            low=format_number(low, signed=True),
            high=format_number(high, signed=True),
            words=path.words,
        )
        figures = (
            Figure("lũy kế", value),
            Figure("thấp nhất", low),
            Figure("cao nhất", high),
        )
        return Complaint(text, figures, path.past)

    return Check(rule, form, cell, tuple(dict.fromkeys((cell, month, before))), decide)


def _path(
    evidence: Evidence, cell: Cell, before: Cell, month: Cell, growth: Decimal
) -> _Path | None:
    number = evidence.period.month
    if number == 1:
        return _Path((growth,), "tháng 1")
    was = evidence.history.reported(cell, 1) if before == cell else None
    was = number_of(evidence.value(before)) if before != cell else was
    if was is not None:
        return _Path((was, growth), f"lũy kế tháng {number - 1} và tháng {number}", (was,))
    past = tuple(evidence.history.final(month, back) for back in range(1, number))
    known = (growth, *(each for each in past if each is not None))
    if len(known) < _FEWEST or len(known) * _SHARE < number:
        return None
    return _Path(known, f"{len(known)} tháng đã biết", past)
