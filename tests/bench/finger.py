"""A finger on a key of whatever window comes up first; says when the key was handled."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable


class Finger(QObject):
    """Presses a key once a visible window has the keyboard, and leaves when it was handled."""

    def __init__(self, until: Callable[[], bool]) -> None:
        super().__init__()
        self._until = until
        self._handled = 0.0
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._try)
        self._timer.start()

    def _try(self) -> None:
        widget = QApplication.focusWidget()
        handle = widget.window().windowHandle() if widget else None
        if widget is None or handle is None or not handle.isExposed():
            return
        self._timer.stop()
        widget.installEventFilter(self)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
            QApplication.postEvent(widget, event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyRelease and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            QApplication.processEvents()  # what the key changed is painted
            self._handled = perf_counter()
            self._timer.timeout.disconnect()
            self._timer.timeout.connect(self._tell)
            self._timer.start()
        return False

    def _tell(self) -> None:
        if self._until():
            self._timer.stop()
            print(self._handled, _resident())
            QApplication.quit()


def put_on_a_key(until: Callable[[], bool]) -> None:
    """Have the event loop entered with a finger on a key; it leaves when ``until`` is true."""
    loop = QApplication.exec

    def entered(_app: object = None) -> int:
        finger = Finger(until)
        code = loop()
        finger.deleteLater()
        return code

    QApplication.exec = entered  # type: ignore[method-assign]


def checked() -> bool:
    """Whether the program's window knows its whole report and has drawn its charts."""
    from ui.main_window import MainWindow
    from ui.pages.home.page import HomePage

    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow):
            home = window.findChild(HomePage)
            return window.session.known and home is not None and not home.turns.busy
    return False


def _resident() -> float:
    status = Path("/proc/self/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
