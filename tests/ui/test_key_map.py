"""The window's rows of the keyboard map, each pressed as a clerk presses it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from forms.cell import Cell
from tests.ui.windows import FUEL, on_disk
from ui import report_state
from ui.pages.entry.page import EntryPage

if TYPE_CHECKING:
    from pathlib import Path

    from ui.main_window import MainWindow

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def entry(window: MainWindow) -> EntryPage:
    page = window.shell.pages.currentWidget()
    assert isinstance(page, EntryPage)
    return page


def test_ctrl_and_a_number_opens_a_form_ctrl_0_the_overview(window: MainWindow) -> None:
    for number, code in enumerate(report_state.form_codes(window.session)[:9], start=1):
        press(window, Key(Key.Key_0 + number), CTRL)
        assert window.place == code
    press(window, Key.Key_0, CTRL)
    assert window.place == report_state.HOME


def test_alt_and_a_number_opens_a_step(window: MainWindow) -> None:
    begun = report_state.entry_form(window.session)
    wanted = (begun, report_state.CHECK, report_state.SIGN, report_state.PACKAGES)
    for number, place in enumerate(wanted, start=1):
        press(window, Key(Key.Key_0 + number), ALT)
        assert window.place == place


def test_ctrl_page_goes_through_the_forms_as_through_sheets(window: MainWindow) -> None:
    codes = report_state.form_codes(window.session)
    window.show_page(codes[0])
    press(window, Key.Key_PageDown, CTRL)
    assert window.place == codes[1]
    press(window, Key.Key_PageUp, CTRL)
    press(window, Key.Key_PageUp, CTRL)
    assert window.place == codes[-1]


def test_f8_goes_on_to_the_problems_of_other_forms(window: MainWindow) -> None:
    wrong = Cell("CT05", "1", "estimate")
    window.session.enter(((wrong, "-5"),), "nhập 1 ô")
    window.show_cell(Cell("CT03", "1.1", "official"))
    seen: set[str] = set()
    for _ in range(30):
        press(window, Key.Key_F8)
        current = entry(window).current
        assert current is not None
        seen.add(current.form)
        if current == wrong:
            break
    assert seen == {"CT03", "CT05"}
    for _ in range(30):
        press(window, Key.Key_F8, SHIFT)
        if window.place == "CT03":
            return
    pytest.fail("Shift+F8 never came back to CT03")


def test_ctrl_s_says_when_everything_was_saved(window: MainWindow, tmp_path: Path) -> None:
    window.show_cell(FUEL)
    QTest.keyClicks(entry(window).grid.viewport(), "7")
    press(window, Key.Key_S, CTRL)
    assert on_disk(tmp_path / "kho", FUEL) == Decimal(7)
    assert any("Đã lưu" in text for text in status(window))


def test_ctrl_e_leads_to_preview_and_export(window: MainWindow) -> None:
    window.show_cell(FUEL)
    press(window, Key.Key_E, CTRL)
    assert window.place == report_state.SIGN


def test_f4_shuts_and_opens_the_details_and_leaves_the_keyboard(window: MainWindow) -> None:
    window.show_cell(FUEL)
    shown = [window.shell.details_shown]
    for _ in range(2):
        press(window, Key.Key_F4)
        assert entry(window).grid.hasFocus()
        shown.append(window.shell.details_shown)
    assert shown == [True, False, True]


def test_ctrl_b_folds_the_sidebar(window: MainWindow) -> None:
    window.show_cell(FUEL)
    press(window, Key.Key_B, CTRL)
    assert window.shell.sidebar.is_rail
    press(window, Key.Key_B, CTRL)
    assert not window.shell.sidebar.is_rail


def test_ctrl_tab_goes_round_the_panes_and_back_to_the_same_cell(window: MainWindow) -> None:
    window.show_cell(FUEL)
    panes: list[QWidget] = []
    for _ in range(4):
        press(window, Key.Key_Tab, CTRL)
        focused = QApplication.focusWidget()
        assert focused is not None
        panes.append(focused)
    assert len(set(panes)) == 4, "details, top bar, sidebar, grid"
    assert entry(window).grid.hasFocus()
    assert entry(window).current == FUEL
    press(window, Key.Key_Tab, CTRL | SHIFT)
    assert QApplication.focusWidget() is panes[-2]


def test_escape_in_the_details_leads_back_to_the_cell(window: MainWindow) -> None:
    window.show_cell(FUEL)
    press(window, Key.Key_Tab, CTRL)
    assert not entry(window).grid.hasFocus()
    press(window, Key.Key_Escape)
    assert entry(window).grid.hasFocus()
    assert entry(window).current == FUEL


def test_zoom_by_keys_and_wheel_is_told_in_the_status_bar(window: MainWindow) -> None:
    window.show_cell(FUEL)
    press(window, Key.Key_Plus, CTRL)
    assert entry(window).grid.zoom == 110
    assert "110%" in status(window)
    for _ in range(9):
        press(window, Key.Key_Minus, CTRL)
    assert entry(window).grid.zoom == 90
    grid = entry(window).grid
    place = QPointF(grid.viewport().rect().center())
    notch = QPoint(0, 120)
    event = QWheelEvent(
        place,
        QPointF(grid.viewport().mapToGlobal(place.toPoint())),
        QPoint(),
        notch,
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(grid.viewport(), event)
    assert grid.zoom == 100


def status(window: MainWindow) -> list[str]:
    """Every text of the status bar."""
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in window.shell.status_bar.findChildren(QLabel)]
