"""Reading a workbook's sheets beside the window: it tells how far it is, and can be stopped."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from shiboken6 import isValid

from ui.pages.sign.sheets import read_sheets

if TYPE_CHECKING:
    from collections.abc import Callable

    from forms.common.errors import KnownError
    from ui.pages.sign.printed import PaperSheet
    from ui.tasks import TaskRunner

#: Least milliseconds between two tellings; what is read sooner is not worth one.
_TELL: Final = 100


class Reading(QObject):
    """One workbook at a time; beginning the next one stops the last."""

    #: Pages read, and about how many there will be.
    stepped = Signal(int, int)

    def __init__(self, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._stop = Event()

    def start(
        self,
        data: bytes,
        done: Callable[[tuple[PaperSheet, ...]], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Begin and return at once; ``done`` gets no sheets when it was stopped."""
        self.stop()
        self._stop = Event()
        relay = _Relay()
        relay.stepped.connect(self._on_step)
        self._tasks.run(partial(_read, data, relay, self._stop), done, failed)

    def stop(self) -> None:
        """Leave it after the page in hand."""
        self._stop.set()

    def _on_step(self, done: int, whole: int) -> None:
        if not self._stop.is_set():
            self.stepped.emit(done, whole)


class _Relay(QObject):
    """Carries the tellings from the other thread, whoever is deleted meanwhile."""

    stepped = Signal(int, int)


def _read(data: bytes, relay: _Relay, stop: Event) -> tuple[PaperSheet, ...]:
    since = QElapsedTimer()
    since.start()

    def go_on(done: int, whole: int) -> bool:
        if since.elapsed() >= _TELL and isValid(relay):
            since.restart()
            relay.stepped.emit(done, whole)
        return not stop.is_set()

    return read_sheets(data, go_on)
