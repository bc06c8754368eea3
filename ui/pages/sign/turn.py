"""Whose turn it is in a signed file from anywhere, found out before any PIN is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from forms.common.errors import KnownError
from ui.pages.sign.order import order_in
from ui.pages.sign.work import Known, turn_of
from ui.tones import Tone
from ui.widgets.message import MessageStrip

if TYPE_CHECKING:
    from pathlib import Path

    from exports.workspace import Workspace
    from ui.look import Look
    from ui.pages.sign.order import OrderStep
    from ui.pages.sign.work import FileTurn, Signers
    from ui.tasks import TaskRunner

#: Names of ``SignerRole`` and whom the file waits for.
_WAITS: Final = {
    "PREPARER": "Tệp đang chờ người lập ký xác nhận.",
    "DIRECTOR": "Tệp đang chờ Giám đốc ký.",
    "OFFICE": "Tệp đang chờ văn thư ký phát hành.",
}


class Turn(MessageStrip):
    """Reads the file beside the window; says whom it waits for, or why nobody should sign it."""

    #: Another file was looked at, or the answer is there.
    changed = Signal()
    #: The sheets of the file (``PaperSheet``), to be looked at before signing.
    read = Signal(object)

    def __init__(self, look: Look, workspace: Workspace, tasks: TaskRunner) -> None:
        super().__init__(look, "")
        self._workspace = workspace
        self._tasks = tasks
        self._asked = 0
        self._signers: Signers = ()
        #: How far the file has come; empty while that is not known.
        self.steps: tuple[OrderStep, ...] = ()
        self.role = "OFFICE"
        self.missing = ""
        self.text = ""

    def look_at(self, path: Path | None) -> None:
        """Find out about a file; nothing is known of none."""
        self._asked += 1
        self._signers, self.steps = (), ()
        if path is None:
            self._show("OFFICE", "", Tone.ACCENT, "")
            return
        self._show(self.role, "Đang đọc tệp.", Tone.ACCENT, "Đang đọc tệp.")
        self._tasks.run(
            partial(turn_of, path, Known.of(self._workspace)),
            partial(self._on_read, self._asked),
            partial(self._on_refused, self._asked),
        )

    def refusal(self, certificate: bytes) -> str:
        """Why the holder of this certificate (DER) cannot sign next; empty for one who can."""
        if not (certificate and self._signers):
            return ""
        from exports.signing.request import SignerRole
        from exports.turn import check_signer

        try:
            check_signer(self._signers, certificate, SignerRole[self.role])
        except KnownError as error:
            return error.sentence
        return ""

    def _on_read(self, asked: int, turn: FileTurn) -> None:
        if asked == self._asked:
            self._signers, self.steps = turn.signers, order_in(turn)
            self._show(turn.role, _WAITS[turn.role], Tone.ACCENT, "")
            self.read.emit(turn.sheets)

    def _on_refused(self, asked: int, error: KnownError) -> None:
        if asked == self._asked:
            self._show("OFFICE", error.sentence, Tone.ERROR, error.sentence)

    def _show(self, role: str, text: str, tone: Tone, missing: str) -> None:
        self.role, self.missing, self.text = role, missing, text
        self.show_message(text, tone)
        self.changed.emit()
