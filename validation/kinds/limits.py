"""``range``: within bounds. ``at_most``: not above another column."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from forms.common.amount import number_of
from forms.definition import ColumnKind, Form, ValueType
from validation.amounts import apart, with_unit
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome
from validation.kinds.scope import beside, cells, decimals_at, entries
from validation.messages import ValidationMessage
from validation.places import column_label, column_place
from validation.tolerance import Tolerance, graded, slack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.cell import Cell
    from validation.rules import Rule


def ranges(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per cell that has a bound, its row's or its column's."""
    for row, column, cell in cells(rule, form):
        if column.kind is ColumnKind.COMPUTED and not column.additive:
            continue
        low = row.minimum if row.minimum is not None else column.minimum
        high = row.maximum if row.maximum is not None else column.maximum
        if low is not None or high is not None:
            follows = column.kind is not ColumnKind.ENTRY
            yield _range(rule, form, cell, (_bound(low), _bound(high)), follows=follows)


def at_most(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per cell: its amount or date is not above the ``other`` column's."""
    for row, _, cell in entries(rule, form):
        if form.measured(row, form.column_of[rule.other]):
            yield _at_most(rule, form, cell, beside(cell, rule.other))


def _bound(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _range(
    rule: Rule,
    form: Form,
    cell: Cell,
    bounds: tuple[Decimal | None, Decimal | None],
    *,
    follows: bool,
) -> Check:
    """``follows``: the cell usually follows from others, so only what was typed is judged here."""
    low, high = bounds

    def decide(evidence: Evidence) -> Decision:
        value = number_of(evidence.typed(cell) if follows else evidence.value(cell))
        if value is None:
            return Outcome.NOT_EVALUATED
        if low is not None and value < low:
            text = _below(form, cell, value, low)
        elif high is not None and value > high:
            text = _above(form, cell, value, high)
        else:
            return Outcome.PASS
        return Complaint(text, (Figure("đã nhập", value),))

    return Check(rule, form, cell, (cell,), decide)


def _below(form: Form, cell: Cell, value: Decimal, low: Decimal) -> str:
    shown = with_unit(form, cell, value)
    if not low:
        return ValidationMessage.NEGATIVE.sentence(value=shown)
    return ValidationMessage.BELOW.sentence(
        value=shown, minimum=with_unit(form, cell, low), gap=apart(form, cell, low - value)
    )


def _above(form: Form, cell: Cell, value: Decimal, high: Decimal) -> str:
    return ValidationMessage.ABOVE.sentence(
        value=with_unit(form, cell, value),
        maximum=with_unit(form, cell, high),
        gap=apart(form, cell, value - high),
    )


def _at_most(rule: Rule, form: Form, cell: Cell, other: Cell) -> Check:
    number = form.type_of(cell.row, cell.column) is ValueType.NUMBER
    tolerance = Tolerance.of(rule, decimals_at(form, cell) if number else 0)

    def named(evidence: Evidence) -> tuple[str, str, str]:
        labels = evidence.period.labels()
        mine, theirs = form.column_of[cell.column], form.column_of[other.column]
        placed = column_place(theirs, labels)
        return column_label(mine, labels), column_label(theirs, labels), placed

    def decide(evidence: Evidence) -> Decision:
        value, limit = evidence.value(cell), evidence.value(other)
        if isinstance(value, Decimal) and isinstance(limit, Decimal):
            allowed = tolerance.allowed(value, limit)
            if value - limit <= allowed:
                return Outcome.PASS
            own, label, placed = named(evidence)
            text = ValidationMessage.AT_MOST.sentence(
                value=with_unit(form, cell, value),
                other_column=placed,
                other=with_unit(form, other, limit),
                gap=apart(form, cell, value - limit),
                slack=slack(allowed),
            )
            figures = (Figure(own, value), Figure(label, limit))
            return Complaint(text, figures, severity=graded(rule, value - limit))
        if isinstance(value, date) and isinstance(limit, date):
            if value <= limit:
                return Outcome.PASS
            text = ValidationMessage.DATES.sentence(
                value=f"{value:%d/%m/%Y}",
                other_column=named(evidence)[2],
                other=f"{limit:%d/%m/%Y}",
                days=(value - limit).days,
            )
            return Complaint(text)
        return Outcome.NOT_EVALUATED

    return Check(rule, form, cell, (cell, other), decide)
