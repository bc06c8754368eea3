"""Check boxes, radio buttons and combo boxes in the design language.

Painted here because QSS cannot recolour their marks and a QProxyStyle written in Python would be
asked about every control and cell of the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QRadioButton,
    QStyledItemDelegate,
)
from typing_extensions import override

from ui.metrics import INPUT, POINTER_TARGET, RADIUS_CONTROL
from ui.painting import Box, paint_box, polygon, round_pen, smooth
from ui.widgets.painted import line_height, paint_icon, paint_text, text_width

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.look import Look

_BOX: Final = 16
_GAP: Final = 6
_LEFT: Final = 9
_CHEVRON: Final = 28
_TICK: Final = ((3.7, 8.2), (6.6, 11.1), (12.0, 5.3))


class CheckBox(QCheckBox):
    """A box with a tick."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self._look = look
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return _choice_size(self)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = _indicator(self)
        paint_box(painter, place, _choice_box(self, self._look, 3))
        if self.isChecked():
            with smooth(painter):
                painter.translate(place.topLeft())
                painter.setPen(round_pen(_mark(self, self._look), 1.7))
                painter.drawPolyline(polygon(*_TICK))
        _paint_label(painter, self, self._look)
        painter.end()


class RadioButton(QRadioButton):
    """A disc with a dot."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self._look = look
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return _choice_size(self)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = _indicator(self)
        paint_box(painter, place, _choice_box(self, self._look, _BOX / 2))
        if self.isChecked():
            with smooth(painter):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(_mark(self, self._look)))
                painter.drawEllipse(QPointF(place.left() + 8, place.top() + 8), 3, 3)
        _paint_label(painter, self, self._look)
        painter.end()


class ComboBox(QComboBox):
    """A list to choose from, looking like the other inputs."""

    def __init__(
        self,
        look: Look,
        name: str,
        items: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.addItems(items)
        self.setFixedHeight(INPUT)
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        texts = (self.itemText(row) for row in range(self.count()))
        widest = max((text_width(self.font(), text) for text in texts), default=60)
        return QSize(_LEFT + widest + _CHEVRON, INPUT)

    @override
    def showPopup(self) -> None:
        """Open the list, which is made with its first opening and styled like the others."""
        if not isinstance(self.itemDelegate(), QStyledItemDelegate):
            self.setItemDelegate(QStyledItemDelegate(self))
        super().showPopup()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        enabled, focused = self.isEnabled(), self.hasFocus()
        edge = tokens.ink2 if self.underMouse() else tokens.ctl
        edge = tokens.acc if focused else edge if enabled else tokens.line2
        ground = tokens.surface if enabled else tokens.ref
        ground = tokens.need if self.property("blank") else ground
        wrong = bool(self.property("wrong"))
        edge = tokens.errl if wrong else edge
        width = 2 if focused or wrong else 1
        paint_box(painter, self.rect(), Box(ground, edge, RADIUS_CONTROL, width))
        ink = tokens.ink if enabled else tokens.dis
        if not self.isEditable():
            words = self.rect().adjusted(_LEFT, 0, -_CHEVRON, 0)
            paint_text(painter, words, self.currentText(), self.font(), ink)
        corner = QPoint(self.width() - 24, self.height() // 2 - 8)
        chevron = tokens.ink2 if enabled else tokens.dis
        paint_icon(painter, self._look, "chevron_down", corner, 16, chevron)
        painter.end()


def _choice_size(button: QAbstractButton) -> QSize:
    width = _BOX + _GAP + text_width(button.font(), button.text()) + 2
    return QSize(width, max(POINTER_TARGET, line_height(button.font()) + 4))


def _indicator(button: QAbstractButton) -> QRect:
    return QRect(1, (button.height() - _BOX) // 2, _BOX, _BOX)


def _choice_box(button: QAbstractButton, look: Look, radius: float) -> Box:
    """The indicator's box; in focus two pixels, of ink round a marked one."""
    tokens = look.tokens
    marked, focused = button.isChecked(), button.hasFocus()
    if not button.isEnabled():
        return Box(tokens.calc, tokens.line2, radius)
    if marked:
        edge = tokens.ink if focused else tokens.acc
        return Box(tokens.acc, edge, radius, 2 if focused else 1)
    if focused:
        return Box(tokens.surface, tokens.acc, radius, 2)
    return Box(tokens.surface, tokens.ink2 if button.underMouse() else tokens.ctl, radius)


def _mark(button: QAbstractButton, look: Look) -> str:
    return look.tokens.on_acc if button.isEnabled() else look.tokens.dis


def _paint_label(painter: QPainter, button: QAbstractButton, look: Look) -> None:
    ink = look.tokens.ink if button.isEnabled() else look.tokens.dis
    words = button.rect().adjusted(1 + _BOX + _GAP, 0, 0, 0)
    paint_text(painter, words, button.text(), button.font(), ink)
