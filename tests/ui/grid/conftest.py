"""A shown grid over the sample form, and hands to type with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.ui.grid.fake import FakeSource
from ui.grid.view import EntryView
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.grid.source import Position

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
_PRESS = QEvent.Type.KeyPress


class Hands:
    """A clerk in front of the grid: real key events, sent to whatever has the focus."""

    def __init__(self, view: EntryView) -> None:
        self.view = view

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self._target(), key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self._target(), letter)
            else:  # QTest only knows Latin letters; Windows sends the others as keys without code
                QApplication.sendEvent(self._target(), QKeyEvent(_PRESS, 0, NONE, letter))

    def go(self, row: int, column: int) -> None:
        self.view.navigator.go((row, column))

    def select(self, first: Position, last: Position) -> None:
        self.view.navigator.go(first)
        self.view.navigator.extend_to(last)

    def at(self) -> Position:
        return self.view.navigator.position

    def selected(self) -> set[Position]:
        return self.view.navigator.cells()

    def editor(self) -> QLineEdit:
        editor = self.view.editor()
        assert editor is not None, "no editor is open"
        return editor

    def text(self, row: int, column: int) -> str:
        return self.view.grid.cell(row, column).text

    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.view


@pytest.fixture
def source() -> FakeSource:
    return FakeSource()


@pytest.fixture
def page(qtbot: QtBot, source: FakeSource) -> QWidget:
    """The grid between two other widgets, as in the window."""
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    view = EntryView(source, LIGHT)
    for widget in (QLineEdit(), view, QLineEdit()):
        layout.addWidget(widget)
    page.resize(900, 420)
    page.show()
    page.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return page


@pytest.fixture
def view(page: QWidget) -> EntryView:
    found = page.findChild(EntryView)
    assert isinstance(found, EntryView)
    return found


@pytest.fixture
def hands(view: EntryView) -> Hands:
    return Hands(view)
