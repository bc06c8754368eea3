"""Whether what was typed is on disk: the state in the top bar, and the ways out when it is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from forms.common.clock import VIETNAM
from forms.common.errors import KnownError
from forms.store.clock_check import written_later
from forms.store.ledger import Ledger
from ui.shell.save_label import SaveKind, SaveState

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from exports.workspace import Workspace
    from ui.remarks import Remarks
    from ui.session import EditSession
    from ui.shell.top_bar import TopBar

#: How long a commit may wait for another program in the store, and how often it is tried again;
#: milliseconds. Longer waits would hold up the keys.
_PATIENCE: Final = 200
_AGAIN: Final = 3000


class Saving(QObject):
    """Follows one session at a time."""

    def __init__(
        self, workspace: Workspace, bar: TopBar, remarks: Remarks, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._workspace = workspace
        self._bar = bar
        self._remarks = remarks
        self._session: EditSession | None = None
        self._said = ""
        self._again = QTimer(self, singleShot=True, interval=_AGAIN)
        workspace.database.wait_at_most(_PATIENCE)
        self._again.timeout.connect(self._retry)
        bar.retry_wanted.connect(self._retry_now)
        bar.copy_wanted.connect(self._ask_copy)

    def follow(self, session: EditSession) -> None:
        """Tell about another session from now on."""
        self._session = session
        session.stored.connect(self.show_state)
        self.show_state(session.trouble)
        self._watch_clock()

    def show_state(self, trouble: KnownError | None) -> None:
        """Everything is on disk (``None``), or why not."""
        session = self._session
        if session is None:
            return
        if trouble is not None:
            text = f"Chưa ghi được {session.unsaved} ô"
            self._bar.set_save(SaveState(SaveKind.FAILED, text))
            self._again.start()
            if trouble.sentence != self._said:  # once, however often it is tried again
                self._remarks.say(trouble.sentence)
        elif session.locked:
            self._bar.set_save(SaveState(SaveKind.LOCKED, "Đã khóa"))
        else:
            self._bar.set_save(SaveState(SaveKind.SAVED, f"Đã lưu {self._time('%H:%M')}"))
        self._said = trouble.sentence if trouble is not None else ""

    def confirm(self) -> None:
        """Say that nothing has to be done to save."""
        if self._session is not None and self._session.trouble is None:
            moment = self._time("%H:%M:%S")
            self._remarks.say(f"Đã lưu {moment}. Mỗi ô được ghi ngay khi nhập xong.")

    def may_close(self) -> bool:
        """Whether everything is on disk after one more try."""
        session = self._session
        if session is None or session.trouble is None or session.desk.ledger.save():
            return True
        self._said = ""
        self.show_state(session.trouble)
        return False

    def make_safe(self) -> int:
        """Try once more to write what waits; how many cells still do."""
        session = self._session
        if session is None or session.trouble is None or session.desk.ledger.save():
            return 0
        return session.unsaved

    def write_copy(self, target: Path) -> None:
        """Write the store with what waits to a file elsewhere, and say so."""
        from exports.rescue import rescue

        ledger = self._session.desk.ledger if self._session is not None else None
        if not isinstance(ledger, Ledger):
            return
        try:
            rescue(self._workspace, ledger, target)
        except KnownError as error:
            self._remarks.say(error.sentence)
            return
        self._remarks.say(f"Đã ghi bản sao gồm {ledger.waiting} ô đang chờ vào {target}.")

    def _retry_now(self) -> None:
        """Somebody asked: a refusal is said again."""
        self._said = ""
        self._retry()

    def _retry(self) -> None:
        if self._session is not None and self._session.trouble is not None:
            self._session.retry()

    def _ask_copy(self) -> None:
        from forms.store.backup import SUFFIX  # noqa: PLC0415 - only where the disk refuses

        name = f"so-lieu-{self._time('%Y%m%d-%H%M%S')}{SUFFIX}"
        begin, files = str(Path.home() / name), f"Bản sao của kho (*{SUFFIX})"
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - hardly ever

        path, _ = QFileDialog.getSaveFileName(self._window, "Ghi sang nơi khác", begin, files)
        if path:
            self.write_copy(Path(path))

    def _watch_clock(self) -> None:
        """Say when the computer's clock lies behind what is already written."""
        now = self._workspace.clock.now()
        last = written_later(self._workspace.database, now)
        if last is not None:
            self._remarks.say(_behind(last))

    def _time(self, pattern: str) -> str:
        return self._workspace.clock.now().astimezone(VIETNAM).strftime(pattern)


def _behind(last: datetime) -> str:
    written = last.astimezone(VIETNAM)
    return (
        f"Đồng hồ máy tính chậm hơn lần ghi cuối ({written:%H:%M ngày %d/%m/%Y}). Số liệu vẫn đủ; "
        "chỉnh lại ngày giờ trước khi ký."
    )
