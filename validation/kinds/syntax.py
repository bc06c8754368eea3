"""Built in: what was typed can be read and fits the cell. No form has to ask for it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import partial
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
    from collections.abc import Callable, Iterator

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
            yield _syntax(rule, form, cell, partial(_wording, form, cell))
        elif column.kind is not ColumnKind.COMPUTED or column.additive:
            decimals = form.decimals(row, column)
            yield _syntax(rule, form, cell, partial(complaint, decimals=decimals))


def complaint(value: Value | None, decimals: int) -> Complaint | None:
    """What is wrong with a typed number, if anything."""
    if isinstance(value, Unreadable):
        return _times(value.text) or Complaint(
            ValidationMessage.SYNTAX_NUMBER.sentence(text=value.text)
        )
    if not isinstance(value, Decimal) or _plainly_fits(value, decimals):
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


def _wording(form: Form, cell: Cell, value: Value) -> Complaint | None:
    """What is wrong with a typed text, date or choice, if anything."""
    text = value.text if isinstance(value, Unreadable) else value
    kind = form.type_of(cell.row, cell.column)
    if kind is ValueType.DATE and not isinstance(value, date):
        return Complaint(ValidationMessage.SYNTAX_DATE.sentence(text=text))
    if kind is ValueType.CHOICE:
        choices = form.choices_of(cell.row, cell.column)
        if value not in {choice.code for choice in choices}:
            known = ", ".join(choice.label for choice in choices)
            return Complaint(ValidationMessage.SYNTAX_CHOICE.sentence(text=text, known=known))
    limit = form.column_of[cell.column].max_length
    if isinstance(text, str) and len(text) > limit:
        long = ValidationMessage.TOO_LONG_TEXT.sentence(length=len(text), limit=limit)
        return Complaint(long)
    return None


def _syntax(
    rule: Rule, form: Form, cell: Cell, complain: Callable[[Value], Complaint | None]
) -> Check:
    def decide(evidence: Evidence) -> Decision:
        value = evidence.typed(cell)
        if value is None:
            return Outcome.NOT_EVALUATED
        return complain(value) or Outcome.PASS

    return Check(rule, form, cell, (cell,), decide)
