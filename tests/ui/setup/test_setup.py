"""The first start with keys only: unit, role, earlier months, backup folder, and leaving early."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from exports.sample import PERIOD, PROVINCE
from forms.store.settings import Option
from tests.ui.windows import empty_workspace
from ui.look import Look
from ui.setup.bring_pane import BringPane
from ui.setup.window import SetupWindow
from ui.theme import LIGHT
from ui.units import chosen_unit, starting_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from exports.workspace import Workspace

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = empty_workspace(tmp_path / "kho")
    yield workspace
    workspace.close()


@pytest.fixture
def window(workspace: Workspace, qtbot: QtBot) -> Iterator[SetupWindow]:
    window = SetupWindow(Look(LIGHT), workspace, PERIOD)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield window
    window.hide()


@pytest.fixture
def many_months(tmp_path: Path) -> Path:
    path = tmp_path / "nam-truoc.csv"
    path.write_bytes(files("exports").joinpath("samples", "nghe-an.csv").read_bytes())
    return path


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()


def write(text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def settle(pane: BringPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not pane.work.busy, timeout=30000)
    QApplication.processEvents()


def title(window: SetupWindow) -> str:
    return window._title.text()


def test_a_unit_merged_away_is_found_by_its_old_name(window: SetupWindow) -> None:
    write("ha nam")
    assert window.unit is not None
    assert window.unit.name == "Ninh Bình"
    assert window.picker._remark.text() == "Hà Nam nay thuộc Tỉnh Ninh Bình."


def test_a_name_nobody_bears_leaves_no_way_on(window: SetupWindow) -> None:
    write("sai gon cu")
    assert window.unit is None
    assert "mã, ví dụ 40" in window.picker._remark.text()
    assert not window.onward.isEnabled()
    press(Key.Key_Return)
    assert title(window).startswith("1.")


def test_enter_leads_through_and_keeps_what_was_chosen(
    window: SetupWindow, workspace: Workspace
) -> None:
    write("nghe")
    press(Key.Key_Return)
    assert title(window).startswith("2.")
    press(Key.Key_Down)
    assert window.roles.role == "director"
    press(Key.Key_Return)
    assert title(window).startswith("3.")
    press(Key.Key_Escape)
    assert title(window).startswith("2.")
    press(Key.Key_Return)
    window.onward.setFocus()
    press(Key.Key_Space)
    assert title(window).startswith("4.")
    press(Key.Key_Return)
    assert window.result() == QDialog.DialogCode.Accepted
    unit = chosen_unit(workspace, PERIOD)
    assert unit is not None
    assert unit.code == PROVINCE
    assert workspace.settings.get(Option.ROLE) == "director"


def test_nobody_is_chosen_by_chance(window: SetupWindow) -> None:
    assert window.unit is None
    assert not window.onward.isEnabled()
    press(Key.Key_Return)
    assert title(window).startswith("1.")


def test_up_and_down_choose_while_the_search_keeps_the_keyboard(window: SetupWindow) -> None:
    press(Key.Key_Down)
    first = window.unit
    assert first is not None
    press(Key.Key_Down)
    assert window.picker.table.row == 1
    press(Key.Key_Down)
    press(Key.Key_Up)
    assert window.picker.table.row == 1
    assert window.unit != first
    assert window.picker.search.hasFocus()


def test_the_rest_may_be_left_for_later(window: SetupWindow, workspace: Workspace) -> None:
    write("40")
    press(Key.Key_Return)
    assert not window.later.isHidden()
    window.later.setFocus()
    press(Key.Key_Space)
    assert window.result() == QDialog.DialogCode.Accepted
    assert workspace.settings.get(Option.ROLE) == "clerk"
    assert workspace.settings.get(Option.BACKUP_FOLDER) is None


def test_closing_at_the_first_step_keeps_nothing(window: SetupWindow, workspace: Workspace) -> None:
    press(Key.Key_Escape)
    assert window.result() == QDialog.DialogCode.Rejected
    assert chosen_unit(workspace, PERIOD) is None


def test_earlier_months_are_tried_then_written_beside_the_window(
    window: SetupWindow, workspace: Workspace, many_months: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    write("nghe an")
    press(Key.Key_Return)
    press(Key.Key_Return)
    pane, unit = window.pane, window.unit
    assert unit is not None
    bad = tmp_path / "khong-ky.csv"
    bad.write_text("form,row,column,value\nCT03,1.8,estimate,5\n", "utf-8")
    pane.try_files((many_months, bad))
    assert pane.stop.isVisible()
    assert pane.stop.hasFocus()
    assert not window.onward.isEnabled()
    settle(pane, qtbot)
    assert "Sẽ ghi 14 tháng" in pane._said.text()
    assert "1 mục không nhập được" in pane._said.text()
    assert workspace.reports.all(unit.identity) == ()
    assert pane.write.hasFocus()
    assert pane.write.text() == "Ghi 14 tháng"
    press(Key.Key_Space)
    settle(pane, qtbot)
    assert "Đã ghi 14 tháng" in pane._said.text()
    assert len(workspace.reports.all(unit.identity)) == 14
    assert window.rail.rows[2].accessibleName().startswith("Bước 3, Số liệu các tháng trước")
    assert "Đã ghi 14 tháng" in window.rail.rows[2].toolTip()
    assert pane.strips[1].accessibleName().startswith("Năm 2026: đã có số tháng 1, 2, 3")
    assert starting_period(workspace, unit, PERIOD.plus(1)) == PERIOD


def test_stopping_keeps_whole_months_and_says_how_to_go_on(
    workspace: Workspace, many_months: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = workspace.province(PROVINCE, PERIOD)
    pane = BringPane(Look(LIGHT), workspace, unit)
    qtbot.addWidget(pane)
    pane.show()
    pane.try_files((many_months,))
    settle(pane, qtbot)

    def stop_soon(step: object) -> None:
        if pane._writing and len(pane._found) == 2:
            pane.work.stop()

    pane.work.stepped.connect(stop_soon)
    pane.write_files()
    settle(pane, qtbot)
    kept = len(workspace.reports.all(unit.identity))
    assert 2 <= kept < 14
    assert pane._said.text().startswith("Đã dừng sau ")
    assert pane.choose.isEnabled()
    pane.work.stepped.disconnect(stop_soon)

    pane.try_files((many_months,))
    settle(pane, qtbot)
    assert pane.write.text() == f"Ghi {14 - kept} tháng"
    pane.write_files()
    settle(pane, qtbot)
    assert len(workspace.reports.all(unit.identity)) == 14


def test_enter_presses_the_button_that_has_the_keyboard(window: SetupWindow) -> None:
    write("nghe an")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert title(window).startswith("3.")
    window.back.setFocus()
    press(Key.Key_Return)
    assert title(window).startswith("2.")
    window.later.setFocus()
    press(Key.Key_Return)
    assert window.result() == QDialog.DialogCode.Accepted


def test_tab_leads_through_a_step_in_the_order_it_is_read(window: SetupWindow) -> None:
    write("nghe an")
    press(Key.Key_Return)
    press(Key.Key_Return)
    seen = []
    for _ in range(5):
        seen.append(QApplication.focusWidget())
        press(Key.Key_Tab)
    pane = window.pane
    assert seen == [pane.choose, pane.paste, window.later, window.back, window.onward]


def test_going_back_keeps_what_was_reached(window: SetupWindow) -> None:
    def step(number: int) -> tuple[bool, bool]:
        row = window.rail.rows[number - 1]
        return "xong" in row.accessibleName(), row.isEnabled()

    write("nghe an")
    press(Key.Key_Return)
    press(Key.Key_Return)
    window.onward.setFocus()
    press(Key.Key_Return)
    assert title(window).startswith("4.")
    for _ in range(3):
        press(Key.Key_Escape)
    assert title(window).startswith("1.")
    assert [step(number) for number in (2, 3, 4)] == [(True, True), (False, True), (False, True)]
    window.rail.rows[3].setFocus()
    press(Key.Key_Space)
    assert title(window).startswith("4.")
    assert step(1) == (True, True)


def test_without_a_unit_nothing_further_can_be_reached(window: SetupWindow) -> None:
    write("nghe an")
    press(Key.Key_Return)
    press(Key.Key_Escape)
    window.picker.search.clear()
    write("khong dau ca")
    assert [row.isEnabled() for row in window.rail.rows] == [True, False, False, False]
    assert "xong" not in window.rail.rows[0].accessibleName()


@pytest.mark.parametrize("away", [True, False])
def test_a_folder_for_backups_on_a_network_drive_is_said(
    window: SetupWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, away: bool
) -> None:
    monkeypatch.setattr("ui.setup.window.on_network", lambda _: away)
    monkeypatch.setattr(
        "ui.setup.window.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path / "chung")
    )
    write("nghe an")
    press(Key.Key_Return)
    press(Key.Key_Return)
    window.onward.setFocus()
    press(Key.Key_Return)
    window.folder.setFocus()
    press(Key.Key_Return)
    assert window._network.isVisible() is away
    assert window.rail.rows[3].toolTip() == str(tmp_path / "chung")
    assert "xong" in window.rail.rows[3].accessibleName() or title(window).startswith("4.")
