"""Records with too many fields for one line of paper: a card each, labels beside the values."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from exports.styles import Edge, Look
from exports.text_layout import block_height
from forms.definition import Column, Form, FormKind, ValueType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.filling import Filling
    from exports.pen import Pen

#: Label and value twice, in units: a page of A4 upright, on which a usual card finds room.
CARD_WIDTHS: Final = [20, 26, 18, 25]
#: A table of fields wider than this would be printed too small to read.
_WIDEST_TABLE: Final = 260
#: Texts that may be longer than this get the whole width.
_SHORT: Final = 500
#: Cards to be filled in by hand, and the most lines of a field there: one card fits a page.
_BLANK_CARDS, _BLANK_LINES = 3, 4

_HEADING: Final = Look(bold=True)
_GROUP: Final = Look(bold=True, italic=True, edge=Edge.BOX)
_LABEL: Final = Look(italic=True, down="top", edge=Edge.BOX)
_VALUE: Final = Look(down="top", edge=Edge.BOX)


def needs_cards(form: Form) -> bool:
    """Whether a list form is written as cards."""
    wide = sum(column.width for column in form.columns) > _WIDEST_TABLE
    return form.kind is FormKind.LIST and wide


def draw_cards(pen: Pen, filling: Filling, top: int) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Draw a card per record from row ``top``; the first row below, and what stays together.

    A card stays whole on a page, and where it is too high for one, each of its groups.
    """
    records = ("",) * _BLANK_CARDS if filling.blank else filling.records
    blocks: list[tuple[int, int]] = []
    for number, record in enumerate(records, start=1):
        pen.merged(top, (1, 4), f"{filling.form.short_title} {number}", _HEADING)
        pen.height(top, block_height(1, _HEADING.size) + _HEADING.size)
        below, groups = _draw_card(pen, filling, top + 1, record)
        edges = [top, *(row for row in groups if row > top + 1), below]
        blocks += [(top, below - 1), *((first, last - 1) for first, last in pairwise(edges))]
        top = below
    return top, tuple(blocks)


def _draw_card(pen: Pen, filling: Filling, at: int, record: str) -> tuple[int, list[int]]:
    """The first row below, and the rows that name groups."""
    titles = {group.id: group.title for group in filling.form.groups}
    shown: str | None = None
    named = []
    for columns in _lines(filling.form):
        group = columns[0].group
        if group is not None and group != shown:
            named.append(at)
            pen.merged(at, (1, 4), titles[group], _GROUP)
            pen.height(at, block_height(1, _GROUP.size))
            at += 1
        shown = group
        at = _draw_line(pen, filling, at, record, columns)
    return at, named


def _draw_line(
    pen: Pen, filling: Filling, at: int, record: str, columns: tuple[Column, ...]
) -> int:
    """One or two fields side by side; a single one takes the whole width."""
    height = 0
    areas = []
    for place, column in zip((1, 3), columns, strict=False):
        across = (place + 1, place + 1) if len(columns) > 1 else (place + 1, 4)
        title = filling.title(column).replace("\n", " ")
        pen.text(at, place, title, _LABEL)
        text = ""
        if record:
            text = filling.put(pen, (at, place + 1), record, column, _VALUE, day="left")
        else:
            pen.blank(at, place + 1, _VALUE)
        areas += [((place, place), _LABEL), (across, _VALUE)]
        height = max(
            height,
            pen.needed(title, (place, place), _LABEL),
            pen.needed(text, across, _VALUE),
            block_height(1 if record else min(column.lines, _BLANK_LINES), _VALUE.size),
        )
    rows = pen.heights(at, height, _VALUE.size)
    for across, look in areas:
        pen.join(at, across, look, rows)
    return at + rows


def _lines(form: Form) -> Iterator[tuple[Column, ...]]:
    """Short fields in pairs, long texts alone, in the form's order; groups are not mixed."""
    waiting: tuple[Column, ...] = ()
    for column in form.columns:
        if waiting and (_is_long(column) or waiting[0].group != column.group):
            yield waiting
            waiting = ()
        waiting = (*waiting, column)
        if _is_long(column) or len(waiting) > 1:
            yield waiting
            waiting = ()
    if waiting:
        yield waiting


def _is_long(column: Column) -> bool:
    return column.type is ValueType.TEXT and column.max_length > _SHORT
