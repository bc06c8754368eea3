"""Opens a window, gives it one key and says when it was handled: run as a process of its own.

``python -m tests.bench.probe KIND DATA_DIR`` prints the value of the system-wide ``perf_counter``
then, and the resident memory in megabytes. ``KIND`` is ``empty`` for an empty window, ``first key``
for the program's on a data folder, ``checked`` for the same once its whole report was checked.
The program loads what it needs in its own order: Qt comes in with whoever asks for it first.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.common.clock import Clock
    from forms.common.paths import AppPaths


def main() -> int:
    """Open what is asked for."""
    return _empty() if sys.argv[1] == "empty" else _program(sys.argv[2])


def _empty() -> int:
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget

    from tests.bench.finger import put_on_a_key

    put_on_a_key(lambda: True)
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QTableWidget(30, 14))
    window.showMaximized()
    return app.exec()


def _program(folder: str) -> int:
    """The program's front door; when it opens the store, Qt has been loaded but no window made."""
    from exports.workspace import Workspace
    from main import main as door

    opened = Workspace.open

    def opening(paths: AppPaths, clock: Clock) -> Workspace:
        from tests.bench.finger import checked, put_on_a_key

        put_on_a_key(checked if sys.argv[1] == "checked" else lambda: True)
        return opened(paths, clock)

    Workspace.open = opening  # type: ignore[method-assign]
    return door(["--data-dir", folder])


sys.exit(main())
