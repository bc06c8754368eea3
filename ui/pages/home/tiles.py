"""The twelve months of the year as tiles; arrow keys move, Enter opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.fonts import Text, strong_font, text_font
from ui.glyphs import paint_glyph
from ui.metrics import GLYPH, RADIUS_CARD
from ui.painting import Box, paint_box
from ui.tones import tone_colours
from ui.widgets.painted import line_height, paint_text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.look import Look
    from ui.pages.home.words import TileWords

_Key = Qt.Key
MONTHS: Final = 12
_GAP: Final = 6
_PADDING: Final = 8
_TOP: Final = 7
#: Tiles in a row, widest first; a row must leave each tile this width.
_ROWS: Final = (12, 6, 4)
_LEAST: Final = 86


class MonthTiles(QWidget):
    """One tile has the place in the Tab order; the arrows, Home and End move it."""

    #: Month 1 to 12.
    chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.tiles = tuple(_Tile(look) for _ in range(MONTHS))
        for number, tile in enumerate(self.tiles, start=1):
            tile.clicked.connect(lambda _=False, month=number: self.chosen.emit(month))
        self.setAccessibleName("Báo cáo mười hai tháng")
        self._arrange(MONTHS)
        self._hand_over(0)

    def show_months(self, words: tuple[TileWords, ...], current: int | None) -> None:
        """Show a year; ``current`` is the open month, 1 to 12, where it is of this year."""
        for number, (tile, said) in enumerate(zip(self.tiles, words, strict=True), start=1):
            tile.show_words(said, open_now=number == current)
        if not any(tile.hasFocus() for tile in self.tiles):
            self._hand_over((current or 1) - 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() + _GAP
        fitting = (columns for columns in _ROWS if room // columns - _GAP >= _LEAST)
        self._arrange(next(fitting, _ROWS[-1]))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = next((i for i, tile in enumerate(self.tiles) if tile.hasFocus()), None)
        steps = {
            _Key.Key_Left: -1,
            _Key.Key_Right: 1,
            _Key.Key_Up: -self._columns,
            _Key.Key_Down: self._columns,
            _Key.Key_Home: -MONTHS,
            _Key.Key_End: MONTHS,
        }
        step = steps.get(Qt.Key(event.key()))
        if at is None or step is None:
            super().keyPressEvent(event)
            return
        if event.key() in (_Key.Key_Up, _Key.Key_Down) and not 0 <= at + step < MONTHS:
            event.ignore()
            return
        target = min(max(at + step, 0), MONTHS - 1)
        self._hand_over(target)
        self.tiles[target].setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_over(self, at: int) -> None:
        """Give one tile the place in the Tab order."""
        for number, tile in enumerate(self.tiles):
            policy = Qt.FocusPolicy.StrongFocus if number == at else Qt.FocusPolicy.ClickFocus
            tile.setFocusPolicy(policy)
        self.setFocusProxy(self.tiles[at])

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(max(self._columns, columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for number, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, number // columns, number % columns)


class _Tile(QAbstractButton):
    """Month and glyph, the state, when it is due or was signed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words: TileWords | None = None
        self._open = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_words(self, words: TileWords, *, open_now: bool) -> None:
        """Show another month."""
        self._words, self._open = words, open_now
        self.setText(words.title)
        self.setEnabled(words.enabled)
        self.setAccessibleName(f"{words.spoken}, đang mở" if open_now else words.spoken)
        self.setToolTip(words.spoken)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        lines = 3 * line_height(text_font(Text.BODY))
        return QSize(_LEAST, lines + 2 * _TOP + 2)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (_Key.Key_Return, _Key.Key_Enter):
            self.click()
        elif event.key() == _Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        words = self._words
        if words is None:
            return
        painter = QPainter(self)
        tokens = self._look.tokens
        paint_box(painter, self.rect(), self._box())
        height = line_height(text_font(Text.BODY))
        left, right = _PADDING, self.width() - _PADDING
        font = strong_font(Text.BODY) if self._open else text_font(Text.BODY)
        quiet = words.quiet and not self._open
        ink = tokens.ink3 if quiet else tokens.ink
        line = QRect(left, _TOP, right - left, height)
        paint_text(painter, line, words.title, font, ink)
        sign = QRect(right - GLYPH, _TOP + (height - GLYPH) // 2, GLYPH, GLYPH)
        if words.glyph is not None:
            paint_glyph(painter, sign, words.glyph, tokens)
        line.translate(0, height + 3)
        tone = tone_colours(words.tone, tokens).ink
        state_font = text_font(Text.CAPTION) if quiet else strong_font(Text.CAPTION)
        paint_text(painter, line, words.state, state_font, tokens.ink3 if quiet else tone)
        line.translate(0, height - 1)
        note = tokens.warn if words.late else tokens.ink3
        paint_text(painter, line, words.note, text_font(Text.CAPTION), note)
        painter.end()

    def _box(self) -> Box:
        tokens = self._look.tokens
        quiet = self._words is not None and self._words.quiet
        ground = tokens.bg if quiet and not self._open else tokens.surface
        if self.underMouse():
            ground = tokens.ref
        if self.hasFocus():
            return Box(ground, tokens.ink if self._open else tokens.acc, RADIUS_CARD, 2)
        if self._open:
            return Box(ground, tokens.acc, RADIUS_CARD, 2)
        return Box(ground, tokens.line2, RADIUS_CARD)
