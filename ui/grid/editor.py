"""The line editor inside a cell: plain text, nothing is reformatted or completed while typing."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent

    from ui.grid.gridstyle import GridStyle

#: The frame is the current cell's; QLineEdit itself adds 2 px beside the text.
_QSS = (
    "QLineEdit {{ background: {surface}; color: {ink}; border: 2px solid {acc}; border-radius: 0;"
    " padding: 0 {right}px 0 {left}px; margin: 0; min-height: 0;"
    " selection-background-color: {acc}; selection-color: {on_acc}; }}"
)
_FRAME_AND_OWN_MARGIN: Final = 4
_DECIMAL: Final = frozenset({Qt.Key.Key_Period, Qt.Key.Key_Comma})
#: Kept free at the right end of the text.
_CARET: Final = 1


class EditMode(Enum):
    """How the cell was opened, which decides what arrow keys do."""

    #: By typing: arrows commit and move on.
    OVERTYPE = auto()
    #: By F2 or a double click: arrows move the caret.
    EDIT = auto()

    @property
    def other(self) -> EditMode:
        """What F2 switches to while editing, as in Excel."""
        return EditMode.EDIT if self is EditMode.OVERTYPE else EditMode.OVERTYPE


class CellEditor(QLineEdit):
    """A flat line editor with the current cell's frame."""

    def __init__(self, parent: QWidget, style: GridStyle, mode: EditMode, *, words: bool) -> None:
        super().__init__(parent)
        self.mode = mode
        self.filled = False
        self._words = words
        self._composing = False
        self.setFont(style.body)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight)
        tokens = style.look.tokens
        self.setStyleSheet(
            _QSS.format(
                surface=tokens.surface,
                ink=tokens.ink,
                acc=tokens.acc,
                on_acc=tokens.on_acc,
                left=max(0, style.padding - _FRAME_AND_OWN_MARGIN),
                right=max(0, style.padding - _FRAME_AND_OWN_MARGIN - _CARET),
            )
        )

    @property
    def composing(self) -> bool:
        """True while an input method holds letters that are not final yet."""
        return self._composing

    @property
    def entered(self) -> str:
        """What is written when the editor is left."""
        return self.text()

    def takes(self, _event: QKeyEvent) -> bool:
        """Whether a key has a meaning here that comes before the grid's."""
        return False

    def fill(self, text: str) -> None:
        """Set the text to start with."""
        self.setText(text)
        self.filled = True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The decimal key of the number pad types a comma, whatever the keyboard's layout."""
        pad = event.modifiers() & Qt.KeyboardModifier.KeypadModifier
        if pad and event.key() in _DECIMAL and not self._words:
            self.insert(",")
        else:
            super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether letters are still being composed."""
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())
