"""Surfaces and lines that group things; their colours come from the style sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget


class Card(QFrame):
    """A white panel with a thin rounded border."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")


def divider(orientation: Qt.Orientation, length: int | None = None) -> QFrame:
    """A one-pixel line; a vertical one may be shorter than its row."""
    line = QFrame()
    line.setProperty("surface", "line")
    if orientation is Qt.Orientation.Horizontal:
        line.setFixedHeight(1)
    else:
        line.setFixedWidth(1)
        if length is not None:
            line.setFixedHeight(length)
    return line
