"""The head of a form's table: group cells, column titles, official letters."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from exports.styles import Edge, Look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.filling import Filling
    from exports.pen import Pen

_TITLE: Final = Look(bold=True, across="center", edge=Edge.BOX)
_LETTER: Final = Look(size=9, italic=True, across="center", edge=Edge.BOX)
_LETTERS: Final = "ABCDEFGH"


_GROUPS_HEIGHT, _LEAST_HEIGHT, _LETTERS_HEIGHT = 18, 30, 15


def draw_head(pen: Pen, filling: Filling, top: int, fixed: Sequence[str]) -> int:
    """Draw the tiers from row ``top``; ``fixed`` are the titles left of the definition's columns.

    Returns the first row below. Columns without a group span both tiers.
    """
    upper = 0
    if filling.form.groups:
        upper = _draw_groups(pen, filling, top, len(fixed) + 1)
        pen.height(top, upper)
    needed = _draw_titles(pen, filling, top, fixed, upper)
    top += bool(upper)
    pen.height(top, max(needed, _LEAST_HEIGHT))
    numbered = enumerate(filling.form.columns, start=1)
    letters = [*_LETTERS[: len(fixed)], *(column.letter or str(n) for n, column in numbered)]
    for number, letter in enumerate(letters, start=1):
        pen.text(top + 1, number, letter, _LETTER)
    pen.height(top + 1, _LETTERS_HEIGHT)
    return top + 2


def _draw_titles(pen: Pen, filling: Filling, top: int, fixed: Sequence[str], upper: int) -> int:
    """Titles below the upper tier of so many points, or across both; the lower tier's height."""
    titles = [(title, bool(upper)) for title in fixed]
    titles += [(filling.title(c), upper > 0 and c.group is None) for c in filling.form.columns]
    needed = 0
    for number, (title, both) in enumerate(titles, start=1):
        row = top + 1 if upper and not both else top
        pen.merged(row, (number, number), title, _TITLE, rows=2 if both else 1)
        height = pen.needed(title, (number, number), _TITLE)
        needed = max(needed, height - upper if both else height)
    return needed


def _draw_groups(pen: Pen, filling: Filling, top: int, first: int) -> int:
    """Group titles across neighbouring columns; the height they need."""
    titles = {group.id: group.title for group in filling.form.groups}
    needed = _GROUPS_HEIGHT
    for group, columns in groupby(filling.form.columns, key=lambda column: column.group):
        across = (first, first + len(list(columns)) - 1)
        if group is not None:
            pen.merged(top, across, titles[group], _TITLE)
            needed = max(needed, pen.needed(titles[group], across, _TITLE))
        first = across[1] + 1
    return needed
