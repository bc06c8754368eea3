"""The three-tier header: groups, titles and the official column codes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from ui import metrics
from ui.grid.pixels import PixelGrid
from ui.grid.source import ColumnKind, GridColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.grid.gridstyle import GridStyle
    from ui.grid.model import GridModel

#: Lines a title takes, and where columns have to be narrower.
TITLE_LINES: Final = (2, 3)
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Span:
    """Neighbouring columns under one group title, in viewport pixels."""

    column: GridColumn
    left: int
    right: int
    #: The frozen columns end on the right.
    edge: bool = False


class GroupedHeader(QHeaderView):
    """Paints its tiers from the columns of the model; nothing is drawn by the platform style."""

    def __init__(self, model: GridModel, style: GridStyle, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = model
        self._style = style
        #: How many lines a title may take.
        self.lines = TITLE_LINES[0]
        self._tiers = style.header_tiers(model.columns, self.lines)
        #: Whether a line on the left sets it off from what lies beside it.
        self.edged = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(metrics.POINTER_TARGET)
        self.sectionResized.connect(self._repaint)
        model.modelReset.connect(self._measure)

    def set_style(self, style: GridStyle) -> None:
        """Take another theme or zoom."""
        self._style = style
        self._reshape()

    def set_lines(self, lines: int) -> None:
        """Let titles take another number of lines."""
        if lines != self.lines:
            self.lines = lines
            self._reshape()

    def _reshape(self) -> None:
        self._measure()
        self.updateGeometry()
        self.geometriesChanged.emit()
        self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        """High enough for the tiers shown; the width is the table's affair."""
        return QSize(0, sum(self._tiers))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every section; groups reach over several, so nothing less will do."""
        painter = QPainter(self.viewport())
        pixels = PixelGrid.under(painter)
        painter.fillRect(self.viewport().rect(), QColor(self._style.look.tokens.head))
        group, title, letters = self._tiers
        spans = self._spans()
        for span in _grouped(spans):
            self._box(painter, pixels, span, (0, group))
            self._paint_lines(painter, span, (0, group), [span.column.tiers.group])
        for span in spans:
            top = group if span.column.tiers.group else 0
            self._box(painter, pixels, span, (top, group + title))
            self._paint_lines(painter, span, (top, group + title), self._title(span))
            if letters:
                self._paint_letter(painter, pixels, span, (group + title, group + title + letters))
        if self.edged:
            line = pixels.width(metrics.BORDER)
            painter.fillRect(QRectF(0, 0, line, self.height()), self._style.freeze)
        painter.end()

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Nothing here shows the selection: no reason to paint."""

    def _spans(self) -> list[_Span]:
        """The shown columns from left to right."""
        shown = [
            section
            for section in map(self.logicalIndex, range(self.count()))
            if not self.isSectionHidden(section)
        ]
        return [self._span(section) for section in shown]

    def _span(self, section: int) -> _Span:
        left = self.sectionViewportPosition(section)
        edge = section == self._grid.last_frozen
        return _Span(self._grid.columns[section], left, left + self.sectionSize(section), edge=edge)

    def _box(
        self, painter: QPainter, pixels: PixelGrid, span: _Span, rows: tuple[int, int]
    ) -> None:
        """Fill and the lines on the right and bottom."""
        style, line = self._style, pixels.width(metrics.BORDER)
        box = pixels.rect(span.left, rows[0], span.right, rows[1])
        if span.column.kind is ColumnKind.ENTRY:
            painter.fillRect(box, QColor(style.look.tokens.accs))
        painter.fillRect(QRectF(box.x(), box.bottom() - line, box.width(), line), style.header_line)
        edge = style.freeze if span.edge else style.header_line
        painter.fillRect(QRectF(box.right() - line, box.y(), line, box.height()), edge)

    def _title(self, span: _Span) -> list[str]:
        """The column's title broken to its width."""
        return self._style.title_lines(span.column, self._room(span), self.lines)

    def _room(self, span: _Span) -> int:
        return span.right - span.left - metrics.BORDER - 2 * self._margin(span.column)

    def _margin(self, column: GridColumn) -> int:
        if column.kind is ColumnKind.LABEL:
            return self._style.padding
        return self._style.scaled(metrics.SPACE_1)

    def _paint_lines(
        self, painter: QPainter, span: _Span, rows: tuple[int, int], lines: Sequence[str]
    ) -> None:
        """Lines in the middle of their box; the labels' title starts at the left."""
        style, column = self._style, span.column
        entry = column.kind is ColumnKind.ENTRY
        painter.setFont(style.caption_strong if entry else style.caption)
        painter.setPen(QColor(style.look.tokens.acc if entry else style.look.tokens.ink2))
        height = style.caption_height
        leading = height - metrics.BORDER
        side, width = self._margin(column), self._room(span)
        top = (rows[0] + rows[1] - metrics.BORDER - leading * (len(lines) - 1) - height) / 2
        for number, line in enumerate(lines):
            place = QRectF(span.left + side, top + number * leading, width, height)
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, width)
            painter.drawText(place, _LEFT if column.kind is ColumnKind.LABEL else _CENTRE, shown)

    def _paint_letter(
        self, painter: QPainter, pixels: PixelGrid, span: _Span, rows: tuple[int, int]
    ) -> None:
        """The official code of a column."""
        self._box(painter, pixels, span, rows)
        painter.setFont(self._style.caption)
        painter.setPen(self._style.quiet_ink)
        place = QRectF(
            span.left, rows[0], span.right - span.left - metrics.BORDER, rows[1] - rows[0]
        )
        painter.drawText(place, _CENTRE, span.column.tiers.letter)

    def _measure(self) -> None:
        """Qt asks for the height many times over; it changes with style and columns only."""
        self._tiers = self._style.header_tiers(self._grid.columns, self.lines)

    def _repaint(self) -> None:
        self.viewport().update()


def _grouped(spans: list[_Span]) -> list[_Span]:
    """One span per run of neighbours with the same group title."""
    found: list[_Span] = []
    for group, run in groupby(spans, key=lambda span: span.column.tiers.group):
        members = list(run)
        if group:
            found.append(replace(members[0], right=members[-1].right, edge=members[-1].edge))
    return found
