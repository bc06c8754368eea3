"""What every editor of a field has in common: text in, text out, and what the keyboard did."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS: Final = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class EditorEvents(QObject):
    """Watches an editor; undo and redo belong to the report, not to the editor."""

    #: The user changed the text.
    written = Signal()
    focused = Signal()
    #: The keyboard went elsewhere; a menu of the editor's own does not count.
    left = Signal()
    #: Enter, or Ctrl+Enter where Enter begins a line.
    entered = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, editor: QWidget, *, lines: bool) -> None:
        super().__init__(editor)
        self._lines = lines
        editor.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            self._on_focus(event)
            return False
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        step = next((step for step in _STEPS if event.matches(step)), None)
        if event.type() == QEvent.Type.ShortcutOverride:
            if step is not None:
                event.accept()
            return step is not None
        if step is not None:
            (self.undo_wanted if step is _STEPS[0] else self.redo_wanted).emit()
        elif self._is_enter(event):
            self.entered.emit()
        else:
            return False
        return True

    def _on_focus(self, event: QFocusEvent) -> None:
        if event.gotFocus():
            self.focused.emit()
        elif event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _is_enter(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return event.key() in _ENTER and control == self._lines


class Editor(ABC):
    """One control of a form; ``text`` is what ``validation.entry.read_entry`` reads."""

    #: The control itself.
    widget: QWidget
    events: EditorEvents
    #: Whether what is typed goes to the disk while typing goes on: half a text is a text, half a
    #: date is a mistake.
    autosaved: bool = True

    @property
    @abstractmethod
    def text(self) -> str:
        """What stands in the editor."""

    @abstractmethod
    def show_text(self, text: str, shown: str) -> None:
        """Show a stored text; ``shown`` is its form for reading. Not reported as written."""

    @abstractmethod
    def mark(self, *, wrong: bool, blank: bool) -> None:
        """Frame a mistake; tint what still has to be filled in."""


def set_marks(widget: QWidget, *, wrong: bool, blank: bool) -> None:
    """Tell the style sheet; polished anew only when something differs."""
    if (widget.property("wrong"), widget.property("blank")) == (wrong, blank):
        return
    widget.setProperty("wrong", wrong)
    widget.setProperty("blank", blank)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
