"""Flags are taken away one by one, on every Python."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt

from tests.architecture.source import modules, name_of
from ui.flags import without

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_the_others_stay() -> None:
    assert without(CTRL | SHIFT, SHIFT) == CTRL
    assert without(CTRL, SHIFT) == CTRL
    assert without(SHIFT, SHIFT) == Qt.KeyboardModifier.NoModifier
    maximized = Qt.WindowState.WindowMaximized
    assert without(maximized, Qt.WindowState.WindowMinimized) == maximized


def test_nobody_inverts_a_flag() -> None:
    inverting = [
        name_of(file)
        for file in modules("ui")
        if re.search(r"& ~", file.read_text(encoding="utf-8"))
    ]
    assert not inverting
