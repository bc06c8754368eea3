"""What happens when the program itself is wrong: a report on disk, then a dialog; data are safe."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from forms.common.errors import KnownError
from forms.version import APP_NAME, APP_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from forms.common.clock import Clock
    from forms.common.paths import AppPaths


class CrashReporter(QObject):
    """Catches what nobody caught, on any thread; speaks on the window's thread only.

    A refusal that no page answered, of a full disk for example, is told as such and is no bug.
    """

    #: File of the report, and a known error's sentence instead.
    reported = Signal(str, str)

    def __init__(self, paths: AppPaths, clock: Clock) -> None:
        super().__init__()
        self._paths = paths
        self._clock = clock
        self._telling = False
        #: Puts what is being typed into the store; how many cells still wait for the disk.
        self.make_safe: Callable[[], int] = lambda: 0
        self.reported.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's own hooks."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(
            args.exc_type, args.exc_value, args.exc_traceback
        )

    def write(self, text: str) -> Path | None:
        """Put a report on disk; nothing when even that fails."""
        import platform  # noqa: PLC0415 - only a crash asks where it is

        stamp = self._clock.now().strftime("%Y%m%d-%H%M%S")
        target = self._paths.logs / f"loi-{stamp}.txt"
        head = f"{APP_NAME} {APP_VERSION}\nPython {sys.version}\n{platform.platform()}\n\n"
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(head + text, encoding="utf-8")
        except OSError:
            return None
        return target

    def _on_exception(
        self,
        kind: type[BaseException],
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(1)
        import traceback  # noqa: PLC0415 - only a crash asks how it came

        from PySide6.QtCore import QThread  # noqa: PLC0415 - the same

        text = "".join(traceback.format_exception(kind, value, trace))
        sys.stderr.write(text)
        sentence = value.sentence if isinstance(value, KnownError) else ""
        file = None if sentence else self.write(text)
        name = str(file) if file else ""
        here = QThread.currentThread()
        if here == self.thread() and not here.loopLevel():  # the window's loop has not begun
            self._tell(name, sentence)
        else:
            self.reported.emit(name, sentence)

    def _tell(self, file: str, sentence: str) -> None:
        """One dialog at a time, after the draft is safe; the reports on disk miss none."""
        from ui.look import Look  # noqa: PLC0415 - the same
        from ui.notify import tell  # noqa: PLC0415
        from ui.theme import LIGHT  # noqa: PLC0415

        if self._telling:
            return
        self._telling = True
        try:
            title = "Chưa làm được việc này" if sentence else "Có lỗi của chương trình"
            tell(Look(LIGHT), title, sentence or self._explained(file))
        finally:
            self._telling = False

    def _explained(self, file: str) -> str:
        where = f" Báo cáo lỗi ở {file}; gửi tệp này cho bộ phận hỗ trợ." if file else ""
        waiting = self._waiting()
        kept = (
            "Các ô đã nhập đều còn trong kho."
            if not waiting
            else f"{waiting} ô chưa ghi được vào ổ đĩa; bấm Thử lại ở thanh trên trước khi đóng."
        )
        return f"Chương trình gặp lỗi ngoài dự kiến ở thao tác vừa rồi. {kept}{where}"

    def _waiting(self) -> int:
        """What still waits after one more try; the try itself may be what is broken."""
        try:
            return self.make_safe()
        except Exception:  # noqa: BLE001 - the outermost door of all: a second error tells no more
            return 0
