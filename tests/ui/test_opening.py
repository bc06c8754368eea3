"""Files handed over by the system: a double-click, "Open with", a drop on the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from exports import cli
from forms.store.backup import SUFFIX, back_up
from tests.builders import CLOCK
from ui.opening import open_file
from ui.pages.settings.page import SettingsPage
from ui.pages.sign.page import SignPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from exports.workspace import Workspace
    from ui.main_window import MainWindow


@pytest.mark.parametrize("suffix", [SUFFIX, SUFFIX.upper(), ".xlsx"])
def test_a_path_alone_is_what_the_window_opens(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"Sở Công Thương{suffix}"
    assert cli.parse([str(file)]).document == file
    options = cli.parse(["--data-dir", str(tmp_path), str(file)])
    assert (options.command, options.data_dir, options.document) == (None, tmp_path, file)


def test_a_command_keeps_its_file(tmp_path: Path) -> None:
    options = cli.parse(["verify", "a.xlsx"])
    assert options.command == "verify"
    assert options.document is None
    assert cli.parse([]).document is None


def test_a_backup_is_rehearsed(
    window: MainWindow, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / f"bản sao{SUFFIX}"
    back_up(workspace.database, window.session.unit.identity, file, CLOCK)
    open_file(window, file)
    page = window.shell.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(page.backup.rehearsal.isVisible)
    qtbot.waitUntil(lambda: not page.backup.tasks.busy)


def test_a_workbook_is_judged(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "không phải báo cáo.xlsx"
    file.write_bytes(b"PK\x03\x04")
    open_file(window, file)
    page = window.shell.pages.currentWidget()
    assert isinstance(page, SignPage)
    qtbot.waitUntil(page.verdict.isVisible)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
