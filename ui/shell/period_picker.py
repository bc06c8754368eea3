"""The reporting period: a button with the twelve months, arrows to the neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from forms.common.frozen import dataclass
from ui.fonts import Text, strong_font
from ui.glyphs import Glyph, paint_glyph
from ui.metrics import BUTTON, GLYPH, RADIUS_CONTROL
from ui.painting import Box, paint_box
from ui.widgets.button import icon_button
from ui.widgets.painted import paint_icon, paint_text, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.look import Look


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """A month in the menu; ``key`` comes back when it is chosen."""

    key: str
    text: str
    glyph: Glyph
    #: Right column, "hạn 20/10"; the glyph's name when empty.
    note: str = ""


@dataclass(frozen=True, slots=True)
class PeriodState:
    """The period in view ("Tháng 10/2026"), how it is spoken, and the year's months."""

    text: str
    spoken: str
    current: str
    months: tuple[PeriodChoice, ...] = ()
    has_previous: bool = True
    has_next: bool = True


class PeriodPicker(QWidget):
    """Previous, the period with its menu, next."""

    chosen = Signal(str)
    previous_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state = PeriodState("", "", "")
        self._previous = icon_button(look, "chevron_left", "Kỳ trước")
        self._next = icon_button(look, "chevron_right", "Kỳ sau")
        self._button = _PeriodButton(look)
        self._menu = QMenu(self)
        self._button.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self._previous, self._button, self._next):
            row.addWidget(button)
        self.setFocusProxy(self._button)
        self._previous.clicked.connect(self.previous_wanted)
        self._next.clicked.connect(self.next_wanted)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(lambda action: self.chosen.emit(action.data()))
        look.changed.connect(self._refresh)

    def show_period(self, state: PeriodState) -> None:
        """Show another period."""
        self._state = state
        self._refresh()

    def _refresh(self) -> None:
        state = self._state
        self._button.setText(state.text)
        self._button.setAccessibleName(f"Kỳ báo cáo, {state.spoken}")
        self._previous.setEnabled(state.has_previous)
        self._next.setEnabled(state.has_next)

    def _fill(self) -> None:
        """List the months with a picture of each state, when somebody looks."""
        self._menu.clear()
        for month in self._state.months:
            action = self._action(month)
            self._menu.addAction(action)
            if month.key == self._state.current:
                self._menu.setActiveAction(action)  # up and down begin here

    def _action(self, month: PeriodChoice) -> QAction:
        from PySide6.QtGui import QAction, QIcon  # noqa: PLC0415 - with the first look

        note = month.note or month.glyph.label
        icon = QIcon(self._picture(month.glyph))
        action = QAction(icon, f"{month.text}\t{note}", self._menu)
        action.setData(month.key)
        if month.key == self._state.current:
            action.setFont(strong_font(Text.BODY))
        return action

    def _picture(self, glyph: Glyph) -> QPixmap:
        ratio = self.devicePixelRatioF()
        side = round((GLYPH + 2) * ratio)
        pixmap = QPixmap(side, side)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_glyph(painter, QRect(1, 1, GLYPH, GLYPH), glyph, self._look.tokens)
        painter.end()
        return pixmap


class _PeriodButton(QPushButton):
    """Looks like an input: calendar, the period, a chevron."""

    _LEFT: Final = 32
    _RIGHT: Final = 28

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        words = text_width(strong_font(Text.BODY), self.text())
        return QSize(self._LEFT + words + self._RIGHT, BUTTON)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        edge = tokens.ink2 if self.underMouse() else tokens.ctl
        ground = tokens.ref if self.isDown() else tokens.surface
        width = 2 if self.hasFocus() else 1
        box = Box(ground, tokens.acc if self.hasFocus() else edge, RADIUS_CONTROL, width)
        paint_box(painter, self.rect(), box)
        middle = self.height() // 2
        paint_icon(painter, self._look, "calendar_month", QPoint(9, middle - 8), 16, tokens.ink2)
        words = self.rect().adjusted(self._LEFT, 0, -self._RIGHT, 0)
        paint_text(painter, words, self.text(), strong_font(Text.BODY), tokens.ink)
        corner = QPoint(self.width() - 22, middle - 8)
        paint_icon(painter, self._look, "chevron_down", corner, 16, tokens.ink2)
        painter.end()
