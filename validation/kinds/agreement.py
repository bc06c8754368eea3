"""``agrees``: an amount typed over a computed cell equals what the formula gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.common.amount import number_of
from forms.common.numbers import format_number
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome
from validation.kinds.scope import beside, cells, decimals_at, with_unit
from validation.messages import ValidationMessage
from validation.tolerance import Tolerance, graded, slack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.cell import Cell
    from forms.definition import Form, Row
    from validation.rules import Rule


def agreements(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per cell of a computed column; not evaluated while nothing is typed over it.

    Under ``rounding`` what was typed may be given with more decimals than the form shows.
    """
    for row, column, cell in cells(rule, form):
        if column.formula:
            yield _agreement(rule, form, row, cell)


def _agreement(rule: Rule, form: Form, row: Row, cell: Cell) -> Check:
    beside_it = (c.id for c in form.columns if form.measured(row, c) and c.id != cell.column)
    reads = (cell, *(beside(cell, column) for column in beside_it))
    tolerance = Tolerance.of(rule, decimals_at(form, cell), addends=0)

    def decide(evidence: Evidence) -> Decision:
        stated, computed = number_of(evidence.typed(cell)), number_of(evidence.derived(cell))
        if stated is None or computed is None:
            return Outcome.NOT_EVALUATED
        gap, allowed = stated - computed, tolerance.allowed(stated, computed)
        if abs(gap) <= allowed:
            return Outcome.PASS
        text = ValidationMessage.AGREES.sentence(
            stated=with_unit(form, cell, format_number(stated)),
            computed=format_number(computed),
            gap=format_number(gap, signed=True) + slack(allowed),
        )
        figures = (Figure("đã nhập", stated), Figure("tự tính", computed), Figure("chênh", gap))
        return Complaint(text, figures, severity=graded(rule, gap))

    return Check(rule, form, cell, reads, decide)
