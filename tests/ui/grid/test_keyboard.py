"""Typing, editing, clearing, filling and zooming by key: the keyboard map with real key events.

Enter and Tab are in test_keyboard_commit.py, movements in test_keyboard_moves.py, the clipboard in
test_transfer.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.grid.conftest import CTRL, NONE, Key
from tests.ui.grid.fake import ESTIMATE, OFFICIAL

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.grid.conftest import Hands
    from tests.ui.grid.fake import FakeSource
    from ui.grid.view import EntryView


# ------------------------------------------------------------------------- typing, F2, Esc, Delete


def test_typing_overwrites(hands: Hands, source: FakeSource) -> None:
    hands.go(5, ESTIMATE)
    hands.type("86")
    assert hands.editor().text() == "86"
    hands.press(Key.Key_Return)
    assert source.commits == [((5, ESTIMATE, "86"),)]


def test_f2_edits_at_the_end(hands: Hands, source: FakeSource) -> None:
    hands.go(5, ESTIMATE)
    hands.press(Key.Key_F2)
    hands.type("5")
    hands.press(Key.Key_Return)
    assert source.commits == [((5, ESTIMATE, "94,75"),)]


def test_f2_while_typing_over_gives_the_arrows_to_the_caret(hands: Hands) -> None:
    hands.go(5, ESTIMATE)
    hands.type("12")
    hands.press(Key.Key_F2)
    hands.press(Key.Key_Left)
    hands.type("3")
    assert hands.editor().text() == "132"


def test_escape_cancels(hands: Hands, source: FakeSource) -> None:
    hands.go(5, ESTIMATE)
    hands.type("86")
    hands.press(Key.Key_Escape)
    assert hands.text(5, ESTIMATE) == "94,7"
    assert source.commits == []
    assert hands.view.hasFocus()
    assert hands.at() == (5, ESTIMATE)


def test_backspace_overwrites_with_nothing(hands: Hands, source: FakeSource) -> None:
    hands.go(5, ESTIMATE)
    hands.press(Key.Key_Backspace)
    assert hands.editor().text() == ""
    hands.press(Key.Key_Return)
    assert source.commits == [((5, ESTIMATE, ""),)]


def test_delete_clears_the_selection_in_one_step(hands: Hands, source: FakeSource) -> None:
    hands.select((1, ESTIMATE), (3, ESTIMATE + 1))
    hands.press(Key.Key_Delete)
    assert source.commits == [((2, ESTIMATE, ""), (3, ESTIMATE, ""))]
    assert len(hands.selected()) == 6


def test_leaving_an_untouched_editor_is_no_step(hands: Hands, source: FakeSource) -> None:
    hands.go(5, ESTIMATE)
    hands.press(Key.Key_F2)
    hands.press(Key.Key_Return)
    assert source.commits == []


def test_text_that_is_no_number_stays_as_typed_and_lets_the_clerk_go_on(hands: Hands) -> None:
    hands.go(5, ESTIMATE)
    hands.type("1.4x")
    hands.press(Key.Key_Down)
    assert hands.text(5, ESTIMATE) == "1.4x"
    assert hands.at() == (6, ESTIMATE)


@pytest.mark.parametrize("key", [Key.Key_5, Key.Key_F2, Key.Key_Delete, Key.Key_Backspace])
def test_a_cell_that_takes_nothing_says_why(hands: Hands, qtbot: QtBot, key: Qt.Key) -> None:
    hands.go(0, ESTIMATE)
    with qtbot.waitSignal(hands.view.refused) as told:
        hands.press(key)
    assert told.args == ["Ô này tự tính nên không nhập được."]
    assert hands.view.editor() is None
    assert hands.view.hasFocus()


# ------------------------------------------------------------------------------- Ctrl+D, Ctrl+Enter


def test_ctrl_d_fills_the_selection_from_its_top_row(hands: Hands, source: FakeSource) -> None:
    hands.select((2, OFFICIAL), (4, ESTIMATE))
    hands.press(Key.Key_D, CTRL)
    assert len(source.commits) == 1
    assert [hands.text(row, OFFICIAL) for row in (2, 3, 4)] == ["2.248,4"] * 3
    assert [hands.text(row, ESTIMATE) for row in (2, 3, 4)] == ["2.306,3"] * 3


def test_ctrl_d_on_one_cell_takes_the_cell_above(hands: Hands) -> None:
    hands.go(3, ESTIMATE)
    hands.press(Key.Key_D, CTRL)
    assert hands.text(3, ESTIMATE) == "2.306,3"


def test_ctrl_enter_writes_what_is_typed_into_the_whole_selection(
    hands: Hands, source: FakeSource
) -> None:
    hands.select((2, ESTIMATE), (4, ESTIMATE))
    hands.type("10,5")
    hands.press(Key.Key_Return, CTRL)
    assert len(source.commits) == 1
    assert [hands.text(row, ESTIMATE) for row in (2, 3, 4)] == ["10,5"] * 3
    assert hands.at() == (2, ESTIMATE)
    assert len(hands.selected()) == 3


def test_ctrl_enter_without_typing_repeats_the_current_cell(hands: Hands) -> None:
    hands.select((2, ESTIMATE), (4, ESTIMATE))
    hands.press(Key.Key_Return, CTRL)
    assert hands.text(4, ESTIMATE) == "2.306,3"


# --------------------------------------------------------------------------------------------- zoom


def test_ctrl_plus_and_minus_zoom_within_limits(hands: Hands) -> None:
    hands.press(Key.Key_Plus, CTRL, times=9)
    assert hands.view.zoom == 150
    hands.press(Key.Key_Minus, CTRL, times=9)
    assert hands.view.zoom == 90


# ------------------------------------------------------------------------------- keys of the window


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_F1, NONE),
        (Key.Key_F5, NONE),
        (Key.Key_F6, NONE),
        (Key.Key_F8, NONE),
        (Key.Key_Z, CTRL),
        (Key.Key_Y, CTRL),
        (Key.Key_F, CTRL),
        (Key.Key_PageUp, CTRL),
        (Key.Key_PageDown, CTRL),
        (Key.Key_1, CTRL),
        (Key.Key_1, Qt.KeyboardModifier.AltModifier),
        (Key.Key_Escape, NONE),
    ],
)
def test_keys_of_the_window_are_left_to_it(
    hands: Hands, view: EntryView, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    before = hands.at()
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers)
    view.keyPressEvent(event)
    assert not event.isAccepted()
    assert hands.at() == before
    assert view.editor() is None
