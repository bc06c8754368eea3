"""``compare``: an unusual jump against another column. ``unchanged``: a figure copied forward."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.common.amount import number_of
from forms.common.numbers import decimals_of, format_number
from forms.functions import growth
from validation.amounts import apart, with_unit
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome
from validation.kinds.scope import beside, cells
from validation.messages import ValidationMessage
from validation.places import column_number
from validation.tolerance import graded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.cell import Cell
    from forms.definition import Form
    from validation.rules import Rule

#: From this many times ``small`` on, a small base is no excuse.
_LEAP: Final = Decimal(10)


def compares(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per cell: growth against the base column stays within ±limit percent.

    Not evaluated while the base is blank, not above zero, or smaller than ``small``: percents of
    small amounts say nothing. A leap out of them, to ten times ``small`` and more, does.
    """
    for row, _, cell in cells(rule, form):
        if form.measured(row, form.column_of[rule.base]):
            yield _compare(rule, form, cell, beside(cell, rule.base))


def unchanged(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per cell: an amount with decimals does not repeat the base to the last digit."""
    for row, _, cell in cells(rule, form):
        if form.measured(row, form.column_of[rule.base]):
            yield _unchanged(rule, form, cell, beside(cell, rule.base))


def _compare(rule: Rule, form: Form, cell: Cell, base_cell: Cell) -> Check:
    def decide(evidence: Evidence) -> Decision:
        value, base = number_of(evidence.value(cell)), number_of(evidence.value(base_cell))
        change = growth(value, base)
        if value is None or base is None or change is None:
            return Outcome.NOT_EVALUATED
        if base < rule.small and value < rule.small * _LEAP:
            return Outcome.NOT_EVALUATED
        if abs(change) <= rule.limit:
            return Outcome.PASS
        label = rule.base_label.format(**evidence.period.labels())
        text = ValidationMessage.COMPARE.sentence(
            direction="tăng" if change > 0 else "giảm",
            change=format_number(abs(change), 1),
            base_label=label,
            base=with_unit(form, base_cell, base),
            column=column_number(form, base_cell),
            towards="lên" if change > 0 else "xuống",
            value=with_unit(form, cell, value),
            gap=apart(form, cell, value - base, signed=True),
            limit=format_number(rule.limit),
        )
        figures = (Figure("kỳ này", value), Figure(label, base))
        return Complaint(text, figures, severity=graded(rule, change))

    return Check(rule, form, cell, (cell, base_cell), decide)


def _unchanged(rule: Rule, form: Form, cell: Cell, base_cell: Cell) -> Check:
    def decide(evidence: Evidence) -> Decision:
        value, base = number_of(evidence.value(cell)), number_of(evidence.value(base_cell))
        if value is None or base is None:
            return Outcome.NOT_EVALUATED
        if value != base or not decimals_of(value):
            return Outcome.PASS
        label = rule.base_label.format(**evidence.period.labels())
        text = ValidationMessage.UNCHANGED.sentence(
            value=with_unit(form, cell, value),
            base_label=label,
            column=column_number(form, base_cell),
        )
        return Complaint(text, (Figure("kỳ này", value), Figure(label, base)))

    return Check(rule, form, cell, (cell, base_cell), decide)
