"""``ratio``: a percentage that was typed is the quotient of two other rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.common.amount import number_of, rounded
from forms.functions import share
from validation.amounts import apart, with_unit
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome
from validation.kinds.scope import cells
from validation.messages import ValidationMessage
from validation.tolerance import Tolerance, graded, slack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.cell import Cell
    from forms.definition import Form
    from validation.rules import Rule


def ratios(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per column; ``rows`` are the percentage, the part and the whole.

    They may differ by the tolerance, in percentage points.
    """
    first, part, whole = rule.rows
    for row, column, cell in cells(rule, form):
        if row.code == first:
            decimals = form.decimals(row, column)
            operands = (cell._replace(row=part), cell._replace(row=whole))
            yield _ratio(rule, form, cell, operands, decimals)


def _ratio(rule: Rule, form: Form, cell: Cell, of: tuple[Cell, Cell], decimals: int) -> Check:
    part, whole = of
    tolerance = Tolerance.of(rule, decimals)

    def decide(evidence: Evidence) -> Decision:
        stated = number_of(evidence.value(cell))
        numerator, denominator = number_of(evidence.value(part)), number_of(evidence.value(whole))
        exact = share(numerator, denominator)
        if stated is None or numerator is None or denominator is None or exact is None:
            return Outcome.NOT_EVALUATED
        computed = rounded(exact, decimals)
        gap, allowed = stated - computed, tolerance.allowed(stated, computed)
        if abs(gap) <= allowed:
            return Outcome.PASS
        text = ValidationMessage.RATIO.sentence(
            stated=with_unit(form, cell, stated),
            part=part.row,
            part_amount=with_unit(form, part, numerator),
            whole=whole.row,
            whole_amount=with_unit(form, whole, denominator),
            computed=with_unit(form, cell, computed),
            gap=apart(form, cell, gap, signed=True),
            slack=slack(allowed),
        )
        figures = (Figure("đã nhập", stated), Figure("tự tính", computed), Figure("chênh", gap))
        return Complaint(text, figures, severity=graded(rule, gap))

    return Check(rule, form, cell, (cell, part, whole), decide)
