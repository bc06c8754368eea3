"""Keys pressed before a page can take them: kept, and given in order once it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class TypedAhead(QObject):
    """Holds back the keys of a page's widgets while it is busy; a hidden page forgets them."""

    def __init__(self, page: QWidget, busy: Callable[[], bool], *watched: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._busy = busy
        self._keys: list[QKeyEvent] = []
        for widget in (page, *watched):
            widget.installEventFilter(self)

    def give(self) -> None:
        """Whatever has the keyboard takes what was pressed meanwhile."""
        keys, self._keys = self._keys, []
        for key in keys:
            focused = QApplication.focusWidget()
            if focused is not None:
                QApplication.sendEvent(focused, key)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Hide:
            self._keys.clear()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._busy():
            self._keys.append(event.clone())
            return True
        return False
