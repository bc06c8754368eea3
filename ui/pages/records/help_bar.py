"""The strip under the editor: what the field in hand asks for."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.fonts import Text
from ui.widgets.labels import Ink, Label, emphasised

if TYPE_CHECKING:
    from forms.definition import Column


class HelpBar(QFrame):
    """One sentence or two about a column."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "bar-foot")
        self._text = Label(role=Text.CAPTION, ink=Ink.SECONDARY, wrap=True)
        self._text.setMinimumHeight(2 * self._text.fontMetrics().lineSpacing())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 16, 5)
        row.addWidget(self._text)

    def show_column(self, column: Column) -> None:
        """Explain a column."""
        title = " ".join(column.title.split())
        self.show_text(f"Cột {column.letter}. {title}" if column.letter else title, column.help)

    def show_text(self, name: str, text: str) -> None:
        """Explain what has a name."""
        self._text.setText(f"{emphasised(f'{name}:')} {escape(text)}" if text else emphasised(name))
