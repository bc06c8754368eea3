"""Work that would hold the window up, done beside it; its outcome arrives on the main thread.

Threads share the interpreter with the window. So the work begins once the window has painted what
asked for it, and one piece computes at a time: of two the window would get a third of its time.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid
from typing_extensions import override

from forms.common.errors import KnownError
from forms.common.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

_Result = TypeVar("_Result")
#: Seconds after which work beside the window lets the window have its turn. Python's own five
#: milliseconds are waited for at every call from Qt into Python, ten times in one key.
_SWITCH: Final = 0.0005
#: Milliseconds for the window to paint before the work begins, counted from when events are looked
#: at again: whoever asks often builds for longer than that, and sets more of it going.
_REST: Final = 10


class TaskRunner(QObject):
    """Runs functions that touch neither widgets nor the store, each on a thread of the pool.

    ``done`` or ``failed`` is called later, on the thread the runner lives on; never when the
    runner was deleted or closed meanwhile. Any other error than ``KnownError`` is raised there, as
    a bug.
    """

    #: Whether anything is still running.
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay = _Relay()
        self._errands: dict[int, _Errand] = {}
        self._last = 0
        self._closed = False
        self._relay.finished.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether anything is still running."""
        return bool(self._errands)

    def close(self) -> None:
        """Let nobody hear of what is still running: who asked is about to go."""
        self._closed = True

    def run(
        self,
        work: Callable[[], _Result],
        done: Callable[[_Result], None],
        failed: Callable[[KnownError], None],
        *,
        waits: bool = False,
    ) -> None:
        """Start ``work`` soon and return at once.

        ``waits`` is for what mostly waits (for a token, a person, the disk) or lasts: other work
        goes on beside it instead of queueing up behind it.
        """
        self._last += 1
        self._errands[self._last] = _Errand(work, done, failed)
        if len(self._errands) == 1:
            self.busy_changed.emit(self.busy)
        task = _Task(self._last, work, self._relay, waits=waits)
        QTimer.singleShot(0, self, partial(self._start_later, task))

    def _start_later(self, task: _Task) -> None:
        QTimer.singleShot(_REST, self, partial(_start, task))

    @Slot(int, object)
    def _deliver(self, number: int, outcome: _Outcome) -> None:
        errand = self._errands.pop(number)
        if self._closed:
            return
        if not self._errands:
            self.busy_changed.emit(self.busy)
        outcome.hand_over(errand)


def close_runners(owner: QObject) -> None:
    """Close every runner below ``owner``, a window that was left."""
    for runner in owner.findChildren(TaskRunner):
        runner.close()


def _start(task: _Task) -> None:
    sys.setswitchinterval(_SWITCH)
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(1)
    pool.start(task)


class _Relay(QObject):
    """Carries outcomes from the threads; kept alive by the tasks that still need it."""

    #: Number of the errand and its ``_Outcome``.
    finished = Signal(int, object)


@dataclass(frozen=True, slots=True)
class _Errand:
    """What was asked for. It stays on the window's thread, where what it holds may die."""

    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[KnownError], None]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a task: ``error`` set, or ``result`` as the work returned it."""

    result: object = None
    error: BaseException | None = None

    def hand_over(self, errand: _Errand) -> None:
        """Call whoever waits."""
        if isinstance(self.error, KnownError):
            errand.failed(self.error)
        elif self.error is not None:
            raise self.error
        else:
            errand.done(self.result)


class _Task(QRunnable):
    """One function on its way through the pool."""

    def __init__(
        self, number: int, work: Callable[[], object], relay: _Relay, *, waits: bool
    ) -> None:
        super().__init__()
        self._number = number
        self._work = work
        self._relay = relay
        self._waits = waits

    @override
    def run(self) -> None:
        pool = QThreadPool.globalInstance()
        if self._waits:
            pool.releaseThread()
        try:
            outcome = _Outcome(self._work())
        except BaseException as error:  # noqa: BLE001 - the thread's outermost door; raised again on the main thread
            outcome = _Outcome(error=error)
        if self._waits:
            pool.reserveThread()
        del self._work  # before anybody hears of it: the errand's own must be the last to go
        if isValid(self._relay):  # it is gone when the program ends meanwhile
            self._relay.finished.emit(self._number, outcome)
