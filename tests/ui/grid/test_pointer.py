"""Selecting and zooming with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.grid.conftest import CTRL, NONE, SHIFT
from tests.ui.grid.fake import ESTIMATE, OFFICIAL

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.grid.conftest import Hands

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def place(hands: Hands, row: int, column: int) -> QPoint:
    return hands.view.visualRect(hands.view.grid.index(row, column)).center()


def click(
    hands: Hands,
    row: int,
    column: int,
    modifiers: Qt.KeyboardModifier = NONE,
    button: Qt.MouseButton = LEFT,
) -> None:
    QTest.mouseClick(hands.view.viewport(), button, modifiers, place(hands, row, column))


def test_a_drag_keeps_the_pressed_cell_current(hands: Hands) -> None:
    port = hands.view.viewport()
    QTest.mousePress(port, LEFT, NONE, place(hands, 5, ESTIMATE))
    QTest.mouseMove(port, place(hands, 6, ESTIMATE))
    QTest.mouseMove(port, place(hands, 7, OFFICIAL))
    QTest.mouseRelease(port, LEFT, NONE, place(hands, 7, OFFICIAL))
    assert hands.at() == (5, ESTIMATE)
    assert hands.selected() == {(r, c) for r in (5, 6, 7) for c in (OFFICIAL, ESTIMATE)}


def test_a_drag_below_the_view_keeps_scrolling(hands: Hands, qtbot: QtBot) -> None:
    port = hands.view.viewport()
    QTest.mousePress(port, LEFT, NONE, place(hands, 5, ESTIMATE))
    below = QPoint(place(hands, 5, ESTIMATE).x(), port.height() + 5)
    QTest.mouseMove(port, below)
    qtbot.waitUntil(lambda: (23, ESTIMATE) in hands.selected())
    QTest.mouseRelease(port, LEFT, NONE, below)
    assert hands.at() == (5, ESTIMATE)


def test_shift_click_grows_and_ctrl_click_adds(hands: Hands) -> None:
    click(hands, 3, ESTIMATE)
    click(hands, 5, ESTIMATE, SHIFT)
    assert len(hands.selected()) == 3
    click(hands, 8, OFFICIAL, CTRL)
    assert len(hands.selected()) == 4
    assert hands.at() == (8, OFFICIAL)


def test_the_right_button_keeps_the_selection_it_hits(hands: Hands) -> None:
    hands.select((3, ESTIMATE), (5, ESTIMATE))
    click(hands, 4, ESTIMATE, button=RIGHT)
    assert len(hands.selected()) == 3
    click(hands, 8, ESTIMATE, button=RIGHT)
    assert hands.selected() == {(8, ESTIMATE)}


def turn(hands: Hands, notches: float, modifiers: Qt.KeyboardModifier) -> None:
    port = hands.view.viewport()
    middle = QPointF(port.rect().center())
    event = QWheelEvent(
        middle,
        port.mapToGlobal(middle),
        QPoint(),
        QPoint(0, int(120 * notches)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def test_ctrl_wheel_zooms_and_the_plain_wheel_scrolls(hands: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hands.view.zoom_changed) as told:
        turn(hands, 1, CTRL)
    assert told.args == [110]
    turn(hands, -1, CTRL)
    assert hands.view.zoom == 100
    turn(hands, -1, NONE)
    assert hands.view.verticalScrollBar().value() > 0


def test_a_touchpad_zooms_by_whole_steps(hands: Hands) -> None:
    for _ in range(5):
        turn(hands, 0.25, CTRL)
    assert hands.view.zoom == 110


def test_figures_of_the_selection_follow_once_it_rests(hands: Hands, qtbot: QtBot) -> None:
    hands.go(9, ESTIMATE)
    with qtbot.waitSignal(hands.view.statistics_changed) as told:
        hands.view.navigator.extend_to((12, OFFICIAL))
    assert told.args is not None
    assert str(told.args[0].total) == "3549.7"
