"""Editing a cell: which editor opens, what is written, which of its keys are the grid's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui import metrics
from ui.grid.choice_editor import ChoiceEditor
from ui.grid.editor import CellEditor, EditMode
from ui.grid.keys import MOVEMENTS, Act, read_key
from ui.grid.movement import Direction

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from ui.grid.cellpainter import CellPainter
    from ui.grid.keys import Command
    from ui.grid.model import Index

_VERTICAL: Final = frozenset({Direction.UP, Direction.DOWN})
#: End editing in both modes.
_ALWAYS_LEAVE: Final = frozenset({Act.ENTER, Act.TAB, Act.LEAVE, Act.PAGE, Act.FILL})
#: Do nothing inside an editor.
_NOT_WHILE_EDITING: Final = frozenset({Act.FILL_DOWN, Act.FILL_RIGHT})
#: End editing only while typing over; otherwise they belong to the caret.
_OVERTYPE_LEAVE: Final = MOVEMENTS


class CellDelegate(QStyledItemDelegate):
    """Makes editors and reads them. Painting is the view's: per cell Qt's way is twice as slow."""

    #: A key typed in an editor ends the editing: ``CellEditor``, ``Command``.
    left_by = Signal(object, object)

    def __init__(self, cells: CellPainter, parent: QObject) -> None:
        super().__init__(parent)
        self.cells = cells
        #: How the next editor opens.
        self.mode = EditMode.OVERTYPE

    @override
    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> CellEditor:
        """A line editor named like its cell, with a list where there is something to choose."""
        cell = self.cells.model.cell(index.row(), index.column())
        editor: CellEditor
        if cell.choices:
            chooser = ChoiceEditor(parent, self.cells.style, self.mode, cell.choices)
            chooser.picked.connect(partial(self.commit, chooser))
            editor = chooser
        else:
            editor = CellEditor(parent, self.cells.style, self.mode, words=cell.words)
        editor.setAccessibleName(cell.accessible)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill a new editor; one in use keeps what is being typed when findings come in."""
        if isinstance(editor, CellEditor) and not editor.filled:
            text = str(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.fill("" if editor.mode is EditMode.OVERTYPE else text)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Commit the text as typed; an unchanged text is no step to undo."""
        if not isinstance(editor, CellEditor):
            return
        if editor.entered != str(index.data(Qt.ItemDataRole.EditRole) or ""):
            model.setData(self.cells.model.index(index.row(), index.column()), editor.entered)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Inside the grid lines, where the current cell's frame is."""
        editor.setGeometry(option.rect.adjusted(0, 0, -metrics.BORDER, -metrics.BORDER))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the grid's keys from the editor; everything else stays with it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(watched, CellEditor):
            return super().eventFilter(watched, event)
        return isinstance(event, QKeyEvent) and self.handle_key(watched, event)

    def handle_key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        """True when a key typed in the editor was for the grid."""
        if editor.composing:
            return False
        if editor.takes(event):
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close(editor)
            return True
        command = read_key(event)
        if command is None:
            return False
        if command.act is Act.EDIT:
            editor.mode = editor.mode.other
            return True
        return self._leaves(editor, command) or self._stays(editor, command)

    def close(self, editor: CellEditor) -> None:
        """Drop the editor with what was typed."""
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)

    def commit(self, editor: CellEditor) -> None:
        """Write what was typed and close the editor."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _leaves(self, editor: CellEditor, command: Command) -> bool:
        """Hand over commands that end editing."""
        typed_over = editor.mode is EditMode.OVERTYPE
        if command.act not in _ALWAYS_LEAVE and not (typed_over and command.act in _OVERTYPE_LEAVE):
            return False
        self.left_by.emit(editor, command)
        return True

    def _stays(self, editor: CellEditor, command: Command) -> bool:
        """Commands with a meaning of their own inside an editor."""
        if command.act is Act.STEP and command.direction in _VERTICAL:
            go = editor.home if command.direction is Direction.UP else editor.end
            go(command.extend)
            return True
        return command.act in _NOT_WHILE_EDITING
