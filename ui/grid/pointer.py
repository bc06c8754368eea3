"""Selecting with the mouse as in Excel: the cell pressed stays current, the other corner moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QTimer

if TYPE_CHECKING:
    from ui.grid.navigator import Navigator
    from ui.grid.source import Position
    from ui.grid.table import GridTable

#: How often a drag outside the view scrolls one cell further, in milliseconds.
_SCROLL_INTERVAL: Final = 60


class PointerDrag(QObject):
    """A selection being dragged; outside the view it keeps scrolling."""

    def __init__(self, view: GridTable, navigator: Navigator) -> None:
        super().__init__(view)
        self._view = view
        self._navigator = navigator
        self._point = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(_SCROLL_INTERVAL)
        self._timer.timeout.connect(self._extend)

    def move(self, point: QPoint) -> None:
        """Follow the pointer, in viewport coordinates."""
        self._point = point
        self._extend()
        if self._view.viewport().rect().contains(point):
            self._timer.stop()
        else:
            self._timer.start()

    def end(self) -> None:
        """The button is up."""
        self._timer.stop()

    def _extend(self) -> None:
        self._navigator.extend_to(self._target())

    def _target(self) -> Position:
        """The cell under the pointer; outside, one beyond the border cell nearest to it."""
        view, area = self._view, self._view.viewport().rect()
        x = min(max(self._point.x(), 0), area.right())
        y = min(max(self._point.y(), 0), area.bottom())
        index = view.indexAt(QPoint(x, y))
        rows, columns = self._navigator.extent
        row = index.row() if index.isValid() else rows - 1
        column = index.column() if index.isValid() else columns - 1
        down = _beyond(self._point.y(), area.bottom())
        across = _beyond(self._point.x(), area.right())
        return self._navigator.extent.clamp(row + down, column + across)


def _beyond(value: int, last: int) -> int:
    """-1 before the visible range, 1 behind it, 0 inside."""
    return (value > last) - (value < 0)
