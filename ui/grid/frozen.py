"""Columns that stay in view while the grid is scrolled sideways: labels left, pictures right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from ui import metrics
from ui.grid.pixels import PixelGrid
from ui.grid.table import GridTable

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        over.horizontalScrollBar().valueChanged.connect(self.follow)
        over.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.hide()

    @property
    def columns(self) -> Sequence[int]:
        """Which columns it shows."""
        raise NotImplementedError

    @property
    def needed(self) -> bool:
        """Whether they would be out of view without it."""
        raise NotImplementedError

    @property
    def left(self) -> int:
        """Where it begins, in the other's pixels."""
        raise NotImplementedError

    @property
    def extent(self) -> int:
        """Width of its columns, shown or not."""
        return sum(self._over.columnWidth(column) for column in self.columns)

    @property
    def reach(self) -> int:
        """Width of its columns; 0 when they would leave too little beside."""
        width = self.extent
        return width if width <= _WIDEST * self._over.viewport().width() else 0

    @property
    def covered(self) -> int:
        """How many pixels of the other view lie under it."""
        return self.width() if self.isVisible() else 0

    def follow(self) -> None:
        """Take place, size and columns from the view below; hide while not needed."""
        over, width = self._over, self.reach
        self.setVisible(self.needed and width > 0)
        if not self.isVisible():
            return
        for column in range(self.grid.columnCount()):
            shown = column in self.columns and not over.isColumnHidden(column)
            self.setColumnHidden(column, not shown)
            self.setColumnWidth(column, over.columnWidth(column))
        area = over.viewport().geometry()
        self.setGeometry(self.left, 0, width, area.y() + area.height())
        self.verticalScrollBar().setValue(over.verticalScrollBar().value())
        self.raise_()

    @override
    def holds_focus(self) -> bool:
        """The keyboard is in the view below."""
        return self._over.holds_focus()


class FrozenColumns(Overlay):
    """Code, label and unit. Its viewport lies exactly on the other's: pointer events pass on."""

    @property
    @override
    def columns(self) -> Sequence[int]:
        return range(self.grid.last_frozen + 1)

    @property
    @override
    def needed(self) -> bool:
        return self._over.horizontalScrollBar().value() > 0

    @property
    @override
    def left(self) -> int:
        return self._over.viewport().geometry().x()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """Let the view below answer the pointer."""
        if event.type() in _POINTER_EVENTS:
            return self._over.viewportEvent(event)
        return super().viewportEvent(event)


class PinnedColumn(Overlay):
    """The 13 months, at the right edge while their own place is out of view."""

    def __init__(self, over: GridTable) -> None:
        super().__init__(over)
        self.header.edged = True
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    @override
    def columns(self) -> Sequence[int]:
        pinned = self.grid.pinned
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
        frozen = sum(map(self._over.columnWidth, range(self.grid.last_frozen + 1)))
        room = _WIDEST_BOTH * self._over.viewport().width()
        return self.extent if frozen + self.extent <= room else 0

    @property
    @override
    def left(self) -> int:
        area = self._over.viewport().geometry()
        return area.x() + area.width() - self.extent

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The column, and the edge where the others disappear under it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        line = PixelGrid.under(painter).width(metrics.BORDER)
        height = self.viewport().height()
        painter.fillRect(QRectF(0, 0, line, height), self.cells.style.freeze)
        painter.end()
