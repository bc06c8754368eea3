"""The strip under the editor: what the field in hand asks for."""

from __future__ import annotations

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
        name = emphasised(f"Cột {column.letter}. {title}:" if column.letter else f"{title}:")
        self._text.setText(f"{name} {column.help}" if column.help else name)
