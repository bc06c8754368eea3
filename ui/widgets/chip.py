"""Chips: a state or a count in a rounded label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.fonts import Text, text_font
from ui.glyphs import Glyph, paint_glyph
from ui.metrics import CHIP, RADIUS_CHIP
from ui.painting import Box, paint_box
from ui.tones import Tone, tone_colours
from ui.widgets.painted import line_height, paint_text, text_width

if TYPE_CHECKING:
    from ui.look import Look

_PADDING: Final = 8
_GAP: Final = 4
_GLYPH: Final = 12


class Chip(QWidget):
    """A word on a soft ground, with a glyph where the state has one."""

    def __init__(
        self,
        look: Look,
        text: str,
        tone: Tone = Tone.PLAIN,
        glyph: Glyph | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(text_font(Text.CAPTION))
        look.changed.connect(self.update)
        self.show_state(text, tone, glyph)

    def show_state(self, text: str, tone: Tone, glyph: Glyph | None = None) -> None:
        """Change what the chip says."""
        self._text, self._tone, self._glyph = text, tone, glyph
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        glyph = _GLYPH + _GAP if self._glyph else 0
        width = text_width(self.font(), self._text) + glyph + 2 * _PADDING
        return QSize(width, max(CHIP, line_height(self.font()) + 4))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = tone_colours(self._tone, self._look.tokens)
        outline = colours.fill
        if self._look.tokens.high_contrast:
            outline = colours.ink
        elif self._tone is Tone.PLAIN:
            outline = colours.mark
        paint_box(painter, self.rect(), Box(colours.fill, outline, RADIUS_CHIP))
        x = _PADDING
        if self._glyph:
            place = QRect(x, (self.height() - _GLYPH) // 2, _GLYPH, _GLYPH)
            paint_glyph(painter, place, self._glyph, self._look.tokens)
            x += _GLYPH + _GAP
        rest = QRect(x, 0, self.width() - x, self.height())
        paint_text(painter, rest, self._text, self.font(), colours.ink)
        painter.end()
