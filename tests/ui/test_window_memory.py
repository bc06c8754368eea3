"""The window comes back where it was, on a screen that is there, whatever its file holds."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exports.sample import PERIOD, PROVINCE
from forms.change import SetCells
from forms.store.settings import Option
from tests.ui.windows import CLOCK, FUEL
from ui import report_state
from ui.app import open_window
from ui.look import Look
from ui.pages.entry.page import EntryPage
from ui.tasks import TaskRunner
from ui.theme import LIGHT
from ui.widgets.labels import Label
from ui.window_memory import WindowMemory, keep, recall

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from exports.workspace import Workspace
    from ui.main_window import MainWindow

FIRST, SECOND = QRect(0, 0, 1366, 728), QRect(1366, 0, 1920, 1040)


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """Set up for the sample's unit."""
    workspace.settings.put(Option.UNIT, PROVINCE)
    return workspace


def started(workspace: Workspace, qtbot: QtBot) -> MainWindow:
    """As ``ui.app`` starts it."""
    memory = recall(workspace.paths.data)
    window = open_window(Look(LIGHT), workspace, CLOCK, memory)
    assert window is not None
    qtbot.addWidget(window)
    window.setGeometry(memory.on([FIRST]))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return window


def test_the_second_start_stands_where_the_first_was_left(
    workspace: Workspace, qtbot: QtBot
) -> None:
    window = started(workspace, qtbot)
    assert window.place == report_state.HOME
    window.setGeometry(40, 30, 1280, 640)
    window.open_period(PERIOD.plus(-2))
    window.show_cell(FUEL)
    QTest.keyClick(window, Qt.Key.Key_F4)
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    page = window.shell.pages.currentWidget()
    assert isinstance(page, EntryPage)
    page.grid.header.resizeSection(1, 333)
    page.grid.set_zoom(120)
    window.close()

    window = started(workspace, qtbot)
    assert window.geometry() == QRect(40, 30, 1280, 640)
    assert window.session.period == PERIOD.plus(-2)
    page = window.shell.pages.currentWidget()
    assert isinstance(page, EntryPage)
    assert page.current == FUEL
    assert page.grid.zoom == 120
    page.grid.set_zoom(100)
    assert page.grid.columnWidth(1) == 333
    assert set(window.memory().widths[PROVINCE]["CT03"]) == {"label"}
    assert not window.shell.details_shown
    assert window.shell.sidebar.is_rail
    window.close()


def test_after_a_power_cut_the_window_opens_at_the_last_figure(
    workspace: Workspace, qtbot: QtBot
) -> None:
    keep(workspace.paths.data, WindowMemory(unit=PROVINCE, period=PERIOD, place="home"))
    window = started(workspace, qtbot)
    window.open_period(PERIOD.plus(-3))
    window.session.apply(SetCells(((FUEL, Decimal(5)),)))
    keep(workspace.paths.data, replace(window.memory(), place="settings", clean=False))
    window.hide()

    again = started(workspace, qtbot)
    assert (again.place, again.session.period) == ("CT03", PERIOD.plus(-3))
    page = again.shell.pages.currentWidget()
    assert isinstance(page, EntryPage)
    assert page.current == FUEL
    told = [label.text() for label in again.shell.status_bar.findChildren(Label)]
    assert any("ô ghi sau cùng lúc 14:32:08 ngày 03/11" in text for text in told)
    again.close()
    assert recall(workspace.paths.data).clean


def test_whoever_signs_starts_at_the_signature(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.settings.put(Option.ROLE, "director")
    window = started(workspace, qtbot)
    assert window.place == report_state.SIGN
    runners = window.findChildren(TaskRunner)
    qtbot.waitUntil(lambda: not any(each.busy for each in runners), timeout=30_000)
    window.close()


def test_another_units_memory_is_not_taken_for_this_ones(
    workspace: Workspace, qtbot: QtBot
) -> None:
    keep(workspace.paths.data, WindowMemory(unit="01", period=PERIOD.plus(-5), place="CT03"))
    window = started(workspace, qtbot)
    assert (window.place, window.session.period) == (report_state.HOME, PERIOD)
    window.close()


def test_a_cell_the_form_has_no_longer_is_no_trouble(workspace: Workspace, qtbot: QtBot) -> None:
    text = {"unit": "40", "period": str(PERIOD), "place": "CT03", "cell": "CT03/1.8/nowhere"}
    (workspace.paths.data / "cua-so.json").write_text(json.dumps(text))
    window = started(workspace, qtbot)
    assert window.place == "CT03"
    window.close()


@pytest.mark.parametrize(
    ("rect", "screens", "stands"),
    [
        ((0, 0, 0, 0), [FIRST, SECOND], FIRST),
        ((1500, 60, 1200, 700), [FIRST, SECOND], QRect(1500, 60, 1200, 700)),
        ((1500, 60, 1200, 700), [FIRST], QRect(166, 28, 1200, 700)),
        ((-5000, -900, 1200, 600), [FIRST], QRect(0, 0, 1200, 600)),
        ((1330, 10, 1200, 600), [FIRST], QRect(166, 10, 1200, 600)),
        ((100, 100, 3000, 2000), [FIRST], FIRST),
    ],
)
def test_a_window_comes_onto_a_screen_that_is_there(
    rect: tuple[int, ...], screens: list[QRect], stands: QRect
) -> None:
    assert WindowMemory(rect=rect).on(screens) == stands


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '"x"',
        "null",
        '{"rect": [1, 2], "maximised": 1, "shell": 5, "zoom": 1e400, "period": "2026-13"}',
        '{"widths": {"40": {"CT03": {"label": "wide"}}}}',
        '{"widths": {"40": {"CT03": {"label": 1e999}}, "01": {}}}',
        '{"widths": {"40": [3]}}',
        '{"widths": 7}',
        '{"rect": ["a", 2, 3, 4], "shell": {"rail": "x"}, "cell": "CT03", "unit": 7, "new": 1}',
    ],
)
def test_a_file_that_makes_no_sense_means_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "cua-so.json").write_text(text)
    assert recall(tmp_path) == WindowMemory()


@given(st.binary())
def test_any_bytes_are_survived(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("bo-nho")
    (folder / "cua-so.json").write_bytes(data)
    recall(folder)


def test_a_folder_that_takes_nothing_is_no_trouble(tmp_path: Path) -> None:
    keep(tmp_path / "missing", WindowMemory())
    assert recall(tmp_path / "missing") == WindowMemory()
