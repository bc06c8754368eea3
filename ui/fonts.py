"""The type scale: one font per role, sized in points so that Windows scaling applies."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtGui import QFont

#: Segoe UI on Windows; the others carry full Vietnamese marks where it is missing.
FAMILIES: Final = ("Segoe UI", "Open Sans", "Noto Sans", "Liberation Sans")
#: Printed documents follow Nghị định 30/2020/NĐ-CP: Times New Roman.
PRINT_FAMILIES: Final = ("Times New Roman", "Liberation Serif")


class Text(Enum):
    """Roles of text; the value is the size in points."""

    PAGE_TITLE = 13.5
    SECTION = 11.25
    EMPHASIS = 9.75
    BODY = 9.0
    CAPTION = 8.25
    FOCUSED = 15.0


def text_font(role: Text) -> QFont:
    """The regular font of a role."""
    font = QFont(list(FAMILIES))
    font.setPointSizeF(role.value)
    return font


def strong_font(role: Text) -> QFont:
    """The demi-bold font of a role."""
    font = text_font(role)
    font.setWeight(QFont.Weight.DemiBold)
    return font
