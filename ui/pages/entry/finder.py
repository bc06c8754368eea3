"""Finds indicators by name or code while one types, with or without marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from forms.common.text import search_key

if TYPE_CHECKING:
    from ui.grid.view import EntryView
    from ui.widgets.search_field import SearchField

_ONWARD = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down})


class Finder(QObject):
    """Enter and Down go on to the next match, Esc returns to the grid."""

    #: Nothing was found: the sentence.
    said = Signal(str)

    def __init__(self, field: SearchField, grid: EntryView) -> None:
        super().__init__(field)
        self._field = field
        self._grid = grid
        field.textChanged.connect(lambda _: self._find(0))
        field.installEventFilter(self)

    def start(self) -> None:
        """Put the keyboard into the field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in _ONWARD:
            self._find(self._grid.currentIndex().row() + 1)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._field.clear()
            self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _find(self, start: int) -> None:
        """Select the next indicator that has the words in its name or begins with them as code."""
        words = self._field.text().strip()
        wanted = search_key(words)
        if not wanted:
            return
        rows = self._grid.grid.rows
        order = [(start + offset) % len(rows) for offset in range(len(rows))]
        coded = (at for at in order if rows[at].code == words)
        named = (at for at in order if wanted in search_key(f"{rows[at].code} {rows[at].label}"))
        at = next(coded, None)
        at = next(named, None) if at is None else at
        if at is None:
            self.said.emit(f"Không có chỉ tiêu nào chứa “{words}”. Thử từ ngắn hơn hoặc mã.")
            return
        column = max(self._grid.currentIndex().column(), 0)
        index = self._grid.grid.index(at, column)
        self._grid.setCurrentIndex(index)
        self._grid.scrollTo(index)
