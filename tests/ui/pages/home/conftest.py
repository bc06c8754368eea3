"""A copy of the sample's store per test, and a window on it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.windows import empty_workspace, open_window, sample_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mau")
    sample_workspace(folder).close()
    return folder


@pytest.fixture
def folder(seeded: Path, tmp_path: Path) -> Path:
    shutil.copytree(seeded, tmp_path / "kho")
    return tmp_path / "kho"


@pytest.fixture
def window(folder: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    workspace = empty_workspace(folder)
    window = open_window(workspace)
    qtbot.addWidget(window)
    window.resize(1366, 736)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield window
    window.close()
    workspace.close()
