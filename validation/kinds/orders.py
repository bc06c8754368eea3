"""``order``: each row not above the one before. ``no_fall``: a running count does not shrink."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from forms.cell import Cell
from forms.common.amount import number_of
from validation.amounts import apart, with_unit
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome
from validation.kinds.scope import beside, cells, decimals_at
from validation.messages import ValidationMessage
from validation.places import column_number
from validation.tolerance import Tolerance, graded, slack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.definition import Form
    from validation.rules import Rule


def orders(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per neighbouring pair of ``rows`` (largest first) and column."""
    larger = {lower: upper for upper, lower in pairwise(rule.rows)}
    for row, column, cell in cells(rule, form):
        above = form.row_of.get(larger.get(row.code, ""))
        if above and form.measured(above, column):
            yield _order(rule, form, cell, Cell(form.code, above.code, column.id))


def no_falls(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per cell: its amount is not below the base column's."""
    for row, _, cell in cells(rule, form):
        if form.measured(row, form.column_of[rule.base]):
            yield _no_fall(rule, form, cell, beside(cell, rule.base))


def _order(rule: Rule, form: Form, cell: Cell, above: Cell) -> Check:
    label = form.row_of[above.row].label
    tolerance = Tolerance.of(rule, decimals_at(form, cell))

    def decide(evidence: Evidence) -> Decision:
        value, limit = number_of(evidence.value(cell)), number_of(evidence.value(above))
        if value is None or limit is None:
            return Outcome.NOT_EVALUATED
        allowed = tolerance.allowed(value, limit)
        if value - limit <= allowed:
            return Outcome.PASS
        text = ValidationMessage.ORDER.sentence(
            value=with_unit(form, cell, value),
            gap=apart(form, cell, value - limit),
            row=above.row,
            label=label,
            other=with_unit(form, above, limit),
            slack=slack(allowed),
        )
        figures = (Figure("đã nhập", value), Figure(f"mục {above.row}", limit))
        return Complaint(text, figures, severity=graded(rule, value - limit))

    return Check(rule, form, cell, (cell, above), decide)


def _no_fall(rule: Rule, form: Form, cell: Cell, base_cell: Cell) -> Check:
    tolerance = Tolerance.of(rule, decimals_at(form, cell))

    def decide(evidence: Evidence) -> Decision:
        value, base = number_of(evidence.value(cell)), number_of(evidence.value(base_cell))
        if value is None or base is None:
            return Outcome.NOT_EVALUATED
        allowed = tolerance.allowed(value, base)
        if base - value <= allowed:
            return Outcome.PASS
        label = rule.base_label.format(**evidence.period.labels())
        text = ValidationMessage.NO_FALL.sentence(
            value=with_unit(form, cell, value),
            gap=apart(form, cell, base - value),
            base_label=label,
            base=with_unit(form, base_cell, base),
            column=column_number(form, base_cell),
            slack=slack(allowed),
        )
        figures = (Figure("kỳ này", value), Figure(label, base))
        return Complaint(text, figures, severity=graded(rule, base - value))

    return Check(rule, form, cell, (cell, base_cell), decide)
