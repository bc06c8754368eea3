"""What fills the sheet of a form, and how one value stands in its cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final

from exports.styles import DATE_FORMAT, Look, Tone, number_format, width_for
from exports.text_layout import text_width
from forms.cell import Cell
from forms.common.amount import NotApplicable, Unreadable, Value
from forms.common.errors import BugError
from forms.common.numbers import decimals_of, format_number
from forms.definition import Column, Form, ValueType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from exports.pen import Pen

#: Day 0 of Excel's calendar for days from 1 March 1900, before which it counts a false leap day.
EPOCH: Final = date(1899, 12, 30)
FIRST_DAY: Final = date(1900, 3, 1)


@dataclass(frozen=True)
class Filling:
    """A form of one month with its values; ``records`` are the lines of a list form."""

    form: Form
    labels: Mapping[str, str]
    value: Callable[[Cell], Value | None]
    records: tuple[str, ...]
    #: Whether this is an empty form to be filled in by hand.
    blank: bool = False

    def at(self, row: str, column: Column) -> Value | None:
        """The value of a row (or record) in a column."""
        return self.value(Cell(self.form.code, row, column.id))

    def title(self, column: Column) -> str:
        """The column's title for this month."""
        return column.title.format(**self.labels)

    @property
    def lines(self) -> tuple[str, ...]:
        """Codes of the rows, or ids of the records, in order."""
        return self.records or tuple(self.form.row_of)

    def allowed_decimals(self, row: str, column: Column) -> int:
        """Decimal places the definition grants a cell."""
        known = self.form.row_of.get(row)
        return self.form.decimals(known, column) if known else column.decimals

    def shown_decimals(self, row: str, column: Column) -> int:
        """Decimal places a cell is shown with, so that a column's amounts stand in line.

        A row with decimals of its own (a percentage among amounts) stands apart.
        """
        if column.unit or self._stands_apart(row):
            return self.allowed_decimals(row, column)
        return min(self.used_decimals[column.id], column.decimals)

    @cached_property
    def used_decimals(self) -> dict[str, int]:
        """By column: the most decimals its amounts use."""
        used = dict.fromkeys(self.form.column_of, 0)
        for row in self.lines:
            if self._stands_apart(row):
                continue
            for column in self.form.columns:
                if isinstance(value := self.at(row, column), Decimal):
                    used[column.id] = max(used[column.id], decimals_of(value))
        return used

    def _stands_apart(self, row: str) -> bool:
        known = self.form.row_of.get(row)
        return known is not None and known.decimals is not None

    def holds_number(self, row: str, column: Column) -> bool:
        """Whether a cell is meant for an amount."""
        return self.form.type_of(row, column.id) is ValueType.NUMBER

    def width(self, column: Column) -> int:
        """The column's width in units: the definition's, or what its longest number needs."""
        if not any(self.holds_number(row, column) for row in self.lines):
            return column.width
        size = Look().size
        rooms = (
            text_width(format_number(v, self.shown_decimals(row, column), signed=True), size)
            for row in self.lines
            if isinstance(v := self.at(row, column), Decimal)
        )
        return max(column.width, width_for(max(rooms, default=0)))

    def put(
        self,
        pen: Pen,
        at: tuple[int, int],
        row: str,
        column: Column,
        look: Look,
        day: str = "center",
    ) -> str:
        """Write one value under its defined name; returns the text that may need wrapping.

        ``day`` is the alignment of dates.
        """
        cell = Cell(self.form.code, row, column.id)
        value = None if self.blank else self.value(cell)
        if isinstance(value, Decimal):
            shape = number_format(self.shown_decimals(row, column), signed=column.signed)
            pen.number(*at, value, replace(look, across="right", number_format=shape), cell.name)
            return ""
        if isinstance(value, date) and value >= FIRST_DAY:
            dated = replace(look, across=day, number_format=DATE_FORMAT)
            pen.number(*at, Decimal((value - EPOCH).days), dated, cell.name)
            return ""
        text = shown_text(self.form, cell, value)
        if isinstance(value, Unreadable):
            look = replace(look, tone=Tone.ALARM, italic=True)
        elif isinstance(value, NotApplicable):
            look = replace(look, across="center")
        pen.text(*at, text, look, cell.name)
        return text


def shown_text(form: Form, cell: Cell, value: Value | None) -> str:
    """What is written for a value that is not a number in the file."""
    match value:
        case None:
            return ""
        case NotApplicable():
            return str(value.value)
        case Unreadable():
            return value.text
        case date():
            return value.strftime("%d/%m/%Y")
        case str():
            choices = form.choices_of(cell.row, cell.column)
            return {choice.code: choice.label for choice in choices}.get(value, value)
        case _:
            raise BugError(f"a {type(value).__name__} where text should be")


def squeezed(widths: Iterable[int], limit: int, least: int = 10) -> list[int]:
    """Widths reduced to ``limit`` in all, taking from the wide ones in proportion."""
    widths = list(widths)
    excess = sum(widths) - limit
    spare = sum(max(width - least, 0) for width in widths)
    if excess <= 0 or not spare:
        return widths
    taken = min(excess, spare)
    return [width - max(width - least, 0) * taken // spare for width in widths]
