"""The columns that stay on the left while the grid is scrolled sideways."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from ui.grid.table import GridTable

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

#: Share of the view the frozen columns may cover.
_WIDEST: Final = 0.7


class FrozenColumns(GridTable):
    """A second view on the same model and selection, laid over the left edge of the first one.

    It only shows: its viewport lies exactly on the other's, so pointer events pass on unchanged.
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
    def reach(self) -> int:
        """Width of the frozen columns, shown or not; 0 when they would leave too little beside."""
        frozen = range(self.grid.last_frozen + 1)
        width = sum(self._over.columnWidth(column) for column in frozen)
        return width if width <= _WIDEST * self._over.viewport().width() else 0

    @property
    def covered(self) -> int:
        """How many pixels of the other view lie under the frozen columns."""
        return self.width() if self.isVisible() else 0

    def follow(self) -> None:
        """Take place, size and columns from the view below; hide while nothing is scrolled."""
        over = self._over
        frozen = range(self.grid.last_frozen + 1)
        width = self.reach
        scrolled = over.horizontalScrollBar().value() > 0
        self.setVisible(scrolled and width > 0)
        if not self.isVisible():
            return
        for column in range(self.grid.columnCount()):
            self.setColumnHidden(column, column not in frozen or over.isColumnHidden(column))
            self.setColumnWidth(column, over.columnWidth(column))
        area = over.viewport().geometry()
        self.setGeometry(area.x(), 0, width, area.y() + area.height())
        self.verticalScrollBar().setValue(over.verticalScrollBar().value())
        self.raise_()

    @override
    def holds_focus(self) -> bool:
        """The keyboard is in the view below."""
        return self._over.holds_focus()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        """Let the view below answer the pointer."""
        if event.type() in _POINTER_EVENTS:
            return self._over.viewportEvent(event)
        return super().viewportEvent(event)
