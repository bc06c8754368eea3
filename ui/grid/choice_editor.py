"""The editor of a cell that takes one of a few values: type to narrow the list, Enter to take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QWidget
from typing_extensions import override

from forms.common.text import search_key
from ui.flags import without
from ui.grid.editor import CellEditor, EditMode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QHideEvent, QKeyEvent, QMoveEvent, QShowEvent

    from ui.grid.gridstyle import GridStyle

#: Longer lists are scrolled.
_SHOWN: Final = 8
_WIDEST: Final = 460
_ROW: Final = 24
_BORDER: Final = 1
_QSS: Final = (
    "QListView {{ background: {surface}; color: {ink}; border: 1px solid {edge}; outline: 0; }}"
    " QListView::item {{ min-height: {row}px; padding: 0 6px; border: 0; }}"
    " QListView::item:hover {{ background: {sel}; }}"
    " QListView::item:selected {{ background: {sel}; color: {ink}; }}"
)
_STEPS: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_SHOWN,
    Qt.Key.Key_PageDown: _SHOWN,
}


class ChoiceEditor(CellEditor):
    """A line editor with a list under it; the keyboard stays in the line."""

    #: A value was picked with the mouse.
    picked = Signal()

    def __init__(
        self, parent: QWidget, style: GridStyle, mode: EditMode, choices: Sequence[str]
    ) -> None:
        super().__init__(parent, style, mode, words=True)
        self._choices = tuple(choices)
        self._list = _ChoiceList(self, style)
        self._list.clicked.connect(self._pick)
        self.textEdited.connect(self._narrow)

    @property
    @override
    def entered(self) -> str:
        """The value marked in the list, else what was typed; blank clears the cell."""
        marked = self._list.marked if self._list.isVisible() and self.text() else None
        return self.text() if marked is None else marked

    @override
    def takes(self, event: QKeyEvent) -> bool:
        """Arrow keys walk through the open list, Alt+Down opens and shuts it."""
        step = _STEPS.get(Qt.Key(event.key()))
        alone = without(event.modifiers(), Qt.KeyboardModifier.KeypadModifier)
        if step is not None and alone == Qt.KeyboardModifier.AltModifier:
            self._toggle()
            return True
        if step is None or alone or not self._list.isVisible():
            return False
        self._list.walk(step)
        self.setText(self._list.marked or self.text())
        return True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Offer the whole list when the cell was opened to be edited."""
        super().showEvent(event)
        if self.mode is EditMode.EDIT:
            self._open(self._choices, self.text())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Take the list away with the editor."""
        self._list.hide()
        super().hideEvent(event)

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        """Keep the list under the cell when the grid scrolls."""
        super().moveEvent(event)
        if self._list.isVisible():
            self._list.place()

    def _narrow(self, text: str) -> None:
        """Offer the values whose words hold what was typed, marks ignored."""
        wanted = search_key(text)
        fitting = tuple(choice for choice in self._choices if wanted in search_key(choice))
        first = next((c for c in fitting if search_key(c).startswith(wanted)), None)
        self._open(fitting, first or (fitting[0] if fitting else ""))

    def _toggle(self) -> None:
        if self._list.isVisible():
            self._list.hide()
        else:
            self._open(self._choices, self.text())

    def _open(self, choices: tuple[str, ...], marked: str) -> None:
        self._list.offer(choices, marked)
        self._list.setVisible(bool(choices) and self.isVisible())

    def _pick(self, index: QModelIndex) -> None:
        self.setText(str(index.data()))
        self.picked.emit()


class _ChoiceList(QListView):
    """The values under the cell; a window of its own that never takes the keyboard."""

    def __init__(self, editor: CellEditor, style: GridStyle) -> None:
        super().__init__(editor)
        self._editor = editor
        self._values = QStringListModel(self)
        self.setModel(self._values)
        self.setFont(style.body)
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        tokens = style.look.tokens
        self.setStyleSheet(
            _QSS.format(
                surface=tokens.surface, ink=tokens.ink, edge=tokens.ctl, sel=tokens.sel, row=_ROW
            )
        )
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Các giá trị được chọn")

    @property
    def marked(self) -> str | None:
        """The value Enter takes."""
        index = self.currentIndex()
        return str(index.data()) if index.isValid() else None

    def offer(self, values: tuple[str, ...], marked: str) -> None:
        """Show other values, one of them marked."""
        self._values.setStringList(values)
        row = values.index(marked) if marked in values else -1
        self.setCurrentIndex(self._values.index(row, 0))
        self.place()

    def walk(self, step: int) -> None:
        """Move the mark, round the ends not further."""
        last = self._values.rowCount() - 1
        row = max(0, min(self.currentIndex().row() + step, last))
        self.setCurrentIndex(self._values.index(row, 0))

    def place(self) -> None:
        """Under the cell, above it where the screen ends."""
        size = self._wanted()
        below = self._editor.mapToGlobal(QPoint(0, self._editor.height() + 1))
        screen = self._editor.screen().availableGeometry()
        if below.y() + size.height() > screen.bottom():
            below.setY(self._editor.mapToGlobal(QPoint(0, 0)).y() - size.height() - 1)
        below.setX(max(screen.left(), min(below.x(), screen.right() - size.width())))
        self.setGeometry(below.x(), below.y(), size.width(), size.height())

    def _wanted(self) -> QSize:
        rows = max(1, min(self._values.rowCount(), _SHOWN))
        width = min(self.sizeHintForColumn(0) + _ROW, _WIDEST)
        height = rows * max(self.sizeHintForRow(0), _ROW)
        return QSize(max(self._editor.width(), width), height + 2 * _BORDER)
