"""Work in steps beside the window: every step is told, and it can be stopped between two."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from ui.tasks import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class LongWork(QObject):
    """One piece of work at a time, as an iterator made and walked on a thread of the pool."""

    #: Whether it runs.
    busy_changed = Signal(bool)
    #: What the iterator yielded.
    stepped = Signal(object)
    #: It came to its end, or was stopped.
    finished = Signal()
    #: ``KnownError``: it could not go on.
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = TaskRunner(self)
        self._stop = Event()
        self._tasks.busy_changed.connect(self.busy_changed)

    @property
    def busy(self) -> bool:
        """Whether it still runs; after a stop, until the step in hand is done."""
        return self._tasks.busy

    @property
    def stopped(self) -> bool:
        """Whether the last work was asked to stop."""
        return self._stop.is_set()

    def start(self, steps: Callable[[], Iterator[object]]) -> None:
        """Begin and return at once; ``steps`` is called on the other thread."""
        self._stop = Event()
        relay = _Relay()
        relay.stepped.connect(self.stepped)
        walk = partial(_walk, steps, self._stop, relay)
        self._tasks.run(walk, lambda _: self.finished.emit(), self.failed.emit, waits=True)

    def stop(self) -> None:
        """Leave it after the step in hand."""
        self._stop.set()


class _Relay(QObject):
    """Carries steps from the other thread; whoever waits may be deleted at any moment."""

    stepped = Signal(object)


def _walk(steps: Callable[[], Iterator[object]], stop: Event, relay: _Relay) -> None:
    for step in steps():
        if stop.is_set() or not isValid(relay):
            return
        relay.stepped.emit(step)
