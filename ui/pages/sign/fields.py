"""A path with a button that chooses it; the path may be typed as well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.fonts import Text
from ui.widgets.button import Button
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from ui.look import Look


class PathField(QWidget):
    """One file: a caption, the path, and "Chọn…"."""

    #: Another path was chosen or typed.
    changed = Signal()

    def __init__(self, look: Look, name: str, pattern: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._pattern = pattern
        self._last = ""
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.button = Button(look, "Chọn…")
        self.button.setAccessibleName(f"Chọn {name[:1].lower()}{name[1:]}")
        self.button.clicked.connect(self.choose)
        self.edit.editingFinished.connect(self._on_edited)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.edit, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(name, Text.CAPTION, Ink.SECONDARY))
        column.addLayout(row)
        self.setFocusProxy(self.edit)

    @property
    def path(self) -> Path | None:
        """The path, or nothing."""
        text = self.edit.text().strip().strip('"')
        return Path(text) if text else None

    def set_path(self, path: str) -> None:
        """Show a path without telling anybody."""
        self._last = path
        self.edit.setText(path)
        self.edit.setToolTip(path)

    def choose(self) -> None:
        """Ask for a file."""
        folder = str(self.path.parent) if self.path else ""
        path, _ = QFileDialog.getOpenFileName(self, self._name, folder, self._pattern)
        if path:
            self.edit.setText(path)
            self._on_edited()

    def _on_edited(self) -> None:
        text = self.edit.text().strip()
        if text != self._last:
            self.set_path(text)
            self.changed.emit()
