"""Garbage with Qt objects in it dies on the window's thread, never beside it."""

from __future__ import annotations

import gc
from threading import current_thread, main_thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from ui.collector import collect_due, spare_the_collector
from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Thread

    import pytest
    from pytestqt.qtbot import QtBot


class _Ring:
    """Garbage that only the collector finds, and that tells where it died."""

    def __init__(self, died: list[Thread]) -> None:
        self._died = died
        self._self = self

    def __del__(self) -> None:
        self._died.append(current_thread())


def _timers() -> Iterator[QTimer]:
    application = QCoreApplication.instance()
    assert application is not None
    yield from application.findChildren(QTimer)


def test_what_a_thread_leaves_behind_dies_on_the_windows(qtbot: QtBot) -> None:
    before = set(_timers())
    spare_the_collector()
    died: list[Thread] = []
    finished: list[object] = []

    def work() -> list[object]:
        _Ring(died)
        return [[] for _ in range(100_000)]  # Python's own collector would come many times

    tasks = TaskRunner()
    try:
        tasks.run(work, finished.append, finished.append)
        qtbot.waitUntil(lambda: bool(finished and died), timeout=30_000)
    finally:
        for timer in set(_timers()) - before:
            timer.stop()
            timer.deleteLater()
        gc.unfreeze()
    assert died == [main_thread()]


def test_each_generation_is_collected_when_its_time_has_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    collected: list[int] = []
    monkeypatch.setattr("gc.collect", collected.append)
    monkeypatch.setattr("gc.get_threshold", lambda: (700, 10, 10))
    for counts in ((700, 10, 100), (701, 0, 0), (5000, 11, 100), (0, 11, 101)):
        monkeypatch.setattr("gc.get_count", lambda counts=counts: counts)
        collect_due()
    assert collected == [0, 1, 2]
