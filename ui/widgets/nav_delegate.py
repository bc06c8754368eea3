"""How the sidebar's rows look; wide with words or narrow as a rail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui.fonts import Text, strong_font, text_font
from ui.glyphs import glyph_ink, paint_glyph
from ui.metrics import GLYPH, ICON_SMALL, NAV_ITEM, RADIUS_CONTROL
from ui.painting import Box, fill, fill_band, paint_box
from ui.tones import Tone, tone_colours
from ui.widgets.nav_model import NavEntry, NavRole, NavRow, NavSection
from ui.widgets.painted import line_height, paint_icon, paint_text, text_width

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QFont, QPainter

    from ui.look import Look

#: Height of the line that stands for a section in the rail.
RAIL_SECTION: Final = 7
_PADDING: Final = 8
_NUMBER: Final = 16
_RAIL_GLYPH: Final = 10


class NavDelegate(QStyledItemDelegate):
    """Paints sections and entries; ``rail`` leaves numbers, icons and glyphs only."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        self._look = look
        self.rail = False
        self.row_height = NAV_ITEM

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, self.height_of((index.data(NavRole.ROW),)))

    def height_of(self, rows: tuple[NavRow, ...]) -> int:
        """Height of these rows under each other, without asking Qt about every one of them."""
        sections = sum(isinstance(row, NavSection) for row in rows) if self.rail else 0
        entry = max(self.row_height, line_height(text_font(Text.BODY)) + 6)
        return sections * RAIL_SECTION + (len(rows) - sections) * entry

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: NavRow = index.data(NavRole.ROW)
        rect: QRect = option.rect
        if isinstance(row, NavSection):
            self._section(painter, rect, row)
            return
        current = bool(index.data(NavRole.CURRENT))
        self._ground(painter, rect, current=current)
        if self._view.underMouse() or self._view.hasFocus():
            self._pointed_at(painter, option, current=current)
        if self.rail:
            self._rail_entry(painter, rect, row, current=current)
        else:
            self._entry(painter, rect, row, current=current)

    def _section(self, painter: QPainter, rect: QRect, row: NavSection) -> None:
        tokens = self._look.tokens
        if self.rail:
            fill(painter, QRect(rect.left(), rect.center().y(), rect.width(), 1), tokens.line2)
            return
        drop = max(0, rect.height() - line_height(strong_font(Text.CAPTION))) // 2
        place = rect.adjusted(_PADDING, drop, -_PADDING, 0)
        align = Qt.AlignmentFlag.AlignRight
        paint_text(painter, place, row.text, strong_font(Text.CAPTION), tokens.ink3)
        paint_text(painter, place, row.note, text_font(Text.CAPTION), tokens.ink3, align)

    def _ground(self, painter: QPainter, rect: QRect, *, current: bool) -> None:
        if current:
            tokens = self._look.tokens
            paint_box(painter, rect, Box(tokens.surface, tokens.line2, RADIUS_CONTROL))
            bar = QRect(rect.left(), rect.top() + 6, 3, rect.height() - 12)
            fill_band(painter, bar, tokens.acc, 1.5)

    def _pointed_at(
        self, painter: QPainter, option: QStyleOptionViewItem, *, current: bool
    ) -> None:
        """Where the mouse or the keyboard is; until it comes here nothing of styles is loaded."""
        from PySide6.QtWidgets import QStyle  # noqa: PLC0415 - five hundred names

        tokens, rect, state = self._look.tokens, option.rect, option.state
        if state & QStyle.StateFlag.State_MouseOver and not current:
            edge = tokens.acc if tokens.high_contrast else ""
            paint_box(painter, rect, Box(tokens.head, edge, RADIUS_CONTROL))
        if state & QStyle.StateFlag.State_HasFocus:
            paint_box(painter, rect, Box("", tokens.acc, RADIUS_CONTROL, 2))

    def _entry(self, painter: QPainter, rect: QRect, row: NavEntry, *, current: bool) -> None:
        tokens = self._look.tokens
        left = rect.left() + _PADDING
        if row.icon:
            self._icon(painter, row.icon, QPoint(left, rect.center().y() - 7))
        else:
            self._number(
                painter, QRect(left, rect.top(), _NUMBER, rect.height()), row, current=current
            )
        right = self._state(painter, rect, row)
        left += _NUMBER + _PADDING
        font = _entry_font(Text.BODY, current=current)
        words = QRect(left, rect.top(), right - left, rect.height())
        fits = not row.shorter or text_width(font, row.text) <= words.width()
        paint_text(painter, words, row.text if fits else row.shorter, font, tokens.ink)

    def _rail_entry(self, painter: QPainter, rect: QRect, row: NavEntry, *, current: bool) -> None:
        if row.icon:
            corner = QPoint(rect.center().x() - 7, rect.center().y() - 7)
            self._icon(painter, row.icon, corner)
            return
        number = QRect(rect.left() + 3, rect.top(), _NUMBER + 2, rect.height())
        self._number(painter, number, row, current=current)
        if row.glyph:
            top = rect.center().y() - _RAIL_GLYPH // 2 + 1
            place = QRect(number.right() + 4, top, _RAIL_GLYPH, _RAIL_GLYPH)
            paint_glyph(painter, place, row.glyph, self._look.tokens, row.fraction)

    def _icon(self, painter: QPainter, name: str, corner: QPoint) -> None:
        paint_icon(painter, self._look, name, corner, ICON_SMALL, self._look.tokens.ink2)

    def _number(self, painter: QPainter, rect: QRect, row: NavEntry, *, current: bool) -> None:
        tokens = self._look.tokens
        colour = tokens.acc if current else tokens.ink3
        font = _entry_font(Text.BODY, current=current)
        paint_text(painter, rect, row.number, font, colour, Qt.AlignmentFlag.AlignRight)

    def _state(self, painter: QPainter, rect: QRect, row: NavEntry) -> int:
        """Paint glyph and count at the right; give back where the words must end."""
        tokens = self._look.tokens
        right = rect.right() + 1 - _PADDING
        if row.glyph:
            right -= GLYPH
            place = QRect(right, rect.top(), GLYPH, rect.height())
            paint_glyph(painter, place, row.glyph, tokens, row.fraction)
            right -= 3
        if not row.count_text:
            return right - 4
        font = text_font(Text.CAPTION)
        if row.glyph or row.tone is not Tone.PLAIN:
            font = strong_font(Text.CAPTION)
        width = text_width(font, row.count_text)
        place = QRect(right - width, rect.top(), width, rect.height())
        paint_text(painter, place, row.count_text, font, self._count_ink(row))
        return right - width - 4

    def _count_ink(self, row: NavEntry) -> str:
        if row.glyph:
            return glyph_ink(row.glyph, self._look.tokens)
        if row.tone is Tone.PLAIN:
            return self._look.tokens.ink3
        return tone_colours(row.tone, self._look.tokens).ink


def _entry_font(role: Text, *, current: bool) -> QFont:
    return strong_font(role) if current else text_font(role)
