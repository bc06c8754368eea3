"""The pages small, one below the other: where one is, and a way to another page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from ui.fonts import Text, strong_font, text_font
from ui.pages.sign.document import PaperDocument
from ui.painting import Box, paint_box
from ui.widgets.painted import line_height, paint_text

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPainter

    from ui.look import Look
    from ui.pages.sign.pictures import Pictures

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
#: Longer side of a small page.
_SIDE: Final = 68
_ROW: Final = 93
WIDTH: Final = 84


class Thumbnails(QListView):
    """Arrow keys and clicks choose a page."""

    #: A page was chosen, from 1.
    chosen = Signal(int)

    def __init__(self, look: Look, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._syncing = False
        self._model = _Pages(pictures, self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("surface", "nav")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Các trang")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current)
        look.changed.connect(self.viewport().update)
        pictures.painted.connect(self.viewport().update)

    def show_document(self, document: PaperDocument) -> None:
        """Show the pages of the document that the pictures are of."""
        row = max(self.currentIndex().row(), 0)
        self._syncing = True
        self._model.show(document, self.devicePixelRatioF())
        self.setCurrentIndex(self._model.index(min(row, len(document.pages) - 1)))
        self._syncing = False

    def set_current(self, number: int) -> None:
        """Mark the page in view without telling anybody."""
        self._syncing = True
        self.setCurrentIndex(self._model.index(number - 1))
        self._syncing = False

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._syncing:
            self.chosen.emit(current.row() + 1)


class _Pages(QAbstractListModel):
    """One row per page."""

    def __init__(self, pictures: Pictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = PaperDocument()
        self._pictures = pictures
        self._ratio = 1.0

    def show(self, document: PaperDocument, ratio: float) -> None:
        """Show another document."""
        self.beginResetModel()
        self._document = document
        self._ratio = ratio
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._document.pages)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        page = self._document.pages[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(page.number)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(page.number)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"Trang {page.number}, {page.title}"
        return None

    def _picture(self, number: int) -> QImage:
        paper = self._document.pages[number - 1].size
        size = (paper * (_SIDE / max(paper.width(), paper.height()))).toSize()
        return self._pictures.picture(number, size, self._ratio)


class _Delegate(QStyledItemDelegate):
    """A small page with its number below; the current one framed."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(WIDTH, _ROW)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens = self._look.tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        current = bool(state & QStyle.StateFlag.State_Selected)
        picture = cast("QImage", index.data(Qt.ItemDataRole.DecorationRole))
        size = picture.deviceIndependentSize().toSize()
        left = rect.left() + (WIDTH - size.width()) // 2
        top = rect.top() + 8 + _SIDE - size.height()  # the number stands right below
        place = QRect(left, top, size.width(), size.height())
        painter.drawImage(place.topLeft(), picture)
        width = 2 if current else 1
        edge = tokens.acc if current else tokens.freeze
        frame = place.adjusted(-width, -width, width, width)
        paint_box(painter, frame, Box(border=edge, radius=0, width=width))
        if current and state & QStyle.StateFlag.State_HasFocus:
            ring = frame.adjusted(-3, -3, 3, 3)
            paint_box(painter, ring, Box(border=tokens.ink, radius=2, width=2))
        font = strong_font(Text.CAPTION) if current else text_font(Text.CAPTION)
        words = QRect(rect.left(), rect.bottom() - 16, WIDTH, line_height(font))
        ink = tokens.acc if current else tokens.ink3
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        paint_text(painter, words, text, font, ink, Qt.AlignmentFlag.AlignHCenter)
