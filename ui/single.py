"""One window per data folder: a second start asks the first to come forward and leaves.

Without any socket: a lock file says who is first, and a file that is touched says somebody knocked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path

_LOCK: Final = "dang-mo.lock"
_KNOCK: Final = "goi-cua-so"


class SingleInstance(QObject):
    """Holds the folder while it lives, if it was the first."""

    #: Somebody started the program again.
    knocked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._knock = folder / _KNOCK
        self._lock = QLockFile(str(folder / _LOCK))
        self._lock.setStaleLockTime(0)  # a lock is stale only when its process is gone
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_knock)

    def begin(self) -> bool:
        """Whether this is the first window here; a later one knocks at the first.

        A folder that cannot be written to has its own refusal later; it counts as free.
        """
        try:
            self._knock.parent.mkdir(parents=True, exist_ok=True)
            first = self._lock.tryLock(0)
            if not first and self._lock.error() is QLockFile.LockError.LockFailedError:
                self._knock.write_bytes(self._knock.read_bytes() + b".")
                return False
            self._knock.write_bytes(b"")
        except OSError:
            return True
        self._watcher.addPath(str(self._knock))
        return True

    def end(self) -> None:
        """Let the folder go."""
        self._lock.unlock()

    def _on_knock(self) -> None:
        if self._knock.exists() and self._knock.stat().st_size:
            self.knocked.emit()
        self._watcher.addPath(str(self._knock))  # an editor-like replacement drops the watch
