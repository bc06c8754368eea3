"""The window of updates: finds a stick, tells what is new, refuses with a sentence."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from exports.update.publishers import pin
from forms.store.migrations import STEPS
from tests.exports.update.installers import NAME, installer, news, program, publisher
from tests.ui.windows import empty_workspace
from ui.look import Look
from ui.theme import LIGHT
from ui.update.dialog import UpdateDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from exports.workspace import Workspace

OURS = publisher()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = empty_workspace(tmp_path / "kho")
    pin(opened.settings, OURS.pin)
    yield opened
    opened.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "ổ USB"
    folder.mkdir()
    return folder


def shown(qtbot: QtBot, workspace: Workspace, *folders: Path) -> UpdateDialog:
    dialog = UpdateDialog(Look(LIGHT), workspace, folders)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.tasks.busy)
    return dialog


def test_a_stick_is_found_and_told_about(qtbot: QtBot, workspace: Workspace, stick: Path) -> None:
    (stick / NAME).write_bytes(installer(OURS, news(store=len(STEPS) + 1)))
    dialog = shown(qtbot, workspace, stick.parent, stick)
    text = dialog.changes.toPlainText()
    assert "Bản 9.0.0, do “Nhà phát hành thử” ký" in text
    assert "Biểu CT13 mới." in text
    assert "sao lưu rồi chuyển sang cấu trúc mới" in text
    assert dialog.install.isEnabled()


def test_without_a_stick_it_says_what_to_do(qtbot: QtBot, workspace: Workspace) -> None:
    dialog = shown(qtbot, workspace)
    assert "Cắm ổ USB" in dialog.outcome.text()
    assert not dialog.install.isEnabled()
    assert not dialog.changes.isVisible()


def test_a_bad_file_takes_the_offer_away(qtbot: QtBot, workspace: Workspace, stick: Path) -> None:
    (stick / NAME).write_bytes(installer(OURS))
    dialog = shown(qtbot, workspace, stick)
    bad = stick / "bo-cai.exe"
    bad.write_bytes(program(b""))
    dialog.judge(bad)
    qtbot.waitUntil(lambda: not dialog.tasks.busy)
    assert "không có chữ ký" in dialog.outcome.text()
    assert not dialog.install.isEnabled()


def test_an_installer_that_was_started_closes_the_program(
    qtbot: QtBot, workspace: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / NAME).write_bytes(installer(OURS))
    started: list[str] = []
    monkeypatch.setattr("ui.update.work.begin", lambda *words: started.append(words[2].version))
    dialog = shown(qtbot, workspace, stick)
    with qtbot.waitSignal(dialog.accepted):
        dialog.install.click()
    assert started == ["9.0.0"]


@pytest.mark.skipif(sys.platform == "win32", reason="there it would be started")
def test_a_refusal_keeps_it_open(qtbot: QtBot, workspace: Workspace, stick: Path) -> None:
    (stick / NAME).write_bytes(installer(OURS))
    dialog = shown(qtbot, workspace, stick)
    dialog.install.click()
    qtbot.waitUntil(lambda: not dialog.tasks.busy)
    assert "chỉ chạy trên Windows" in dialog.outcome.text()
    assert dialog.isVisible()
