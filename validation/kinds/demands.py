"""Blank cells: ``required``, ``required_if``, ``both_or_neither`` of the halves of one fact."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.common.amount import NotApplicable, Unreadable
from forms.definition import ValueType
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Outcome
from validation.formulas import Bound, Formulas
from validation.kinds.scope import beside, entries
from validation.messages import ValidationMessage
from validation.operands import Operands
from validation.places import column_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from forms.cell import Cell
    from forms.common.amount import Value
    from forms.definition import Form
    from validation.rules import Rule

_BLANK: Final = {
    ValueType.NUMBER: ValidationMessage.REQUIRED,
    ValueType.DATE: ValidationMessage.REQUIRED_DATE,
    ValueType.CHOICE: ValidationMessage.REQUIRED_CHOICE,
}


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


def required_ifs(rule: Rule, form: Form, others: Mapping[str, Form]) -> Iterator[Check]:
    """One check per cell: it is not blank while the condition holds.

    Not evaluated while the condition is false or cannot be decided.
    """
    formulas = Formulas(rule, form, others)
    if formulas.absent:
        return
    for _, _, cell in entries(rule, form):
        yield _required_if(rule, form, cell, formulas.at(cell))


def both_or_neither(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per row: its columns are all filled in or all blank; at the first of them."""
    for _, column, cell in entries(rule, form):
        if column.id == rule.columns[0]:
            halves = tuple(
                beside(cell, each)
                for each in rule.columns
                if form.measured(form.row_of[cell.row], form.column_of[each])
            )
            if len(halves) > 1:
                yield _both(rule, form, cell, halves)


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
        return Complaint(_blank_sentence(form, cell, _occasion(rule, form, cell, evidence)))

    return Check(rule, form, cell, reads, decide, missing=True)


def _occasion(rule: Rule, form: Form, cell: Cell, evidence: Evidence) -> str:
    """What made the demand arise."""
    if not rule.when:
        return ""
    condition = beside(cell, rule.when)
    held = evidence.value(condition)
    choices = {choice.code: choice.label for choice in form.choices_of(cell.row, rule.when)}
    said = "đã có số" if isinstance(held, Decimal) else "đã có nội dung"
    if isinstance(held, str) and held in choices:
        said = f"là “{choices[held]}”"
    placed = column_place(form.column_of[rule.when], evidence.period.labels())
    return f" trong khi {placed} {said}"


def _blank_sentence(form: Form, cell: Cell, occasion: str = "") -> str:
    """What is said of a blank cell: why it is asked for, and how to fill it in."""
    message = _BLANK.get(form.type_of(cell.row, cell.column), ValidationMessage.REQUIRED_TEXT)
    return message.sentence(occasion=occasion)


def _required_if(rule: Rule, form: Form, cell: Cell, bound: Bound) -> Check:
    def decide(evidence: Evidence) -> Decision:
        if bound.condition.run(Operands(evidence)) is not True:
            return Outcome.NOT_EVALUATED
        if evidence.value(cell) is not None:
            return Outcome.PASS
        labels = evidence.period.labels()
        return Complaint(rule.text.format(**labels) if rule.text else _blank_sentence(form, cell))

    reads = tuple(dict.fromkeys((cell, *bound.reads)))
    return Check(rule, form, cell, reads, decide, missing=True)


def _both(rule: Rule, form: Form, cell: Cell, halves: tuple[Cell, ...]) -> Check:
    def decide(evidence: Evidence) -> Decision:
        blank = [half for half in halves if evidence.value(half) is None]
        if len(blank) == len(halves):
            return Outcome.NOT_EVALUATED
        if not blank:
            return Outcome.PASS
        labels = evidence.period.labels()
        named = {half: column_place(form.column_of[half.column], labels) for half in halves}
        text = ValidationMessage.BOTH.sentence(
            present=", ".join(named[half] for half in halves if half not in blank),
            blank=", ".join(named[half] for half in blank),
        )
        return Complaint(text)

    return Check(rule, form, cell, halves, decide)
