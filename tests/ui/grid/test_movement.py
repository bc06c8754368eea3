"""The pure geometry of moving about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from ui.grid.movement import Area, Direction, Extent, edge, next_enterable

if TYPE_CHECKING:
    from ui.grid.source import Position

EXTENT = Extent(5, 4)
_POSITIONS = st.tuples(st.integers(0, 4), st.integers(0, 3))


@given(_POSITIONS, st.sampled_from(Direction), st.sets(_POSITIONS))
def test_an_edge_lies_in_the_direction_asked_for(
    start: Position, direction: Direction, filled: set[Position]
) -> None:
    row, column = edge(start, direction, EXTENT, filled.__contains__)
    assert EXTENT.clamp(row, column) == (row, column)
    rows, columns = direction.value
    assert (row - start[0]) * (1 - abs(rows)) == 0
    assert (column - start[1]) * (1 - abs(columns)) == 0
    assert (row - start[0]) * rows >= 0
    assert (column - start[1]) * columns >= 0


@given(st.sets(_POSITIONS, min_size=1))
def test_tabs_visit_every_enterable_cell_in_reading_order(enterable: set[Position]) -> None:
    place, visited = (0, -1), []
    while (step := next_enterable(place, 1, EXTENT, enterable.__contains__)) != place:
        visited.append(step)
        place = step
    assert visited == sorted(enterable)


@given(_POSITIONS, _POSITIONS)
def test_the_opposite_corner_spans_the_same_area(first: Position, second: Position) -> None:
    area = Area.between(first, second)
    assert area.opposite(first) == second
    assert len(area.by_rows()) == area.height * area.width
    assert set(area.by_rows()) == set(area.by_columns())
