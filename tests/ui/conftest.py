"""Looks, forms, a copy of the sample's store for each test, and a window on it as a clerk has it.

A folder of tests or a file that needs it otherwise defines a fixture of the same name, best from
the one here.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from forms.catalogue import Catalogue
from tests.ui.windows import empty_workspace, open_window, sample_workspace
from ui.look import Look
from ui.theme import LIGHT, apply_theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from exports.workspace import Workspace
    from ui.main_window import MainWindow


@pytest.fixture
def look(qapp: QApplication) -> Look:
    """The usual looks, in force."""
    apply_theme(qapp, LIGHT)
    return Look(LIGHT)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The forms, read once for all tests."""
    return Catalogue.shipped()


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the sample; copy it before changing anything."""
    folder = tmp_path_factory.mktemp("mau")
    sample_workspace(folder).close()
    return folder


@pytest.fixture
def folder(seeded: Path, tmp_path: Path) -> Path:
    """The store's folder of this test: ``tmp_path / "kho"``."""
    shutil.copytree(seeded, tmp_path / "kho")
    return tmp_path / "kho"


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    """The test's store, open."""
    opened = empty_workspace(folder)
    yield opened
    opened.close()


@pytest.fixture
def window(workspace: Workspace, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on the sample month, in front and with the focus."""
    window = open_window(workspace)
    qtbot.addWidget(window)
    window.resize(1366, 736)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield window
    window.close()
