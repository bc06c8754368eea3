"""Surfaces and lines that group things; their colours come from palette and style sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ui.painting import fill


class Card(QFrame):
    """A white panel with a thin rounded border."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")


class Divider(QWidget):
    """A line of one pixel, painted on whole device pixels; ``length`` 0 fills the row."""

    def __init__(self, orientation: Qt.Orientation, length: int = 0) -> None:
        super().__init__()
        if orientation is Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)
            if length:
                self.setFixedHeight(length)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill(painter, self.rect(), self.palette().color(QPalette.ColorRole.Mid).name())
        painter.end()
