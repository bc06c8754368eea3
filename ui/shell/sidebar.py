"""The sidebar: the list of places with the settings at its foot; wide, or a narrow rail."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from ui.metrics import NAV_ITEM, POINTER_TARGET, RAIL, SIDEBAR
from ui.widgets.nav_list import NavList

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.look import Look
    from ui.widgets.nav_model import NavEntry, NavRow

_WIDE_MARGIN: Final = 8
_RAIL_MARGIN: Final = 4
#: Margins above and below the lists.
_ROOMY: Final = (8, 6)
_TIGHT: Final = (4, 4)


class Sidebar(QFrame):
    """Two lists that share one mark."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rail = False
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
        return self._rail

    def set_entries(self, rows: tuple[NavRow, ...], foot: tuple[NavEntry, ...] = ()) -> None:
        """Show these places."""
        self._places.set_rows(rows)
        self._foot.set_rows(foot)
        self._fit()

    def set_current(self, key: str) -> None:
        """Mark the place that is open."""
        self._places.set_current(key)
        self._foot.set_current(key)

    def set_rail(self, *, rail: bool) -> None:
        """Fold to the rail or unfold."""
        self._rail = rail
        self._places.set_rail(rail=rail)
        self._foot.set_rail(rail=rail)
        self.setFixedWidth(RAIL if rail else SIDEBAR)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Lower the rows as far as a pointer can still hit them before anything must scroll."""
        side = _RAIL_MARGIN if self._rail else _WIDE_MARGIN
        rows = self._places.row_count() + self._foot.row_count()
        if not rows:
            return
        self._places.set_row_height(NAV_ITEM)
        spare = self.height() - sum(_ROOMY) - self._places.content_height() - self._foot_height()
        lack = max(0, -spare)
        height = max(POINTER_TARGET, NAV_ITEM - ceil(lack / rows))
        above, below = _TIGHT if lack else _ROOMY
        self._column.setContentsMargins(side, above, side, below)
        self._places.set_row_height(height)
        self._foot.set_row_height(height)
        self._foot.setFixedHeight(self._foot.content_height())

    def _foot_height(self) -> int:
        return self._foot.row_count() * NAV_ITEM
