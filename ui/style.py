"""Fusion with our own check boxes, radio buttons, combo boxes and no dotted focus rectangles.

QSS cannot recolour the marks of these controls without image files, so a thin proxy paints them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QStyleOptionComplex, QWidget
from typing_extensions import override

from ui.painting import paint_chevron, polygon, round_pen, smooth

if TYPE_CHECKING:
    from ui.theme import Tokens

_BOX: Final = 16
_State = QStyle.StateFlag


class ChamStyle(QProxyStyle):
    """The Fusion style wearing the design language's indicators."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__("Fusion")
        self._tokens = tokens

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint check and radio marks; drop Fusion's focus rectangle, ours is in the controls."""
        if element == QStyle.PrimitiveElement.PE_IndicatorCheckBox:
            self._check_box(painter, option)
        elif element == QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            self._radio_button(painter, option)
        elif element != QStyle.PrimitiveElement.PE_FrameFocusRect:
            super().drawPrimitive(element, option, painter, widget)

    @override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint combo boxes as inputs with a chevron."""
        if control == QStyle.ComplexControl.CC_ComboBox:
            self._combo_box(painter, option)
        else:
            super().drawComplexControl(control, option, painter, widget)

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Sixteen-pixel indicators, eight pixels before their label."""
        sizes = {
            QStyle.PixelMetric.PM_IndicatorWidth: _BOX,
            QStyle.PixelMetric.PM_IndicatorHeight: _BOX,
            QStyle.PixelMetric.PM_ExclusiveIndicatorWidth: _BOX,
            QStyle.PixelMetric.PM_ExclusiveIndicatorHeight: _BOX,
            QStyle.PixelMetric.PM_CheckBoxLabelSpacing: 6,
            QStyle.PixelMetric.PM_RadioButtonLabelSpacing: 6,
        }
        own = sizes.get(metric)
        return super().pixelMetric(metric, option, widget) if own is None else own

    def _check_box(self, painter: QPainter, option: QStyleOption) -> None:
        marked = bool(option.state & (_State.State_On | _State.State_NoChange))
        rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        with smooth(painter):
            painter.setPen(self._edge(option, marked=marked))
            painter.setBrush(QColor(self._fill(option, marked=marked)))
            painter.drawRoundedRect(rect, 3, 3)
            if not marked:
                return
            painter.setPen(round_pen(self._mark(option), 1.7))
            painter.translate(rect.topLeft())
            if option.state & _State.State_NoChange:
                painter.drawLine(QPointF(4, 7.5), QPointF(11, 7.5))
            else:
                painter.drawPolyline(polygon((3.5, 7.7), (6.4, 10.6), (11.6, 4.8)))

    def _radio_button(self, painter: QPainter, option: QStyleOption) -> None:
        marked = bool(option.state & _State.State_On)
        rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        with smooth(painter):
            painter.setPen(self._edge(option, marked=marked))
            painter.setBrush(QColor(self._fill(option, marked=marked)))
            painter.drawEllipse(rect)
            if marked:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._mark(option)))
                painter.drawEllipse(rect.center(), 3.0, 3.0)

    def _combo_box(self, painter: QPainter, option: QStyleOptionComplex) -> None:
        tokens = self._tokens
        enabled = bool(option.state & _State.State_Enabled)
        focused = bool(option.state & _State.State_HasFocus)
        width = 2 if focused else 1
        inset = width / 2
        rect = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
        with smooth(painter):
            painter.setPen(QPen(QColor(tokens.acc if focused else self._rim(option)), width))
            painter.setBrush(QColor(tokens.surface if enabled else tokens.ref))
            painter.drawRoundedRect(rect, 4 - inset, 4 - inset)
            paint_chevron(painter, option.rect, tokens.ink2 if enabled else tokens.dis)

    def _edge(self, option: QStyleOption, *, marked: bool) -> QPen:
        """The indicator's rim: two pixels of ink round a marked one in focus, else of accent."""
        tokens = self._tokens
        if option.state & _State.State_HasFocus:
            return QPen(QColor(tokens.ink if marked else tokens.acc), 2)
        if marked and option.state & _State.State_Enabled:
            return QPen(QColor(tokens.acc), 1)
        return QPen(QColor(self._rim(option)), 1)

    def _rim(self, option: QStyleOption) -> str:
        """Border colour of an input in its state."""
        if not option.state & _State.State_Enabled:
            return self._tokens.line2
        hovered = option.state & _State.State_MouseOver
        return self._tokens.ink2 if hovered else self._tokens.ctl

    def _fill(self, option: QStyleOption, *, marked: bool) -> str:
        if not option.state & _State.State_Enabled:
            return self._tokens.calc
        return self._tokens.acc if marked else self._tokens.surface

    def _mark(self, option: QStyleOption) -> str:
        enabled = option.state & _State.State_Enabled
        return self._tokens.on_acc if enabled else self._tokens.dis
