"""The one door to the user's attention: sentences first, dialogs only where nothing else serves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.fonts import Text
from ui.widgets.button import Button, ButtonKind
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from ui.look import Look

_WIDTH: Final = 420


def tell(look: Look, title: str, sentence: str, parent: QWidget | None = None) -> None:
    """One sentence that must be read; Enter and Esc close it."""
    dialog, column = _dialog(title, sentence, parent)
    close = Button(look, "Đóng", ButtonKind.PRIMARY, key="Enter")
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    column.addLayout(_right(close))
    dialog.exec()


def ask(
    look: Look,
    title: str,
    sentence: str,
    verb: str,
    parent: QWidget | None = None,
    *,
    refusal: str = "Hủy",
) -> bool:
    """Whether to go on; the safe answer is the default and Esc gives it."""
    dialog, column = _dialog(title, sentence, parent)
    safe = Button(look, refusal, key="Esc")
    safe.setDefault(True)
    act = Button(look, verb, ButtonKind.PRIMARY)
    act.setAutoDefault(False)
    safe.clicked.connect(dialog.reject)
    act.clicked.connect(dialog.accept)
    column.addLayout(_right(safe, act))
    return dialog.exec() == QDialog.DialogCode.Accepted


def _dialog(title: str, sentence: str, parent: QWidget | None) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(_WIDTH)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(8)
    column.addWidget(Label(title, Text.SECTION, strong=True, wrap=True))
    text = Label(sentence, ink=Ink.SECONDARY, wrap=True)
    text.make_selectable()
    column.addWidget(text)
    column.addSpacing(8)
    return dialog, column


def _right(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch()
    for button in buttons:
        row.addWidget(button, alignment=Qt.AlignmentFlag.AlignRight)
    return row
