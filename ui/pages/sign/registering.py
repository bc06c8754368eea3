"""What a receiver does after the verdict: write the file into the register, say whom to trust."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ui.pages.sign.received import remember
from ui.pages.sign.work import Known
from ui.tones import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from exports.register import Entry
    from exports.workspace import Workspace
    from forms.common.errors import KnownError
    from ui.look import Look
    from ui.pages.sign.verdict import VerdictPanel
    from ui.tasks import TaskRunner


class Registering(QObject):
    """Waits for the buttons of the verdict and tells it what came of them."""

    #: ``Path``: others are trusted now, so this file is to be judged again.
    again = Signal(object)

    def __init__(
        self, look: Look, workspace: Workspace, tasks: TaskRunner, verdict: VerdictPanel
    ) -> None:
        super().__init__(verdict)
        self._look = look
        self._workspace = workspace
        self._tasks = tasks
        self._verdict = verdict
        verdict.register_wanted.connect(self._register)
        verdict.trust_wanted.connect(self._open_trust)

    def _register(self, entry: Entry) -> None:
        known = Known.of(self._workspace)
        self._tasks.run(partial(remember, entry, known), self._on_written, self._on_refused)

    def _on_written(self, _count: int) -> None:
        text = f"Đã ghi tệp vào sổ tiếp nhận {self._workspace.paths.register.name}."
        self._verdict.show_registered(text, Tone.OK)

    def _on_refused(self, error: KnownError) -> None:
        self._verdict.show_registered(error.sentence, Tone.ERROR)

    def _open_trust(self, file: Path) -> None:
        from ui.trust.dialog import TrustDialog  # noqa: PLC0415

        dialog = TrustDialog(self._look, self._workspace, self._verdict.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(lambda: self.again.emit(file))
        dialog.open()
