"""Typed text → value: what a cell accepts at the moment of entry. Nothing typed is refused."""

from __future__ import annotations

import re
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
_BLANK: Final = ("", "-", "\u2013", "\u2014", "\u2212", "...", "…")
_DATE: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


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
        return f"{value:%d/%m}/{value.year:04d}"
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
    """``20/10/2026``, or ``2026-10-20`` as data files write it (ISO 8601)."""
    found = _DATE.fullmatch(text)
    try:
        if not found:
            return date.fromisoformat(text) if _ISO_DATE.fullmatch(text) else None
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def _choice(choices: tuple[Choice, ...], text: str) -> str | None:
    """The code meant; a code wins over another choice's label of the same letters."""
    folded = text.casefold()
    by_code = (c.code for c in choices if folded == c.code.casefold())
    by_label = (c.code for c in choices if folded == clean(c.label).casefold())
    return next(by_code, None) or next(by_label, None)
