"""What a clerk's hands and eyes do on the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.pages.home.page import HomePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


def home_of(window: MainWindow) -> HomePage:
    page = window.shell.pages.currentWidget()
    assert isinstance(page, HomePage)
    return page


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()


def settle(page: HomePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page._session.known and not page.turns.busy)
