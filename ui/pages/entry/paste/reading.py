"""One pasted text: its meaning in the block's notation and unit, and what kind of doubt it left."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.common.amount import ARITHMETIC, NOT_APPLICABLE, Unreadable, rounded
from forms.common.numbers import decimals_of, read_machine_number
from forms.common.text import clean
from forms.definition import ValueType
from ui.pages.entry.paste.units import shift
from validation.paste import Interpretation, interpret
from validation.paste_messages import PasteMessage
from validation.paste_numbers import DecimalMark, Field, decimal_mark, interpret_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.cell import Cell
    from forms.definition import Form
    from ui.grid.clipboard import Block
    from ui.grid.htmltable import Source
    from ui.pages.entry.paste.units import Unit

#: Thousands or decimals: only the exact number beside such a text tells.
_DOUBTFUL: Final = re.compile(r"[0-9][.,][0-9]{3}\D*$")
_PLACE: Final = re.compile(r"\\\{\w+\\\}")
#: The wordiest sentence first: a terser one may fit the same note.
_KINDS: Final = {
    message: re.compile(_PLACE.sub(".*", re.escape(message.value)), re.DOTALL)
    for message in sorted(PasteMessage, key=lambda message: -len(message.value))
}


def kind_of(note: str) -> PasteMessage | None:
    """Which sentence a note is an instance of."""
    found = (message for message, pattern in _KINDS.items() if pattern.fullmatch(note))
    return next(found, None) if note else None


def mark_of(block: Block) -> DecimalMark | None:
    """The decimal mark of a block: that of its exact numbers, else of its unmistakable texts."""
    told = set(_told(block))
    if told:
        return told.pop() if len(told) == 1 else None
    return decimal_mark(text for row in block.rows for text in row if text)


def read(
    form: Form, cell: Cell, text: str, source: Source, mark: DecimalMark | None, unit: Unit | None
) -> Interpretation:
    """The meaning of a text; figures written in another unit of money come converted."""
    meaning = interpret(form, cell, text, mark, source.font)
    if unit is None or form.type_of(cell.row, cell.column) is not ValueType.NUMBER:
        return meaning
    field = Field.of(form, cell)
    places = shift(unit, field.unit)
    if not places or not _counted(meaning):
        return meaning
    written = Field(max(0, field.decimals + places), unit.name, growth=False)
    reading = interpret_number(clean(text), written, mark)
    choices = tuple(_converted(amount, places, field) for amount in reading.choices)
    if reading.amount is None:
        return Interpretation(Unreadable(clean(text)), reading.note, choices)
    value = _converted(reading.amount, places, field)
    return Interpretation(value, reading.note, choices)


def _told(block: Block) -> Iterator[DecimalMark]:
    """The marks that make doubtful texts equal the exact numbers beside them."""
    for (row, column), source in block.sources.items():
        text = block.rows[row][column] or ""
        exact = read_machine_number(source.number)
        if isinstance(exact, Decimal) and _DOUBTFUL.search(text):
            fitting = [mark for mark in DecimalMark if _equals(text, mark, exact)]
            if len(fitting) == 1:
                yield fitting[0]


def _equals(text: str, mark: DecimalMark, exact: Decimal) -> bool:
    """Whether a text read with a mark is the exact number at the text's own precision."""
    plenty = Field(decimals=20, unit="", growth=False)
    amount = interpret_number(clean(text), plenty, mark).amount
    return amount is not None and amount == rounded(exact, decimals_of(amount))


def _counted(meaning: Interpretation) -> bool:
    """Whether a text is about an amount at all, readable or not."""
    if meaning.value is None or meaning.value is NOT_APPLICABLE:
        return False
    return NOT_APPLICABLE not in meaning.choices


def _converted(amount: Decimal, places: int, field: Field) -> Decimal:
    moved = amount.scaleb(places, ARITHMETIC)
    return rounded(moved, field.decimals) if decimals_of(moved) > field.decimals else moved
