"""Colours keep their contrast in every theme."""

from __future__ import annotations

import re
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

import ui
from ui.fonts import Text, strong_font, text_font
from ui.qss import style_sheet
from ui.theme import (
    HIGH_CONTRAST,
    LIGHT,
    TEXT_CONTRAST,
    Tokens,
    apply_theme,
    contrast,
    palette_of,
    tokens_from_system,
)
from ui.tones import Tone, tone_colours
from ui.widgets.painted import line_height

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

GRAPHICS = 3.0
THEMES = pytest.mark.parametrize("tokens", [LIGHT, HIGH_CONTRAST], ids=["light", "contrast"])
#: Window, text, highlight, text on it and grey text of Windows 11's four contrast themes.
WINDOWS_THEMES = {
    "aquatic": ("#202020", "#FFFFFF", "#8EE3F0", "#263B50", "#A6A6A6"),
    "desert": ("#FFFAEF", "#3D3D3D", "#903909", "#FFF5E3", "#676767"),
    "dusk": ("#2D3236", "#FFFFFF", "#A1BFDE", "#212D3B", "#A6A6A6"),
    "night sky": ("#000000", "#FFFFFF", "#D6B4FD", "#2B2B2B", "#A6A6A6"),
}


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """The application, given back as it was."""
    sheet, palette, font = qapp.styleSheet(), qapp.palette(), qapp.font()
    style = qapp.style().objectName()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)


def colours(tokens: Tokens) -> dict[str, str]:
    return {name: value for name, value in asdict(tokens).items() if isinstance(value, str)}


@THEMES
def test_every_token_is_a_colour(tokens: Tokens) -> None:
    assert all(QColor(value).isValid() for value in colours(tokens).values())
    assert len(colours(tokens)) == len(fields(Tokens)) - 1


@THEMES
@pytest.mark.parametrize("ground", ["surface", "bg", "ref", "calc", "head", "sel", "need"])
@pytest.mark.parametrize("ink", ["ink", "ink2"])
def test_text_reads_on_every_ground(tokens: Tokens, ink: str, ground: str) -> None:
    named = colours(tokens)
    assert contrast(named[ink], named[ground]) >= TEXT_CONTRAST


@THEMES
@pytest.mark.parametrize("tone", list(Tone))
def test_a_tone_reads_on_its_own_fill(tokens: Tokens, tone: Tone) -> None:
    shades = tone_colours(tone, tokens)
    assert contrast(shades.ink, shades.fill) >= TEXT_CONTRAST
    if tone not in {Tone.PLAIN, Tone.GREY}:
        assert contrast(shades.mark, tokens.surface) >= GRAPHICS


@THEMES
def test_controls_and_charts_stand_out(tokens: Tokens) -> None:
    assert contrast(tokens.on_acc, tokens.acc) >= TEXT_CONTRAST
    for shade in (tokens.ctl, tokens.acc, tokens.c1, tokens.c2, tokens.c3, tokens.c4):
        assert contrast(shade, tokens.surface) >= 2.95


@pytest.mark.parametrize("theme", WINDOWS_THEMES.values(), ids=list(WINDOWS_THEMES))
def test_the_systems_contrast_theme_stays_readable(theme: tuple[str, ...]) -> None:
    palette = QPalette()
    roles = QPalette.ColorRole
    chosen = (
        roles.Window,
        roles.WindowText,
        roles.Highlight,
        roles.HighlightedText,
        roles.PlaceholderText,
    )
    for role, value in zip(chosen, theme, strict=True):
        palette.setColor(role, QColor(value))
    tokens = tokens_from_system(palette)
    assert tokens.high_contrast
    assert {tokens.bg, tokens.surface, tokens.errs} == {theme[0].lower()}
    assert tokens.sel != tokens.surface
    for ground in (tokens.surface, tokens.sel, tokens.accs):
        assert contrast(tokens.ink, ground) >= TEXT_CONTRAST
    assert contrast(tokens.ink3, tokens.surface) >= TEXT_CONTRAST
    assert contrast(tokens.acc, tokens.surface) >= GRAPHICS


def test_no_colour_is_spelled_out_elsewhere() -> None:
    root = Path(ui.__file__).parent
    files = [*root.rglob("*.py"), *root.rglob("*.qss")]
    spelled = [
        f"{path.relative_to(root)}: {found}"
        for path in files
        if path != root / "theme.py"
        for found in re.findall(r"#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8"))
    ]
    assert spelled == []


@THEMES
def test_the_style_sheet_is_filled_and_understood(
    application: QApplication, qtbot: QtBot, tokens: Tokens
) -> None:
    assert "$" not in style_sheet(tokens)
    apply_theme(application, tokens)
    field = QLineEdit("Ế")
    qtbot.addWidget(field)
    field.ensurePolished()
    assert application.palette().color(QPalette.ColorRole.Window) == QColor(tokens.bg)
    assert field.sizeHint().height() == 28


def test_an_input_keeps_its_height_when_focused(application: QApplication, qtbot: QtBot) -> None:
    apply_theme(application, LIGHT)
    field, note = QLineEdit(), QPlainTextEdit()
    for widget in (field, note):
        qtbot.addWidget(widget)
        widget.show()
    before = field.sizeHint()
    field.setFocus()
    assert field.sizeHint() == before


def test_disabled_text_is_greyed() -> None:
    palette = palette_of(LIGHT)
    grey = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert grey == QColor(LIGHT.dis)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("role", list(Text))
def test_stacked_marks_fit_into_a_line(role: Text) -> None:
    for font in (text_font(role), strong_font(role)):
        marks = QFontMetrics(font).tightBoundingRect("ẾỮẬỘgỵ")
        assert marks.height() <= line_height(font)
        ratio = QGuiApplication.primaryScreen().logicalDotsPerInch() / 72
        assert line_height(font) >= round(1.33 * role.value * ratio)
