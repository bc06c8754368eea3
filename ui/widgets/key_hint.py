"""Key caps with what the key does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from forms.common.frozen import dataclass
from ui.fonts import Text, text_font
from ui.painting import Box, paint_box
from ui.widgets.painted import line_height, paint_text, text_width

if TYPE_CHECKING:
    from ui.look import Look

_PADDING: Final = 4
_GAP: Final = 4


@dataclass(frozen=True, slots=True)
class Hint:
    """Keys pressed one or the other ("↑", "↓") and what they do."""

    keys: tuple[str, ...]
    text: str = ""
    #: Kept when a narrow window has room for few hints.
    essential: bool = False


class KeyHint(QWidget):
    """One hint: each key as a cap, the words after them."""

    def __init__(self, look: Look, hint: Hint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.hint = hint
        self.setFont(text_font(Text.CAPTION))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" ".join((*hint.keys, hint.text)).strip())
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        caps = sum(self._cap_width(key) + _GAP for key in self.hint.keys)
        words = text_width(self.font(), self.hint.text) if self.hint.text else -_GAP
        return QSize(caps + words, self._cap_height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        height = self._cap_height()
        top = (self.height() - height) // 2
        x = 0
        for key in self.hint.keys:
            cap = QRect(x, top, self._cap_width(key), height)
            paint_box(painter, cap, Box(tokens.surface, tokens.line2, 3, lower=tokens.ctl))
            text = cap.adjusted(_PADDING, 0, 0, -1)
            paint_text(painter, text, key, self.font(), tokens.ink2)
            x += cap.width() + _GAP
        words = QRect(x, 0, self.width() - x, self.height())
        paint_text(painter, words, self.hint.text, self.font(), tokens.ink2)
        painter.end()

    def _cap_width(self, key: str) -> int:
        return text_width(self.font(), key) + 2 * _PADDING

    def _cap_height(self) -> int:
        return line_height(self.font()) + 1
