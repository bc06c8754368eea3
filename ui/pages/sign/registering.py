"""Writing an accepted file into the register, beside the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.pages.sign.received import remember
from ui.pages.sign.work import Known
from ui.tones import Tone

if TYPE_CHECKING:
    from exports.register import Entry
    from exports.workspace import Workspace
    from forms.common.errors import KnownError
    from ui.pages.sign.verdict import VerdictPanel
    from ui.tasks import TaskRunner


class Registering(QObject):
    """Waits for the button of the verdict and tells it what came of it."""

    def __init__(self, workspace: Workspace, tasks: TaskRunner, verdict: VerdictPanel) -> None:
        super().__init__(verdict)
        self._workspace = workspace
        self._tasks = tasks
        self._verdict = verdict
        verdict.register_wanted.connect(self._register)

    def _register(self, entry: Entry) -> None:
        known = Known.of(self._workspace)
        self._tasks.run(partial(remember, entry, known), self._on_written, self._on_refused)

    def _on_written(self, _count: int) -> None:
        text = f"Đã ghi tệp vào sổ tiếp nhận {self._workspace.paths.register.name}."
        self._verdict.show_registered(text, Tone.OK)

    def _on_refused(self, error: KnownError) -> None:
        self._verdict.show_registered(error.sentence, Tone.ERROR)
