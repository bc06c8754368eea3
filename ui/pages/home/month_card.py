"""The open month on the home page: how far it is, what is left, and the way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.fonts import Text
from ui.pages.home.lines import Lines
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.chip import Chip
from ui.widgets.frames import Card
from ui.widgets.labels import Ink, Label
from ui.widgets.progress_line import ProgressLine

if TYPE_CHECKING:
    from ui.look import Look
    from ui.pages.home.words import Line
    from ui.tones import Tone

_THICK: Final = 8


class MonthCard(Card):
    """Rebuilt from words; ``followed`` fires with the line of a row, ``onward`` with the button."""

    #: ``Line``
    followed = Signal(object)
    onward = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(role=Text.SECTION, strong=True)
        self._days = Chip(look, "")
        self._progress = ProgressLine(look, "Đã nhập ô bắt buộc", thickness=_THICK)
        self._percent = Label(strong=True)
        self._done = Label(ink=Ink.SECONDARY, wrap=True)
        self.lines = Lines(look, "Việc còn lại của tháng")
        self.button = Button(look, "", ButtonKind.PRIMARY, ButtonSize.MAIN, trailing="arrow_right")
        self._lay_out()
        self.lines.followed.connect(self.followed)
        self.button.clicked.connect(self.onward)

    def show_month(self, title: str, days: tuple[str, Tone] | None) -> None:
        """Name the month and say how much time is left."""
        self._title.setText(title)
        self._days.setVisible(days is not None)
        if days is not None:
            self._days.show_state(*days)

    def show_waiting(self) -> None:
        """Say that the month is still being checked; the button leads to its first form."""
        self._percent.clear()
        self.show_left((), "Đang kiểm tra số liệu của tháng.", "Nhập số liệu")

    def show_progress(self, filled: int, required: int) -> None:
        """Show how many of the required cells are filled; nothing while none is asked for."""
        percent = filled * 100 // required if required else 0
        self._progress.show_progress(filled, required)
        counted = f"{percent}% · {filled}/{required} ô" if required else "0%"
        self._percent.setText(counted)
        self._percent.setToolTip(f"Đã nhập {filled}/{required} ô bắt buộc")

    def show_left(self, lines: tuple[Line, ...], done: str, button: str) -> None:
        """Show what is left, or a sentence when nothing is."""
        self.lines.show_lines(lines)
        self.lines.setVisible(bool(lines))
        self._done.setText(done)
        self._done.setVisible(not lines)
        self.button.setText(button)
        self.button.updateGeometry()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._days)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self._progress, 1)
        bar.addWidget(self._percent)
        column = QVBoxLayout(self)
        column.setContentsMargins(15, 12, 15, 13)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(8)
        column.addLayout(bar)
        column.addSpacing(5)
        column.addWidget(self.lines)
        column.addWidget(self._done)
        column.addSpacing(8)
        column.addStretch()
        column.addWidget(self.button)
