"""The band on top of a verdict: a sign, the answer, one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.fonts import Text
from ui.glyphs import Glyph, paint_glyph
from ui.grid.announcer import announce
from ui.metrics import PAGE_PADDING
from ui.pages.sign.words import GLYPHS
from ui.painting import fill
from ui.tones import Tone, tone_colours
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from ui.look import Look
    from ui.pages.sign.words import Headline

_GLYPH: Final = 20
_INKS: Final = {Tone.OK: Ink.OK, Tone.WARNING: Ink.WARNING, Tone.ERROR: Ink.ERROR}


class VerdictHead(QWidget):
    """Filled in the tone of the answer, with its shape at the left."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tone = Tone.OK
        self._title = Label(role=Text.SECTION, strong=True, wrap=True)
        self._text = Label(wrap=True)
        self._text.make_selectable()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_PADDING + _GLYPH + 10, 14, PAGE_PADDING, 14)
        row.addLayout(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @property
    def title(self) -> str:
        """The answer in view."""
        return self._title.text()

    def show_headline(self, line: Headline) -> None:
        """Show an answer and have it read aloud."""
        self._tone = line.tone
        self._title.setText(line.title)
        self._title.set_ink(_INKS.get(line.tone, Ink.PRIMARY))
        self._text.setText(line.text)
        self.setAccessibleName(f"{line.title}. {line.text}")
        self.updateGeometry()
        self.update()
        announce(self, self.accessibleName())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        fill(painter, self.rect(), tone_colours(self._tone, tokens).fill)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), tokens.line2)
        place = QRect(PAGE_PADDING, 14, _GLYPH, _GLYPH)
        paint_glyph(painter, place, GLYPHS.get(self._tone, Glyph.EMPTY), tokens)
        painter.end()
