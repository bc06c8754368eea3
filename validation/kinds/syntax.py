"""Built in: what was typed can be read and fits the cell. No form has to ask for it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.common.amount import MAX_DIGITS, Unreadable, Value, rounded
from forms.common.numbers import (
    Reading,
    decimals_of,
    format_number,
    read_number,
    significant_digits,
)
from forms.definition import ColumnKind, Form, ValueType
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome, Severity
from validation.kinds.scope import entries
from validation.messages import ValidationMessage
from validation.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.cell import Cell

#: A growth written as a multiple.
_TIMES: Final = re.compile(r"[+]?\s*([0-9.,]+)\s*lần")


def syntax_rule(form: Form) -> Rule:
    """The built-in rule of a form, code ``CT03-00``."""
    return Rule(
        code=f"{form.code}-00",
        kind="syntax",
        severity=Severity.ERROR,
        title="Nội dung nhập phải đúng dạng",
    )


def syntax(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per cell that can be typed into."""
    for row, column, cell in entries(rule, form):
        if form.type_of(row.code, column.id) is not ValueType.NUMBER:
            yield _words(rule, form, cell)
        elif column.kind is not ColumnKind.COMPUTED or column.additive:
            yield _number(rule, form, cell, form.decimals(row, column))


def _complaint(value: Value, decimals: int) -> Complaint | None:
    """What is wrong with a typed number, if anything."""
    if isinstance(value, Unreadable):
        return _times(value.text) or Complaint(
            ValidationMessage.SYNTAX_NUMBER.sentence(text=value.text)
        )
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


def _plainly_fits(value: Decimal, decimals: int) -> bool:
    """Whether a number fits as it is written; trailing zeros need the closer look."""
    _, digits, exponent = value.as_tuple()
    return isinstance(exponent, int) and (
        -exponent <= decimals and len(digits) + max(exponent, 0) <= MAX_DIGITS
    )


def _times(text: str) -> Complaint | None:
    """Two growths that "2,7 lần" can mean; only the author knows which."""
    found = _TIMES.fullmatch(text)
    reading = read_number(found[1]) if found else None
    if not isinstance(reading, Reading) or reading.amount <= 0:
        return None
    of, by = ((reading.amount - less) * 100 for less in (1, 0))
    message = ValidationMessage.SYNTAX_TIMES
    return Complaint(message.sentence(text=text, of=format_number(of), by=format_number(by)))


def _number(rule: Rule, form: Form, cell: Cell, decimals: int) -> Check:
    def decide(evidence: Evidence) -> Decision:
        value = evidence.typed(cell)
        if value is None:
            return Outcome.NOT_EVALUATED
        if isinstance(value, Decimal) and _plainly_fits(value, decimals):
            return Outcome.PASS
        return _complaint(value, decimals) or Outcome.PASS

    return Check(rule, form, cell, (cell,), decide)


def _words(rule: Rule, form: Form, cell: Cell) -> Check:
    kind, limit = form.type_of(cell.row, cell.column), form.column_of[cell.column].max_length
    choices = form.choices_of(cell.row, cell.column) if kind is ValueType.CHOICE else ()
    codes = frozenset(choice.code for choice in choices)

    def decide(evidence: Evidence) -> Decision:
        value = evidence.typed(cell)
        if value is None:
            return Outcome.NOT_EVALUATED
        text = value.text if isinstance(value, Unreadable) else value
        if kind is ValueType.DATE and not isinstance(value, date):
            return Complaint(ValidationMessage.SYNTAX_DATE.sentence(text=text))
        if kind is ValueType.CHOICE and value not in codes:
            known = ", ".join(choice.label for choice in choices)
            return Complaint(ValidationMessage.SYNTAX_CHOICE.sentence(text=text, known=known))
        if isinstance(text, str) and len(text) > limit:
            long = ValidationMessage.TOO_LONG_TEXT.sentence(length=len(text), limit=limit)
            return Complaint(long)
        return Outcome.PASS

    return Check(rule, form, cell, (cell,), decide)
