"""Columns that stay in view while the grid is scrolled sideways: labels left, pictures right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from ui import metrics
from ui.grid.pixels import PixelGrid
from ui.grid.table import GridTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from ui.grid.gridstyle import GridStyle

_POINTER_EVENTS: Final = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.ToolTip,
        QEvent.Type.ContextMenu,
    }
)

#: Share of the view the frozen columns may cover, alone and with the pinned one.
_WIDEST: Final = 0.7
_WIDEST_BOTH: Final = 0.6


class Overlay(GridTable):
    """A second view on the same model and selection, laid over an edge of the first one.

    It only shows: the keyboard and the pointer are the other's.
    """

    def __init__(self, over: GridTable) -> None:
        super().__init__(over.grid, over.cells.style, over)
        self._over = over
        self.setSelectionModel(over.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAutoScroll(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._following = False
        over.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.header.sectionResized.connect(self._on_section)
        self.header.sectionHandleDoubleClicked.connect(over.header.sectionHandleDoubleClicked)

    def show_columns(self, columns: Sequence[int], place: QRect) -> None:
        """Show these, as wide as in the view below, where they belong over it."""
        over, self._following = self._over, True
        self.header.set_lines(over.header.lines)
        for column in range(self.grid.columnCount()):
            shown = column in columns and not over.isColumnHidden(column)
            self.setColumnHidden(column, not shown)
            self.setColumnWidth(column, over.columnWidth(column))
        self._following = False
        self.setGeometry(place)
        self.verticalScrollBar().setValue(over.verticalScrollBar().value())
        self.show()
        self.raise_()

    @override
    def holds_focus(self) -> bool:
        """The keyboard is in the view below."""
        return self._over.holds_focus()

    def _on_section(self, column: int, _before: int, width: int) -> None:
        """A column dragged here is dragged below."""
        if not self._following:
            self._over.setColumnWidth(column, width)


class _FrozenOverlay(Overlay):
    """Its viewport lies exactly on the other's: pointer events pass on."""

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """Let the view below answer the pointer."""
        if event.type() in _POINTER_EVENTS:
            return self._over.viewportEvent(event)
        return super().viewportEvent(event)


class _PinnedOverlay(Overlay):
    """Lets every pointer event through and marks where the others disappear under it."""

    def __init__(self, over: GridTable) -> None:
        super().__init__(over)
        self.header.edged = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The column, and the edge where the others disappear under it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        line = PixelGrid.under(painter).width(metrics.BORDER)
        height = self.viewport().height()
        painter.fillRect(QRectF(0, 0, line, height), self.cells.style.freeze)
        painter.end()


class StayingColumns(QObject):
    """Columns at one edge of a view; their table is made when they would first be out of view."""

    def __init__(self, over: GridTable) -> None:
        super().__init__(over)
        self._over = over
        #: What shows them; none before it was needed.
        self.table: Overlay | None = None
        over.horizontalScrollBar().valueChanged.connect(self.follow)

    @property
    def columns(self) -> Sequence[int]:
        """Which columns stay."""
        raise NotImplementedError

    @property
    def needed(self) -> bool:
        """Whether they would be out of view by themselves."""
        raise NotImplementedError

    @property
    def left(self) -> int:
        """Where they begin, in the view's pixels."""
        raise NotImplementedError

    @property
    def extent(self) -> int:
        """Width of the columns, shown or not."""
        return sum(self._over.columnWidth(column) for column in self.columns)

    @property
    def reach(self) -> int:
        """Width of the columns; 0 when they would leave too little beside."""
        width = self.extent
        return width if width <= _WIDEST * self._over.viewport().width() else 0

    @property
    def shown(self) -> bool:
        """Whether they lie over the view now."""
        return self.table is not None and self.table.isVisible()

    @property
    def covered(self) -> int:
        """How many pixels of the view lie under them."""
        return self.table.width() if self.table is not None and self.table.isVisible() else 0

    def follow(self) -> None:
        """Take place, size and columns from the view below; hide while not needed."""
        over, width = self._over, self.reach
        if over.isVisible() and self.needed and width > 0:
            self.table = self.table or self._made()
            area = over.viewport().geometry()
            height = area.y() + area.height()
            self.table.show_columns(self.columns, QRect(self.left, 0, width, height))
        elif self.table is not None:
            self.table.hide()

    def set_grid_style(self, style: GridStyle) -> None:
        """Take another theme, zoom or density."""
        if self.table is not None:
            self.table.set_grid_style(style)

    def repaint_cell(self, index: QModelIndex) -> None:
        """Paint a cell anew where it lies over the view."""
        if self.table is not None:
            self.table.update(index)

    def _made(self) -> Overlay:
        raise NotImplementedError


class FrozenColumns(StayingColumns):
    """Code, label and unit."""

    @property
    @override
    def columns(self) -> Sequence[int]:
        return range(self._over.grid.last_frozen + 1)

    @property
    @override
    def needed(self) -> bool:
        return self._over.horizontalScrollBar().value() > 0

    @property
    @override
    def left(self) -> int:
        return self._over.viewport().geometry().x()

    @override
    def _made(self) -> Overlay:
        return _FrozenOverlay(self._over)


class PinnedColumn(StayingColumns):
    """The 13 months, at the right edge while their own place is out of view."""

    @property
    @override
    def columns(self) -> Sequence[int]:
        pinned = self._over.grid.pinned
        return () if pinned is None or self._over.isColumnHidden(pinned) else (pinned,)

    @property
    @override
    def needed(self) -> bool:
        view = self._over.viewport().width()
        return any(
            self._over.columnViewportPosition(column) + self._over.columnWidth(column) > view
            for column in self.columns
        )

    @property
    @override
    def reach(self) -> int:
        frozen = sum(map(self._over.columnWidth, range(self._over.grid.last_frozen + 1)))
        room = _WIDEST_BOTH * self._over.viewport().width()
        return self.extent if frozen + self.extent <= room else 0

    @property
    @override
    def left(self) -> int:
        area = self._over.viewport().geometry()
        return area.x() + area.width() - self.extent

    @override
    def _made(self) -> Overlay:
        return _PinnedOverlay(self._over)
