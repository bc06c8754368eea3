"""The field for a PIN or password: hidden, never kept, emptied after one use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from ui.look import Look


class SecretField(QLineEdit):
    """Shows dots; the eye shows the letters until it is pressed again."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._on_shown)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        look.changed.connect(self._recolour)
        self._recolour()
        self._on_shown()
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Change what the field is called."""
        self.setAccessibleName(name)
        self._eye.setText(f"Hiện {name[:1].lower()}{name[1:]}")

    def take(self) -> str:
        """The secret, which leaves the field empty and hidden again."""
        secret = self.text()
        self.clear()
        self._eye.setChecked(False)
        return secret

    def set_wrong(self, *, wrong: bool) -> None:
        """Mark the field as the one to correct."""
        self.setProperty("wrong", wrong)
        self.style().unpolish(self)
        self.style().polish(self)

    def _on_shown(self) -> None:
        shown = self._eye.isChecked()
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _recolour(self) -> None:
        self._eye.setIcon(self._look.icons.icon("eye", 16))
