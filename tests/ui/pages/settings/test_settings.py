"""The settings with keys: units, looks, backups, the sheet of keys, help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exports.sample import PERIOD, PROVINCE
from forms.store.backup_log import last_backup
from forms.store.settings import Option
from tests.ui.windows import FUEL, empty_workspace, open_window
from ui import report_state
from ui.first_run import UnitDialog
from ui.grid.gridstyle import Density
from ui.grid.keys import read_key
from ui.pages.entry.page import EntryPage
from ui.pages.home.page import HomePage
from ui.pages.settings.page import SettingsPage
from ui.theme import HIGH_CONTRAST, LIGHT, apply_theme
from ui.units import chosen_unit
from ui.widgets.labels import Label
from ui.window_keys import BINDINGS, FRAME_KEYS, GRID_KEYS, PAGE_KEYS, SHEET

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from exports.workspace import Workspace
    from ui.main_window import MainWindow

Key = Qt.Key


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """The settings are open."""
    window.show_page(report_state.SETTINGS)
    return window


def page_of(window: MainWindow) -> SettingsPage:
    page = window.shell.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    return page


def press(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)
    QApplication.processEvents()


def bar_words(window: MainWindow) -> list[str]:
    return [label.text() for label in window.shell.status_bar.findChildren(Label)]


def test_the_height_of_rows_is_in_force_at_once_and_kept(
    window: MainWindow, workspace: Workspace
) -> None:
    window.show_cell(FUEL)
    entry = window.shell.pages.currentWidget()
    assert isinstance(entry, EntryPage)
    window.show_page(report_state.SETTINGS)
    control = page_of(window).controls[Option.DENSITY]
    assert control.current == "normal"
    assert list(control._buttons) == ["dense", "normal", "airy"]
    control._buttons["normal"].setFocus()
    press(Key.Key_Left)
    assert control.current == "dense"
    assert entry.grid.cells.style.look.density is Density.DENSE
    assert workspace.settings.get(Option.DENSITY) == "dense"


def test_contrast_can_be_forced(
    window: MainWindow, workspace: Workspace, qapp: QApplication
) -> None:
    control = page_of(window).controls[Option.CONTRAST]
    control._buttons["system"].setFocus()
    press(Key.Key_Right)
    assert window._look.tokens is HIGH_CONTRAST
    assert workspace.settings.get(Option.CONTRAST) == "on"
    press(Key.Key_Right)
    assert window._look.tokens is LIGHT
    apply_theme(qapp, LIGHT)


def test_whose_work_is_done_here_stands_in_the_status_bar(window: MainWindow) -> None:
    assert "Chuyên viên nhập liệu" in bar_words(window)
    control = page_of(window).controls[Option.ROLE]
    control._buttons["clerk"].setFocus()
    press(Key.Key_Right)
    assert control.current == "director"
    assert "Lãnh đạo ký" in bar_words(window)


def test_another_unit_is_added_and_the_window_opens_on_it(
    window: MainWindow, workspace: Workspace
) -> None:
    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UnitDialog)
        QTest.keyClicks(dialog.picker.search, "thanh hoa")
        QTest.keyClick(dialog.picker.search, Key.Key_Return)

    QTimer.singleShot(0, choose)
    page_of(window).add_unit.click()
    assert isinstance(window.shell.pages.currentWidget(), HomePage)
    assert "Thanh Hóa" in window.windowTitle()
    unit = chosen_unit(workspace, PERIOD)
    assert unit is not None
    assert unit.name == "Thanh Hóa"

    window.show_page(report_state.SETTINGS)
    page = page_of(window)
    names = [page.units.itemText(at) for at in range(page.units.count())]
    assert names == ["Tỉnh Thanh Hóa", "Tỉnh Nghệ An"]
    page.units.setFocus()
    QTest.keyClick(page.units, Key.Key_Down)
    assert "Nghệ An" in window.windowTitle()


def test_a_backup_is_written_and_restored_after_a_rehearsal(
    window: MainWindow, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    card = page_of(window).backup
    card.now.setFocus()
    QTest.keyClick(card.now, Key.Key_Space)
    qtbot.waitUntil(lambda: "Đã sao lưu 14 báo cáo" in card._outcome.text(), timeout=20000)
    unit = workspace.province(PROVINCE, PERIOD)
    note = last_backup(workspace.settings, unit.identity)
    assert note is not None

    other = empty_workspace(tmp_path / "khác")
    fresh = open_window(other)
    qtbot.addWidget(fresh)
    fresh.show()
    fresh.show_page(report_state.SETTINGS)
    card = page_of(fresh).backup
    card.rehearse(Path(note.file))
    qtbot.waitUntil(card.rehearsal.isVisible, timeout=20000)
    assert card.restore.text() == "Khôi phục 14 báo cáo"
    assert other.reports.find(unit.identity, PERIOD.plus(-1)) is None
    with qtbot.waitSignal(card.restored, timeout=20000):
        card.restore.click()
    assert other.reports.find(unit.identity, PERIOD.plus(-1)) is not None
    fresh.close()
    other.close()


def test_the_menu_of_help_leads_to_the_sheet_of_keys(window: MainWindow) -> None:
    window.show_page(report_state.HOME)
    window.help.made().actions()[-1].trigger()
    sheet = page_of(window).keys
    assert sheet.search.hasFocus()
    QTest.keyClicks(sheet.search, "loi")
    rows = [sheet.table.model().index(r, 1).data() for r in range(sheet.table.model().rowCount())]
    assert "F8, Shift+F8" in rows
    assert "Ctrl+D" not in rows


def test_every_key_of_the_sheet_is_bound() -> None:
    bound = {key for binding in BINDINGS for key in binding.keys}
    assert len(bound) == sum(len(binding.keys) for binding in BINDINGS)
    for line in GRID_KEYS:
        for key in line.keys:
            combination = QKeySequence(key)[0]  # type: ignore[index] # missing from the stubs
            event = QKeyEvent(
                QKeyEvent.Type.KeyPress, combination.key(), combination.keyboardModifiers()
            )
            assert read_key(event) is not None, key
    assert {key for line in FRAME_KEYS for key in line.keys}.isdisjoint(bound)
    parts = (BINDINGS, FRAME_KEYS, GRID_KEYS, PAGE_KEYS)
    assert len(SHEET) == sum(map(len, parts))


def test_the_sheet_names_keys_as_keyboards_do() -> None:
    assert not [line for line in SHEET if "Return" in line.shown or "PgDown" in line.shown]
    assert "Ctrl+Enter" in {line.shown for line in SHEET}
