"""``hull``: a total's growth lies between the lowest and the highest growth of its parts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from forms.cell import Cell
from forms.common.amount import NotApplicable, number_of
from validation.amounts import apart, with_unit
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome
from validation.kinds.scope import cells, decimals_at
from validation.messages import ValidationMessage
from validation.tolerance import Tolerance, slack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.definition import Form, Row
    from validation.rules import Rule


def hulls(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per row with parts and column; not evaluated until every part is filled in.

    An index is a mean of its parts' indices with weights ≥ 0, so it cannot leave their range.
    """
    for row, column, cell in cells(rule, form):
        if parts := _parts(form, row):
            yield _hull(rule, form, cell, tuple(Cell(form.code, p, column.id) for p in parts))


def _parts(form: Form, row: Row) -> tuple[str, ...]:
    return tuple(each.code for each in form.rows if each.parent == row.code and not each.memo)


def _hull(rule: Rule, form: Form, cell: Cell, parts: tuple[Cell, ...]) -> Check:
    tolerance = Tolerance.of(rule, decimals_at(form, cell))

    def decide(evidence: Evidence) -> Decision:
        total, found = number_of(evidence.value(cell)), _amounts(evidence, parts)
        if total is None or not found:
            return Outcome.NOT_EVALUATED
        low, high = min(found.values()), max(found.values())
        allowed = tolerance.allowed(total, low, high)
        if low - allowed <= total <= high + allowed:
            return Outcome.PASS
        message = ValidationMessage.HULL_ABOVE if total > high else ValidationMessage.HULL_BELOW
        bound = high if total > high else low
        at = next(part for part, amount in found.items() if amount == bound)
        text = message.sentence(
            value=with_unit(form, cell, total, signed=True),
            bound=with_unit(form, at, bound, signed=True),
            row=at.row,
            gap=apart(form, cell, abs(total - bound)),
            slack=slack(allowed),
        )
        figures = (Figure("chung", total), Figure("thấp nhất", low), Figure("cao nhất", high))
        return Complaint(text, figures)

    return Check(rule, form, cell, (cell, *parts), decide)


def _amounts(evidence: Evidence, parts: tuple[Cell, ...]) -> dict[Cell, Decimal]:
    """The parts that exist; nothing as soon as one of them is blank or unreadable."""
    found: dict[Cell, Decimal] = {}
    for part in parts:
        value = evidence.value(part)
        if isinstance(value, Decimal):
            found[part] = value
        elif not isinstance(value, NotApplicable):
            return {}
    return found
