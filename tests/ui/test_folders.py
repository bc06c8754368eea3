"""Opening the folder of a file, on machines with and without a file manager."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication

from ui.folders import open_folder
from ui.look import Look
from ui.theme import LIGHT
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path("/noi/nao/đó")


def press(words: str, told: list[str]) -> Callable[[], None]:
    """Somebody who reads the dialog and presses a button."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        told.extend(label.text() for label in dialog.findChildren(Label))
        buttons = dialog.findChildren(QAbstractButton)
        next(each for each in buttons if each.text() == words).click()

    return act


def test_a_file_manager_is_opened_and_nothing_is_said(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def take(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    open_folder(Look(LIGHT), FOLDER)
    assert opened == [QUrl.fromLocalFile(str(FOLDER))]


@pytest.mark.parametrize(("words", "copied"), [("Chép đường dẫn", str(FOLDER)), ("Đóng", "cũ")])
def test_without_one_the_path_is_told_and_can_be_copied(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, words: str, copied: str
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    QGuiApplication.clipboard().setText("cũ")
    told: list[str] = []
    QTimer.singleShot(0, press(words, told))
    open_folder(Look(LIGHT), FOLDER)
    assert any(str(FOLDER) in text for text in told)
    assert QGuiApplication.clipboard().text() == copied
