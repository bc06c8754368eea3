"""The sidebar's list of places: keyboard, mouse and the mark of the place that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.widgets.nav_delegate import NavDelegate
from ui.widgets.nav_model import NavEntry, NavModel, NavRow

if TYPE_CHECKING:
    from ui.look import Look


class NavList(QListView):
    """Emits ``chosen`` with an entry's key on click or Enter; arrow keys only move the focus."""

    chosen = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = NavModel(self)
        self._delegate = NavDelegate(look, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("surface", "nav")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._announce)
        self.activated.connect(self._announce)
        look.changed.connect(self._on_look)

    def set_rows(self, rows: tuple[NavRow, ...]) -> None:
        """Show these rows; the mark stays on its entry."""
        self._model.set_rows(rows)

    def set_current(self, key: str) -> None:
        """Mark the entry that is open; a key that is not listed clears the mark."""
        self._model.set_current(key)
        self.setCurrentIndex(self._model.index_of(key))

    def set_rail(self, *, rail: bool) -> None:
        """Show numbers and glyphs only; the rail scrolls by wheel and keys, it has no bar."""
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAlwaysOff if rail else policy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
        self._delegate.rail = rail
        self.scheduleDelayedItemsLayout()

    def set_row_height(self, height: int) -> None:
        """Make the rows lower or higher, logical pixels."""
        if height != self._delegate.row_height:
            self._delegate.row_height = height
            self.scheduleDelayedItemsLayout()

    def content_height(self) -> int:
        """Height that shows every row without scrolling."""
        return self._delegate.height_of(self._model.rows)

    def row_count(self) -> int:
        """How many rows the list has, sections included."""
        return self._model.rowCount()

    def _on_look(self) -> None:
        """Only now is the viewport asked for: the binding readies every class of widgets for it."""
        self.viewport().update()

    def _announce(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if isinstance(row, NavEntry):
            self.chosen.emit(row.key)
