"""The workflow's steps in a row: what is done, where one stands, what comes."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from forms.common.frozen import dataclass
from ui.fonts import Text, strong_font, text_font
from ui.metrics import TOP_BAR
from ui.painting import Box, fill, fill_band, paint_box
from ui.widgets.painted import line_height, paint_icon, paint_text, text_width

if TYPE_CHECKING:
    from ui.look import Look

_DISC: Final = 22
_GAP: Final = 8
_PADDING: Final = 12
_LINK: Final = 18
_LINK_SHORT: Final = 8
_HEIGHT: Final = TOP_BAR - 2


class StepPhase(Enum):
    """Where a step stands in the workflow."""

    DONE = auto()
    CURRENT = auto()
    AHEAD = auto()


@dataclass(frozen=True, slots=True)
class StepState:
    """One step; ``subtitle`` says what is left, "2 lỗi · 4 cảnh báo"."""

    number: int
    title: str
    subtitle: str
    state: StepPhase

    @property
    def accessible(self) -> str:
        """The step in one spoken line."""
        spoken = f"Bước {self.number}, {self.title}, {self.subtitle.replace(' · ', ', ')}"
        return f"{spoken}, đã xong" if self.state is StepPhase.DONE else spoken


class StepBar(QWidget):
    """Steps that can be clicked; the current one changes only through ``set_steps``."""

    chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons: list[_StepButton] = []
        self._compact = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_LINK)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName("Các bước")
        look.changed.connect(self.update)

    def set_steps(self, steps: tuple[StepState, ...]) -> None:
        """Show these steps."""
        while len(self._buttons) > len(steps):
            self._buttons.pop().deleteLater()
        while len(self._buttons) < len(steps):
            button = _StepButton(self._look)
            button.clicked.connect(lambda _=False, b=button: self.chosen.emit(b.step.number))
            self._row.addWidget(button)
            self._buttons.append(button)
        for button, step in zip(self._buttons, steps, strict=True):
            button.show_step(step)

    def set_compact(self, *, compact: bool, close: bool) -> None:
        """``compact`` keeps words on the current step only; ``close`` shortens the links."""
        self._row.setSpacing(_LINK_SHORT if close else _LINK)
        for button in self._buttons:
            button.set_compact(compact=compact)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() // 2
        for left, right in zip(self._buttons, self._buttons[1:], strict=False):
            start = left.geometry().right() + 1
            link = QRect(start, middle, right.geometry().left() - start, 1)
            fill(painter, link, self._look.tokens.line2)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        move = steps.get(Qt.Key(event.key()))
        focused = next((i for i, b in enumerate(self._buttons) if b.hasFocus()), None)
        if move is None or focused is None:
            super().keyPressEvent(event)
            return
        target = min(max(focused + move, 0), len(self._buttons) - 1)
        self._buttons[target].setFocus(Qt.FocusReason.TabFocusReason)


class _StepButton(QAbstractButton):
    """A numbered disc, a title and what is left."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._compact = False
        self.step = StepState(0, "", "", StepPhase.AHEAD)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_step(self, step: StepState) -> None:
        """Show another state of the step."""
        self.step = step
        self.setText(step.title)
        self.setAccessibleName(step.accessible)
        self.setToolTip(step.accessible)
        self.updateGeometry()
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        """Leave only the disc unless this is the current step."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = _DISC + 2 * _PADDING
        if self._has_words():
            words = text_width(strong_font(Text.BODY), self.step.title)
            below = text_width(text_font(Text.CAPTION), self.step.subtitle)
            width += _GAP + max(words, below)
        return QSize(width, _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        if self.underMouse() and self.step.state is not StepPhase.CURRENT:
            edge = tokens.acc if tokens.high_contrast else ""
            hovered = self.rect().adjusted(4, 4, -4, -4)
            paint_box(painter, hovered, Box(tokens.ref, edge))
        self._paint_disc(painter)
        if self._has_words():
            self._paint_words(painter)
        if self.step.state is StepPhase.CURRENT:
            bar = QRect(_PADDING, self.height() - 3, self.width() - 2 * _PADDING, 4)
            fill_band(painter, bar, tokens.acc, 2)
        if self.hasFocus():
            paint_box(painter, self.rect().adjusted(4, 3, -4, -5), Box("", tokens.acc, 4, 2))
        painter.end()

    def _has_words(self) -> bool:
        return not self._compact or self.step.state is StepPhase.CURRENT

    def _paint_disc(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        disc = QRect(_PADDING, (self.height() - _DISC) // 2, _DISC, _DISC)
        if self.step.state is StepPhase.DONE:
            paint_box(painter, disc, Box(tokens.oks, tokens.okl, _DISC / 2))
            corner = QPoint(disc.left() + 3, disc.top() + 3)
            paint_icon(painter, self._look, "checkmark", corner, 16, tokens.ok)
            return
        current = self.step.state is StepPhase.CURRENT
        ground, edge = (tokens.acc, tokens.acc) if current else (tokens.surface, tokens.ctl)
        paint_box(painter, disc, Box(ground, edge, _DISC / 2))
        ink = tokens.on_acc if current else tokens.ink2
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, disc, str(self.step.number), strong_font(Text.BODY), ink, centre)

    def _paint_words(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        current = self.step.state is StepPhase.CURRENT
        title = strong_font(Text.BODY) if current else text_font(Text.BODY)
        below = text_font(Text.CAPTION)
        heights = line_height(title) - 1, line_height(below) - 1
        top = (self.height() - sum(heights)) // 2
        left = _PADDING + _DISC + _GAP
        width = self.width() - left
        words = QRect(left, top, width, heights[0])
        paint_text(painter, words, self.step.title, title, tokens.ink if current else tokens.ink2)
        words = QRect(left, top + heights[0], width, heights[1])
        paint_text(painter, words, self.step.subtitle, below, tokens.ink3)
