"""Committing, editing and acting by key: the keyboard map with real key events.

Movements are in test_keyboard_moves.py, the clipboard in test_transfer.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.grid.conftest import CTRL, NONE, SHIFT, Key
from tests.ui.grid.fake import ESTIMATE, OFFICIAL

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.grid.conftest import Hands
    from tests.ui.grid.fake import FakeSource
    from ui.grid.view import EntryView

LAST_ROW, LAST_DATA_COLUMN = 23, 9


def test_the_first_enterable_cell_is_current_when_a_form_opens(hands: Hands) -> None:
    assert hands.at() == (2, OFFICIAL)


# ------------------------------------------------------------------------------- Enter, Shift+Enter


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_commits_and_goes_down(hands: Hands, source: FakeSource, key: Qt.Key) -> None:
    hands.go(2, ESTIMATE)
    hands.type("1404,5")
    hands.press(key)
    assert source.commits == [((2, ESTIMATE, "1404,5"),)]
    assert hands.text(2, ESTIMATE) == "1.404,5"
    assert hands.at() == (3, ESTIMATE)
    assert hands.view.hasFocus()


def test_shift_enter_commits_and_goes_up(hands: Hands, source: FakeSource) -> None:
    hands.go(5, ESTIMATE)
    hands.type("7")
    hands.press(Key.Key_Return, SHIFT)
    assert source.commits == [((5, ESTIMATE, "7"),)]
    assert hands.at() == (4, ESTIMATE)


def test_enter_after_tabs_returns_to_the_column_where_they_began(hands: Hands) -> None:
    hands.go(3, OFFICIAL)
    for number in ("1", "2"):
        hands.type(number)
        hands.press(Key.Key_Tab)
    hands.type("3")
    hands.press(Key.Key_Return)
    assert hands.at() == (5, OFFICIAL)


def test_a_tab_run_ends_with_any_other_movement(hands: Hands) -> None:
    hands.go(3, OFFICIAL)
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    assert hands.at() == (5, ESTIMATE)


def test_a_tab_run_ends_with_its_enter(hands: Hands) -> None:
    hands.go(3, OFFICIAL)
    hands.press(Key.Key_Tab)
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Right)
    hands.press(Key.Key_Return)
    assert hands.at() == (5, ESTIMATE)


def test_enter_on_the_last_row_stays(hands: Hands) -> None:
    hands.go(LAST_ROW, ESTIMATE)
    hands.press(Key.Key_Return)
    assert hands.at() == (LAST_ROW, ESTIMATE)


def test_enter_goes_round_inside_a_selection_column_by_column(hands: Hands) -> None:
    hands.select((2, OFFICIAL), (3, ESTIMATE))
    visited = []
    for _ in range(4):
        hands.press(Key.Key_Return)
        visited.append(hands.at())
    assert visited == [(3, OFFICIAL), (2, ESTIMATE), (3, ESTIMATE), (2, OFFICIAL)]
    assert len(hands.selected()) == 4


# ----------------------------------------------------------------------------------- Tab, Shift+Tab


def test_tab_commits_and_finds_the_next_enterable_cell(hands: Hands, source: FakeSource) -> None:
    hands.go(2, ESTIMATE)
    hands.type("9")
    hands.press(Key.Key_Tab)
    assert source.commits == [((2, ESTIMATE, "9"),)]
    assert hands.at() == (3, OFFICIAL)


@pytest.mark.parametrize("key", [Key.Key_Backtab, Key.Key_Tab])
def test_shift_tab_goes_back_over_cells_that_take_nothing(hands: Hands, key: Qt.Key) -> None:
    hands.go(3, OFFICIAL)
    hands.press(key, SHIFT)
    assert hands.at() == (2, ESTIMATE)


def test_tab_skips_computed_rows(hands: Hands) -> None:
    hands.go(0, 0)
    hands.press(Key.Key_Tab)
    assert hands.at() == (2, OFFICIAL)


def test_tab_on_the_last_enterable_cell_stays_in_the_grid(hands: Hands) -> None:
    hands.go(LAST_ROW, ESTIMATE)
    hands.press(Key.Key_Tab)
    assert hands.at() == (LAST_ROW, ESTIMATE)
    assert hands.view.hasFocus()


def test_tab_goes_round_inside_a_selection_row_by_row(hands: Hands) -> None:
    hands.select((2, OFFICIAL), (3, ESTIMATE))
    hands.press(Key.Key_Tab, times=2)
    assert hands.at() == (3, OFFICIAL)


@pytest.mark.parametrize(("modifiers", "expected"), [(CTRL, 2), (CTRL | SHIFT, 0)])
def test_ctrl_tab_commits_and_leaves_the_grid(
    hands: Hands,
    page: QWidget,
    source: FakeSource,
    modifiers: Qt.KeyboardModifier,
    expected: int,
) -> None:
    hands.go(2, ESTIMATE)
    hands.type("5")
    hands.press(Key.Key_Tab, modifiers)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.children().index(focused) - 1 == expected
    assert source.commits == [((2, ESTIMATE, "5"),)]


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
