"""Work in turns: other events come between, and what is dropped does not go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


def test_events_come_between_the_turns(qtbot: QtBot) -> None:
    order: list[str] = []

    def steps() -> Iterator[object]:
        for number in range(3):
            order.append(f"step {number}")
            QTimer.singleShot(0, lambda: order.append("event"))
            qtbot.wait(10)  # a step as long as a turn
            yield number

    turns = Turns()
    with qtbot.waitSignal(turns.finished):
        turns.start(steps())
        assert not order
    assert order.index("event") < order.index("step 2")
    assert not turns.busy


def test_a_dropped_walk_takes_no_further_step(qtbot: QtBot) -> None:
    taken: list[int] = []
    turns = Turns()

    def steps() -> Iterator[object]:
        for number in range(3):
            taken.append(number)
            yield number

    turns.start(steps())
    turns.stop()
    qtbot.wait(100)
    assert not taken
    assert not turns.busy
