"""Looking for certificates beside the window: on tokens, in a key file, in Windows' store."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.pages.sign.keys import (
    Present,
    file_certificate,
    find_libraries,
    stored_certificates,
    token_certificates,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from exports.workspace import Workspace
    from forms.common.errors import KnownError
    from ui.pages.sign.keys import CertificateFacts, ChosenKey
    from ui.tasks import TaskRunner


class CertificateSearch(QObject):
    """One search at a time: the answer to an earlier one is not heard any more."""

    #: A tuple of ``CertificateFacts``.
    found = Signal(object)
    #: ``KnownError``: a token, file or store could not be read.
    refused = Signal(object)
    #: A tuple of ``TokenLibrary``.
    libraries_found = Signal(object)

    def __init__(self, workspace: Workspace, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._asked = 0

    def libraries(self) -> None:
        """Look for the libraries of known makers."""
        self._tasks.run(find_libraries, self.libraries_found.emit, self.refused.emit)

    def tokens(self, module: Path) -> None:
        """List what lies on the tokens of a library."""
        self._run(partial(token_certificates, module, self._present), waits=True)

    def store(self) -> None:
        """List what Windows keeps."""
        self._run(partial(stored_certificates, self._present), waits=True)

    def file(self, key: ChosenKey) -> None:
        """Open a key file with its password."""
        present = self._present
        self._run(lambda: (file_certificate(key, present),))

    @property
    def _present(self) -> Present:
        return Present(self._workspace.clock.now(), self._workspace.paths.trust)

    def _run(
        self, work: Callable[[], tuple[CertificateFacts, ...]], *, waits: bool = False
    ) -> None:
        self._asked += 1
        asked = self._asked
        done, failed = partial(self._on_found, asked), partial(self._on_refused, asked)
        self._tasks.run(work, done, failed, waits=waits)

    def _on_found(self, asked: int, found: tuple[CertificateFacts, ...]) -> None:
        if asked == self._asked:
            self.found.emit(found)

    def _on_refused(self, asked: int, error: KnownError) -> None:
        if asked == self._asked:
            self.refused.emit(error)
