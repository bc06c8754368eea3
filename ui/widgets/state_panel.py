"""The one panel for empty, failed and waiting states: a sign, one fact, one next action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.fonts import Text
from ui.painting import Box, paint_box
from ui.tones import Tone, tone_colours
from ui.widgets.button import Button, ButtonKind
from ui.widgets.labels import Ink, Label
from ui.widgets.progress_line import THICK, ProgressLine
from ui.widgets.sign import Sign

if TYPE_CHECKING:
    from ui.look import Look

_ICON: Final = 32
_TEXT_WIDTH: Final = 400
_BAR_WIDTH: Final = 260


@dataclass(frozen=True, slots=True)
class PanelAction:
    """A button under the text; ``key`` comes back when it is pressed."""

    key: str
    text: str
    primary: bool = False


@dataclass(frozen=True, slots=True)
class PanelState:
    """What the panel says. ``progress`` is (done, total); ``skeleton`` draws grey bars."""

    icon: str
    title: str
    text: str = ""
    tone: Tone = Tone.ACCENT
    actions: tuple[PanelAction, ...] = ()
    progress: tuple[int, int] | None = None
    skeleton: bool = False


class StatePanel(QWidget):
    """Centred in whatever it fills; rebuilt from a ``PanelState``."""

    acted = Signal(str)

    def __init__(self, look: Look, state: PanelState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state = state
        self._sign = Sign(look, _ICON)
        self._title = Label(role=Text.SECTION, strong=True)
        self._text = Label(ink=Ink.SECONDARY, wrap=True)
        self._progress = ProgressLine(look, "Tiến độ", thickness=THICK)
        self._skeleton = _Skeleton(look)
        self._buttons = QHBoxLayout()
        self._lay_out()
        look.changed.connect(self._refresh)
        self.show_state(state)

    def show_state(self, state: PanelState) -> None:
        """Change what the panel says; a button that stays keeps the keyboard."""
        before, self._state = self._state, state
        if state.actions != before.actions or not self._buttons.count():
            self._replace_buttons()
        self._refresh()

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._text.setAlignment(centre)
        self._text.setFixedWidth(_TEXT_WIDTH)
        self._text.make_selectable()
        self._progress.setFixedWidth(_BAR_WIDTH)
        self._buttons.setSpacing(8)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addStretch()
        for widget, gap in (
            (self._sign, 8),
            (self._title, 6),
            (self._text, 10),
            (self._progress, 10),
        ):
            column.addWidget(widget, alignment=centre)
            column.addSpacing(gap)
        column.addWidget(self._skeleton)
        row = QHBoxLayout()
        row.addStretch()
        row.addLayout(self._buttons)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()

    def _replace_buttons(self) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for action in self._state.actions:
            kind = ButtonKind.PRIMARY if action.primary else ButtonKind.SECONDARY
            button = Button(self._look, action.text, kind)
            button.clicked.connect(lambda _=False, key=action.key: self.acted.emit(key))
            self._buttons.addWidget(button)

    def _refresh(self) -> None:
        state = self._state
        colour = tone_colours(state.tone, self._look.tokens).ink
        self._sign.show_icon(state.icon, colour)
        self._title.setText(state.title)
        self._text.setText(state.text)
        self._text.setVisible(bool(state.text))
        self._skeleton.setVisible(state.skeleton)
        self._progress.setVisible(state.progress is not None)
        if state.progress is not None:
            self._progress.show_progress(*state.progress)
        self.setAccessibleName(". ".join(part for part in (state.title, state.text) if part))


class _Skeleton(QWidget):
    """Three still grey rows where a table will stand."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(390, 40)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        box = Box(tokens.head, tokens.line if tokens.high_contrast else tokens.head, 3)
        width = min(self.width(), 390)
        left = (self.width() - width) / 2
        for row, last in enumerate((60, 52, 66)):
            top = row * 14
            middle = width - 38 - last - 8
            paint_box(painter, QRectF(left, top, 30, 9), box)
            paint_box(painter, QRectF(left + 38, top, middle, 9), box)
            paint_box(painter, QRectF(left + width - last, top, last, 9), box)
        painter.end()
