"""``agrees``: an amount typed over a computed cell equals what the formula gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forms.common.amount import number_of
from forms.evaluation import compile_formula
from forms.expression import parse
from forms.scope import FormScope
from validation.amounts import apart, with_unit
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome
from validation.kinds.scope import beside, cells, decimals_at
from validation.messages import ValidationMessage
from validation.places import column_number
from validation.tolerance import Tolerance, graded, slack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.cell import Cell
    from forms.definition import Column, Form, Row
    from validation.rules import Rule

#: Operands named one by one in a sentence.
_NAMED: Final = 4


def agreements(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per cell of a computed column; not evaluated while nothing is typed over it.

    Under ``rounding`` what was typed may be given with more decimals than the form shows.
    """
    for row, column, cell in cells(rule, form):
        if column.formula:
            yield _agreement(rule, form, row, column, cell)


def _agreement(rule: Rule, form: Form, row: Row, column: Column, cell: Cell) -> Check:
    beside_it = (c.id for c in form.columns if form.measured(row, c) and c.id != column.id)
    reads = (cell, *(beside(cell, each) for each in beside_it))
    tolerance = Tolerance.of(rule, decimals_at(form, cell), addends=0)

    def decide(evidence: Evidence) -> Decision:
        stated = number_of(evidence.typed(cell))
        computed = number_of(evidence.derived(cell)) if stated is not None else None
        if stated is None or computed is None:
            return Outcome.NOT_EVALUATED
        gap, allowed = stated - computed, tolerance.allowed(stated, computed)
        if abs(gap) <= allowed:
            return Outcome.PASS
        text = ValidationMessage.AGREES.sentence(
            stated=with_unit(form, cell, stated),
            operands=_operands(form, column, cell),
            computed=with_unit(form, cell, computed),
            gap=apart(form, cell, gap, signed=True) + slack(allowed),
        )
        figures = (Figure("đã nhập", stated), Figure("tự tính", computed), Figure("chênh", gap))
        return Complaint(text, figures, severity=graded(rule, gap))

    return Check(rule, form, cell, reads, decide)


def _operands(form: Form, column: Column, cell: Cell) -> str:
    """What the formula of a column reads, in the order of the form."""
    made = compile_formula(parse(column.formula), FormScope(form, cell.row))
    order = list(form.column_of)
    read = sorted(made.reads, key=lambda each: (each.row != cell.row, order.index(each.column)))
    words = [
        column_number(form, each) if each.row == cell.row else f"mục {each.row}"
        for each in read[:_NAMED]
    ]
    words += [f"{len(read) - _NAMED} ô khác"] if len(read) > _NAMED else []
    words += ["số các tháng trước"] if made.past else []
    return " và ".join((", ".join(words[:-1]), *words[-1:])) if len(words) > 1 else words[0]
