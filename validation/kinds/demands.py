"""``required_if``: due where a condition holds. ``both_or_neither``: halves of one fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.definition import ValueType
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Outcome
from validation.formulas import Bound, Formulas
from validation.kinds.scope import beside, entries
from validation.messages import ValidationMessage
from validation.operands import Operands
from validation.places import column_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from forms.cell import Cell
    from forms.definition import Form
    from validation.rules import Rule


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


def _required_if(rule: Rule, form: Form, cell: Cell, bound: Bound) -> Check:
    number = form.type_of(cell.row, cell.column) is ValueType.NUMBER
    plain = ValidationMessage.REQUIRED if number else ValidationMessage.REQUIRED_TEXT

    def decide(evidence: Evidence) -> Decision:
        if bound.condition.run(Operands(evidence)) is not True:
            return Outcome.NOT_EVALUATED
        if evidence.value(cell) is not None:
            return Outcome.PASS
        labels = evidence.period.labels()
        return Complaint(rule.text.format(**labels) if rule.text else plain.sentence())

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
        named = {half: f"“{column_label(form.column_of[half.column], labels)}”" for half in halves}
        text = ValidationMessage.BOTH.sentence(
            present=", ".join(named[half] for half in halves if half not in blank),
            blank=", ".join(named[half] for half in blank),
        )
        return Complaint(text)

    return Check(rule, form, cell, halves, decide)
