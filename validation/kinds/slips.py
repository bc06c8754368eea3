"""``unit_slip``: a figure ten, a hundred, a thousand times last month's: a comma or a unit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.common.amount import ARITHMETIC, number_of
from forms.common.numbers import format_number
from validation.amounts import with_unit
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome
from validation.kinds.scope import beside, cells
from validation.messages import ValidationMessage
from validation.places import column_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.cell import Cell
    from forms.definition import Form
    from validation.rules import Rule

#: A lost or added comma; a unit taken for its neighbour (triệu for tỷ, nghìn for triệu).
_COMMA: Final = (10, 100)
_UNIT: Final = (1000, 1_000_000)
#: From here on a change looks like a slip; it counts as one if it lies this near to a factor.
_NEAR: Final = 2
_LEAST: Final = 5


def unit_slips(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per cell: not about 10, 100, 1.000 or 1.000.000 times the base, nor a part of it.

    Passes where the ``other`` column (the same month last year) is of the same size. Not evaluated
    while the base is blank, not above zero, or both amounts are smaller than ``small``.
    """
    for row, _, cell in cells(rule, form):
        if form.measured(row, form.column_of[rule.base]):
            yield _unit_slip(rule, form, cell)


def _unit_slip(rule: Rule, form: Form, cell: Cell) -> Check:
    base_cell = beside(cell, rule.base)
    season = beside(cell, rule.other) if rule.other else None
    reads = (cell, base_cell, *((season,) if season else ()))

    def decide(evidence: Evidence) -> Decision:
        value, base = number_of(evidence.value(cell)), number_of(evidence.value(base_cell))
        times = _times(value, base)
        if value is None or base is None or times is None or max(value, base) < rule.small:
            return Outcome.NOT_EVALUATED
        factor = _factor(times)
        known = _times(value, number_of(evidence.value(season))) if season else None
        if factor is None or (known is not None and known < _LEAST):
            return Outcome.PASS
        label = rule.base_label.format(**evidence.period.labels())
        message = ValidationMessage.UNIT_SLIP if factor in _UNIT else ValidationMessage.COMMA_SLIP
        text = message.sentence(
            value=with_unit(form, cell, value),
            size="gấp khoảng" if value > base else "chỉ bằng khoảng một phần",
            factor=format_number(Decimal(factor)),
            unit=" lần" if value > base else "",
            base_label=label,
            base=with_unit(form, base_cell, base),
            column=column_number(form, base_cell),
        )
        return Complaint(text, (Figure("kỳ này", value), Figure(label, base)))

    return Check(rule, form, cell, reads, decide)


def _times(value: Decimal | None, base: Decimal | None) -> Decimal | None:
    """How many times the smaller of two amounts goes into the larger."""
    if value is None or base is None or value <= 0 or base <= 0:
        return None
    return ARITHMETIC.divide(max(value, base), min(value, base))


def _factor(times: Decimal) -> int | None:
    near = (f for f in (*_COMMA, *_UNIT) if f <= times * _NEAR and times <= f * _NEAR)
    return next(near, None) if times >= _LEAST else None
