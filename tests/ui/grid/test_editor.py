"""Input methods, focus and findings that come in while something is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.grid.conftest import NONE, Key
from tests.ui.grid.fake import ESTIMATE, FIXED_REASON, FakeSource
from ui.grid.editor import CellEditor
from validation.cellstate import CellState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.grid.conftest import Hands


def compose(letters: str, final: str = "") -> QInputMethodEvent:
    event = QInputMethodEvent(letters, [])
    if final:
        event.setCommitString(final)
    return event


def send(target: QWidget, event: QInputMethodEvent) -> None:
    QApplication.sendEvent(target, event)


def test_nothing_is_committed_while_an_input_method_composes(
    hands: Hands, source: FakeSource
) -> None:
    hands.go(5, ESTIMATE)
    hands.press(Key.Key_F2)
    editor = hands.editor()
    send(editor, compose("ư"))
    assert isinstance(editor, CellEditor)
    assert editor.composing
    hands.press(Key.Key_Return)
    assert source.commits == []
    send(editor, compose("", "ước"))
    hands.press(Key.Key_Return)
    assert source.commits == [((5, ESTIMATE, "94,7ước"),)]


def test_composing_overwrites_like_typing(hands: Hands, source: FakeSource) -> None:
    hands.go(5, ESTIMATE)
    send(hands.view, compose("đ"))
    send(hands.view, compose("", "đủ"))
    assert hands.editor().text() == "đủ"
    hands.press(Key.Key_Return)
    assert source.commits == [((5, ESTIMATE, "đủ"),)]
    assert hands.at() == (6, ESTIMATE)


def test_marks_typed_by_backspacing_keyboard_drivers_stay_in_the_editor(hands: Hands) -> None:
    hands.go(5, ESTIMATE)
    hands.type("uoc")
    hands.press(Key.Key_Backspace, times=2)
    hands.type("ước"[1:])
    assert hands.editor().text() == "uớc"


def test_findings_arriving_while_typing_do_not_touch_the_text(
    hands: Hands, source: FakeSource
) -> None:
    hands.go(5, ESTIMATE)
    hands.type("12")
    source.find((5, ESTIMATE), CellState.WARNING, "Giảm nhiều.")
    hands.type("3")
    assert hands.editor().text() == "123"


def test_a_click_elsewhere_commits(hands: Hands, source: FakeSource) -> None:
    hands.go(5, ESTIMATE)
    hands.type("12")
    other = hands.view.visualRect(hands.view.grid.index(7, ESTIMATE)).center()
    QTest.mouseClick(hands.view.viewport(), Qt.MouseButton.LeftButton, NONE, other)
    assert source.commits == [((5, ESTIMATE, "12"),)]
    assert hands.at() == (7, ESTIMATE)


def test_losing_the_focus_commits(hands: Hands, page: QWidget, source: FakeSource) -> None:
    hands.go(5, ESTIMATE)
    hands.type("12")
    search = page.findChild(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert search is not None
    search.setFocus()
    assert source.commits == [((5, ESTIMATE, "12"),)]


def test_commands_from_outside_can_commit_first(hands: Hands, source: FakeSource) -> None:
    hands.go(5, ESTIMATE)
    hands.type("12")
    hands.view.go_to(9, ESTIMATE)
    assert source.commits == [((5, ESTIMATE, "12"),)]
    assert hands.at() == (9, ESTIMATE)
    assert hands.view.hasFocus()


def test_the_editor_lies_in_the_cell_inside_its_grid_lines(hands: Hands) -> None:
    hands.go(5, ESTIMATE)
    hands.press(Key.Key_F2)
    place = hands.view.visualRect(hands.view.grid.index(5, ESTIMATE))
    assert hands.editor().geometry() == place.adjusted(0, 0, -1, -1)
    assert hands.editor().alignment() & Qt.AlignmentFlag.AlignRight


def test_a_double_click_edits_and_on_a_fixed_cell_says_why(hands: Hands, qtbot: QtBot) -> None:
    def twice(row: int, column: int) -> None:
        point = hands.view.visualRect(hands.view.grid.index(row, column)).center()
        QTest.mouseClick(hands.view.viewport(), Qt.MouseButton.LeftButton, NONE, point)
        QTest.mouseDClick(hands.view.viewport(), Qt.MouseButton.LeftButton, NONE, point)

    twice(5, ESTIMATE)
    assert hands.editor().text() == "94,7"
    hands.press(Key.Key_Escape)
    with qtbot.waitSignal(hands.view.refused) as told:
        twice(5, 1)
    assert told.args == [FIXED_REASON]


def test_a_double_click_beside_the_cells_does_nothing(hands: Hands) -> None:
    hands.view.set_zoom(90)
    hands.view.resize(900, 900)
    QTest.mouseDClick(hands.view.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(5, 880))
    assert hands.view.editor() is None


PAD = Qt.KeyboardModifier.KeypadModifier


def test_the_decimal_key_of_the_number_pad_types_a_comma_on_every_layout(
    hands: Hands, source: FakeSource
) -> None:
    hands.go(5, ESTIMATE)
    hands.type("12")
    hands.press(Key.Key_Period, PAD)
    hands.type("5")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Comma, PAD)
    hands.type("5")
    hands.press(Key.Key_Return)
    hands.type("1.404")
    hands.press(Key.Key_Return)
    assert [text for ((_, _, text),) in source.commits] == ["12,5", ",5", "1.404"]
