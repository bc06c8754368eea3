"""Text on the screen in the roles of the type scale."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.fonts import Text, strong_font, text_font

_MARKUP: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


class Ink(Enum):
    """Text colours the style sheet knows; the value is the token's name."""

    PRIMARY = "ink"
    SECONDARY = "ink2"
    CAPTION = "ink3"
    ACCENT = "acc"
    ERROR = "err"
    WARNING = "warn"
    OK = "ok"
    NOTE = "note"


class Label(QLabel):
    """A label whose colour follows the theme by itself."""

    def __init__(
        self,
        text: str = "",
        role: Text = Text.BODY,
        ink: Ink = Ink.PRIMARY,
        *,
        strong: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setFont(strong_font(role) if strong else text_font(role))
        self.setWordWrap(wrap)
        self.set_ink(ink)

    def set_ink(self, ink: Ink) -> None:
        """Change the text's colour."""
        self.setProperty("ink", ink.value)
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it is still to come
            self.style().unpolish(self)
            self.style().polish(self)

    def make_selectable(self) -> None:
        """Let mouse and keyboard select the text, as messages must."""
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)


def emphasised(text: str) -> str:
    """The text as demi-bold rich text, its own markup neutralised."""
    return f'<span style="font-weight:600">{escaped(text)}</span>'


def escaped(text: str) -> str:
    """The text with its markup neutralised; ``html`` would bring two thousand entities along."""
    return text.translate(_MARKUP)
