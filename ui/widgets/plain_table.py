"""A table to read and choose from: rows of words, some with a glyph, Enter opens one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui.fonts import Text, strong_font, text_font
from ui.glyphs import Glyph, paint_glyph
from ui.metrics import GLYPH
from ui.widgets.painted import line_height

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.look import Look

_Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_PADDING: Final = 10
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its title, whether figures stand at its right, whether it takes the spare room."""

    title: str
    right: bool = False
    stretch: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """Words per column; the glyph stands before the words of the column it belongs to."""

    texts: tuple[str, ...]
    glyph: Glyph | None = None
    glyph_column: int = 0
    strong: bool = False


class PlainTable(QTableView):
    """Rows are chosen whole; ``opened`` fires on Enter and double click with the row's number."""

    opened = Signal(int)
    #: Number of the row that is current now, −1 for none.
    moved = Signal(int)

    def __init__(
        self, look: Look, name: str, headings: tuple[Heading, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = _Rows(look, headings)
        self.setModel(self._rows)
        self.setAccessibleName(name)
        self.setProperty("surface", "plain")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        height = line_height(text_font(Text.BODY)) + _PADDING
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(height)
        self._size_columns(headings)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        look.changed.connect(self.viewport().update)

    @property
    def row(self) -> int:
        """Number of the current row, −1 for none."""
        return self.currentIndex().row()

    def show_rows(self, rows: tuple[TableRow, ...], current: int = 0) -> None:
        """Show these rows with one of them current."""
        self._rows.show_rows(rows)
        if rows:
            self.selectRow(min(max(current, 0), len(rows) - 1))

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit(current.row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row >= 0:
            self.opened.emit(self.row)
        else:
            super().keyPressEvent(event)

    def _size_columns(self, headings: tuple[Heading, ...]) -> None:
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        modes = QHeaderView.ResizeMode
        for at, heading in enumerate(headings):
            mode = modes.Stretch if heading.stretch else modes.ResizeToContents
            head.setSectionResizeMode(at, mode)


class _Rows(QAbstractTableModel):
    """The words of the table."""

    def __init__(self, look: Look, headings: tuple[Heading, ...]) -> None:
        super().__init__()
        self._look = look
        self._headings = headings
        self._rows: tuple[TableRow, ...] = ()

    def show_rows(self, rows: tuple[TableRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._headings[section].title
        if orientation is Qt.Orientation.Horizontal and role == _Role.TextAlignmentRole:
            return self._alignment(section)
        return None

    @override
    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return row.texts[column]
        if role == _Role.AccessibleTextRole:
            return f"{self._headings[column].title}: {row.texts[column]}"
        if role == _Role.TextAlignmentRole:
            return self._alignment(column)
        if role == _Role.FontRole and row.strong:
            return strong_font(Text.BODY)
        if role == _Role.DecorationRole and row.glyph and column == row.glyph_column:
            return self._picture(row.glyph)
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        flags = Qt.AlignmentFlag
        side = flags.AlignRight if self._headings[column].right else flags.AlignLeft
        return side | flags.AlignVCenter

    def _picture(self, glyph: Glyph) -> QPixmap:
        ratio = 2.0
        pixmap = QPixmap(round(GLYPH * ratio), round(GLYPH * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_glyph(painter, QRect(0, 0, GLYPH, GLYPH), glyph, self._look.tokens)
        painter.end()
        return pixmap
