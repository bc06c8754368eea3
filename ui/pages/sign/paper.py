"""Pages of A4 and how they are painted: on the screen, as thumbnails and by a printer alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout, QTextOption

from ui import theme
from ui.fonts import PRINT_FAMILIES
from ui.painting import smooth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.pages.sign.printed import PaperCell, PaperSheet

#: A4 in points, upright.
_SHORT, _LONG = 595.28, 841.89
#: Margins in points: 20 mm above and below, 30 mm left, 15 mm right (as ``exports.page``).
_TOP, _BOTTOM, _LEFT, _RIGHT = 56.9, 56.9, 85.0, 42.5
#: Page number and footer stand half-way into the margins.
_EDGE: Final = 28.1
#: Fonts are laid out this much larger and scaled down, so that letters keep their distances.
_FINE: Final = 10
#: Distance of lines and height above the base line, in type sizes (metrics of Times New Roman).
LEADING, _ASCENT = 1.15, 0.891
_LINE_BREAK: Final = "\u2028"
_PADDING: Final = 2.2
_LINE: Final = 0.6
#: Between the upper line of a cell and a text that begins there.
_ABOVE: Final = 1.5
#: How far marks on capitals and below the line may reach over a page's rows.
_MARKS: Final = 4.0
_NUMBER_SIZE, _FOOTER_SIZE = 13, 9
#: Paper is white and its ink black in every theme.
PAPER, INK = theme.PAPER.sheet, theme.PAPER.ink
_ABSENT, _ALARM = theme.PAPER.absent, theme.PAPER.alarm

_ACROSS: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignJustify,
}
_DOWN: Final = {
    "top": Qt.AlignmentFlag.AlignTop,
    "center": Qt.AlignmentFlag.AlignVCenter,
    "bottom": Qt.AlignmentFlag.AlignBottom,
}


@dataclass(frozen=True)
class PaperPage:
    """A run of a sheet's rows; ``number`` counts pages of the document from 1."""

    sheet: PaperSheet
    number: int
    #: First row and first row below (from 0).
    first: int
    below: int

    @property
    def size(self) -> QSizeF:
        """Paper size in points."""
        return QSizeF(_LONG, _SHORT) if self.sheet.landscape else QSizeF(_SHORT, _LONG)

    @property
    def title(self) -> str:
        """The sheet's title, for lists and screen readers."""
        return self.sheet.title

    @cached_property
    def scale(self) -> float:
        """The sheet is shrunk to the page's width, never enlarged."""
        return _fit(self.sheet)

    @property
    def origin(self) -> QPointF:
        """Where the sheet's rows begin on the page, in points."""
        room = self.size.width() - _LEFT - _RIGHT
        return QPointF(_LEFT + (room - self.sheet.width * self.scale) / 2, _TOP)

    @cached_property
    def head_height(self) -> float:
        """Height of the repeated head, unscaled; none on the sheet's first page."""
        head = self.sheet.head
        return _height(self.sheet, *head) if head and self.first > head[1] else 0.0


def pages_of(sheets: Iterable[PaperSheet]) -> tuple[PaperPage, ...]:
    """Cut sheets into pages between rows."""
    pages: list[PaperPage] = []
    for sheet in sheets:
        first = 0
        while first < len(sheet.edges) - 1:
            page = PaperPage(sheet, len(pages) + 1, first, _break(sheet, first))
            pages.append(page)
            first = page.below
    return tuple(pages)


def paint_page(painter: QPainter, page: PaperPage) -> None:
    """Paint a page into a rectangle of its size in points at the painter's origin."""
    size = page.size
    with smooth(painter):
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(PAPER))
        if not (page.sheet.opening and page.first == 0):
            _paint_margin(painter, page, str(page.number), top=True)
        _paint_margin(painter, page, page.sheet.footer, top=False)
        painter.translate(page.origin)
        painter.scale(page.scale, page.scale)
        head = page.sheet.head
        if page.head_height and head:
            _paint_rows(painter, page.sheet, head[0], head[1] + 1)
            painter.translate(0, page.head_height)
        _paint_rows(painter, page.sheet, page.first, page.below)


def print_font(size: int, *, bold: bool = False, italic: bool = False) -> QFont:
    """The document's face; ``size`` in painter units, laid out finely."""
    font = QFont(list(PRINT_FAMILIES))
    font.setPixelSize(size * _FINE)
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def lay_out(text: str, font: QFont, option: QTextOption, width: float) -> tuple[QTextLayout, float]:
    """Text wrapped at ``width`` painter units, and its height.

    Lines stand as far apart as the face itself says; Qt would ask fallback faces as well.
    """
    layout = QTextLayout(text.replace("\n", _LINE_BREAK), font)
    layout.setTextOption(option)
    size = font.pixelSize()
    top = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width * _FINE)
        line.setPosition(QPointF(0, top + _ASCENT * size - line.ascent()))
        top += LEADING * size
    layout.endLayout()
    return layout, top / _FINE


def words_height(cell: PaperCell) -> float:
    """Points of height that a cell's text takes at the cell's width."""
    room = cell.width - 2 * _PADDING - cell.indent
    return lay_out(cell.text, _font(cell), _option(cell), room)[1]


def paint_words(
    painter: QPainter,
    place: QRectF,
    text: str,
    font: QFont,
    option: QTextOption,
    ink: str = INK,
    within: QRectF | None = None,
) -> None:
    """Wrapped text in a rectangle given in painter units, in a font of ``print_font``.

    Of a text that goes on on another page only the lines ``within`` are painted, each whole: marks
    reach over the line's own height.
    """
    layout, height = lay_out(text, font, option, place.width())
    down = option.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
    spare = place.height() - height
    share = {Qt.AlignmentFlag.AlignVCenter: 0.5, Qt.AlignmentFlag.AlignBottom: 1.0}.get(down, 0.0)
    painter.save()
    painter.scale(1 / _FINE, 1 / _FINE)
    painter.setPen(QColor(ink))
    top = place.top() + spare * share
    corner = QPointF(place.left(), top) * _FINE
    for line in (layout.lineAt(number) for number in range(layout.lineCount())):
        middle = top + (line.y() + line.height() / 2) / _FINE
        if within is None or within.top() <= middle <= within.bottom():
            line.draw(painter, corner)
    painter.restore()


def _fit(sheet: PaperSheet) -> float:
    paper = _LONG if sheet.landscape else _SHORT
    return min(1.0, (paper - _LEFT - _RIGHT) / sheet.width)


def _break(sheet: PaperSheet, first: int) -> int:
    """The first row that no longer fits or begins a page; at least one row is taken."""
    paper = _SHORT if sheet.landscape else _LONG
    room = (paper - _TOP - _BOTTOM) / _fit(sheet)
    if sheet.head and first > sheet.head[1]:
        room -= _height(sheet, *sheet.head)
    rows = len(sheet.edges) - 1
    below = first + 1
    while below < rows and below not in sheet.breaks:
        if sheet.edges[below + 1] - sheet.edges[first] > room:
            break
        below += 1
    return below


def _height(sheet: PaperSheet, first: int, last: int) -> float:
    return sheet.edges[last + 1] - sheet.edges[first]


def _paint_margin(painter: QPainter, page: PaperPage, text: str, *, top: bool) -> None:
    size = page.size
    height = 2 * _NUMBER_SIZE
    middle = _EDGE if top else size.height() - _EDGE
    place = QRectF(_LEFT, middle - height / 2, size.width() - _LEFT - _RIGHT, height)
    across = Qt.AlignmentFlag.AlignHCenter if top else Qt.AlignmentFlag.AlignLeft
    font = print_font(_NUMBER_SIZE) if top else print_font(_FOOTER_SIZE, italic=True)
    paint_words(painter, place, text, font, QTextOption(across | Qt.AlignmentFlag.AlignVCenter))


def _paint_rows(painter: QPainter, sheet: PaperSheet, first: int, below: int) -> None:
    """Paint the rows from ``first`` at the painter's origin; cells reaching out are cut."""
    top = sheet.edges[first]
    rows = QRectF(0, top, sheet.width, sheet.edges[below] - top)
    cells = [cell for cell in sheet.cells if cell.last_row >= first and cell.first_row < below]
    painter.save()
    painter.translate(0, -top)
    painter.save()
    painter.setClipRect(rows.adjusted(-1, -1, 1, 1), Qt.ClipOperation.IntersectClip)
    for cell in cells:
        _paint_ground(painter, sheet, cell)
    painter.restore()
    spare = rows.adjusted(-1, -_MARKS, 1, _MARKS)
    painter.setClipRect(spare, Qt.ClipOperation.IntersectClip)
    for cell in cells:
        whole = first <= cell.first_row and cell.last_row < below
        _paint_text(painter, sheet, cell, None if whole else rows)
    painter.restore()


def _place(sheet: PaperSheet, cell: PaperCell) -> QRectF:
    top = sheet.edges[cell.first_row]
    return QRectF(cell.left, top, cell.width, sheet.edges[cell.last_row + 1] - top)


def _paint_ground(painter: QPainter, sheet: PaperSheet, cell: PaperCell) -> None:
    place = _place(sheet, cell)
    if cell.absent:
        painter.fillRect(place, QColor(_ABSENT))
    painter.setPen(QPen(QColor(INK), _LINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if cell.boxed:
        painter.drawRect(place)
    elif cell.ruled:
        painter.drawLine(place.bottomLeft(), place.bottomRight())


def _paint_text(
    painter: QPainter, sheet: PaperSheet, cell: PaperCell, within: QRectF | None
) -> None:
    if cell.text:
        above = _ABOVE if cell.down == "top" and cell.boxed else 0.0
        words = _place(sheet, cell).adjusted(_PADDING + cell.indent, above, -_PADDING, -_LINE)
        ink = _ALARM if cell.alarm else INK
        paint_words(painter, words, cell.text, _font(cell), _option(cell), ink, within)


def _font(cell: PaperCell) -> QFont:
    return print_font(cell.size, bold=cell.bold, italic=cell.italic)


def _option(cell: PaperCell) -> QTextOption:
    option = QTextOption(_ACROSS[cell.across] | _DOWN[cell.down])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
