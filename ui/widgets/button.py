"""Push buttons in the kinds and sizes of the design language, with icon and shortcut inside."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from ui.fonts import Text, strong_font, text_font
from ui.metrics import BUTTON, BUTTON_MAIN, BUTTON_SMALL, ICON_SMALL, RADIUS_CONTROL
from ui.painting import Box, paint_box
from ui.widgets.painted import paint_icon, paint_text, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from ui.look import Look

_GAP: Final = 6
#: Focus ring of a filled button: two pixels of ink and one of the ground.
_RING: Final = 3


class ButtonKind(Enum):
    """How loudly a button speaks."""

    PRIMARY = auto()
    SECONDARY = auto()
    FLAT = auto()
    LINK = auto()
    DANGER = auto()


class ButtonSize(Enum):
    """Height in logical pixels."""

    SMALL = BUTTON_SMALL
    NORMAL = BUTTON
    MAIN = BUTTON_MAIN


class Button(QPushButton):
    """A button; takes the keyboard focus by Tab only, so that a click leaves the grid its focus.

    A disabled primary button shows a lock; the page writes the reason beside it.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        size: ButtonSize = ButtonSize.NORMAL,
        *,
        icon: str = "",
        key: str = "",
        trailing: str = "",
    ) -> None:
        super().__init__(text)
        self._look = look
        self._kind = kind
        self._size = size
        self._icon = icon
        self._icon_size = look.icons.natural_size(icon) if icon else ICON_SMALL
        self._key = key
        self._trailing = trailing
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFont(self._label_font())
        if key and text:
            self.setToolTip(f"{text} ({key})")
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        height = self._size.value
        if not self.text() and not self._key:
            return QSize(max(height, BUTTON_SMALL), height)
        return QSize(self._content_width() + 2 * self._padding(), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_body(painter)
        self._paint_content(painter)
        painter.end()

    def _label_font(self) -> QFont:
        role = Text.EMPHASIS if self._size is ButtonSize.MAIN else Text.BODY
        return strong_font(role) if self._kind is ButtonKind.PRIMARY else text_font(role)

    def _padding(self) -> int:
        if self._kind is ButtonKind.LINK:
            return 4
        return {ButtonSize.SMALL: 8, ButtonSize.NORMAL: 10, ButtonSize.MAIN: 16}[self._size]

    def _leading(self) -> str:
        locked = self._kind is ButtonKind.PRIMARY and not self.isEnabled()
        return "lock_closed" if locked else self._icon

    def _content_width(self) -> int:
        parts: list[int] = []
        if self._leading():
            parts.append(self._icon_size)
        if self.text():
            parts.append(text_width(self.font(), self.text()))
        if self._key:
            parts.append(text_width(text_font(Text.CAPTION), self._key))
        if self._trailing:
            parts.append(ICON_SMALL)
        return sum(parts) + _GAP * (len(parts) - 1)

    def _paint_body(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        rect = self.rect()
        ringed = self.hasFocus() and self._kind is ButtonKind.PRIMARY
        if ringed:
            paint_box(painter, rect, Box(border=tokens.ink, radius=RADIUS_CONTROL + 1, width=2))
            rect = rect.adjusted(_RING, _RING, -_RING, -_RING)
        paint_box(painter, rect, self._box())
        if self.hasFocus() and not ringed:
            paint_box(painter, rect, Box(border=tokens.acc, radius=RADIUS_CONTROL, width=2))

    def _box(self) -> Box:
        tokens = self._look.tokens
        hovered = self.underMouse() and self.isEnabled()
        pressed = self.isDown()
        if self._kind is ButtonKind.PRIMARY:
            if not self.isEnabled():
                return Box(fill=tokens.calc, border=tokens.line2)
            colour = tokens.acch if hovered or pressed else tokens.acc
            return Box(fill=colour, border=tokens.ink if pressed else colour)
        if self._kind in {ButtonKind.FLAT, ButtonKind.LINK}:
            ground = tokens.line if pressed else tokens.head if hovered else ""
            outlined = ground and tokens.high_contrast
            return Box(fill=ground, border=tokens.acc if outlined else ground)
        if not self.isEnabled():
            return Box(fill=tokens.surface, border=tokens.line)
        ground = tokens.calc if pressed else tokens.ref if hovered else tokens.surface
        border = tokens.acc if hovered and tokens.high_contrast else tokens.line2
        return Box(fill=ground, border=border, lower=tokens.ctl)

    def _ink(self) -> str:
        tokens = self._look.tokens
        if self._kind is ButtonKind.PRIMARY:
            return tokens.on_acc if self.isEnabled() else tokens.ink3
        if not self.isEnabled():
            return tokens.dis
        return {ButtonKind.LINK: tokens.acc, ButtonKind.DANGER: tokens.err}.get(
            self._kind, tokens.ink
        )

    def _paint_content(self, painter: QPainter) -> None:
        ink = self._ink()
        sunk = 1 if self.isDown() and self._kind is ButtonKind.PRIMARY else 0
        x = max(2, (self.width() - self._content_width()) // 2)
        middle = self.height() // 2 + sunk
        if leading := self._leading():
            side = self._icon_size
            paint_icon(painter, self._look, leading, QPoint(x, middle - side // 2), side, ink)
            x += side + _GAP
        if self.text():
            x = self._paint_run(painter, x, self.text(), self.font(), ink)
        if self._key:
            same = self._kind is ButtonKind.PRIMARY or not self.isEnabled()
            quiet = ink if same else self._look.tokens.ink3
            x = self._paint_run(painter, x, self._key, text_font(Text.CAPTION), quiet)
        if self._trailing:
            corner = QPoint(x, middle - 8)
            paint_icon(painter, self._look, self._trailing, corner, ICON_SMALL, ink)

    def _paint_run(self, painter: QPainter, x: int, text: str, font: QFont, ink: str) -> int:
        width = text_width(font, text)
        paint_text(painter, QRect(x, 0, width, self.height()), text, font, ink)
        return x + width + _GAP


def icon_button(
    look: Look, icon: str, name: str, key: str = "", size: ButtonSize = ButtonSize.SMALL
) -> Button:
    """A flat button with an icon only; its name is spoken and stands in the tooltip."""
    button = Button(look, "", ButtonKind.FLAT, size, icon=icon)
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({key})" if key else name)
    return button
