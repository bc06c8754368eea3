"""A card of the settings: a title over rows of a name and what chooses it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.fonts import Text
from ui.widgets.frames import Card
from ui.widgets.labels import Label


class SettingsCard(Card):
    """Rows are added from above."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(8)
        self.column.addWidget(Label(title, Text.SECTION, strong=True))

    def add_row(self, name: str, *widgets: QWidget) -> None:
        """A name at the left, what chooses at the right."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(name), 1)
        for widget in widgets:
            row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignRight)
        self.column.addLayout(row)

    def add(self, *parts: QWidget | QLayout) -> None:
        """Widgets or rows, each as wide as the card."""
        for part in parts:
            if isinstance(part, QWidget):
                self.column.addWidget(part)
            else:
                self.column.addLayout(part)
