"""The table of the paste dialog: the form's own grid, read-only, with a sign for each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from ui.fonts import Text, text_font
from ui.glyphs import glyph_ink, paint_glyph
from ui.grid.formtable import FormTable
from ui.grid.gridstyle import GridLook, GridStyle
from ui.grid.model import GridModel
from ui.metrics import GLYPH
from ui.widgets.painted import paint_text

if TYPE_CHECKING:
    from ui.look import Look
    from ui.pages.entry.paste.preview import PreviewSource

_FEWEST, _MOST = 3, 8
_GAP: Final = 5


class PasteTable(FormTable):
    """Shows a plan; arrow keys move through it, everything else is the dialog's."""

    def __init__(self, look: Look, source: PreviewSource) -> None:
        self._look = look
        self._source = source
        model = GridModel(source)
        super().__init__(model, GridStyle(GridLook(look.tokens, letters=False)))
        model.setParent(self)
        self.setAccessibleName("Các dòng sẽ dán")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        model.modelReset.connect(self.updateGeometry)
        look.changed.connect(lambda: self.set_tokens(look.tokens))

    @override
    def sizeHint(self) -> QSize:
        """High enough for a handful of rows; more are scrolled."""
        rows = max(_FEWEST, min(self.grid.rowCount(), _MOST))
        header = self.horizontalHeader().sizeHint().height()
        wide = self.horizontalScrollBar().isVisible()
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        return QSize(super().sizeHint().width(), header + rows * self.cells.style.row_height + bar)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc belong to the dialog's buttons."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, then a glyph and words in the last column."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        column = self._source.result_column
        left, width = self.columnViewportPosition(column), self.columnWidth(column)
        padding = self.cells.style.padding
        for row in self._visible_rows(event.rect()):
            glyph, words = self._source.result(row.number)
            sign = QRect(left + padding, row.start + (row.size - GLYPH) // 2, GLYPH, GLYPH)
            paint_glyph(painter, sign, glyph, self._look.tokens)
            start = sign.right() + 1 + _GAP
            room = QRect(start, row.start, left + width - start - padding, row.size - 1)
            ink = glyph_ink(glyph, self._look.tokens)
            paint_text(painter, room, words, text_font(Text.BODY), ink)
        painter.end()
