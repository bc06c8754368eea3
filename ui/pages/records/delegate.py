"""How a record looks in the list: code and field, title, what is left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.fonts import Text, strong_font, text_font
from ui.glyphs import paint_glyph
from ui.metrics import CHIP, RADIUS_CHIP
from ui.pages.records.model import RecordRole
from ui.painting import Box, fill, paint_box
from ui.tones import tone_colours
from ui.widgets.painted import line_height, paint_text, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

    from ui.look import Look
    from ui.pages.records.source import Completeness, Summary

_State = QStyle.StateFlag
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_EDGE: Final = 12
_TOP: Final = 8
_BAR: Final = 3
_LINES: Final = 2
_GLYPH: Final = 12
_REMEMBERED: Final = 4000


class RecordsDelegate(QStyledItemDelegate):
    """Titles take one line or two; their breaks are worked out once per title and width."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self._broken: dict[tuple[str, int], tuple[str, ...]] = {}

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        summary: Summary = index.data(RecordRole.SUMMARY)
        lines = len(self._lines(summary.heading, self._view.viewport().width()))
        title = lines * line_height(strong_font(Text.BODY))
        return QSize(0, _TOP + line_height(text_font(Text.CAPTION)) + 2 + title + 6 + CHIP + _TOP)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        summary: Summary = index.data(RecordRole.SUMMARY)
        rect: QRect = option.rect
        current = index == self._view.currentIndex()
        self._ground(painter, rect, option.state, current=current)
        area = rect.adjusted(_EDGE, _TOP, -_EDGE, -_TOP)
        top = self._head(painter, area, summary)
        font = strong_font(Text.BODY) if current else text_font(Text.BODY)
        for line in self._lines(summary.heading, rect.width()):
            place = QRect(area.left(), top, area.width(), line_height(font))
            ink = self._look.tokens.ink if summary.title else self._look.tokens.ink3
            paint_text(painter, place, line, font, ink)
            top += place.height()
        self._foot(painter, area, summary, current=current)

    def _ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, current: bool
    ) -> None:
        tokens = self._look.tokens
        hovered = state & _State.State_MouseOver
        fill(painter, rect, tokens.accs if current else tokens.ref if hovered else tokens.surface)
        fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line2)
        if current:
            fill(painter, QRect(rect.left(), rect.top(), _BAR, rect.height() - 1), tokens.acc)
        if current and self._view.hasFocus():
            paint_box(painter, rect.adjusted(0, 0, 0, -1), Box("", tokens.acc, 0, 2))
        elif hovered and tokens.high_contrast:
            paint_box(painter, rect.adjusted(0, 0, 0, -1), Box("", tokens.acc, 0))

    def _head(self, painter: QPainter, area: QRect, summary: Summary) -> int:
        """Paint code and field; give back where the title begins."""
        tokens, font = self._look.tokens, text_font(Text.CAPTION)
        line = QRect(area.left(), area.top(), area.width(), line_height(font))
        paint_text(painter, line, summary.name, font, tokens.ink2)
        rest = line.adjusted(text_width(font, summary.name) + 12, 0, 0, 0)
        paint_text(painter, rest, summary.field, font, tokens.ink3)
        return line.bottom() + 3

    def _foot(self, painter: QPainter, area: QRect, summary: Summary, *, current: bool) -> None:
        tokens, font = self._look.tokens, text_font(Text.CAPTION)
        line = QRect(area.left(), area.bottom() + 1 - CHIP, area.width(), CHIP)
        right = self._chip(painter, line, summary.chip, current=current)
        rest = QRect(right + 8, line.top(), line.right() - right - 7, line.height())
        paint_text(painter, rest, summary.note, font, tokens.ink2, _RIGHT)

    def _chip(self, painter: QPainter, line: QRect, chip: Completeness, *, current: bool) -> int:
        """Paint the chip; give back its right edge. On the current row's ground it is white."""
        tokens, font = self._look.tokens, text_font(Text.CAPTION)
        colours = tone_colours(chip.tone, tokens)
        sign = _GLYPH + 4 if chip.glyph else 0
        place = QRect(line.left(), line.top(), text_width(font, chip.text) + sign + 16, CHIP)
        edge = colours.ink if tokens.high_contrast else colours.fill
        ground = tokens.surface if current and chip.done else colours.fill
        paint_box(painter, place, Box(ground, edge, RADIUS_CHIP))
        words = place.adjusted(8 + sign, 0, 0, 0)
        if chip.glyph:
            corner = QPoint(place.left() + 8, place.top() + (CHIP - _GLYPH) // 2)
            paint_glyph(painter, QRect(corner, QSize(_GLYPH, _GLYPH)), chip.glyph, tokens)
        paint_text(painter, words, chip.text, font, colours.ink)
        return place.right()

    def _lines(self, text: str, width: int) -> tuple[str, ...]:
        key = (text, width)
        if key not in self._broken:
            if len(self._broken) > _REMEMBERED:
                self._broken.clear()
            self._broken[key] = _broken(text, strong_font(Text.BODY), width - 2 * _EDGE)
        return self._broken[key]


def _broken(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """The text in at most two lines; what is left over is in the last and gets elided."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    lines: list[str] = []
    start = 0
    while len(lines) < _LINES - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        start = line.textStart() + line.textLength()
        lines.append(text[line.textStart() : start].rstrip())
    layout.endLayout()
    return (*lines, text[start:]) if text[start:] else tuple(lines)
