"""How the rows of the list look: forms, folded blanks, findings, and the open finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ui.fonts import Text, strong_font, text_font
from ui.glyphs import Glyph, glyph_ink, paint_glyph
from ui.metrics import GLYPH, ICON_SMALL
from ui.pages.check.columns import BAR, Columns
from ui.pages.check.fitting import Fit, amount_font, fit, words_font
from ui.pages.check.model import CheckRole
from ui.pages.check.nodes import Blanks, Entry, Node, Section
from ui.painting import Box, fill, paint_box
from ui.widgets.painted import line_height, paint_icon, paint_text, text_width

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QWidget

    from ui.look import Look

_State = QStyle.StateFlag
_RIGHT: Final = Qt.AlignmentFlag.AlignRight
_GAP: Final = 6
_BELOW: Final = 8
_TO_CELL: Final = "Đến ô"
_DRAFT: Final = "Đang viết, chưa lưu"


class Listing(Protocol):
    """What the delegate asks of the list it paints for."""

    @property
    def roomy(self) -> bool:
        """Whether the window is high enough for airy rows."""
        ...

    def is_open(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether a row is the open finding."""
        ...

    def isExpanded(self, index: QModelIndex | QPersistentModelIndex, /) -> bool:
        """Whether the rows below it are listed."""
        ...

    def has_draft(self, entry: Entry) -> bool:
        """Whether something unsaved was written about a finding."""
        ...

    def editor_height(self) -> int:
        """Height of the editor in the open row; none where nothing is written."""
        ...

    def row_width(self) -> int:
        """Width of every row."""
        ...


class FindingsDelegate(QStyledItemDelegate):
    """Paints the rows."""

    def __init__(self, look: Look, view: Listing, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._view = view
        self._line = line_height(text_font(Text.BODY))

    def row_height(self) -> int:
        """Height of a shut row."""
        return self._line + (17 if self._view.roomy else 11)

    def open_height(self, entry: Entry, width: int) -> int:
        """Height of the open row, its editor included."""
        text = self.detail_text(entry, width)
        detail = self._detail_height(text, width) if text else 0
        return self.row_height() + detail + self._view.editor_height() + _BELOW

    def editor_top(self, entry: Entry, width: int) -> int:
        """Where the editor begins below the top of the open row."""
        text = self.detail_text(entry, width)
        return self.row_height() + (self._detail_height(text, width) if text else 0)

    def detail_text(self, entry: Entry, width: int) -> str:
        """What the line could not say: the advice, or the whole sentence when it was cut."""
        if not fit(entry, Columns(width), opened=True).cut:
            said = ". ".join(part for part in (entry.note, entry.advice) if part)
            return f"{said} {entry.offer}".strip()
        whole = f"{entry.label}: {entry.judged.finding.text} {entry.offer}".strip()
        return f"{entry.note}. {whole}" if entry.note else whole

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        if self._view.is_open(index):
            node = index.data(CheckRole.NODE)
            if isinstance(node, Entry):
                return QSize(0, self.open_height(node, self._view.row_width()))
        return QSize(0, self.row_height())

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        node: Node = index.data(CheckRole.NODE)
        rect: QRect = option.rect
        opened = self._view.is_open(index)
        self._ground(painter, rect, node, option.state, opened=opened)
        line = QRect(rect.left(), rect.top(), rect.width(), self.row_height() - 1)
        columns = Columns(rect.width())
        if isinstance(node, Section):
            self._section(painter, line, columns, node, unfolded=self._view.isExpanded(index))
        elif isinstance(node, Blanks):
            self._blanks(painter, line, columns, node, unfolded=self._view.isExpanded(index))
        else:
            self._finding(painter, line, columns, node, opened=opened)
            if opened:
                self._detail(painter, line, columns, node)
        self._frame(painter, rect, option.state)

    def _ground(
        self,
        painter: QPainter,
        rect: QRect,
        node: Node,
        state: QStyle.StateFlag,
        *,
        opened: bool,
    ) -> None:
        tokens = self._look.tokens
        ground = tokens.ref if isinstance(node, Section) else tokens.surface
        if opened:
            ground = tokens.accs
        elif state & _State.State_MouseOver:
            ground = tokens.calc
        fill(painter, rect, ground)
        fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line)
        if opened:
            fill(painter, QRect(rect.left(), rect.top(), BAR, rect.height() - 1), tokens.acc)

    def _frame(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        """The focus, and in high contrast the row under the pointer."""
        tokens = self._look.tokens
        if state & _State.State_HasFocus:
            paint_box(painter, rect.adjusted(0, 0, 0, -1), Box("", tokens.acc, 0, 2))
        elif tokens.high_contrast and state & _State.State_MouseOver:
            paint_box(painter, rect.adjusted(0, 0, 0, -1), Box("", tokens.acc, 0))

    def _section(
        self, painter: QPainter, line: QRect, columns: Columns, node: Section, *, unfolded: bool
    ) -> None:
        tokens = self._look.tokens
        self._chevron(painter, columns.chevron(line), unfolded=unfolded)
        font = text_font(Text.EMPHASIS)
        paint_text(painter, columns.number(line), node.number, font, tokens.ink3)
        place = columns.title(line)
        right = self._counts(painter, place, node)
        place.setRight(right - _GAP)
        paint_text(painter, place, node.title, strong_font(Text.EMPHASIS), tokens.ink)

    def _counts(self, painter: QPainter, place: QRect, node: Section) -> int:
        """Paint what is left from the right; give back where the title must end."""
        right = place.right() + 1
        ring = Glyph.PARTIAL if node.begun else Glyph.EMPTY
        for text, glyph in (
            (f"{node.stated} cam đoan" if node.stated else "", Glyph.EXPLAINED),
            (_number(node.explained), Glyph.EXPLAINED),
            (_number(node.warnings), Glyph.WARNING),
            (_number(node.errors), Glyph.ERROR),
            (node.todo, ring),
        ):
            if text:
                right = self._count(painter, place, right, text, glyph) - _GAP
        return right

    def _count(self, painter: QPainter, place: QRect, right: int, text: str, glyph: Glyph) -> int:
        sign = QRect(right - GLYPH, place.top(), GLYPH, place.height())
        paint_glyph(painter, sign, glyph, self._look.tokens)
        font = strong_font(Text.CAPTION)
        width = text_width(font, text)
        words = QRect(sign.left() - 4 - width, place.top(), width, place.height())
        paint_text(painter, words, text, font, glyph_ink(glyph, self._look.tokens))
        return words.left()

    def _blanks(
        self, painter: QPainter, line: QRect, columns: Columns, node: Blanks, *, unfolded: bool
    ) -> None:
        tokens = self._look.tokens
        self._chevron(painter, columns.chevron(line), unfolded=unfolded)
        paint_glyph(painter, columns.glyph(line), Glyph.PARTIAL, tokens)
        paint_text(painter, columns.title(line), node.title, strong_font(Text.BODY), tokens.acc)

    def _chevron(self, painter: QPainter, place: QRect, *, unfolded: bool) -> None:
        name = "chevron_down" if unfolded else "chevron_right"
        corner = QPoint(place.left(), place.center().y() - ICON_SMALL // 2 + 1)
        paint_icon(painter, self._look, name, corner, ICON_SMALL, self._look.tokens.ink2)

    def _finding(
        self, painter: QPainter, line: QRect, columns: Columns, node: Entry, *, opened: bool
    ) -> None:
        tokens = self._look.tokens
        paint_glyph(painter, columns.glyph(line), node.glyph, tokens)
        place = columns.place(line)
        paint_text(painter, place, node.place, text_font(Text.BODY), tokens.ink2)
        shared = fit(node, columns, opened=opened)
        words = columns.words(line, shared.figures)
        note = _DRAFT if self._view.has_draft(node) else node.note
        if note and not opened:
            words.setRight(self._note(painter, words, note) - _GAP)
        paint_text(painter, words, node.headline, words_font(opened=opened), tokens.ink)
        if shared.figures:
            font = amount_font(node, opened=opened)
            self._figures(painter, columns.figures(line), node, shared, font)
        if node.glyph is Glyph.EXPLAINED and not opened:
            ink, font = self._look.tokens.note, text_font(Text.CAPTION)
            paint_text(painter, columns.link(line), node.answered, font, ink, _RIGHT)
        else:
            self._link(painter, columns.link(line))

    def _note(self, painter: QPainter, place: QRect, note: str) -> int:
        font = text_font(Text.CAPTION)
        width = min(text_width(font, note), place.width() // 2)
        area = QRect(place.right() + 1 - width, place.top(), width, place.height())
        tokens = self._look.tokens
        ink = tokens.acc if note == _DRAFT else tokens.warn
        paint_text(painter, area, note, font, ink, _RIGHT)
        return area.left()

    def _figures(
        self, painter: QPainter, place: QRect, node: Entry, shared: Fit, font: QFont
    ) -> None:
        """The amount in question, and what it was compared with if there is room for it."""
        tokens = self._look.tokens
        if shared.others:
            paint_text(painter, place, shared.others, text_font(Text.BODY), tokens.ink2, _RIGHT)
        ink = tokens.err if node.glyph is Glyph.ERROR else tokens.ink
        area = place.adjusted(0, 0, -shared.others_width, 0)
        paint_text(painter, area, node.amount, font, ink, _RIGHT)

    def _link(self, painter: QPainter, place: QRect) -> None:
        tokens = self._look.tokens
        right = place.right() + 1 - 8
        corner = QPoint(right - ICON_SMALL, place.center().y() - ICON_SMALL // 2 + 1)
        paint_icon(painter, self._look, "arrow_right", corner, ICON_SMALL, tokens.acc)
        words = place.adjusted(0, 0, -(8 + ICON_SMALL + _GAP), 0)
        paint_text(painter, words, _TO_CELL, text_font(Text.BODY), tokens.acc, _RIGHT)

    def _detail(self, painter: QPainter, line: QRect, columns: Columns, node: Entry) -> None:
        text = self.detail_text(node, columns.width)
        if not text:
            return
        tokens = self._look.tokens
        height = self._detail_height(text, columns.width)
        place = columns.detail(line)
        area = QRect(place.left(), line.bottom() + 1, place.width(), height)
        painter.setFont(text_font(Text.BODY))
        painter.setPen(QColor(tokens.warn if node.note else tokens.ink2))
        painter.drawText(area, Qt.TextFlag.TextWordWrap, text)

    @staticmethod
    def _detail_height(text: str, width: int) -> int:
        metrics = QFontMetrics(text_font(Text.BODY))
        room = Columns(width).detail(QRect(0, 0, width, 1)).width()
        box = metrics.boundingRect(QRect(0, 0, room, 10_000), Qt.TextFlag.TextWordWrap, text)
        return box.height() + 4


def _number(amount: int) -> str:
    return str(amount) if amount else ""
