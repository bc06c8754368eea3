"""A text field with its label and a counter of characters."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from forms.common.numbers import format_number
from ui.fonts import Text
from ui.widgets.labels import Ink, Label
from ui.widgets.painted import line_height

_FRAME: Final = 14


class CounterTextEdit(QWidget):
    """Several lines of text; typing past the limit is allowed and shown as too long.

    ``changed`` carries the text after every edit; ``submitted`` fires on Ctrl+Enter.
    """

    changed = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        label: str,
        limit: int,
        placeholder: str = "",
        lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self._label = Label(label, Text.CAPTION, Ink.SECONDARY, strong=True)
        self._counter = Label("", Text.CAPTION, Ink.SECONDARY)
        self.editor = QPlainTextEdit()
        self.editor.setPlaceholderText(placeholder)
        self.editor.setAccessibleName(label)
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(lines * line_height(self.editor.font()) + _FRAME)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.setFocusProxy(self.editor)
        self.editor.textChanged.connect(self._refresh)
        self.editor.textChanged.connect(lambda: self.changed.emit(self.text))
        self.editor.installEventFilter(self)
        self._refresh()

    @property
    def text(self) -> str:
        """What is written."""
        return self.editor.toPlainText()

    @property
    def too_long(self) -> bool:
        """True when the text exceeds the limit."""
        return len(self.text) > self._limit

    def set_label(self, label: str, placeholder: str) -> None:
        """Ask for something else."""
        self._label.setText(label)
        self.editor.setAccessibleName(label)
        self.editor.setPlaceholderText(placeholder)

    def set_text(self, text: str) -> None:
        """Replace the text; ``changed`` fires only when it differs."""
        if text != self.text:
            self.editor.setPlainText(text)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.submitted.emit()
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._label)
        head.addStretch()
        head.addWidget(self._counter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.editor)

    def _refresh(self) -> None:
        used = len(self.text)
        self._counter.setText(f"{_count(used)}/{_count(self._limit)}")
        self._counter.set_ink(Ink.ERROR if self.too_long else Ink.SECONDARY)
        if self.editor.property("wrong") != self.too_long:
            self.editor.setProperty("wrong", self.too_long)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)
        self.editor.setAccessibleDescription(f"Đã viết {used} trên {self._limit} ký tự")


def _count(number: int) -> str:
    return format_number(Decimal(number))
