"""The document on paper: its pages, and what is added to them once it was signed.

The picture of a signature is a rendering; validity comes from the signature in the file. The
authorised person's stands below the office, blue; the agency's to the left of it, red (Nghị định
30/2020/NĐ-CP, Phụ lục I).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QTextOption

from ui import theme
from ui.pages.sign.paper import INK, lay_out, paint_page, paint_words, print_font
from ui.painting import smooth

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPainter

    from ui.pages.sign.paper import PaperPage

_BLUE, _RED = theme.PAPER.signature, theme.PAPER.seal
_SIZE: Final = 10
_CLOSING: Final = 40.0
_PADDING: Final = 5.0
_GAP: Final = 8.0
_WIDTH: Final = 196.0


@dataclass(frozen=True, slots=True)
class SignatureMark:
    """The picture of one signature; ``agency`` for the office's own."""

    lines: tuple[str, ...]
    agency: bool = False


@dataclass(frozen=True, slots=True)
class PaperDocument:
    """Pages in order; ``marks`` and ``closing`` stand on the page with the signature places."""

    pages: tuple[PaperPage, ...] = ()
    marks: tuple[SignatureMark, ...] = ()
    closing: str = ""

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint the page of that number (from 1) at the painter's origin, in points."""
        page = self.pages[number - 1]
        paint_page(painter, page)
        if self.marks and number == self._signing_page:
            self._paint_marks(painter, page)

    @property
    def _signing_page(self) -> int:
        """The last page of the first sheet, the cover."""
        cover = self.pages[0].sheet
        return max(page.number for page in self.pages if page.sheet is cover)

    def _paint_marks(self, painter: QPainter, page: PaperPage) -> None:
        sheet = page.sheet
        height = sheet.edges[page.below] - sheet.edges[page.first] + page.head_height
        corner = page.origin
        right = corner.x() + sheet.width * page.scale
        top = corner.y() + height * page.scale + _GAP
        lowest = top
        for mark in sorted(self.marks, key=lambda mark: mark.agency):
            right -= _WIDTH
            corner.setX(right)
            corner.setY(top)
            lowest = max(lowest, _paint_mark(painter, corner, mark))
            right -= _GAP
        corner.setX(page.origin.x())
        corner.setY(lowest + _GAP)
        _paint_closing(painter, corner, sheet.width * page.scale, self.closing)


def _paint_mark(painter: QPainter, corner: QPointF, mark: SignatureMark) -> float:
    """Paint a framed block of lines; its lower edge."""
    ink = _RED if mark.agency else _BLUE
    option = QTextOption()
    room = _WIDTH - 2 * _PADDING
    top = corner.y() + _PADDING
    for number, text in enumerate(mark.lines):
        font = print_font(_SIZE, bold=number == 0)
        _, height = lay_out(text, font, option, room)
        place = QRectF(corner.x() + _PADDING, top, room, height)
        paint_words(painter, place, text, font, option, ink)
        top += height
    frame = QRectF(corner.x(), corner.y(), _WIDTH, top + _PADDING - corner.y())
    with smooth(painter):
        painter.setPen(QPen(QColor(ink), 0.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
    return frame.bottom()


def _paint_closing(painter: QPainter, corner: QPointF, width: float, text: str) -> None:
    with smooth(painter):
        painter.setPen(QPen(QColor(INK), 0.6))
        painter.drawLine(QLineF(corner.x(), corner.y(), corner.x() + width, corner.y()))
    place = QRectF(corner.x(), corner.y() + _PADDING, width, _CLOSING)
    paint_words(painter, place, text, print_font(_SIZE, italic=True), QTextOption())
