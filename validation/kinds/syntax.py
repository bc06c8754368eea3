"""Built in: what was typed can be read and fits the cell. No form has to ask for it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from forms.common.amount import MAX_DIGITS, Unreadable, Value, rounded
from forms.common.numbers import decimals_of, format_number, significant_digits
from forms.definition import ColumnKind, Form
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome, Severity
from validation.kinds.scope import cells
from validation.messages import ValidationMessage
from validation.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.cell import Cell


def syntax_rule(form: Form) -> Rule:
    """The built-in rule of a form, code ``CT03-00``."""
    return Rule(
        code=f"{form.code}-00",
        kind="syntax",
        severity=Severity.ERROR,
        title="Số phải viết đúng dạng",
    )


def syntax(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per cell that can be typed into."""
    for row, column, cell in cells(rule, form):
        if column.kind is not ColumnKind.COMPUTED or column.additive:
            yield _syntax(rule, form, cell, form.decimals(row, column))


def complaint(value: Value | None, decimals: int) -> Complaint | None:
    """What is wrong with a typed number, if anything."""
    if isinstance(value, Unreadable):
        return Complaint(ValidationMessage.SYNTAX_NUMBER.sentence(text=value.text))
    if not isinstance(value, Decimal):
        return None
    if significant_digits(value) > MAX_DIGITS:
        text = ValidationMessage.TOO_LONG_NUMBER.sentence(digits=MAX_DIGITS)
        return Complaint(text, (Figure("đã nhập", value),))
    if (have := decimals_of(value)) > decimals:
        text = ValidationMessage.DECIMALS.sentence(
            value=format_number(value),
            have=have,
            allowed=decimals,
            rounded=format_number(rounded(value, decimals)),
        )
        return Complaint(text, (Figure("đã nhập", value),))
    return None


def _syntax(rule: Rule, form: Form, cell: Cell, decimals: int) -> Check:
    def decide(evidence: Evidence) -> Decision:
        value = evidence.typed(cell)
        if value is None:
            return Outcome.NOT_EVALUATED
        return complaint(value, decimals) or Outcome.PASS

    return Check(rule, form, cell, (cell,), decide)
