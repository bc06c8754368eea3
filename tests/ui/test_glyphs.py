"""Every state has a shape of its own, told apart without colour."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from ui.glyphs import Glyph, glyph_ink, paint_glyph
from ui.theme import HIGH_CONTRAST, LIGHT, TEXT_CONTRAST, Tokens, contrast, tokens_from_system

GLYPHS = pytest.mark.parametrize("glyph", list(Glyph))


def painted(glyph: Glyph, tokens: Tokens, ratio: float = 1.0, fraction: float = 0.7) -> QImage:
    """The glyph with a margin of five pixels all round."""
    pixels = round(24 * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    paint_glyph(painter, QRect(5, 5, 14, 14), glyph, tokens, fraction)
    painter.end()
    return image


def differing(first: QImage, second: QImage) -> int:
    return sum(
        first.pixel(x, y) != second.pixel(x, y)
        for x in range(first.width())
        for y in range(first.height())
    )


def monochrome() -> Tokens:
    palette = QPalette()
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Highlight):
        palette.setColor(role, QColor(Qt.GlobalColor.black))
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.HighlightedText):
        palette.setColor(role, QColor(Qt.GlobalColor.white))
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(Qt.GlobalColor.black))
    return tokens_from_system(palette)


def test_shapes_differ_even_without_colour() -> None:
    tokens = monochrome()
    same_shape = {Glyph.OK, Glyph.READY}
    for first, second in combinations(Glyph, 2):
        if {first, second} != same_shape:
            assert differing(painted(first, tokens), painted(second, tokens)) > 12, (first, second)


@GLYPHS
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_glyph_stays_in_its_box(glyph: Glyph, ratio: float) -> None:
    image = painted(glyph, LIGHT, ratio)
    ground = QColor(LIGHT.surface).rgb()
    inside = range(int(4 * ratio), round(20 * ratio))
    stray = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixel(x, y) != ground and not (x in inside and y in inside)
    ]
    assert stray == []
    blank = QImage(image)
    blank.fill(QColor(LIGHT.surface))
    assert differing(image, blank) > 20


@GLYPHS
def test_painting_leaves_the_painter_as_it_was(glyph: Glyph) -> None:
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    before = painter.pen(), painter.brush(), painter.transform(), painter.renderHints()
    paint_glyph(painter, QRect(0, 0, 14, 14), glyph, LIGHT)
    assert (painter.pen(), painter.brush(), painter.transform(), painter.renderHints()) == before
    assert painter.transform().map(QPointF(1, 1)) == QPointF(1, 1)
    painter.end()


def test_the_ring_shows_how_much_is_done() -> None:
    accent = QColor(LIGHT.acc).rgb()

    def done(fraction: float) -> int:
        image = painted(Glyph.PARTIAL, LIGHT, 4.0, fraction)
        return sum(
            image.pixel(x, y) == accent for x in range(image.width()) for y in range(image.height())
        )

    assert done(0) == 0
    assert done(0.25) < done(0.5) < done(1.0) == done(7)


@pytest.mark.parametrize("tokens", [LIGHT, HIGH_CONTRAST])
@GLYPHS
def test_words_beside_a_glyph_are_readable(glyph: Glyph, tokens: Tokens) -> None:
    assert contrast(glyph_ink(glyph, tokens), tokens.bg) >= TEXT_CONTRAST
    assert glyph.label
