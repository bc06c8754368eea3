"""The window that explains the indicator under the cursor: F1 opens it, Esc leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.guide.reader import GuideReader
from ui.metrics import SPACE_4, SPACE_5
from ui.pages.entry.indicator_pages import indicator_page, rule_pages
from ui.widgets.button import Button, icon_button
from ui.widgets.key_hint import Hint, KeyHint

if TYPE_CHECKING:
    from forms.cell import Cell
    from ui.form_source import FormSource
    from ui.guide.library import GuidePage
    from ui.look import Look

_SIZE: Final = (560, 560)


class IndicatorHelp(QDialog):
    """Stands beside the work and follows the cursor; a link opens the page of a rule."""

    #: Closed: the keyboard belongs to the grid again.
    left = Signal()

    def __init__(self, look: Look, source: FormSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._page: GuidePage | None = None
        self._rules: dict[str, GuidePage] | None = None
        self.reader = GuideReader(look)
        self.back = icon_button(look, "chevron_left", "Chỉ tiêu", "Alt+Left")
        self._close = Button(look, "Đóng", key="Esc")
        self._lay_out(look)
        self.reader.page_wanted.connect(self.show_rule)
        self.back.clicked.connect(self.go_back)
        self._close.clicked.connect(self.reject)
        self.finished.connect(self.left)

    def explain(self, cell: Cell) -> None:
        """Tell about another cell."""
        self._page = indicator_page(self._source, cell)
        self.go_back()

    def show_rule(self, code: str) -> None:
        """Show the page of a rule of this form."""
        if self._rules is None:
            self._rules = rule_pages(self._source.form)
        if code in self._rules:
            self._show(self._rules[code])

    def go_back(self) -> None:
        """From a rule to the indicator."""
        if self._page is not None:
            self._show(self._page)

    def _show(self, page: GuidePage) -> None:
        self.reader.show_page(page)
        self.back.setEnabled(page is not self._page)
        self.setWindowTitle(f"Giải thích – {page.title}")

    def _lay_out(self, look: Look) -> None:
        self.setProperty("surface", "page")
        self.resize(*_SIZE)
        self.reader.setAccessibleName("Giải thích chỉ tiêu")
        foot = QFrame()
        foot.setProperty("surface", "bar-bottom")
        row = QHBoxLayout(foot)
        row.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        row.setSpacing(SPACE_4)
        row.addWidget(self.back)
        row.addWidget(KeyHint(look, Hint(("Tab", "Enter"), "mở quy tắc")))
        row.addStretch()
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.reader, 1)
        column.addWidget(foot)
        self._close.setAutoDefault(False)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_back)
