"""The details pane: tabs over what is known about the current cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.fonts import Text, strong_font, text_font
from ui.metrics import PAGE_HEADER, PANEL_PADDING
from ui.painting import Box, fill_band, paint_box
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.painted import paint_text, text_width

if TYPE_CHECKING:
    from ui.look import Look

_TAB_GAP: Final = 14


@dataclass(frozen=True, slots=True)
class DetailsTab:
    """A tab's words and what it shows."""

    title: str
    content: QWidget


class DetailsPane(QFrame):
    """Tabs and contents; ``left`` fires on Esc, ``close_wanted`` on the header's button.

    ``open_wanted`` is for the page: it has something to show here, seen or not.
    """

    left = Signal()
    close_wanted = Signal()
    open_wanted = Signal()

    def __init__(
        self, look: Look, tabs: tuple[DetailsTab, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._close = Button(
            look, "", ButtonKind.FLAT, ButtonSize.SMALL, icon="panel_right", key="F4"
        )
        self.setProperty("surface", "details")
        self.setAccessibleName("Chi tiết")
        self._lay_out(tabs)
        self._group.idClicked.connect(self._stack.setCurrentIndex)
        self._close.clicked.connect(self.close_wanted)
        self._group.button(0).setChecked(True)

    def show_tab(self, number: int) -> None:
        """Show a tab by its position from 0."""
        self._group.button(number).setChecked(True)
        self._stack.setCurrentIndex(number)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, tabs: tuple[DetailsTab, ...]) -> None:
        self._close.setAccessibleName("Ẩn chi tiết")
        self._close.setToolTip("Ẩn chi tiết (F4)")
        head = QFrame()
        head.setProperty("surface", "bar-head")
        head.setFixedHeight(PAGE_HEADER)
        row = QHBoxLayout(head)
        row.setContentsMargins(PANEL_PADDING, 0, PANEL_PADDING - 6, 0)
        row.setSpacing(_TAB_GAP)
        for number, tab in enumerate(tabs):
            button = _TabButton(self._look, tab.title)
            self._group.addButton(button, number)
            self._stack.addWidget(tab.content)
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)


class _TabButton(QAbstractButton):
    """A word, underlined with the accent while its tab is open."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self._look = look
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(text_width(strong_font(Text.BODY), self.text()), PAGE_HEADER - 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        on = self.isChecked()
        font = strong_font(Text.BODY) if on else text_font(Text.BODY)
        ink = tokens.ink if on or self.underMouse() else tokens.ink2
        paint_text(painter, self.rect(), self.text(), font, ink)
        if on:
            fill_band(painter, QRect(0, self.height() - 3, self.width(), 4), tokens.acc, 2)
        if self.hasFocus():
            paint_box(painter, self.rect().adjusted(0, 6, 0, -6), Box("", tokens.acc, 4, 2))
        painter.end()
