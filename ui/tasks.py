"""Work that would hold the window up, done beside it; its outcome arrives on the main thread."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid
from typing_extensions import override

from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable

_Result = TypeVar("_Result")
#: Seconds after which work beside the window lets the window have its turn. Python's own five
#: milliseconds are waited for at every call from Qt into Python, ten times in one key.
_SWITCH: Final = 0.0005


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
        self._running = 0
        self._closed = False
        self._relay.finished.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether anything is still running."""
        return self._running > 0

    def close(self) -> None:
        """Let nobody hear of what is still running: who asked is about to go."""
        self._closed = True

    def run(
        self,
        work: Callable[[], _Result],
        done: Callable[[_Result], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Start ``work`` and return at once."""
        sys.setswitchinterval(_SWITCH)
        self._running += 1
        if self._running == 1:
            self.busy_changed.emit(self.busy)
        QThreadPool.globalInstance().start(_Task(work, done, failed, self._relay))

    @Slot(object)
    def _deliver(self, outcome: _Outcome[Any]) -> None:
        self._running -= 1
        if self._closed:
            return
        if not self._running:
            self.busy_changed.emit(self.busy)
        outcome.hand_over()


def close_runners(owner: QObject) -> None:
    """Close every runner below ``owner``, a window that was left."""
    for runner in owner.findChildren(TaskRunner):
        runner.close()


class _Relay(QObject):
    """Carries outcomes from the threads; kept alive by the tasks that still need it."""

    finished = Signal(object)


@dataclass(frozen=True, slots=True)
class _Outcome(Generic[_Result]):
    """What came of a task: ``error`` set, or ``result`` as the work returned it."""

    done: Callable[[_Result], None]
    failed: Callable[[KnownError], None]
    result: _Result | None = None
    error: BaseException | None = None

    def hand_over(self) -> None:
        """Call whoever waits."""
        if isinstance(self.error, KnownError):
            self.failed(self.error)
        elif self.error is not None:
            raise self.error
        else:
            self.done(self.result)  # type: ignore[arg-type] # set whenever there is no error


class _Task(QRunnable, Generic[_Result]):
    """One function on its way through the pool."""

    def __init__(
        self,
        work: Callable[[], _Result],
        done: Callable[[_Result], None],
        failed: Callable[[KnownError], None],
        relay: _Relay,
    ) -> None:
        super().__init__()
        self._work = work
        self._done = done
        self._failed = failed
        self._relay = relay

    @override
    def run(self) -> None:
        try:
            outcome = _Outcome(self._done, self._failed, self._work())
        except BaseException as error:  # noqa: BLE001 - the thread's outermost door; raised again on the main thread
            outcome = _Outcome(self._done, self._failed, error=error)
        if isValid(self._relay):  # it is gone when the program ends meanwhile
            self._relay.finished.emit(outcome)
