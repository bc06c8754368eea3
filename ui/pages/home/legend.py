"""Which colour is which series, under a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.charts.bars import paint_bar
from ui.fonts import Text, text_font
from ui.painting import fill
from ui.widgets.painted import line_height, paint_text, text_width

if TYPE_CHECKING:
    from ui.look import Look

_MARK: Final = 8
_DASH: Final = 14
_GAP: Final = 6
_BETWEEN: Final = 12


class SeriesLegend(QWidget):
    """Name and colour token per series, as squares or as pieces of line."""

    def __init__(self, look: Look, *series: tuple[str, str], lines: bool) -> None:
        super().__init__()
        self._look = look
        self._series = series
        self._lines = lines
        self.setFont(text_font(Text.CAPTION))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, line_height(self.font()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        x, middle = 0, self.height() // 2
        width = _DASH if self._lines else _MARK
        for name, token in self._series:
            colour = getattr(tokens, token)
            if self._lines:
                self._paint_dash(painter, x, middle, colour)
            else:
                place = QRectF(x, middle - _MARK // 2, _MARK, _MARK)
                paint_bar(painter, place, colour, tokens)
            x += width + _GAP
            words = text_width(self.font(), name)
            place_of_words = QRect(x, 0, words, self.height())
            paint_text(painter, place_of_words, name, self.font(), tokens.ink2)
            x += words + _BETWEEN
        painter.end()

    def _paint_dash(self, painter: QPainter, x: int, middle: int, colour: str) -> None:
        """A piece of line; in high contrast the quieter series is dashed as in its chart."""
        tokens = self._look.tokens
        if tokens.high_contrast and colour == tokens.c3:
            for left in (x, x + _DASH - 5):
                fill(painter, QRect(left, middle - 1, 5, 2), colour)
        else:
            fill(painter, QRect(x, middle - 1, _DASH, 2), colour)
