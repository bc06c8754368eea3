"""The sidebar: the list of places with the settings at its foot; wide, or a narrow rail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.metrics import RAIL, SIDEBAR
from ui.widgets.nav_list import NavList

if TYPE_CHECKING:
    from ui.look import Look
    from ui.widgets.nav_model import NavEntry, NavRow

_WIDE_MARGIN: Final = 8
_RAIL_MARGIN: Final = 4


class Sidebar(QFrame):
    """Two lists that share one mark."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "side")
        self._places = NavList(look, "Các phần của báo cáo")
        self._foot = NavList(look, "Cài đặt")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._places, 1)
        self._column.addWidget(self._foot)
        self.setFocusProxy(self._places)
        self._places.chosen.connect(self.chosen)
        self._foot.chosen.connect(self.chosen)
        self.set_rail(rail=False)

    @property
    def is_rail(self) -> bool:
        """True while only numbers and glyphs show."""
        return self.width() == RAIL

    def set_entries(self, rows: tuple[NavRow, ...], foot: tuple[NavEntry, ...] = ()) -> None:
        """Show these places."""
        self._places.set_rows(rows)
        self._foot.set_rows(foot)
        self._foot.setFixedHeight(self._foot.content_height())

    def set_current(self, key: str) -> None:
        """Mark the place that is open."""
        self._places.set_current(key)
        self._foot.set_current(key)

    def set_rail(self, *, rail: bool) -> None:
        """Fold to the rail or unfold."""
        margin = _RAIL_MARGIN if rail else _WIDE_MARGIN
        self._column.setContentsMargins(margin, 8, margin, 6)
        self._places.set_rail(rail=rail)
        self._foot.set_rail(rail=rail)
        self.setFixedWidth(RAIL if rail else SIDEBAR)
