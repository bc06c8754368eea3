"""Rows that lead somewhere: sign, two lines of words, the verb of the link at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.fonts import Text, text_font
from ui.glyphs import paint_glyph
from ui.metrics import GLYPH, RADIUS_CONTROL
from ui.painting import Box, fill, paint_box
from ui.tones import tone_colours
from ui.widgets.painted import line_height, paint_icon, paint_text, text_width

if TYPE_CHECKING:
    from ui.look import Look
    from ui.pages.home.words import Line

_Key = Qt.Key
_SIGN: Final = 25
_MARGIN: Final = 7
_CHEVRON: Final = 18


class Lines(QWidget):
    """The rows under each other; up and down move, Enter follows the link."""

    #: ``Line``
    followed = Signal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._lines: tuple[Line, ...] = ()
        self.rows: list[_Row] = []
        self.setAccessibleName(name)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these; rows are made anew only when their number changes."""
        self._lines = lines
        while len(self.rows) > len(lines):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(lines):
            row = _Row(self._look)
            row.clicked.connect(partial(self._follow, len(self.rows)))
            self._column.addWidget(row)
            self.rows.append(row)
        for number, (row, line) in enumerate(zip(self.rows, lines, strict=True)):
            row.show_line(line, last=number == len(lines) - 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = next((i for i, row in enumerate(self.rows) if row.hasFocus()), None)
        step = {_Key.Key_Up: -1, _Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if at is None or step is None:
            super().keyPressEvent(event)
            return
        self.rows[(at + step) % len(self.rows)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, at: int) -> None:
        self.followed.emit(self._lines[at])


class _Row(QAbstractButton):
    """One row, painted; the whole of it can be pressed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._line: Line | None = None
        self._last = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_line(self, line: Line, *, last: bool) -> None:
        """Show another line; the last one has no rule below."""
        self._line, self._last = line, last
        self.setText(line.title)
        self.setAccessibleName(f"{line.title}, {line.text}")
        self.setAccessibleDescription(line.verb)
        self.setToolTip(f"{line.title}\n{line.text}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = line_height(text_font(Text.BODY)) + line_height(text_font(Text.CAPTION))
        return QSize(200, words + 2 * _MARGIN + 1)

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
        line = self._line
        if line is None:
            return
        painter = QPainter(self)
        tokens = self._look.tokens
        if self.underMouse():
            fill(painter, self.rect().adjusted(0, 0, 0, -1), tokens.ref)
        if not self._last:
            fill(painter, QRect(0, self.height() - 1, self.width(), 1), tokens.line)
        self._paint_sign(painter, line)
        body, caption = text_font(Text.BODY), text_font(Text.CAPTION)
        link = self._paint_link(painter, line)
        words = QRect(_SIGN, _MARGIN, link - _SIGN - 8, line_height(body))
        paint_text(painter, words, line.title, body, tokens.ink)
        words = QRect(_SIGN, words.bottom() + 1, link - _SIGN - 8, line_height(caption))
        paint_text(painter, words, line.text, caption, tokens.ink3)
        if self.hasFocus():
            box = Box("", tokens.acc, RADIUS_CONTROL, 2)
            paint_box(painter, self.rect().adjusted(0, 1, 0, -2), box)
        painter.end()

    def _paint_sign(self, painter: QPainter, line: Line) -> None:
        middle = self.height() // 2
        if line.glyph:
            place = QRect(2, middle - GLYPH // 2, GLYPH, GLYPH)
            paint_glyph(painter, place, line.glyph, self._look.tokens)
        elif line.icon:
            ink = tone_colours(line.tone, self._look.tokens).mark
            paint_icon(painter, self._look, line.icon, QPoint(1, middle - 8), 16, ink)

    def _paint_link(self, painter: QPainter, line: Line) -> int:
        """The verb and its chevron; where they begin."""
        tokens, font = self._look.tokens, text_font(Text.BODY)
        right = self.width() - 2
        middle = self.height() // 2
        corner = QPoint(right - 16, middle - 8)
        paint_icon(painter, self._look, "chevron_right", corner, 16, tokens.acc)
        width = text_width(font, line.verb)
        left = right - _CHEVRON - width
        paint_text(painter, QRect(left, 0, width, self.height()), line.verb, font, tokens.acc)
        return left
