"""Whether what was typed is on disk."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from forms.common.frozen import dataclass
from ui.fonts import Text
from ui.metrics import ICON_SMALL
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.labels import Ink, Label
from ui.widgets.sign import Sign

if TYPE_CHECKING:
    from ui.look import Look


class SaveKind(Enum):
    """State of the saving; the value is the icon that shows it."""

    SAVED = "checkmark_circle"
    SAVING = "arrow_sync"
    FAILED = "save"
    LOCKED = "lock_closed"


@dataclass(frozen=True, slots=True)
class SaveState:
    """What is shown, "Đã lưu 14:32"; a failure stays and offers another try."""

    kind: SaveKind
    text: str


class SaveLabel(QWidget):
    """Icon and words; a button only after a failure."""

    retry_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state = SaveState(SaveKind.SAVED, "")
        self._sign = Sign(look, ICON_SMALL)
        self._text = Label(role=Text.CAPTION)
        self._retry = Button(look, "Thử lại", ButtonKind.LINK, ButtonSize.SMALL)
        self._copy = Button(look, "Ghi sang nơi khác", ButtonKind.LINK, ButtonSize.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self._sign, self._text, self._retry, self._copy):
            row.addWidget(widget)
        self._retry.clicked.connect(self.retry_wanted)
        self._copy.clicked.connect(self.copy_wanted)
        look.changed.connect(self._refresh)
        self._refresh()

    def show_state(self, state: SaveState) -> None:
        """Show another state of the saving."""
        self._state = state
        self._refresh()

    def _refresh(self) -> None:
        tokens = self._look.tokens
        kind = self._state.kind
        inks = {SaveKind.SAVED: (Ink.OK, tokens.ok), SaveKind.FAILED: (Ink.ERROR, tokens.err)}
        ink, colour = inks.get(kind, (Ink.SECONDARY, tokens.ink2))
        self._sign.setVisible(bool(self._state.text))
        self._sign.show_icon(kind.value, colour)
        self._text.setText(self._state.text)
        self._text.set_ink(ink)
        for button in (self._retry, self._copy):
            button.setVisible(kind is SaveKind.FAILED)
        self.setAccessibleName(self._state.text)
