"""The bodies of forms: rows of a grid, records of a list, sections of a narrative."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from exports.filling import Filling, squeezed
from exports.record_cards import CARD_WIDTHS, draw_cards, needs_cards
from exports.styles import Edge, Look, Tone
from exports.table_head import draw_head
from exports.text_layout import block_height
from forms.definition import FormKind, ValueType

if TYPE_CHECKING:
    from exports.pen import Pen
    from forms.definition import Column, Form, Row

#: Widths on paper, in units: a page of A4 carries about 135 across and 90 upright unscaled.
_WIDEST: Final = 185
_NARRATIVE_WIDTHS: Final = [6, 40, 40]
_GRID_FIXED: Final = (("TT", 7), ("Chỉ tiêu", 36), ("Đơn vị tính", 12))
_LIST_FIXED: Final = (("TT", 5),)
#: Lines of an empty list form that is printed to be filled in by hand.
_BLANK_LINES: Final = 12
_BLANK_HEIGHT: Final = 36
#: Lines of an empty section of a narrative; those at the beginning that stay with the heading.
_BLANK_PARAGRAPH, _OPENING = 5, 3

_BOX: Final = Look(edge=Edge.BOX)
_CENTRED: Final = Look(edge=Edge.BOX, across="center")
_ABSENT: Final = Look(edge=Edge.BOX, tone=Tone.ABSENT)
_TOP: Final = Look(edge=Edge.BOX, down="top")
_HEADING: Final = Look(size=13, bold=True)
_PARAGRAPH: Final = Look(size=13, across="justify", down="top", edge=Edge.UNSEEN)
_BOX_TO_WRITE: Final = replace(_PARAGRAPH, edge=Edge.BOX)


@dataclass(frozen=True, slots=True)
class Body:
    """Where a drawn body stands: its head's first row, first row of values, first row below."""

    head: int
    first: int
    below: int
    fixed: int
    #: Rows that stay together on a page, first and last of each block.
    blocks: tuple[tuple[int, int], ...] = ()


def widths_of(filling: Filling) -> list[int]:
    """Column widths of the sheet."""
    form = filling.form
    if form.kind is FormKind.NARRATIVE:
        return _NARRATIVE_WIDTHS
    if needs_cards(form):
        return CARD_WIDTHS
    fixed = _GRID_FIXED if form.kind is FormKind.GRID else _LIST_FIXED
    own = [filling.width(column) for column in form.columns]
    numbers = [c.type is ValueType.NUMBER for c in form.columns]
    kept = sum(w for w, number in zip(own, numbers, strict=True) if number)
    left = _WIDEST - kept - sum(width for _, width in fixed)
    texts = iter(squeezed((w for w, n in zip(own, numbers, strict=True) if not n), left))
    body = [w if number else next(texts) for w, number in zip(own, numbers, strict=True)]
    return [*(width for _, width in fixed), *body]


def column_count(form: Form) -> int:
    """How many columns the sheet of a form has."""
    if form.kind is FormKind.NARRATIVE:
        return len(_NARRATIVE_WIDTHS)
    if needs_cards(form):
        return len(CARD_WIDTHS)
    fixed = _GRID_FIXED if form.kind is FormKind.GRID else _LIST_FIXED
    return len(fixed) + len(form.columns)


def draw_body(pen: Pen, filling: Filling, top: int) -> Body:
    """Draw the form's table from row ``top``."""
    if filling.form.kind is FormKind.NARRATIVE:
        return _draw_narrative(pen, filling, top)
    if needs_cards(filling.form):
        below, blocks = draw_cards(pen, filling, top)
        return Body(top, top, below, 0, blocks)
    grid = filling.form.kind is FormKind.GRID
    fixed = [title for title, _ in (_GRID_FIXED if grid else _LIST_FIXED)]
    first = draw_head(pen, filling, top, fixed)
    below = (_draw_grid if grid else _draw_list)(pen, filling, first)
    return Body(top, first, below, len(fixed))


def printed_unit(form: Form, row: Row) -> str:
    """What stands in a row's column of units."""
    return row.unit or form.unit if row.type in (None, ValueType.NUMBER) else ""


def _draw_grid(pen: Pen, filling: Filling, top: int) -> int:
    for number, row in enumerate(filling.form.rows):
        _draw_row(pen, filling, top + number, row)
    return top + len(filling.form.rows)


def _draw_row(pen: Pen, filling: Filling, at: int, row: Row) -> None:
    form = filling.form
    whole = any(part.parent == row.code and not part.memo for part in form.rows)
    look = replace(_BOX, bold=whole, italic=row.memo)
    label = replace(look, indent=form.level_of[row.code])
    pen.text(at, 1, row.code, replace(look, across="center"))
    pen.text(at, 2, row.label, label)
    unit = printed_unit(form, row)
    pen.text(at, 3, unit, replace(_CENTRED, italic=row.memo))
    height = max(pen.needed(row.label, (2, 2), label), pen.needed(unit, (3, 3), _CENTRED))
    for number, column in enumerate(form.columns, start=4):
        if not form.measured(row, column):
            pen.blank(at, number, _ABSENT)
            continue
        text = filling.put(pen, (at, number), row.code, column, look)
        height = max(height, pen.needed(text, (number, number), look))
    pen.height(at, height)


def _draw_list(pen: Pen, filling: Filling, top: int) -> int:
    if filling.blank:
        return _draw_blank_lines(pen, filling, top)
    at = top
    for number, record in enumerate(filling.records, start=1):
        pen.text(at, 1, str(number), replace(_TOP, across="center"))
        height = block_height(1, _TOP.size)
        for place, column in enumerate(filling.form.columns, start=2):
            text = filling.put(pen, (at, place), record, column, _TOP)
            height = max(height, pen.needed(text, (place, place), _TOP))
        rows = pen.heights(at, height, _TOP.size)
        for place in range(1, len(filling.form.columns) + 2):
            pen.join(at, (place, place), _TOP, rows)
        at += rows
    return at


def _draw_blank_lines(pen: Pen, filling: Filling, top: int) -> int:
    for at in range(top, top + _BLANK_LINES):
        for place in range(1, len(filling.form.columns) + 2):
            pen.blank(at, place, _TOP)
        pen.height(at, _BLANK_HEIGHT)
    return top + _BLANK_LINES


def _draw_narrative(pen: Pen, filling: Filling, top: int) -> Body:
    """Each section's number and heading, then its texts across the page."""
    form, at, across = filling.form, top, (1, len(_NARRATIVE_WIDTHS))
    blocks = []
    opening = top
    for row in form.rows:
        heading = f"{row.code}. {row.label}"
        pen.merged(at, across, heading, _HEADING)
        pen.height(at, pen.needed(heading, across, _HEADING) + _HEADING.size // 2)
        at += 1
        for column in form.columns:
            if not form.measured(row, column):
                continue
            blocks.append((opening, at))
            at += _draw_paragraph(pen, filling, at, row, column)
            opening = at
    return Body(top, top, at, 0, tuple(blocks))


def _draw_paragraph(pen: Pen, filling: Filling, at: int, row: Row, column: Column) -> int:
    """A section's text; how many rows it takes. Empty forms have a box to write into."""
    look = _BOX_TO_WRITE if filling.blank else _PARAGRAPH
    across = (1, len(_NARRATIVE_WIDTHS))
    text = filling.put(pen, (at, 1), row.code, column, look)
    least = _BLANK_PARAGRAPH if filling.blank else 1
    height = max(pen.needed(text, across, look), block_height(least, look.size))
    rows = pen.heights(at, height, look.size, _OPENING)
    pen.join(at, across, look, rows)
    return rows
