"""Moves the current cell and the selection the way Excel does.

As in Excel the current cell is where a selection began; the opposite corner moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from ui.grid import movement
from ui.grid.cellpainter import NOTHING
from ui.grid.keys import Act, Command
from ui.grid.movement import Area, Direction, Extent
from ui.grid.source import ColumnKind

if TYPE_CHECKING:
    from ui.grid.source import Position
    from ui.grid.table import GridTable

_Flag = QItemSelectionModel.SelectionFlag


class Navigator:
    """The current cell, the selected area and the commands that move them."""

    def __init__(self, view: GridTable) -> None:
        self._view = view
        self._model = view.grid
        #: Where the run of Tab keys began; Enter returns to this column.
        self._run_column: int | None = None

    @property
    def extent(self) -> Extent:
        """Size of the grid, without the pictures while they have no room."""
        columns = self._model.columnCount()
        folded = self._view.isColumnHidden(columns - 1)
        return Extent(self._model.rowCount(), columns - folded)

    @property
    def position(self) -> Position:
        """The current cell; the first one before there is any."""
        index = self._view.currentIndex()
        return (index.row(), index.column()) if index.isValid() else (0, 0)

    @property
    def areas(self) -> list[Area]:
        """The selected rectangles, at least the current cell."""
        selection = self._view.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))
        return [Area(part.top(), part.left(), part.bottom(), part.right()) for part in parts] or [
            Area.between(self.position, self.position)
        ]

    @property
    def area(self) -> Area:
        """The rectangle around everything selected."""
        tops, lefts, bottoms, rights = zip(*self.areas, strict=True)
        return Area(min(tops), min(lefts), max(bottoms), max(rights))

    def cells(self) -> set[Position]:
        """All selected positions."""
        return {position for area in self.areas for position in area.by_rows()}

    def start(self) -> None:
        """Go to the first cell that takes an entry."""
        before = (0, -1)
        first = movement.next_enterable(before, 1, self.extent, self._model.enterable)
        self.go((0, 0) if first == before else first)

    def go(self, position: Position) -> None:
        """Select one cell."""
        self._run_column = None
        self._jump(position)

    def extend_to(self, position: Position) -> None:
        """Select from the current cell to ``position``."""
        self._run_column = None
        self._select(Area.between(self.position, position), _Flag.ClearAndSelect)
        self._view.scrollTo(self._model.index(*position))

    def add(self, position: Position) -> None:
        """Begin a further selected area (Ctrl+click)."""
        self._run_column = None
        index = self._model.index(*position)
        self._view.selectionModel().setCurrentIndex(index, _Flag.Select)

    def select_all(self) -> None:
        """Select everything; the current cell stays."""
        rows, columns = self.extent
        self._select(Area(0, 0, rows - 1, columns - 1), _Flag.ClearAndSelect)

    def select_rows(self) -> None:
        """Select the whole rows of the selection; the current cell stays."""
        area = self.area
        self._select(area._replace(left=0, right=self.extent.columns - 1), _Flag.ClearAndSelect)

    def select_columns(self) -> None:
        """Select the whole columns of the selection."""
        area = self.area
        self._select(area._replace(top=0, bottom=self.extent.rows - 1), _Flag.ClearAndSelect)

    def select(self, area: Area) -> None:
        """Select an area, its first cell becoming the current one."""
        self._jump((area.top, area.left))
        self._select(area, _Flag.ClearAndSelect)

    def move(self, command: Command) -> None:
        """Carry out a movement, growing the selection if asked to."""
        start = self._corner() if command.extend else self.position
        target = self._target(start, command)
        (self.extend_to if command.extend else self.go)(target)

    def enter(self, command: Command) -> None:
        """Down or up, going round in a larger selection; after Tabs to the column they began in."""
        if self._cycled(command, self.area.by_columns()):
            return
        row, column = movement.step(self.position, command.direction, self.extent)
        if self._run_column is not None and command.direction is Direction.DOWN:
            column = self._run_column
        self.go((row, column))

    def tab(self, command: Command) -> None:
        """The next or previous enterable cell, remembering where the run began."""
        if self._cycled(command, self.area.by_rows()):
            return
        run = self.position[1] if self._run_column is None else self._run_column
        self._jump(
            movement.next_enterable(
                self.position, command.offset, self.extent, self._model.enterable
            )
        )
        self._run_column = run

    def _cycled(self, command: Command, cells: list[Position]) -> bool:
        """Move within a selection of several cells, which stays selected."""
        if len(cells) == 1:
            return False
        enterable = [position for position in cells if self._model.enterable(position)]
        target = movement.cycle(enterable or cells, self.position, command.offset)
        index = self._model.index(*target)
        self._view.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        return True

    def _jump(self, position: Position) -> None:
        index = self._model.index(*position)
        self._view.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)

    def _select(self, area: Area, flag: QItemSelectionModel.SelectionFlag) -> None:
        first = self._model.index(area.top, area.left)
        last = self._model.index(area.bottom, area.right)
        self._view.selectionModel().select(QItemSelection(first, last), flag)

    def _corner(self) -> Position:
        """The corner of the selection that moves."""
        return self.area.opposite(self.position)

    def _target(self, start: Position, command: Command) -> Position:
        direction, extent = command.direction, self.extent
        match command.act:
            case Act.EDGE:
                return movement.edge(start, direction, extent, self._filled)
            case Act.PAGE:
                return movement.step(start, direction, extent, self._view.rows_per_page())
            case Act.ROW:
                return start[0], self._row_end(start[1], direction)
            case Act.GRID if direction is Direction.LEFT:
                return extent.clamp(0, self._model.last_frozen + 1)
            case Act.GRID:
                return extent.clamp(extent.rows, self._last_column())
            case _:
                return movement.step(start, direction, extent)

    def _row_end(self, column: int, direction: Direction) -> int:
        if direction is Direction.LEFT:
            return movement.home(column, self._model.last_frozen + 1)
        return self._last_column()

    def _last_column(self) -> int:
        """The last column with data of its own."""
        kinds = [column.kind for column in self._model.columns]
        return max((n for n, k in enumerate(kinds) if k is not ColumnKind.SPARKLINE), default=0)

    def _filled(self, position: Position) -> bool:
        return self._model.cell(*position).text not in ("", NOTHING)
