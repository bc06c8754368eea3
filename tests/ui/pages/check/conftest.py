"""The sample's last month with mistakes in it, and the page that shows it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from forms.catalogue import Catalogue
from forms.common.clock import FixedClock
from tests.ui.pages.check.office import MISTAKES, enter, fill, opened
from ui.pages.check.page import CheckPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.look import Look
    from ui.session import EditSession

#: 14:32:08 in Vietnam.
NOW = datetime(2026, 10, 18, 7, 32, 8, tzinfo=UTC)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample months; copy it before changing anything."""
    folder = tmp_path_factory.mktemp("kho")
    fill(folder, FixedClock(NOW))
    return folder


@pytest.fixture
def clean(
    tmp_path: Path,
    filled: Path,
    catalogue: Catalogue,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[EditSession]:
    """The sample as shipped: two warnings, nothing else."""
    monkeypatch.setattr(Catalogue, "shipped", lambda: catalogue)
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    session = opened(tmp_path, FixedClock(NOW))
    yield session
    session.leave()
    session.workspace.close()


@pytest.fixture
def session(clean: EditSession) -> EditSession:
    """Four errors, four warnings, four blank cells."""
    enter(clean, *MISTAKES)
    return clean


@pytest.fixture
def page(look: Look, session: EditSession, qtbot: QtBot) -> CheckPage:
    return shown(look, session, qtbot)


def shown(look: Look, session: EditSession, qtbot: QtBot) -> CheckPage:
    page = CheckPage(look, session)
    qtbot.addWidget(page)
    page.resize(1154, 680)
    page.show()
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(lambda: not page.busy)
    QApplication.processEvents()
    return page
