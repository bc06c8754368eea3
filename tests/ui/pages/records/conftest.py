"""October's recommendations and the page that shows them."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from forms.catalogue import Catalogue
from forms.common.clock import FixedClock
from tests.ui.pages.records.hands import Hands
from tests.ui.pages.records.office import fill, opened
from ui.pages.records.page import RecordsPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.look import Look
    from ui.session import EditSession

CLOCK = FixedClock(datetime(2026, 11, 3, 7, 32, 8, tzinfo=UTC))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample records; copy it before changing anything."""
    folder = tmp_path_factory.mktemp("kho")
    fill(folder, CLOCK)
    return folder


@pytest.fixture
def folder(
    tmp_path: Path, filled: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> Path:
    monkeypatch.setattr(Catalogue, "shipped", lambda: catalogue)
    shutil.copytree(filled, tmp_path / "kho")
    return tmp_path / "kho"


@pytest.fixture
def session(folder: Path, qapp: QApplication) -> Iterator[EditSession]:
    session = opened(folder, CLOCK)
    yield session
    session.workspace.close()


@pytest.fixture
def page(look: Look, session: EditSession, qtbot: QtBot) -> RecordsPage:
    return shown(look, session, qtbot)


@pytest.fixture
def hands(page: RecordsPage) -> Hands:
    return Hands(page)


def shown(look: Look, session: EditSession, qtbot: QtBot, code: str = "KN") -> RecordsPage:
    """The page on the screen; new records are called n1, n2, …"""
    names = (f"n{number}" for number in range(1, 1000))
    page = RecordsPage(look, session, code, ids=lambda: next(names))
    qtbot.addWidget(page)
    page.resize(1154, 640)
    page.show()
    page.activateWindow()
    page.setFocus()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: page._conversation.ready)
    return page
