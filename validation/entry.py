"""Typed text → value: what a cell accepts at the moment of entry. Nothing typed is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.common.amount import NOT_APPLICABLE, Unreadable, Value
from forms.common.numbers import NumberProblem, edit_text, read_number
from forms.common.text import clean
from forms.definition import Choice, Form, ValueType

if TYPE_CHECKING:
    from forms.cell import Cell

#: What clerks write for "does not exist here"; a lone dash means "nothing to enter".
_NOT_APPLICABLE: Final = ("x", "kad", "không áp dụng")
_BLANK: Final = ("", "-", "\u2013", "\u2212", "...", "…")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a text means for a cell; ``ambiguous`` asks for an echo of how a dot was read."""

    value: Value | None
    ambiguous: bool = False


def read_entry(form: Form, cell: Cell, text: str) -> Entry:
    """The value of a typed text; unreadable text is kept as typed."""
    cleaned = clean(text)
    kind = form.type_of(cell.row, cell.column)
    if kind is ValueType.NUMBER:
        return _number(cleaned)
    if not cleaned:
        return Entry(None)
    if kind is ValueType.DATE:
        return Entry(_date(cleaned) or Unreadable(cleaned))
    if kind is ValueType.CHOICE:
        choices = form.choices_of(cell.row, cell.column)
        return Entry(_choice(choices, cleaned) or Unreadable(cleaned))
    return Entry(cleaned)


def entry_text(value: Value | None) -> str:
    """The text an editor starts with; :func:`read_entry` reads it back to the same value."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return edit_text(value)
    if isinstance(value, Unreadable):
        return value.text
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return value if isinstance(value, str) else "x"


def _number(text: str) -> Entry:
    if text in _BLANK:
        return Entry(None)
    if text.casefold() in _NOT_APPLICABLE:
        return Entry(NOT_APPLICABLE)
    reading = read_number(text)
    if isinstance(reading, NumberProblem):
        return Entry(Unreadable(text))
    return Entry(reading.amount, reading.ambiguous)


def _date(text: str) -> date | None:
    parts = text.replace("-", "/").replace(".", "/").split("/")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):  # noqa: PLR2004 - d/m/y
        return None
    day, month, year = (int(part) for part in parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _choice(choices: tuple[Choice, ...], text: str) -> str | None:
    folded = text.casefold()
    found = (c.code for c in choices if folded in (c.code.casefold(), c.label.casefold()))
    return next(found, None)
