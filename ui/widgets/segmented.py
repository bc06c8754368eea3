"""A row of joined buttons of which exactly one is on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.fonts import Text, strong_font, text_font
from ui.glyphs import Glyph, paint_glyph
from ui.metrics import RADIUS_CONTROL
from ui.painting import Box, fill, paint_box
from ui.widgets.button import ButtonSize
from ui.widgets.painted import paint_icon, paint_text, text_width

if TYPE_CHECKING:
    from ui.look import Look

_PADDING: Final = 10
_GAP: Final = 6
_SIGN: Final = 14


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice; ``icon`` or ``glyph`` may stand before its words."""

    key: str
    text: str
    glyph: Glyph | None = None
    icon: str = ""


class SegmentedControl(QWidget):
    """One choice out of a few; arrow keys move it."""

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        name: str,
        segments: tuple[Segment, ...],
        current: str,
        size: ButtonSize = ButtonSize.NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._size = size
        self._name = name
        self._buttons: dict[str, _SegmentButton] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._group.buttonClicked.connect(self._announce)
        look.changed.connect(self.update)
        self.set_segments(segments, current)

    @property
    def current(self) -> str:
        """Key of the segment that is on."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def set_segments(self, segments: tuple[Segment, ...], current: str) -> None:
        """Show other choices; ``current`` must be the key of one of them.

        While the keys stay the same only words change, and the keyboard stays where it is.
        """
        if [segment.key for segment in segments] == list(self._buttons):
            for segment in segments:
                self._describe(self._buttons[segment.key], segment)
            self.choose(current)
            return
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.setParent(None)
            button.deleteLater()
        self._buttons.clear()
        for segment in segments:
            button = _SegmentButton(self._look, segment, self._size)
            self._describe(button, segment)
            self._group.addButton(button)
            self._row.addWidget(button)
            self._buttons[segment.key] = button
        self.choose(current)

    def choose(self, key: str) -> None:
        """Turn a segment on without telling anybody; Tab comes to it, as after a click."""
        self._buttons[key].setChecked(True)
        for button in self._buttons.values():
            checked = button.isChecked()
            policy = Qt.FocusPolicy.TabFocus if checked else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        width = sum(button.sizeHint().width() for button in self._buttons.values())
        return QSize(width + 2, self._size.value)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        box = Box(tokens.surface, tokens.line2, RADIUS_CONTROL, lower=tokens.ctl)
        paint_box(painter, self.rect(), box)
        painter.end()

    def _describe(self, button: _SegmentButton, segment: Segment) -> None:
        button.show_segment(segment)
        button.setAccessibleName(f"{self._name}, {segment.text}")

    def _announce(self) -> None:
        self.chosen.emit(self.current)


class _SegmentButton(QAbstractButton):
    """A segment, painted inside the control's frame."""

    def __init__(self, look: Look, segment: Segment, size: ButtonSize) -> None:
        super().__init__()
        self._look = look
        self._segment = segment
        self._height = size.value - 2
        self.setText(segment.text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_segment(self, segment: Segment) -> None:
        """Change what the button says."""
        self._segment = segment
        self.setText(segment.text)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._content_width() + 2 * _PADDING, self._height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        if self.isChecked():
            edge = tokens.acc if tokens.high_contrast else ""
            paint_box(painter, self.rect(), Box(tokens.accs, edge, RADIUS_CONTROL - 1))
        elif self.underMouse():
            paint_box(painter, self.rect(), Box(tokens.head, "", RADIUS_CONTROL - 1))
        if not self._is_last():
            fill(painter, QRect(self.width() - 1, 0, 1, self.height()), tokens.line2)
        self._paint_content(painter)
        if self.hasFocus():
            paint_box(painter, self.rect(), Box("", tokens.acc, RADIUS_CONTROL - 1, 2))
        painter.end()

    def _paint_content(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        ink = tokens.acc if self.isChecked() else tokens.ink2
        x = (self.width() - self._content_width()) // 2
        middle = self.height() // 2
        if self._segment.glyph:
            place = QRect(x, middle - _SIGN // 2, _SIGN, _SIGN)
            paint_glyph(painter, place, self._segment.glyph, tokens)
        elif self._segment.icon:
            corner = QPoint(x - 1, middle - 8)
            paint_icon(painter, self._look, self._segment.icon, corner, 16, ink)
        x += self._sign_width()
        font = strong_font(Text.BODY) if self.isChecked() else text_font(Text.BODY)
        place = QRect(x, 0, self.width() - x, self.height())
        paint_text(painter, place, self.text(), font, ink)

    def _sign_width(self) -> int:
        return _SIGN + _GAP if self._segment.glyph or self._segment.icon else 0

    def _content_width(self) -> int:
        """Room for the demi-bold words, so that the row does not move when the choice does."""
        return self._sign_width() + text_width(strong_font(Text.BODY), self.text())

    def _is_last(self) -> bool:
        return self.group().buttons()[-1] is self
