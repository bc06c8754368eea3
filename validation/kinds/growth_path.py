"""``growth_path``: growth since January lies between what it was and what this month grew."""

from __future__ import annotations

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
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from forms.cell import Cell
    from forms.definition import Form
    from validation.rules import Rule

#: Months needed while last month's figure is unknown: two, and a third of the year so far.
_FEWEST: Final = 2
_SHARE: Final = 3
#: Stands for the growth since January beside the months, which are numbered backwards from 0.
_SO_FAR: Final = -1


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

    def named(evidence: Evidence, back: int, amount: Decimal) -> str:
        """``"+3,48% (tháng 10, cột 5)"``."""
        number = evidence.period.month
        name = f"lũy kế tháng {number - 1}" if back == _SO_FAR else f"tháng {number - back}"
        at = {_SO_FAR: before if before != cell else None, 0: month}.get(back)
        column = f", {column_number(form, at)}" if at else ""
        return f"{with_unit(form, cell, amount, signed=True)} ({name}{column})"

    def decide(evidence: Evidence) -> Decision:
        value, growth = number_of(evidence.value(cell)), number_of(evidence.value(month))
        if value is None or growth is None:
            return Outcome.NOT_EVALUATED
        growths, past = _known(evidence, cell, before, month)
        growths[0] = growth
        if not _enough(growths, evidence.period.month):
            return Outcome.NOT_EVALUATED
        low, high = min(growths.values()), max(growths.values())
        allowed = tolerance.allowed(value, low, high)
        if low - allowed <= value <= high + allowed:
            return Outcome.PASS
        ends = {amount: named(evidence, back, amount) for back, amount in growths.items()}
        text = _sentence(form, cell, value, (low, high), ends, allowed)
        figures = (
            Figure("lũy kế", value),
            Figure("thấp nhất", low),
            Figure("cao nhất", high),
        )
        return Complaint(text, figures, past)

    return Check(rule, form, cell, tuple(dict.fromkeys((cell, month, before))), decide)


def _known(
    evidence: Evidence, cell: Cell, before: Cell, month: Cell
) -> tuple[dict[int, Decimal], tuple[Decimal | None, ...]]:
    """Growths by how many months they lie back, and what was asked of earlier months for them."""
    number = evidence.period.month
    if number == 1:
        return {}, ()
    if before == cell:
        was = evidence.history.reported(cell, 1)
    else:
        was = number_of(evidence.value(before))
    if was is not None:
        return {_SO_FAR: was}, (was,)
    past = evidence.history.finals(month, number - 1)
    known = {back: amount for back, amount in enumerate(past, start=1) if amount is not None}
    return known, past


def _enough(growths: Mapping[int, Decimal], number: int) -> bool:
    """Whether the growths known say anything about the months since January."""
    if _SO_FAR in growths or number == 1:
        return True
    return len(growths) >= _FEWEST and len(growths) * _SHARE >= number


def _sentence(
    form: Form,
    cell: Cell,
    value: Decimal,
    ends: tuple[Decimal, Decimal],
    named: Mapping[Decimal, str],
    allowed: Decimal,
) -> str:
    low, high = ends
    shown, room = with_unit(form, cell, value, signed=True), slack(allowed)
    if low == high:
        gap = apart(form, cell, value - low, signed=True)
        return ValidationMessage.GROWTH_APART.sentence(
            value=shown, growth=named[low], gap=gap, slack=room
        )
    above = value > high
    return ValidationMessage.GROWTH_PATH.sentence(
        value=shown,
        low=named[low],
        high=named[high],
        beyond="vượt" if above else "kém",
        gap=apart(form, cell, value - high if above else low - value),
        slack=room,
    )
