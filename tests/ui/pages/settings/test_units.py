"""Two units on one computer, with keys: each is backed up and restored without the other."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from exports.sample import PERIOD, PROVINCE
from forms.change import SetCells
from forms.store.backup_log import last_backup
from tests.ui.windows import FUEL, empty_workspace
from ui import report_state
from ui.first_run import UnitDialog
from ui.look import Look
from ui.main_window import MainWindow
from ui.pages.settings.page import SettingsPage
from ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from exports.workspace import Workspace
    from ui.widgets.button import Button

Key = Qt.Key
OTHER = "38"


@pytest.fixture
def window(workspace: Workspace, qtbot: QtBot) -> Iterator[MainWindow]:
    window = opened(workspace, PROVINCE, qtbot)
    yield window
    window.close()


def opened(workspace: Workspace, code: str, qtbot: QtBot) -> MainWindow:
    window = MainWindow(Look(LIGHT), workspace, workspace.province(code, PERIOD), PERIOD)
    qtbot.addWidget(window)
    window.resize(1366, 736)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    window.show_page(report_state.SETTINGS)
    return window


def page_of(window: MainWindow) -> SettingsPage:
    page = window.shell.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    return page


def push(button: Button) -> None:
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Key.Key_Space)
    QApplication.processEvents()


def add_unit(window: MainWindow, name: str) -> None:
    """The dialog with keys: type, Enter."""

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UnitDialog)
        QTest.keyClicks(dialog.picker.search, name)
        QTest.keyClick(dialog.picker.search, Key.Key_Return)

    QTimer.singleShot(0, choose)
    push(page_of(window).add_unit)


def back_up(window: MainWindow, qtbot: QtBot) -> Path:
    card = page_of(window).backup
    push(card.now)
    qtbot.waitUntil(lambda: card._outcome.text().startswith("Đã sao lưu"), timeout=20000)
    note = last_backup(window.session.workspace.settings, window.session.unit.identity)
    assert note is not None
    return Path(note.file)


def restore(window: MainWindow, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> str:
    """Choose a backup, read the rehearsal, restore: what the rehearsal said."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    card = page_of(window).backup
    push(card.examine)
    qtbot.waitUntil(card.restore.isVisible, timeout=20000)
    told = card._outcome.text()
    with qtbot.waitSignal(card.restored, timeout=20000):
        push(card.restore)
    return told


def fuel(workspace: Workspace, code: str) -> Decimal | None:
    stored = workspace.reports.find(code, PERIOD)
    value = workspace.reports.values(stored, "CT03").get(FUEL) if stored else None
    assert value is None or isinstance(value, Decimal)
    return value


def test_each_unit_has_its_own_figures_backup_and_way_back(
    window: MainWindow,
    workspace: Workspace,
    qtbot: QtBot,
) -> None:
    mine = fuel(workspace, PROVINCE)
    first = back_up(window, qtbot)
    add_unit(window, "thanh hoa")
    assert window.session.unit.code == OTHER
    window.open_period(PERIOD)
    window.session.apply(SetCells(((FUEL, Decimal(7)),)))
    window.show_page(report_state.SETTINGS)
    second = back_up(window, qtbot)
    assert first.name.startswith("NgheAn-")
    assert second.name.startswith("ThanhHoa-")
    assert fuel(workspace, PROVINCE) == mine

    page = page_of(window)
    page.units.setFocus()
    QTest.keyClick(page.units, Key.Key_Down)
    assert window.session.unit.code == PROVINCE
    window.open_period(PERIOD)
    assert window.session.desk.figures.typed(FUEL) == mine


def test_a_backup_of_another_unit_is_named_and_brings_only_that_unit(
    window: MainWindow,
    workspace: Workspace,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = back_up(window, qtbot)
    window.close()
    fresh = empty_workspace(tmp_path / "máy khác")
    unit = fresh.province(OTHER, PERIOD)
    fresh.reports.begin(fresh.draft(unit, PERIOD).report.key)
    second = opened(fresh, OTHER, qtbot)
    told = restore(second, file, qtbot, monkeypatch)
    assert told == (
        "Bản sao lưu của Tỉnh Nghệ An. 14 trên 14 báo cáo sẽ được khôi phục. Chưa ghi gì vào máy."
    )
    assert fuel(fresh, PROVINCE) == fuel(workspace, PROVINCE)
    assert fuel(fresh, OTHER) is None
    names = [page_of(second).units.itemText(at) for at in range(page_of(second).units.count())]
    assert names == ["Tỉnh Thanh Hóa", "Tỉnh Nghệ An"]
    assert second.session.unit.code == OTHER
    second.close()
    fresh.close()
