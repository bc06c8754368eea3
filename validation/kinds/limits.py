"""``range``: within bounds. ``at_most``: not above another column. ``required``: not blank."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from forms.common.amount import NotApplicable, Unreadable, Value, number_of
from forms.common.numbers import format_number
from forms.definition import ColumnKind, Form, ValueType
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome
from validation.kinds.scope import beside, cells, decimals_at, entries, with_unit
from validation.messages import ValidationMessage
from validation.places import column_label
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


def required(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per cell that row and column both require.

    A part is excused while the total above it was typed, a total while a part is still asked for:
    with the part it follows by itself. ``when`` names a column that must hold something for the
    demand to arise; with ``among`` one of these values, and the rule speaks for its columns
    whether or not they are required otherwise.
    """
    for row, column, cell in entries(rule, form):
        if row.required and (column.required or rule.among):
            above = _ancestors(form, cell) if column.additive else ()
            asked = (code for code in form.parts(row, column) if form.row_of[code].required)
            yield _required(rule, form, cell, above, tuple(cell._replace(row=c) for c in asked))


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
            message, bound = ValidationMessage.BELOW, {"minimum": format_number(low)}
        elif high is not None and value > high:
            message, bound = ValidationMessage.ABOVE, {"maximum": format_number(high)}
        else:
            return Outcome.PASS
        text = message.sentence(value=with_unit(form, cell, format_number(value)), **bound)
        return Complaint(text, (Figure("đã nhập", value),))

    return Check(rule, form, cell, (cell,), decide)


def _at_most(rule: Rule, form: Form, cell: Cell, other: Cell) -> Check:
    number = form.type_of(cell.row, cell.column) is ValueType.NUMBER
    tolerance = Tolerance.of(rule, decimals_at(form, cell) if number else 0)

    def named(evidence: Evidence) -> tuple[str, str]:
        labels = evidence.period.labels()
        own, label = (column_label(form.column_of[each.column], labels) for each in (cell, other))
        return own, label

    def decide(evidence: Evidence) -> Decision:
        value, limit = evidence.value(cell), evidence.value(other)
        if isinstance(value, Decimal) and isinstance(limit, Decimal):
            allowed = tolerance.allowed(value, limit)
            if value - limit <= allowed:
                return Outcome.PASS
            own, label = named(evidence)
            text = ValidationMessage.AT_MOST.sentence(
                value=with_unit(form, cell, format_number(value)),
                other_label=label,
                other=format_number(limit),
                gap=format_number(value - limit),
                slack=slack(allowed),
            )
            figures = (Figure(own, value), Figure(label, limit))
            return Complaint(text, figures, severity=graded(rule, value - limit))
        if isinstance(value, date) and isinstance(limit, date):
            if value <= limit:
                return Outcome.PASS
            text = ValidationMessage.DATES.sentence(
                value=f"{value:%d/%m/%Y}",
                other_label=named(evidence)[1],
                other=f"{limit:%d/%m/%Y}",
            )
            return Complaint(text)
        return Outcome.NOT_EVALUATED

    return Check(rule, form, cell, (cell, other), decide)


def _ancestors(form: Form, cell: Cell) -> tuple[Cell, ...]:
    found: list[Cell] = []
    parent = form.row_of[cell.row].parent
    while parent:
        found.append(cell._replace(row=parent))
        parent = form.row_of[parent].parent
    return tuple(found)


def _raised(rule: Rule, value: Value | None) -> bool:
    if rule.among:
        return value in rule.among
    return value is not None and not isinstance(value, NotApplicable | Unreadable)


def _required(
    rule: Rule, form: Form, cell: Cell, above: tuple[Cell, ...], parts: tuple[Cell, ...]
) -> Check:
    conditions = {each: beside(each, rule.when) for each in (cell, *parts) if rule.when}
    reads = (cell, *above, *parts, *conditions.values())
    number = form.type_of(cell.row, cell.column) is ValueType.NUMBER
    message = ValidationMessage.REQUIRED if number else ValidationMessage.REQUIRED_TEXT

    def asked(evidence: Evidence, each: Cell) -> bool:
        condition = conditions.get(each)
        raised = condition is None or _raised(rule, evidence.value(condition))
        return raised and evidence.value(each) is None

    def decide(evidence: Evidence) -> Decision:
        if evidence.value(cell) is not None:
            return Outcome.PASS
        if not asked(evidence, cell):
            return Outcome.NOT_EVALUATED
        if any(evidence.typed(total) is not None for total in above):
            return Outcome.PASS
        if any(asked(evidence, part) for part in parts):
            return Outcome.NOT_EVALUATED
        return Complaint(message.sentence())

    return Check(rule, form, cell, reads, decide, missing=True)
