"""Background work delivers on the main thread, names its errors, and outlives nobody."""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QTimer

from exports.departure_messages import DepartureMessage
from forms.common.errors import BugError, KnownError
from ui.tasks import TaskRunner, close_runners

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def unexpected(what: object) -> None:
    pytest.fail(f"not expected: {what}")


def test_the_result_arrives_on_the_main_thread(qtbot: QtBot) -> None:
    runner = TaskRunner()
    seen: list[object] = []

    def done(result: threading.Thread) -> None:
        seen.extend((result, threading.current_thread()))

    runner.run(threading.current_thread, done, unexpected)
    assert runner.busy
    assert not seen
    qtbot.waitUntil(lambda: bool(seen))
    worked, received = seen
    assert worked is not received
    assert received is threading.main_thread()
    assert not runner.busy


def test_a_known_error_arrives_as_such(qtbot: QtBot) -> None:
    runner = TaskRunner()
    seen: list[KnownError] = []

    def fail() -> None:
        raise KnownError(DepartureMessage.KEY_MISSING)

    runner.run(fail, unexpected, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].message is DepartureMessage.KEY_MISSING


def test_a_bug_is_raised_on_the_main_thread(qtbot: QtBot) -> None:
    runner = TaskRunner()

    def fail() -> None:
        raise BugError("broken")

    with qtbot.captureExceptions() as exceptions:
        runner.run(fail, unexpected, unexpected)
        qtbot.waitUntil(lambda: not runner.busy)
        qtbot.waitUntil(lambda: bool(exceptions))
    assert isinstance(exceptions[0][1], BugError)


def test_what_was_set_going_with_the_wish_comes_before_the_work(qtbot: QtBot) -> None:
    runner = TaskRunner()
    seen: list[str] = []

    def ask() -> None:
        runner.run(partial(seen.append, "worked"), lambda _: None, unexpected)
        time.sleep(0.05)  # builds for longer than the work waits
        QTimer.singleShot(1, partial(seen.append, "filled"))

    ask()
    qtbot.waitUntil(lambda: not runner.busy)
    assert seen == ["filled", "worked"]


def test_busy_is_told_once_for_tasks_that_overlap(qtbot: QtBot) -> None:
    runner = TaskRunner()
    told: list[bool] = []
    runner.busy_changed.connect(told.append)
    door = threading.Event()
    for _ in range(2):
        runner.run(lambda: door.wait(5), lambda _: None, unexpected)
    assert told == [True]
    door.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert told == [True, False]


def test_nobody_is_called_after_the_runner_was_deleted(qtbot: QtBot) -> None:
    runner = TaskRunner()
    door = threading.Event()
    runner.run(lambda: door.wait(5), unexpected, unexpected)
    runner.deleteLater()
    qtbot.wait(10)
    door.set()
    qtbot.wait(50)


def test_a_window_that_was_left_hears_nothing_more(qtbot: QtBot) -> None:
    owner = QObject()
    runner = TaskRunner(owner)
    go = threading.Event()
    runner.run(lambda: go.wait(30), unexpected, unexpected)
    close_runners(owner)
    go.set()
    qtbot.waitUntil(lambda: not runner.busy)
