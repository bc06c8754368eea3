"""A file on a card: icon, name, folder, size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from ui.fonts import Text
from ui.widgets.frames import Card
from ui.widgets.labels import Ink, Label
from ui.widgets.painted import paint_icon

if TYPE_CHECKING:
    from pathlib import Path

    from ui.look import Look

#: A place where a long path may be broken without changing what is copied from it.
_BREAK: Final = "\u200b"


class FileCard(Card):
    """Name and folder can be selected; the folder breaks after its separators."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._name = Label(strong=True)
        self._folder = Label(role=Text.CAPTION, ink=Ink.CAPTION, wrap=True)
        self._size = Label(ink=Ink.CAPTION)
        for label in (self._name, self._folder):
            label.make_selectable()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._folder)
        row = QHBoxLayout(self)
        row.setContentsMargins(38, 8, 10, 8)
        row.addLayout(words, 1)
        row.addWidget(self._size)
        look.changed.connect(self.update)

    def show_file(self, file: Path, size: str) -> None:
        """Show another file."""
        self._name.setText(file.name)
        folder = str(file.parent)
        self._folder.setText(folder.replace("/", f"/{_BREAK}").replace("\\", f"\\{_BREAK}"))
        self._folder.setAccessibleName(folder)
        self._size.setText(size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        corner = QPoint(12, self.height() // 2 - 10)
        paint_icon(painter, self._look, "document_table", corner, 20, self._look.tokens.ok)
        painter.end()
