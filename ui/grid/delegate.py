"""The bridge between Qt's item views and our cells: who paints, who edits, which keys go where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui import metrics
from ui.grid.editor import CellEditor, EditMode
from ui.grid.keys import Act, read_key

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from ui.grid.cellpainter import CellPainter
    from ui.grid.model import Index

_SELECTED: Final = QStyle.StateFlag.State_Selected
_EDIT: Final = Qt.ItemDataRole.EditRole
#: End editing in both modes.
_ALWAYS_LEAVE: Final = frozenset({Act.ENTER, Act.TAB, Act.LEAVE, Act.PAGE, Act.FILL, Act.GRID})
#: End editing only while typing over; otherwise they belong to the caret.
_OVERTYPE_LEAVE: Final = frozenset({Act.STEP, Act.EDGE, Act.ROW})


class CellDelegate(QStyledItemDelegate):
    """Paints and edits cells; no style option is filled, no QSS asked."""

    #: A command typed in the editor that ends editing: ``Command``.
    command_left = Signal(object)

    def __init__(self, painter: CellPainter, parent: QObject) -> None:
        super().__init__(parent)
        self.painter = painter
        #: How the next editor opens.
        self.mode = EditMode.OVERTYPE

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        selected = bool(option.state & _SELECTED)  # type: ignore[attr-defined]  # stubs miss it
        place = option.rect  # type: ignore[attr-defined]
        self.painter.paint(painter, place, (index.row(), index.column()), selected=selected)
