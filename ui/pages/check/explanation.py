"""The field in the open row in which a warning is explained."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from ui.grid.announcer import announce
from ui.pages.check.starters import STARTERS
from ui.widgets.button import Button, ButtonKind
from ui.widgets.counter_text import CounterTextEdit
from ui.widgets.labels import Ink, Label
from validation.explanations import MAXIMUM

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.look import Look

_LABEL: Final = "Giải trình (bắt buộc trước khi ký)"
_HINT: Final = "Nêu nguyên nhân, ví dụ: giá bán lẻ tăng, thêm cửa hàng, nguồn số liệu…"
_LINES: Final = 3


class ExplanationEditor(QWidget):
    """Ctrl+Enter saves, Esc leaves; what is wrong with the text stands under the field."""

    #: The text after every edit.
    changed = Signal(str)
    save_wanted = Signal()
    left = Signal()
    #: The field needs another height.
    grown = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = CounterTextEdit(_LABEL, MAXIMUM, _HINT, lines=_LINES)
        self._complaint = Label(ink=Ink.ERROR, wrap=True)
        self._save = Button(look, "Lưu giải trình", ButtonKind.PRIMARY, key="Ctrl+Enter")
        self._starters = Button(look, "Dùng mẫu có sẵn", trailing="chevron_down")
        self._menu = QMenu(self)
        self._lay_out()
        self.setFocusProxy(self._field)
        self._field.changed.connect(self._on_changed)
        self._field.submitted.connect(self.save_wanted)
        self._save.clicked.connect(self.save_wanted)
        self._starters.clicked.connect(self._open_menu)

    @property
    def text(self) -> str:
        """What is written."""
        return self._field.text

    @property
    def busy(self) -> bool:
        """Whether the keyboard is in here."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def show_text(self, text: str, *, locked: bool) -> None:
        """Show another text, or the same one untouched; a locked report's can only be read."""
        self._field.set_text(text)
        self._field.editor.setReadOnly(locked)
        self._save.setEnabled(not locked)
        self._starters.setEnabled(not locked)

    def complain(self, sentence: str) -> None:
        """Say under the field why the text was not saved; blank takes it back."""
        if sentence == self._complaint.text():
            return
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))
        self._field.editor.setAccessibleDescription(sentence)
        if sentence:
            announce(self._field.editor, sentence)
        self.grown.emit()

    def height_at(self, width: int) -> int:
        """Height needed at a width."""
        wrapped = self.heightForWidth(width)
        return wrapped if wrapped >= 0 else self.sizeHint().height()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._complaint.make_selectable()
        self._complaint.hide()
        field = QVBoxLayout()
        field.setSpacing(3)
        field.addWidget(self._field)
        field.addWidget(self._complaint)
        field.addStretch()
        buttons = QVBoxLayout()
        buttons.setSpacing(6)
        buttons.addSpacing(self._field.editor.fontMetrics().height() + 1)
        buttons.addWidget(self._save)
        buttons.addWidget(self._starters)
        buttons.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(field, 1)
        row.addLayout(buttons)
        for starter in STARTERS:
            self._menu.addAction(f"{starter.strip()}…", partial(self._start, starter))

    def _open_menu(self) -> None:
        self._menu.popup(self._starters.mapToGlobal(self._starters.rect().bottomLeft()))

    def _start(self, starter: str) -> None:
        """Put the starter where the caret is; what was written stays."""
        self._field.editor.textCursor().insertText(starter)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, text: str) -> None:
        self.complain("")
        self.changed.emit(text)
