"""The steps of the first start one below the other: done, at hand, to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.fonts import Text, strong_font, text_font
from ui.glyphs import Glyph, paint_glyph
from ui.metrics import RADIUS_CONTROL
from ui.painting import Box, paint_box
from ui.widgets.frames import Divider
from ui.widgets.labels import Ink, Label
from ui.widgets.painted import line_height, paint_text

if TYPE_CHECKING:
    from ui.look import Look

_WIDTH: Final = 260
_DISC: Final = 20
_PADDING: Final = 10
_LEFT: Final = 42


@dataclass(frozen=True, slots=True)
class SetupStep:
    """A step's name and what was chosen in it, or what it is for."""

    title: str
    text: str
    done: bool = False


class SetupRail(QFrame):
    """A step that was reached can be gone back to."""

    chosen = Signal(int)

    def __init__(self, look: Look, steps: int) -> None:
        super().__init__()
        self.setProperty("surface", "side")
        self.setFixedWidth(_WIDTH)
        self.rows = tuple(_Row(look, number) for number in range(1, steps + 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 16, 16)
        column.setSpacing(6)
        title = Label("Thiết lập lần đầu", Text.PAGE_TITLE, strong=True)
        told = Label("Khoảng 5 phút. Có thể sửa lại trong Cài đặt.", ink=Ink.SECONDARY, wrap=True)
        for label in (title, told):
            label.setContentsMargins(_PADDING, 0, _PADDING, 0)
            column.addWidget(label)
        column.addSpacing(10)
        for number, row in enumerate(self.rows):
            row.clicked.connect(lambda _=False, at=number: self.chosen.emit(at))
            column.addWidget(row)
        column.addStretch()
        column.addWidget(Divider(Qt.Orientation.Horizontal))
        note = "Chạy trên máy này, không gửi số liệu qua mạng."
        words = Label(note, Text.CAPTION, Ink.SECONDARY, wrap=True)
        words.setContentsMargins(_PADDING, 6, _PADDING, 0)
        column.addWidget(words)

    def show_steps(self, steps: tuple[SetupStep, ...], current: int, reached: int) -> None:
        """Show how far it is; steps up to ``reached`` can be pressed."""
        for at, (row, step) in enumerate(zip(self.rows, steps, strict=True)):
            row.show_step(step, current=at == current, reached=at <= reached)


class _Row(QAbstractButton):
    """A disc with number or tick, the step's name, a line below it."""

    def __init__(self, look: Look, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._number = number
        self._step = SetupStep("", "")
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_step(self, step: SetupStep, *, current: bool, reached: bool) -> None:
        """Show another state."""
        self._step, self._current = step, current
        self.setText(step.title)
        self.setEnabled(reached)
        state = ", đang làm" if current else ", xong" if step.done else ""
        self.setAccessibleName(f"Bước {self._number}, {step.title}{state}. {step.text}")
        self.setToolTip(step.text)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = line_height(strong_font(Text.BODY)) + line_height(text_font(Text.CAPTION))
        return QSize(_WIDTH - 32, words + 2 * _PADDING)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        if self._current:
            paint_box(painter, self.rect(), Box(tokens.surface, tokens.line2, RADIUS_CONTROL))
        if self.hasFocus():
            paint_box(painter, self.rect(), Box("", tokens.acc, RADIUS_CONTROL, 2))
        self._paint_disc(painter)
        font = strong_font(Text.BODY) if self._current else text_font(Text.BODY)
        room = self.width() - _LEFT - _PADDING
        place = QRect(_LEFT, _PADDING, room, line_height(font))
        paint_text(painter, place, self._step.title, font, tokens.ink)
        small = text_font(Text.CAPTION)
        below = QRect(_LEFT, place.bottom() + 1, room, line_height(small))
        paint_text(painter, below, self._step.text, small, tokens.ink3)
        painter.end()

    def _paint_disc(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        place = QRect(_PADDING, _PADDING + 1, _DISC, _DISC)
        if self._step.done and not self._current:
            paint_glyph(painter, place, Glyph.OK, tokens)
            return
        box = Box("", tokens.ctl, _DISC / 2)
        if self._current:
            box = Box(tokens.acc, tokens.acc, _DISC / 2)
        paint_box(painter, place, box)
        ink = tokens.on_acc if self._current else tokens.ink2
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, place, str(self._number), strong_font(Text.CAPTION), ink, centre)
