"""One window per data folder: a second start asks the first to come forward and leaves.

Without any socket: a lock file says who is first, and a file that grows by a line says somebody
knocked; the line names the file to open, if there is one.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from forms.common.windows_paths import on_network

if TYPE_CHECKING:
    from pathlib import Path

_LOCK: Final = "dang-mo.lock"
_KNOCK: Final = "goi-cua-so"
#: ASFW_ANY.
_ANY_PROCESS: Final = -1


class SingleInstance(QObject):
    """Holds the folder while it lives, if it was the first."""

    #: Somebody started the program again, to open this file or (blank) none.
    knocked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._knock = folder / _KNOCK
        self._heard = 0  # bytes
        self._lock = QLockFile(str(folder / _LOCK))
        self._lock.setStaleLockTime(0)  # a lock is stale only when its process is gone
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_knock)

    def begin(self, file: Path | None = None) -> bool:
        """Whether this is the first window here; a later one knocks and hands over its file.

        A folder that cannot be written to, or that other machines share, has its own refusal later;
        it counts as free.
        """
        if on_network(self._knock.parent):
            return True
        try:
            self._knock.parent.mkdir(parents=True, exist_ok=True)
            first = self._lock.tryLock(0)
            if not first and self._lock.error() is QLockFile.LockError.LockFailedError:
                _let_it_come_forward()
                with self._knock.open("a", encoding="utf-8") as knock:
                    knock.write(f"{file.absolute() if file else ''}\n")
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
        for name in self._new_lines():
            self.knocked.emit(name)
        self._watcher.addPath(str(self._knock))  # a replacement drops the watch

    def _new_lines(self) -> list[str]:
        try:
            written = self._knock.read_bytes()
        except OSError:
            return []
        whole = written[self._heard : written.rfind(b"\n") + 1]
        self._heard += len(whole)
        return whole.decode("utf-8", "replace").splitlines()


def _let_it_come_forward() -> None:
    """Windows lets a window take the foreground only if the program that has it agrees."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - a second start, on Windows

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
