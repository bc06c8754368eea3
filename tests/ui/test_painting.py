"""Hairlines lie on device pixels at fractional scales too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from ui.painting import Box, fill, paint_box
from ui.theme import LIGHT
from ui.widgets.frames import Divider

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")
RATIOS = pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])


def canvas(ratio: float) -> QImage:
    image = QImage(round(60 * ratio), round(12 * ratio), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(LIGHT.surface))
    return image


def row(image: QImage) -> list[str]:
    middle = image.height() // 2
    return [image.pixelColor(x, middle).name() for x in range(image.width())]


@RATIOS
def test_lines_are_sharp_and_equally_thick_wherever_they_stand(ratio: float) -> None:
    thicknesses = set()
    for place in range(1, 50):
        image = canvas(ratio)
        painter = QPainter(image)
        fill(painter, QRectF(place, 0, 1, 12), LIGHT.acc)
        painter.end()
        colours = row(image)
        assert set(colours) == {LIGHT.acc.lower(), LIGHT.surface.lower()}
        thicknesses.add(colours.count(LIGHT.acc.lower()))
    assert len(thicknesses) == 1


@pytest.mark.parametrize("ratio", [1.25, 1.5, 1.75])
def test_a_divider_never_falls_between_the_pixels(qtbot: QtBot, ratio: float) -> None:
    for place in range(40):
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(60, 12)
        line = Divider(Qt.Orientation.Vertical)
        line.setParent(window)
        line.setGeometry(place, 0, 1, 12)
        image = canvas(ratio)
        window.render(image)
        colour = window.palette().color(QPalette.ColorRole.Mid).name()
        assert row(image).count(colour) == 1 or ratio > 1.5, place
        assert colour in row(image), place


@RATIOS
def test_neighbouring_areas_leave_no_crack(ratio: float) -> None:
    image = canvas(ratio)
    painter = QPainter(image)
    for number in range(12):
        fill(painter, QRectF(number * 5, 0, 5, 12), LIGHT.acc if number % 2 else LIGHT.err)
    painter.end()
    assert LIGHT.surface.lower() not in row(image)


@RATIOS
def test_a_border_covers_whole_device_pixels(ratio: float) -> None:
    image = canvas(ratio)
    painter = QPainter(image)
    paint_box(painter, QRectF(3, 1, 41, 10), Box(LIGHT.surface, LIGHT.ctl, radius=0))
    painter.end()
    assert set(row(image)) == {LIGHT.ctl.lower(), LIGHT.surface.lower()}
