"""The tools of an entry page: undo, paste, next problem; save, print, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.fonts import Text
from ui.metrics import TOOLBAR
from ui.pages.entry.head import LOCKED
from ui.widgets.button import Button, ButtonKind
from ui.widgets.frames import Divider
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack

    from ui.look import Look


class EntryTools(QFrame):
    """Passes on what was pressed; in a locked report what writes is off, the reason beside it."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    paste_wanted = Signal()
    next_problem_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, look: Look, *, locked: bool) -> None:
        super().__init__()
        flat = ButtonKind.FLAT
        self._undo = Button(look, "", flat, icon="arrow_undo")
        self._redo = Button(look, "", flat, icon="arrow_redo")
        self.paste = Button(look, "Dán từ Excel", flat, icon="clipboard_paste", key="Ctrl+V")
        following = Button(look, "Lỗi kế tiếp", flat, icon="arrow_circle_right", key="F8")
        save = Button(look, "Ghi", flat, icon="save", key="Ctrl+S")
        printing = Button(look, "In", flat, icon="print", key="Ctrl+P")
        export = Button(look, "Kết xuất", flat, icon="arrow_export", key="Ctrl+E")
        self._undo.setAccessibleName("Hoàn tác")
        self._redo.setAccessibleName("Làm lại")
        self._lay_out((following, locked), (save, printing, export))
        for button, signal in (
            (self._undo, self.undo_wanted),
            (self._redo, self.redo_wanted),
            (self.paste, self.paste_wanted),
            (following, self.next_problem_wanted),
            (save, self.save_wanted),
            (printing, self.print_wanted),
            (export, self.export_wanted),
        ):
            button.clicked.connect(signal)

    def show_steps(self, stack: QUndoStack) -> None:
        """Say what undo and redo would do."""
        self._undo.setEnabled(stack.canUndo())
        self._redo.setEnabled(stack.canRedo())
        self._undo.setToolTip(f"Hoàn tác: {stack.undoText()} (Ctrl+Z)")
        self._redo.setToolTip(f"Làm lại: {stack.redoText()} (Ctrl+Y)")

    def _lay_out(self, left: tuple[Button, bool], right: tuple[Button, ...]) -> None:
        following, locked = left
        self.setProperty("surface", "bar-head")
        self.setFixedHeight(TOOLBAR)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(0)
        for button in (self._undo, self._redo):
            row.addWidget(button)
        row.addSpacing(4)
        row.addWidget(Divider(Qt.Orientation.Vertical, 14))
        row.addWidget(self.paste)
        if locked:
            self.paste.setEnabled(False)
            self.paste.setToolTip(LOCKED)
            why = Label("Đã ký, chỉ đọc", Text.CAPTION, Ink.CAPTION)
            why.setToolTip(LOCKED)
            row.addWidget(why)
            row.addSpacing(8)
        row.addWidget(following)
        row.addStretch()
        for button in right:
            row.addWidget(button)
