"""Work on the window's own thread, cut into turns short enough for keys to come between.

For what must touch the store, which belongs to this thread; anything else goes to ``ui.tasks``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Longest turn between two events, in milliseconds, when each step is short itself.
_TURN: Final = 8
#: Milliseconds before the first turn: what was just shown is painted and takes its first keys.
_REST: Final = 150
_END: Final = object()


class Turns(QObject):
    """Walks through an iterator for its side effects; starting another drops the first."""

    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._rest = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._turn)

    @property
    def busy(self) -> bool:
        """Whether steps are left."""
        return self._steps is not None

    def start(self, steps: Iterator[object], rest: int = _REST) -> None:
        """Begin in so many milliseconds; with none, once what was shown is painted.

        They are counted from when events are looked at again: on a slow machine whatever was built
        meanwhile takes longer than the rest itself, and keys wait behind it.
        """
        self._steps, self._rest = steps, rest
        self._timer.start(0)

    def stop(self) -> None:
        """Drop what is left."""
        self._steps = None
        self._timer.stop()

    def _turn(self) -> None:
        if self._rest:
            rest, self._rest = self._rest, 0
            self._timer.start(rest)
            return
        clock = QElapsedTimer()
        clock.start()
        while self._steps is not None and clock.elapsed() < _TURN:
            if next(self._steps, _END) is _END:
                self.stop()
                self.finished.emit()
        if self._steps is not None:
            self._timer.start(0)
