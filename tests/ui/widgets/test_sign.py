"""An icon alone is drawn at the ratio of the device it is drawn on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap

from ui.look import Look
from ui.theme import LIGHT
from ui.widgets.sign import Sign

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def ink(pixmap: QPixmap) -> int:
    """How many device pixels carry the icon."""
    image = pixmap.toImage()
    white = image.pixelColor(0, 0)
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y) != white for x, y in places)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_the_icon_fills_its_place_at_every_ratio(qtbot: QtBot, ratio: float) -> None:
    sign = Sign(Look(LIGHT), 16)
    qtbot.addWidget(sign)
    sign.resize(sign.sizeHint())
    blank, drawn = (QPixmap(round(16 * ratio), round(16 * ratio)) for _ in range(2))
    for pixmap in (blank, drawn):
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill("white")
    sign.render(blank, QPoint(0, 0))
    sign.show_icon("home", LIGHT.ink2)
    sign.render(drawn, QPoint(0, 0))
    assert ink(blank) == 0
    assert ink(drawn) > 30 * ratio
