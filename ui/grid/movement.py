"""Where a key leads: pure geometry of the grid, row and column from 0."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.grid.source import Position


class Direction(Enum):
    """An arrow key as (rows, columns)."""

    UP = (-1, 0)
    DOWN = (1, 0)
    LEFT = (0, -1)
    RIGHT = (0, 1)


class Extent(NamedTuple):
    """Size of the grid."""

    rows: int
    columns: int

    def clamp(self, row: int, column: int) -> Position:
        """The nearest position inside."""
        return max(0, min(row, self.rows - 1)), max(0, min(column, self.columns - 1))


class Area(NamedTuple):
    """A rectangle of cells, all four borders inside."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def between(cls, first: Position, second: Position) -> Area:
        """The rectangle with these two corners."""
        (row, column), (other_row, other_column) = first, second
        return cls(
            min(row, other_row),
            min(column, other_column),
            max(row, other_row),
            max(column, other_column),
        )

    @property
    def height(self) -> int:
        """Number of rows."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """Number of columns."""
        return self.right - self.left + 1

    def within(self, extent: Extent) -> Area:
        """The part inside the grid."""
        return Area(*extent.clamp(self.top, self.left), *extent.clamp(self.bottom, self.right))

    def opposite(self, corner: Position) -> Position:
        """The corner facing ``corner``."""
        row, column = corner
        return (
            self.bottom if row == self.top else self.top,
            self.right if column == self.left else self.left,
        )

    def by_rows(self) -> list[Position]:
        """All positions in reading order."""
        columns = range(self.left, self.right + 1)
        return [(row, column) for row in range(self.top, self.bottom + 1) for column in columns]

    def by_columns(self) -> list[Position]:
        """All positions, column after column."""
        rows = range(self.top, self.bottom + 1)
        return [(row, column) for column in range(self.left, self.right + 1) for row in rows]


def step(start: Position, direction: Direction, extent: Extent, times: int = 1) -> Position:
    """Some cells further, stopping at the border."""
    rows, columns = direction.value
    return extent.clamp(start[0] + rows * times, start[1] + columns * times)


def edge(
    start: Position, direction: Direction, extent: Extent, filled: Callable[[Position], bool]
) -> Position:
    """Ctrl+arrow as in Excel: the end of this run of values, or the start of the next one."""
    here, ahead = start, step(start, direction, extent)
    if ahead == start:
        return start
    if filled(start) and filled(ahead):
        while ahead != here and filled(ahead):
            here, ahead = ahead, step(ahead, direction, extent)
        return here
    while ahead != here and not filled(ahead):
        here, ahead = ahead, step(ahead, direction, extent)
    return ahead


def home(column: int, first_scrolling: int) -> int:
    """Home as in Excel with frozen panes: the first scrolling column, from there the very first."""
    return first_scrolling if column > first_scrolling else 0


def next_enterable(
    start: Position, offset: int, extent: Extent, enterable: Callable[[Position], bool]
) -> Position:
    """Tab: the nearest enterable cell in reading order, ``start`` itself when there is none.

    ``offset`` is 1 forwards, -1 backwards.
    """
    place = start[0] * extent.columns + start[1] + offset
    while 0 <= place < extent.rows * extent.columns:
        position = divmod(place, extent.columns)
        if enterable(position):
            return position
        place += offset
    return start


def cycle(cells: Sequence[Position], start: Position, offset: int) -> Position:
    """The next of some ordered cells, from the last back to the first."""
    if start in cells:
        return cells[(cells.index(start) + offset) % len(cells)]
    return cells[0] if cells else start
