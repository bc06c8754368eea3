"""In-line messages: what happened and what to do, beside the thing they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QTextDocumentFragment
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.glyphs import Glyph, paint_glyph
from ui.metrics import GLYPH, RADIUS_CONTROL
from ui.painting import Box, paint_box
from ui.tones import Tone, tone_colours
from ui.widgets.labels import Label
from ui.widgets.painted import line_height, paint_icon

if TYPE_CHECKING:
    from ui.look import Look

_GLYPHS: Final = {Tone.ERROR: Glyph.ERROR, Tone.WARNING: Glyph.WARNING, Tone.OK: Glyph.OK}
_LEFT: Final = 13
_TOP: Final = 8
_BAR: Final = 3


class MessageStrip(QWidget):
    """A soft band with a bar at its left, a sign and selectable text."""

    def __init__(
        self,
        look: Look,
        text: str,
        tone: Tone = Tone.ACCENT,
        icon: str = "info",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._label = Label(wrap=True)
        self._label.make_selectable()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_LEFT + GLYPH + 8, _TOP, 10, _TOP)
        layout.addWidget(self._label)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.update)
        self.show_message(text, tone)

    def show_message(self, text: str, tone: Tone) -> None:
        """Change the words (plain or rich text) and their meaning."""
        self._tone = tone
        self._label.setText(text)
        self._label.setAccessibleName(_plain(text))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        colours = tone_colours(self._tone, tokens)
        border = colours.mark if tokens.high_contrast else colours.fill
        paint_box(painter, self.rect(), Box(colours.fill, border, RADIUS_CONTROL))
        painter.setClipRect(QRect(0, 0, _BAR, self.height()))
        paint_box(painter, self.rect(), Box(colours.mark, colours.mark, RADIUS_CONTROL))
        painter.setClipping(False)
        first_line = _TOP + line_height(self._label.font()) // 2
        sign = QRect(_LEFT, first_line - GLYPH // 2, GLYPH, GLYPH)
        glyph = _GLYPHS.get(self._tone)
        if glyph:
            paint_glyph(painter, sign, glyph, tokens)
        else:
            corner = QPoint(_LEFT - 1, first_line - 8)
            paint_icon(painter, self._look, self._icon, corner, 16, colours.mark)
        painter.end()


def _plain(text: str) -> str:
    """The words without markup."""
    return QTextDocumentFragment.fromHtml(text).toPlainText() if "</" in text else text
