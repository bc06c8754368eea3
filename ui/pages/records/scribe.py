"""Brings what is being typed to the report: at once, in between, and before anything else happens.

While somebody writes, the text goes to the disk every 800 ms; all of it is one undo step until the
field is left or the writer pauses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from forms.cell import Cell
    from ui.session import EditSession

#: Longest time a text is only on the screen, in milliseconds.
SAVE_AFTER: Final = 800
#: A pause that ends an undo step, in milliseconds.
_PAUSE: Final = 3000


class Scribe(QObject):
    """Holds at most one text that is not in the report yet."""

    def __init__(self, session: EditSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._cell: Cell | None = None
        self._text: str | None = None
        self._label = ""
        self._step_of: Cell | None = None
        self._saving = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._saving.timeout.connect(self.flush)
        self._pause.timeout.connect(self.finish)

    def write(self, cell: Cell, text: str, label: str, *, soon: bool) -> None:
        """Take a text as it stands now; ``soon`` saves it while typing goes on."""
        if cell != self._cell:
            self.finish()
        self._cell, self._text, self._label = cell, text, label
        if soon:
            self._pause.start()
            if not self._saving.isActive():
                self._saving.start()

    def flush(self) -> None:
        """Put what is held into the report; the undo step stays open."""
        self._saving.stop()
        cell, text = self._cell, self._text
        if cell is None or text is None:
            return
        self._text = None
        extends = self._step_of == cell
        self._step_of = cell
        self._session.enter(((cell, text),), self._label, extends=extends)

    def finish(self) -> None:
        """Put what is held into the report and close the undo step."""
        self.flush()
        self._pause.stop()
        self._cell = self._step_of = None
