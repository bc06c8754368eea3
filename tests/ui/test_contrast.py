"""The system's contrast mode is followed while the program runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from shiboken6 import delete

from forms.store.settings import Option
from tests.ui.windows import empty_workspace, open_window
from ui import preferences
from ui.contrast import SystemContrast
from ui.look import Look
from ui.main_window import MainWindow
from ui.pages.entry.page import EntryPage
from ui.theme import LIGHT, apply_theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from exports.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = empty_workspace(tmp_path)
    yield workspace
    workspace.close()


def test_a_grid_in_view_takes_the_systems_colours_and_gives_them_back(
    workspace: Workspace, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_theme(qapp, LIGHT)
    look, template = Look(LIGHT), open_window(workspace)
    window = MainWindow(look, workspace, template.session.unit, template.session.period)
    for each in (template, window):
        qtbot.addWidget(each)
    window.show()
    window.show_page("CT03")
    page = window.shell.pages.currentWidget()
    assert isinstance(page, EntryPage)
    watch = SystemContrast(qapp, look, workspace.settings)
    before = page.grid.viewport().grab().toImage()
    switched = watch._accessibility.contrastPreferenceChanged
    monkeypatch.setattr(preferences, "system_wants_contrast", lambda _: True)
    switched.emit(Qt.ContrastPreference.HighContrast)
    assert look.tokens.high_contrast
    assert page.grid.cells.style.look.tokens == look.tokens
    assert page.grid.viewport().grab().toImage() != before
    monkeypatch.setattr(preferences, "system_wants_contrast", lambda _: False)
    switched.emit(Qt.ContrastPreference.NoPreference)
    assert look.tokens == LIGHT
    assert page.grid.viewport().grab().toImage() == before
    delete(watch)


def test_a_choice_of_ones_own_outweighs_the_system(
    workspace: Workspace, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_theme(qapp, LIGHT)
    look = Look(LIGHT)
    workspace.settings.put(Option.CONTRAST, "off")
    watch = SystemContrast(qapp, look, workspace.settings)
    monkeypatch.setattr(preferences, "system_wants_contrast", lambda _: True)
    watch._accessibility.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert look.tokens == LIGHT
    delete(watch)
