"""What a screen reader is told without moving."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.grid.conftest import CTRL, SHIFT, Key
from tests.ui.grid.fake import COMPUTED_REASON, ESTIMATE, FakeSource
from validation.cellstate import CellState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.grid.conftest import Hands


@pytest.fixture
def told(hands: Hands) -> list[str]:
    sentences: list[str] = []
    hands.view.announced.connect(sentences.append)
    return sentences


def test_a_cell_that_becomes_an_error_is_announced(hands: Hands, told: list[str]) -> None:
    hands.go(5, ESTIMATE)
    hands.type("1.4x")
    hands.press(Key.Key_Return)
    assert told == ["1.4 Vật phẩm văn hóa, giáo dục, Ước T10/2026, 1.4x. Lỗi"]


def test_a_good_number_is_not_announced(hands: Hands, told: list[str]) -> None:
    hands.go(5, ESTIMATE)
    hands.type("14")
    hands.press(Key.Key_Return)
    assert told == []


def test_a_finding_that_comes_later_is_announced_too(
    hands: Hands, source: FakeSource, told: list[str]
) -> None:
    hands.go(5, ESTIMATE)
    hands.type("14")
    hands.press(Key.Key_Return)
    source.find((5, ESTIMATE), CellState.WARNING, "Giảm 85% so với tháng 9.")
    assert [sentence.endswith("Giảm 85% so với tháng 9.") for sentence in told] == [True]


def test_many_findings_of_one_step_are_counted(hands: Hands, told: list[str]) -> None:
    hands.select((5, ESTIMATE), (7, ESTIMATE))
    hands.type("x")
    hands.press(Key.Key_Return, CTRL)
    assert told[0].startswith("3 ô cần xem lại. 1.4 Vật phẩm")


def test_a_refusal_is_announced(hands: Hands, told: list[str]) -> None:
    hands.go(0, ESTIMATE)
    hands.press(Key.Key_5)
    assert told == [COMPUTED_REASON]


def test_the_size_of_a_selection_is_announced_once_it_rests(
    hands: Hands, told: list[str], qtbot: QtBot
) -> None:
    hands.go(5, ESTIMATE)
    with qtbot.waitSignal(hands.view.statistics_changed):
        hands.press(Key.Key_Down, SHIFT, times=2)
    assert told == ["Chọn 3 ô"]


def test_an_editor_carries_the_name_of_its_cell(hands: Hands) -> None:
    hands.go(5, ESTIMATE)
    hands.press(Key.Key_F2)
    assert hands.editor().accessibleName().startswith("1.4 Vật phẩm văn hóa, giáo dục")
