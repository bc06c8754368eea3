"""The entry page of one form over a real store, and hands to type with."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from exports.sample import PERIOD, PROVINCE
from forms.cell import Cell
from tests.ui.windows import empty_workspace
from ui.look import Look
from ui.pages.entry.page import EntryPage
from ui.session import EditSession
from ui.theme import LIGHT, apply_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from forms.common.amount import Value
    from ui.grid.source import GridCell

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Clerk:
    """Somebody at the entry page: real key events to whatever has the focus."""

    def __init__(self, page: EntryPage) -> None:
        self.page = page
        self.said: list[str] = []
        page.said.connect(self.said.append)

    def go(self, address: str) -> None:
        self.page.go_to(Cell.parse(f"{self.page.source.form.code}/{address}"))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self._target(), key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self._target(), letter)
            else:  # QTest only knows Latin letters; Windows sends the others as keys without code
                event = QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter)
                QApplication.sendEvent(self._target(), event)

    def typed(self, address: str) -> Value | None:
        cell = Cell.parse(f"{self.page.source.form.code}/{address}")
        return self.page.session.desk.figures.typed(cell)

    def shown(self, address: str) -> GridCell:
        position = self.page.source.position(Cell.parse(f"{self.page.source.form.code}/{address}"))
        assert position is not None
        return self.page.grid.grid.cell(*position)

    def steps(self) -> int:
        return self.page.session.undo_stack.count()

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.page.grid


def offer(text: str = "", markup: str = "") -> None:
    """What another program puts on the clipboard."""
    data = QMimeData()
    if text:
        data.setText(text)
    if markup:
        data.setHtml(markup)
    QGuiApplication.clipboard().setMimeData(data)


@pytest.fixture
def open_form(
    seeded: Path, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> Iterator[Callable[..., Clerk]]:
    """Opens a form of the sample month, or of an empty store."""
    apply_theme(qapp, LIGHT)
    stores = []

    def opened(code: str, *, empty: bool = False) -> Clerk:
        folder = tmp_path / "kho"
        if not empty:
            shutil.copytree(seeded, folder)
        workspace = empty_workspace(folder)
        stores.append(workspace)
        session = EditSession(workspace, workspace.province(PROVINCE, PERIOD), PERIOD)
        page = EntryPage(Look(LIGHT), session, code)
        qtbot.addWidget(page)
        page.resize(888, 640)
        page.show()
        page.activateWindow()
        page.grid.setFocus()
        qtbot.waitUntil(page.grid.hasFocus)
        return Clerk(page)

    yield opened
    for workspace in stores:
        workspace.close()
