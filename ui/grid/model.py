"""The Qt item model over a grid source; remembers cells so that painting asks each only once."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from ui.grid.source import TEXT_KINDS, ColumnKind
from validation.cellstate import CellState

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.grid.source import Entry, GridCell, GridSource, Position

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_FINDINGS: Final = frozenset({CellState.ERROR, CellState.WARNING})
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SELECTABLE: Final = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)

#: Changed rows that are named one by one.
_MOST_ROWS: Final = 8


class GridRole(IntEnum):
    """What the model tells beyond Qt's own roles."""

    #: ``CellState``, which Qt hands on as its word.
    STATE = Qt.ItemDataRole.UserRole + 1
    #: ``ColumnKind``.
    KIND = Qt.ItemDataRole.UserRole + 2
    #: The row's 13 months, ``tuple[Decimal | None, ...]``.
    HISTORY = Qt.ItemDataRole.UserRole + 3
    #: Why the cell takes no entry, blank when it does.
    REASON = Qt.ItemDataRole.UserRole + 4


_CELL_ANSWERS: Final[dict[int, Callable[[GridCell], object]]] = {
    _Role.DisplayRole: lambda cell: cell.text,
    _Role.EditRole: lambda cell: cell.edit_text,
    _Role.ToolTipRole: lambda cell: cell.tooltip or cell.hint() or None,
    _Role.AccessibleTextRole: lambda cell: cell.accessible,
    _Role.AccessibleDescriptionRole: lambda cell: cell.tooltip or cell.reason or cell.hint(),
    GridRole.STATE: lambda cell: cell.state,
    GridRole.REASON: lambda cell: cell.reason,
}


class GridModel(QAbstractTableModel):
    """A read-through cache of a ``GridSource``."""

    #: ``tuple[Position, ...]``: cells written last that have just become an error or a warning.
    findings_appeared = Signal(object)

    def __init__(self, source: GridSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self.columns = source.columns
        self.rows = source.rows
        self._cells: dict[Position, GridCell] = {}
        self._written: frozenset[Position] = frozenset()
        source.signals.cells_changed.connect(self._refresh)
        source.signals.reset.connect(self._reset)

    def cell(self, row: int, column: int) -> GridCell:
        """The cell at a position."""
        found = self._cells.get((row, column))
        if found is None:
            found = self._cells[row, column] = self.source.cell(row, column)
        return found

    def write(self, entries: tuple[Entry, ...]) -> None:
        """Hand typed texts to the source as one step."""
        self._written = frozenset((row, column) for row, column, _ in entries)
        for position in self._written:
            self.cell(*position)  # remembered, to tell a new finding from an old one
        self.source.commit(entries)

    def enterable(self, position: Position) -> bool:
        """True when something can be typed at a position."""
        return self.cell(*position).enterable

    @property
    def last_frozen(self) -> int:
        """The last of the columns that stay on the left, -1 without any."""
        return max((n for n, column in enumerate(self.columns) if column.frozen), default=-1)

    @property
    def pinned(self) -> int | None:
        """The picture at the end of each row, which stays in view on the right."""
        last = len(self.columns) - 1
        pictured = last > 0 and self.columns[last].kind is ColumnKind.SPARKLINE
        return last if pictured else None

    def row_has_error(self, row: int) -> bool:
        """True while some cell of a row is wrong."""
        return any(
            self.cell(row, column).state is CellState.ERROR for column in range(len(self.columns))
        )

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Number of rows; cells have no children."""
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Number of columns; cells have no children."""
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """What a cell shows, says or holds."""
        if not index.isValid():
            return None
        answer = _CELL_ANSWERS.get(role)
        if answer is not None:
            return answer(self.cell(index.row(), index.column()))
        kind = self.columns[index.column()].kind
        if role == _Role.TextAlignmentRole:
            words = kind in TEXT_KINDS or self.cell(index.row(), index.column()).words
            return _LEFT if words else _RIGHT
        if role == GridRole.HISTORY:
            return self.source.series(index.row())
        return kind if role == GridRole.KIND else None

    @override
    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        """Hand a typed text to the source; texts that cannot be read are taken too."""
        if role != _Role.EditRole or not index.isValid():
            return False
        row, column = index.row(), index.column()
        if not self.cell(row, column).enterable:
            return False
        self.write(((row, column, str(value)),))
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be reached; enterable ones can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.cell(index.row(), index.column()).enterable:
            return _SELECTABLE | Qt.ItemFlag.ItemIsEditable
        return _SELECTABLE

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """Titles; the accessible text is the full path through the header tiers."""
        if orientation == Qt.Orientation.Vertical:
            return self._row_header(section, role)
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _Role.DisplayRole:
            return column.title
        if role == _Role.AccessibleTextRole:
            return column.path
        told = "\n".join(filter(None, (column.title, column.tooltip)))
        return told if role == _Role.ToolTipRole else None

    def _row_header(self, section: int, role: int) -> object:
        if not 0 <= section < len(self.rows):
            return None
        row = self.rows[section]
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return f"{row.code} {row.label}".strip()
        return row.help or None if role == _Role.ToolTipRole else None

    def _refresh(self, positions: frozenset[Position]) -> None:
        """Forget the changed cells, have them painted anew, report new findings."""
        if not positions:
            return
        before = {position: self._cells.pop(position, None) for position in positions}
        self._tell(positions)
        fresh = [
            position
            for position in sorted(self._written & positions)
            if self._has_worsened(position, before[position])
        ]
        if fresh:
            self.findings_appeared.emit(tuple(fresh))

    def _tell(self, positions: frozenset[Position]) -> None:
        """Name the changed cells row by row, a change all over the form as one rectangle.

        An entry changes its row and the totals far above: not everything between them.
        """
        rows: dict[int, list[int]] = {}
        for row, column in positions:
            rows.setdefault(row, []).append(column)
        if len(rows) > _MOST_ROWS:
            everywhere = [column for columns in rows.values() for column in columns]
            first = self.index(min(rows), min(everywhere))
            self.dataChanged.emit(first, self.index(max(rows), max(everywhere)))
            return
        for row, columns in sorted(rows.items()):
            self.dataChanged.emit(self.index(row, min(columns)), self.index(row, max(columns)))

    def _has_worsened(self, position: Position, before: GridCell | None) -> bool:
        now = self.cell(*position).state
        return now in _FINDINGS and (before is None or now is not before.state)

    def _reset(self) -> None:
        self.beginResetModel()
        self._cells.clear()
        self.columns = self.source.columns
        self.rows = self.source.rows
        self.endResetModel()
