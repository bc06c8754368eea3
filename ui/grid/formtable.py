"""The table of a form: frozen columns, widths, zoom and theme; no keyboard yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QWidget
from typing_extensions import override

from ui.grid.columns import ColumnWidths
from ui.grid.frozen import FrozenColumns, PinnedColumn
from ui.grid.gridstyle import ZOOM_RANGE, ZOOM_STEP, Density, GridLook, GridStyle
from ui.grid.table import GridTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent

    from ui.grid.model import GridModel
    from ui.theme import Tokens

_ScrollHint = QAbstractItemView.ScrollHint
#: What Qt calls one notch of a wheel.
_NOTCH: Final = 120


class FormTable(GridTable):
    """A grid that follows window, theme and zoom."""

    #: Percent.
    zoom_changed = Signal(int)
    #: The user gave a column another width, or its own one back.
    widths_changed = Signal()

    def __init__(self, model: GridModel, style: GridStyle, parent: QWidget | None = None) -> None:
        super().__init__(model, style, parent)
        self.widths = ColumnWidths(self)
        #: Wheel movement with Ctrl that does not make a full notch yet; touchpads send bits.
        self._turned = 0
        self.frozen = FrozenColumns(self)
        self.pinned = PinnedColumn(self)
        self.header.sectionResized.connect(self._on_section)
        self.header.sectionHandleDoubleClicked.connect(self.use_own_width)
        model.modelReset.connect(self._start_widths)

    def set_tokens(self, tokens: Tokens) -> None:
        """Follow a change of theme."""
        self._restyle(replace(self.cells.style.look, tokens=tokens))

    def set_density(self, density: Density) -> None:
        """Change the row height."""
        self._restyle(replace(self.cells.style.look, density=density))

    def set_letters(self, *, visible: bool) -> None:
        """Show or hide the official column codes in the header."""
        self._restyle(replace(self.cells.style.look, letters=visible))

    def set_zoom(self, percent: int) -> None:
        """Change the size of everything, within 90 to 150 percent."""
        low, high = ZOOM_RANGE
        zoom = max(low, min(percent, high))
        if zoom != self.zoom:
            self._restyle(replace(self.cells.style.look, zoom=zoom))
            self.zoom_changed.emit(zoom)

    def use_widths(self, dragged: Mapping[str, float]) -> None:
        """Take widths the user set earlier, by column key."""
        self.widths.restore(dragged)
        self._fit()

    def use_own_width(self, column: int) -> None:
        """Give a column the width its figures need, as before it was dragged."""
        self.widths.forget((column,))
        self._fit()
        self.widths_changed.emit()

    def use_own_widths(self) -> None:
        """Give every column its own width."""
        self.widths.forget(range(self.grid.columnCount()))
        self._fit()
        self.widths_changed.emit()

    @property
    def zoom(self) -> int:
        """Percent."""
        return self.cells.style.look.zoom

    @override
    def set_grid_style(self, style: GridStyle) -> None:
        """Take another style, the frozen columns too; a current cell in view stays in view."""
        seen = self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
        super().set_grid_style(style)
        self.frozen.set_grid_style(style)
        self.pinned.set_grid_style(style)
        self._fit()
        if seen:
            self.scrollTo(self.currentIndex())

    @override
    def setColumnHidden(self, column: int, hide: bool, /) -> None:
        """Hide or show a column; the labels take or give the width."""
        super().setColumnHidden(column, hide)
        self._fit()

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: _ScrollHint = _ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into view, beside the columns that stay and never under them."""
        bar, column = self.horizontalScrollBar(), index.column()
        before = bar.value()
        super().scrollTo(index, hint)
        if self._stays(column):
            bar.setValue(before)
        elif column > self.grid.last_frozen:
            end = self.columnViewportPosition(column) + self.columnWidth(column)
            bar.setValue(bar.value() + max(0, end - self._pinned_from()))
            hidden = self.frozen.reach - self.columnViewportPosition(column)
            bar.setValue(bar.value() - (max(0, hidden) if bar.value() > 0 else 0))

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        """The cell seen at a point, which may be one that stays while others scroll."""
        if point.x() < self.frozen.covered:
            return self.grid.index(self.rowAt(point.y()), self._frozen_at(point.x()))
        if self.grid.pinned is not None and point.x() >= self._pinned_from():
            return self.grid.index(self.rowAt(point.y()), self.grid.pinned)
        return super().indexAt(point)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom with Ctrl."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        self.set_zoom(self.zoom + ZOOM_STEP * notches)
        event.accept()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Share the room as it became known."""
        super().showEvent(event)
        self._fit()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Make room for the figures of rows that come into view before they are painted."""
        super().scrollContentsBy(dx, dy)
        if dy and self.isVisible() and self.widths.measure(self._rows_in_view()):
            self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the labels take the spare width; a current cell in view stays in view."""
        seen = QRect(QPoint(), event.oldSize()).intersects(self.visualRect(self.currentIndex()))
        super().resizeEvent(event)
        self._fit()
        if seen:
            self.scrollTo(self.currentIndex())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame shows where the keyboard is.

        Qt's views paint themselves whole with every change of focus, that is twice per entry.
        """
        QAbstractScrollArea.focusInEvent(self, event)
        enterable = self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, bool(enterable))
        self._repaint_frames()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame pales."""
        QAbstractScrollArea.focusOutEvent(self, event)
        self._repaint_frames()

    def _restyle(self, look: GridLook) -> None:
        self.commit_editor()
        self.set_grid_style(GridStyle(look))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; afterwards make room for figures that did not fit."""
        super().paintEvent(event)
        if too_wide := dict(self.cells.too_wide):
            self.cells.too_wide.clear()
            QTimer.singleShot(0, self, lambda: self.widths.grow(too_wide))

    def _stays(self, column: int) -> bool:
        """Whether a column is in view wherever the grid is scrolled to."""
        frozen = column <= self.grid.last_frozen and self.frozen.shown
        return frozen or (column == self.grid.pinned and self.pinned.shown)

    def _pinned_from(self) -> int:
        """Where the column that stays on the right begins; the view's end without it."""
        return self.viewport().width() - self.pinned.covered

    def _frozen_at(self, x: int) -> int:
        table = self.frozen.table
        return table.columnAt(x) if table is not None else -1

    def _start_widths(self) -> None:
        self.widths.start_over()
        self._fit()

    def _rows_in_view(self) -> range:
        """The rows in view, those begun at the lower edge included."""
        first = max(self.rowAt(0), 0)
        return range(first, min(first + self.rows_per_page() + 1, self.grid.rowCount()))

    def _fit(self) -> None:
        """Share the room between the columns; a table out of view has none to share.

        A higher header may bring a scroll bar, and with it another width.
        """
        if not self.isVisible() or self.widths.fitting:
            return
        self.widths.measure(self._rows_in_view())
        whole = self.viewport().width()
        self.widths.fit()
        if self.viewport().width() != whole:
            self.widths.fit()
        self._follow()

    def _follow(self) -> None:
        self.frozen.follow()
        self.pinned.follow()

    def _on_section(self) -> None:
        """A column was dragged; while all widths are being set nothing follows yet."""
        if not self.widths.fitting:
            self._follow()
            self.widths_changed.emit()

    def _repaint_frames(self) -> None:
        self.update(self.currentIndex())
        for staying in (self.frozen, self.pinned):
            staying.repaint_cell(self.currentIndex())
