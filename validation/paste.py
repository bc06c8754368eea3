"""A pasted text → value: what a text from elsewhere means for a cell, and what is in doubt.

Typing (:mod:`validation.entry`) reads by the Vietnamese rule and echoes. What comes from another
program may be written otherwise; here everything that was not read plainly is said, and what has
two meanings is asked. Nothing is refused: a text without meaning is kept as it came.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.common.amount import NOT_APPLICABLE, Unreadable, Value
from forms.common.encodings import Encoding, converted, recognised
from forms.common.text import clean, search_key
from forms.definition import Form, ValueType
from validation.entry import read_entry
from validation.paste_messages import PasteMessage
from validation.paste_numbers import Field, interpret_number

if TYPE_CHECKING:
    from forms.cell import Cell
    from validation.paste_numbers import DecimalMark

_ZERO: Final = Decimal(0)
#: Letters of a text that a question repeats.
_SHOWN: Final = 60
#: Words for "does not exist here", compared without marks; ``x`` and its kin need no note.
_ABSENT: Final = ("n a", "na", "kad", "khong ap dung", "khong thuoc dia ban")
#: Words that may mean zero as well.
_NOTHING: Final = ("khong", "khong co", "khong phat sinh", "kps", "chua co", "chua phat sinh")


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a text means.

    ``value`` is what is entered unless the person decides otherwise; ``note`` is one sentence about
    how it was read, blank when there is nothing to tell; ``choices`` are the meanings to choose
    from, the likeliest first, when the text has several.
    """

    value: Value | None
    note: str = ""
    choices: tuple[Value, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether a person has to decide."""
        return bool(self.choices)


def interpret(
    form: Form, cell: Cell, text: str, mark: DecimalMark | None = None, font: str = ""
) -> Interpretation:
    """The meaning of a text for a cell.

    ``mark`` is the decimal mark of the block it came with
    (:func:`validation.paste_numbers.decimal_mark`); without one ``1.234`` is asked about. ``font``
    is the font it was written in, where the source says so.
    """
    cleaned = clean(text)
    match form.type_of(cell.row, cell.column):
        case ValueType.NUMBER:
            return _number(form, cell, cleaned, mark)
        case ValueType.CHOICE:
            return _choice(form, cell, cleaned)
        case ValueType.DATE:
            return _date(form, cell, cleaned)
        case _:
            return _text(text, cleaned, font)


def _number(form: Form, cell: Cell, text: str, mark: DecimalMark | None) -> Interpretation:
    entry = read_entry(form, cell, text).value
    if entry is None:
        return Interpretation(None)
    key = search_key(text)
    if entry is NOT_APPLICABLE:
        return Interpretation(NOT_APPLICABLE)
    if key in _ABSENT:
        note = PasteMessage.NOT_APPLICABLE.sentence(text=text)
        return Interpretation(NOT_APPLICABLE, note)
    if key in _NOTHING:
        note = PasteMessage.NOTHING_OR_ABSENT.sentence(text=text)
        return Interpretation(Unreadable(text), note, (_ZERO, NOT_APPLICABLE))
    reading = interpret_number(text, Field.of(form, cell), mark)
    value = Unreadable(text) if reading.amount is None else reading.amount
    return Interpretation(value, reading.note, reading.choices)


def _choice(form: Form, cell: Cell, text: str) -> Interpretation:
    value = read_entry(form, cell, text).value
    if not isinstance(value, Unreadable):
        return Interpretation(value)
    choices = form.choices_of(cell.row, cell.column)
    key = search_key(text)
    near = [choice for choice in choices if search_key(choice.label) == key]
    if len(near) == 1:
        note = PasteMessage.CHOICE.sentence(text=text, label=near[0].label)
        return Interpretation(near[0].code, note)
    known = ", ".join(choice.label for choice in choices)
    return Interpretation(value, PasteMessage.NOT_A_CHOICE.sentence(text=text, known=known))


def _date(form: Form, cell: Cell, text: str) -> Interpretation:
    value = read_entry(form, cell, text).value
    wrong = isinstance(value, Unreadable)
    return Interpretation(value, PasteMessage.NOT_A_DATE.sentence(text=text) if wrong else "")


def _text(raw: str, cleaned: str, font: str) -> Interpretation:
    if not cleaned:
        return Interpretation(None)
    encoding = recognised(raw, font)
    if encoding is Encoding.UNICODE:
        return Interpretation(cleaned)
    if encoding is Encoding.DECOMPOSED:
        return Interpretation(cleaned, PasteMessage.RECOMPOSED.sentence())
    # Converted before cleaning: a soft hyphen is a letter in TCVN3 (ư) and rubbish in Unicode.
    meant = clean(converted(raw, encoding))
    note = PasteMessage.OLD_LETTERS.sentence(encoding=encoding.value, text=_short(meant))
    return Interpretation(cleaned, note, (meant, cleaned))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
