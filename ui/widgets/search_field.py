"""A one-line field for finding things, with its icon and shortcut inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ui.fonts import Text, text_font
from ui.metrics import ICON_SMALL
from ui.widgets.painted import paint_icon, paint_text, text_width

if TYPE_CHECKING:
    from ui.look import Look

_LEFT: Final = 24


class SearchField(QLineEdit):
    """Placeholder and accessible name are the same words; the shortcut shows while empty."""

    def __init__(self, look: Look, name: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._key = key
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        right = text_width(text_font(Text.CAPTION), key) + 4 if key else 0
        self.setTextMargins(_LEFT, 0, right, 0)
        look.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        tokens = self._look.tokens
        corner = QPoint(9, (self.height() - ICON_SMALL) // 2)
        paint_icon(painter, self._look, "search", corner, ICON_SMALL, tokens.ink2)
        if self._key and not self.text():
            place = QRect(0, 0, self.width() - 8, self.height())
            font = text_font(Text.CAPTION)
            paint_text(painter, place, self._key, font, tokens.ink3, Qt.AlignmentFlag.AlignRight)
        painter.end()
