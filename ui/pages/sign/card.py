"""A certificate to choose from: whose it is, who issued it, until when, whether it can sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.fonts import Text, strong_font, text_font
from ui.glyphs import Glyph, paint_glyph
from ui.metrics import RADIUS_CARD
from ui.painting import Box, paint_box, smooth
from ui.widgets.painted import line_height, paint_text, text_width

if TYPE_CHECKING:
    from ui.look import Look
    from ui.pages.sign.keys import CertificateFacts

_PADDING: Final = 11
_TOP: Final = 8
_DISC: Final = 16
_LEFT: Final = 37
_GLYPH: Final = 12


class CertificateCard(QAbstractButton):
    """One of several; a certificate that cannot sign is shown with its reason and not taken."""

    def __init__(self, look: Look, facts: CertificateFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.facts = facts
        self._usable = not facts.trouble
        self.setCheckable(True)
        self.setEnabled(self._usable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join((facts.name, self._state, *self._lines)))
        self.setToolTip(facts.trouble)
        look.changed.connect(self.update)

    @property
    def _state(self) -> str:
        if self._usable:
            return "Dùng được"
        return "Hết hạn" if self.facts.expired else "Không dùng được"

    @property
    def _lines(self) -> tuple[str, ...]:
        facts = self.facts
        until = f"hết hạn {facts.last_day}"
        if facts.expired:
            return (facts.issuer, f"Hết hạn {facts.last_day}. Không dùng được.")
        place = f" · token {facts.token}" if facts.token else ""
        return (f"{facts.issuer} · {until}", f"Số sê-ri {facts.serial}{place}")

    @override
    def sizeHint(self) -> QSize:
        title, words = line_height(strong_font(Text.BODY)), line_height(text_font(Text.CAPTION))
        return QSize(260, 2 * _TOP + title + len(self._lines) * words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        chosen = self.isChecked()
        ground = tokens.accs if chosen else tokens.surface
        edge = tokens.acc if chosen else tokens.line2
        box = Box(ground, edge, RADIUS_CARD, 2 if chosen else 1)
        paint_box(painter, self.rect(), box)
        self._paint_disc(painter)
        self._paint_words(painter)
        if self.hasFocus():
            inner = self.rect().adjusted(3, 3, -3, -3)
            paint_box(painter, inner, Box(border=tokens.ink, radius=RADIUS_CARD - 2, width=1))
        painter.end()

    def _paint_disc(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        place = QRect(_PADDING, _TOP + 1, _DISC, _DISC)
        chosen = self.isChecked()
        edge = tokens.acc if chosen else tokens.ctl if self._usable else tokens.line2
        ground = tokens.acc if chosen else tokens.surface
        paint_box(painter, place, Box(ground, edge, _DISC / 2))
        if chosen:
            with smooth(painter):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.on_acc))
                painter.drawEllipse(QPointF(place.left() + 8, place.top() + 8), 3, 3)

    def _paint_words(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        title, words = strong_font(Text.BODY), text_font(Text.CAPTION)
        y, high = _TOP, line_height(title)
        state_ink = tokens.ok if self._usable else tokens.err
        width = text_width(words, self._state)
        right = self.width() - _PADDING
        state = QRect(right - width, y, width, high)
        paint_text(painter, state, self._state, words, state_ink)
        sign = QRect(state.left() - _GLYPH - 4, y + (high - _GLYPH) // 2, _GLYPH, _GLYPH)
        paint_glyph(painter, sign, Glyph.OK if self._usable else Glyph.ERROR, tokens)
        ink = tokens.ink if self._usable else tokens.ink3
        place = QRect(_LEFT, y, sign.left() - _LEFT - 6, high)
        paint_text(painter, place, self.facts.name, title, ink)
        y += high
        for line in self._lines:
            place = QRect(_LEFT, y, right - _LEFT, line_height(words))
            paint_text(painter, place, line, words, tokens.ink2 if self._usable else tokens.ink3)
            y += line_height(words)
