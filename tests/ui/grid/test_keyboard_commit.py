"""Enter and Tab: the keyboard map with real key events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.grid.conftest import CTRL, SHIFT, Key
from tests.ui.grid.fake import ESTIMATE, OFFICIAL

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    from tests.ui.grid.conftest import Hands
    from tests.ui.grid.fake import FakeSource

LAST_ROW = 23


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
