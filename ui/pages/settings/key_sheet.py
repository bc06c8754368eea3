"""Every key of the program with what it does, found by words with or without marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from forms.common.text import search_key
from ui.pages.settings.card import SettingsCard
from ui.widgets.plain_table import Heading, PlainTable, TableRow
from ui.widgets.search_field import SearchField
from ui.window_keys import SHEET

if TYPE_CHECKING:
    from ui.look import Look

_HEADINGS: Final = (Heading("Nhóm"), Heading("Phím"), Heading("Việc", stretch=True))
_HEIGHT: Final = 300


class KeySheet(SettingsCard):
    """Generated from the same table as the bindings."""

    def __init__(self, look: Look) -> None:
        super().__init__("Phím tắt")
        self.search = SearchField(look, "Tìm phím hoặc việc")
        self.table = PlainTable(look, "Bảng phím tắt", _HEADINGS)
        self.table.setFixedHeight(_HEIGHT)
        self.add(self.search, self.table)
        self.search.textChanged.connect(self._fill)
        self._fill("")

    def start(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _fill(self, text: str) -> None:
        wanted = search_key(text)
        rows = [
            TableRow((line.group, line.shown, line.words))
            for line in SHEET
            if wanted in search_key(f"{' '.join(line.keys)} {line.words} {line.group}")
        ]
        self.table.show_rows(tuple(rows))
