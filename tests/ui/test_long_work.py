"""Work in steps beside the window: told step by step, stopped between two, or refused."""

from __future__ import annotations

from threading import Event, current_thread, main_thread
from typing import TYPE_CHECKING

from forms.common.errors import KnownError
from forms.messages import FormsMessage
from ui.long_work import LongWork

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


def test_every_step_arrives_on_the_windows_thread(qtbot: QtBot) -> None:
    work, told, threads = LongWork(), [], []

    def steps() -> Iterator[object]:
        for number in range(5):
            threads.append(current_thread())
            yield number

    def hear(step: object) -> None:
        assert current_thread() is main_thread()
        told.append(step)

    work.stepped.connect(hear)
    with qtbot.waitSignal(work.finished):
        work.start(steps)
        assert work.busy
    assert told == [0, 1, 2, 3, 4]
    assert main_thread() not in threads
    assert not work.stopped


def test_it_stops_after_the_step_in_hand(qtbot: QtBot) -> None:
    work, told, stopped = LongWork(), [], Event()

    def steps() -> Iterator[object]:
        yield "first"
        stopped.wait(5)
        yield "in hand"
        yield "never"

    def hear(step: object) -> None:
        told.append(step)
        work.stop()
        stopped.set()

    work.stepped.connect(hear)
    with qtbot.waitSignal(work.finished):
        work.start(steps)
    assert told == ["first"]
    assert work.stopped


def test_a_refusal_is_handed_over(qtbot: QtBot) -> None:
    work = LongWork()

    def steps() -> Iterator[object]:
        yield 1
        raise KnownError(FormsMessage.STORE_FULL, path="D:")

    with qtbot.waitSignal(work.failed) as refused:
        work.start(steps)
    assert isinstance(refused.args[0], KnownError)
    assert not work.busy
