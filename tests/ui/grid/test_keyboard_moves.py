"""Moving and selecting by key: the keyboard map with real key events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.grid.conftest import CTRL, NONE, SHIFT, Key
from tests.ui.grid.fake import ESTIMATE, OFFICIAL

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from tests.ui.grid.conftest import Hands
    from tests.ui.grid.fake import FakeSource

LAST_ROW, LAST_DATA_COLUMN = 23, 9


# ------------------------------------------------------------------------------------------- arrows


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Key.Key_Up, (4, ESTIMATE)),
        (Key.Key_Down, (6, ESTIMATE)),
        (Key.Key_Left, (5, OFFICIAL)),
        (Key.Key_Right, (5, ESTIMATE + 1)),
    ],
)
def test_arrows_move(hands: Hands, key: Qt.Key, expected: tuple[int, int]) -> None:
    hands.go(5, ESTIMATE)
    hands.press(key)
    assert hands.at() == expected
    assert hands.selected() == {expected}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Key.Key_Up, (4, ESTIMATE)),
        (Key.Key_Down, (6, ESTIMATE)),
        (Key.Key_Left, (5, OFFICIAL)),
        (Key.Key_Right, (5, ESTIMATE + 1)),
        (Key.Key_Home, (5, 3)),
        (Key.Key_End, (5, LAST_DATA_COLUMN)),
    ],
)
def test_while_typing_over_movements_commit_and_move(
    hands: Hands, source: FakeSource, key: Qt.Key, expected: tuple[int, int]
) -> None:
    hands.go(5, ESTIMATE)
    hands.type("12")
    hands.press(key)
    assert source.commits == [((5, ESTIMATE, "12"),)]
    assert hands.at() == expected
    assert hands.view.editor() is None


@pytest.mark.parametrize(
    ("key", "caret"),
    [
        (Key.Key_Left, 3),
        (Key.Key_Right, 4),
        (Key.Key_Home, 0),
        (Key.Key_End, 4),
        (Key.Key_Up, 0),
        (Key.Key_Down, 4),
    ],
)
def test_while_editing_movements_move_the_caret(
    hands: Hands, source: FakeSource, key: Qt.Key, caret: int
) -> None:
    hands.go(5, ESTIMATE)
    hands.press(Key.Key_F2)
    assert hands.editor().text() == "94,7"
    hands.press(key)
    assert hands.editor().cursorPosition() == caret
    assert hands.at() == (5, ESTIMATE)
    assert source.commits == []


@pytest.mark.parametrize(
    ("key", "start", "expected"),
    [
        (Key.Key_Down, (3, ESTIMATE), (17, ESTIMATE)),
        (Key.Key_Down, (17, ESTIMATE), (20, ESTIMATE)),
        (Key.Key_Up, (20, ESTIMATE), (17, ESTIMATE)),
        (Key.Key_Up, (5, ESTIMATE), (0, ESTIMATE)),
        (Key.Key_Left, (5, ESTIMATE), (5, 0)),
        (Key.Key_Right, (18, OFFICIAL), (18, OFFICIAL + 5)),
    ],
)
def test_ctrl_arrow_jumps_to_the_edge_of_the_data(
    hands: Hands, key: Qt.Key, start: tuple[int, int], expected: tuple[int, int]
) -> None:
    hands.go(*start)
    hands.press(key, CTRL)
    assert hands.at() == expected


# ----------------------------------------------------------------------------- Home, End, page keys


@pytest.mark.parametrize(
    ("key", "modifiers", "start", "expected"),
    [
        (Key.Key_Home, NONE, (5, ESTIMATE), (5, 3)),
        (Key.Key_Home, NONE, (5, 3), (5, 0)),
        (Key.Key_End, NONE, (5, ESTIMATE), (5, LAST_DATA_COLUMN)),
        (Key.Key_Home, CTRL, (5, ESTIMATE), (0, 3)),
        (Key.Key_End, CTRL, (5, ESTIMATE), (LAST_ROW, LAST_DATA_COLUMN)),
    ],
)
def test_home_and_end(
    hands: Hands,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    start: tuple[int, int],
    expected: tuple[int, int],
) -> None:
    hands.go(*start)
    hands.press(key, modifiers)
    assert hands.at() == expected


def test_page_keys_move_by_the_rows_in_view(hands: Hands) -> None:
    page = hands.view.rows_per_page()
    assert 5 < page < LAST_ROW
    hands.go(1, ESTIMATE)
    hands.press(Key.Key_PageDown)
    assert hands.at() == (1 + page, ESTIMATE)
    hands.press(Key.Key_PageUp, times=2)
    assert hands.at() == (0, ESTIMATE)


# ------------------------------------------------------------------------------ Shift grows, Ctrl+A


def test_shift_arrows_grow_and_shrink_around_the_current_cell(hands: Hands) -> None:
    hands.go(5, OFFICIAL)
    hands.press(Key.Key_Down, SHIFT, times=2)
    hands.press(Key.Key_Right, SHIFT)
    assert hands.selected() == {(r, c) for r in (5, 6, 7) for c in (OFFICIAL, ESTIMATE)}
    hands.press(Key.Key_Up, SHIFT, times=3)
    assert hands.selected() == {(r, c) for r in (4, 5) for c in (OFFICIAL, ESTIMATE)}
    assert hands.at() == (5, OFFICIAL)


@pytest.mark.parametrize(
    ("key", "modifiers", "corner"),
    [
        (Key.Key_Down, CTRL | SHIFT, (17, ESTIMATE)),
        (Key.Key_Home, SHIFT, (5, 3)),
        (Key.Key_End, SHIFT, (5, LAST_DATA_COLUMN)),
        (Key.Key_Home, CTRL | SHIFT, (0, 3)),
        (Key.Key_End, CTRL | SHIFT, (LAST_ROW, LAST_DATA_COLUMN)),
    ],
)
def test_shift_with_other_movements(
    hands: Hands, key: Qt.Key, modifiers: Qt.KeyboardModifier, corner: tuple[int, int]
) -> None:
    hands.go(5, ESTIMATE)
    hands.press(key, modifiers)
    area = hands.view.navigator.area
    assert {(5, ESTIMATE), corner} <= set(area.by_rows())
    assert area.opposite((5, ESTIMATE)) == corner
    assert hands.at() == (5, ESTIMATE)


def test_shift_page_down_grows_by_a_page(hands: Hands) -> None:
    hands.go(1, ESTIMATE)
    hands.press(Key.Key_PageDown, SHIFT)
    assert hands.view.navigator.area.height == hands.view.rows_per_page() + 1


def test_ctrl_a_selects_everything_and_keeps_the_current_cell(hands: Hands) -> None:
    hands.go(5, ESTIMATE)
    hands.press(Key.Key_A, CTRL)
    assert len(hands.selected()) == 24 * 11
    assert hands.at() == (5, ESTIMATE)


def test_space_with_shift_or_ctrl_selects_rows_or_columns_as_in_excel(hands: Hands) -> None:
    hands.select((5, ESTIMATE), (6, ESTIMATE))
    hands.press(Key.Key_Space, SHIFT)
    assert hands.selected() == {(row, column) for row in (5, 6) for column in range(11)}
    hands.go(5, ESTIMATE)
    hands.press(Key.Key_Space, CTRL)
    assert hands.selected() == {(row, ESTIMATE) for row in range(24)}
    assert hands.at() == (5, ESTIMATE)
