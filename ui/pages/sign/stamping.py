"""Time-stamps for a signed file: a request is carried out, an answer is carried in, as files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.tones import Tone

if TYPE_CHECKING:
    from forms.common.errors import KnownError
    from ui.tasks import TaskRunner

_REQUESTS: Final = "Yêu cầu dấu thời gian (*.tsq)"
_ANSWERS: Final = "Trả lời của nơi cấp (*.tsr);;Mọi tệp (*)"
_BOOKS: Final = "Tệp báo cáo (*.xlsx)"
_STAMPED: Final = "-dau-thoi-gian"


class Stamping(QObject):
    """Asks for the files, has the work done beside the window, says what came of it."""

    #: A sentence and its tone (``Tone``).
    said = Signal(str, object)
    #: ``Path``: the file with its time-stamps.
    stamped = Signal(object)

    def __init__(self, tasks: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._window = parent

    def ask_request(self, file: Path) -> None:
        """Ask where the requests go."""
        begin = str(file.with_suffix(".tsq"))
        target, _ = QFileDialog.getSaveFileName(
            self._window, "Nơi ghi yêu cầu dấu thời gian", begin, _REQUESTS
        )
        if target:
            self.request(file, Path(target))

    def request(self, file: Path, target: Path) -> None:
        """Write the requests."""
        from exports.stamping import write_requests

        self._tasks.run(partial(write_requests, file, target), self._on_written, self._on_refused)

    def ask_answer(self, file: Path) -> None:
        """Ask for the answers, then where the stamped file goes."""
        answers, _ = QFileDialog.getOpenFileNames(
            self._window, "Trả lời của nơi cấp dấu thời gian", str(file.parent), _ANSWERS
        )
        if not answers:
            return
        begin = str(file.with_stem(f"{file.stem}{_STAMPED}"))
        target, _ = QFileDialog.getSaveFileName(
            self._window, "Nơi ghi tệp có dấu thời gian", begin, _BOOKS
        )
        if target:
            self.answer(file, [Path(one) for one in answers], Path(target))

    def answer(self, file: Path, answers: list[Path], target: Path) -> None:
        """Put the answers into a copy; the file itself stays as it was sent and remembered."""
        from exports.stamping import add_answers

        work = partial(add_answers, file, answers, target)
        self._tasks.run(work, self._on_stamped, self._on_refused)

    def _on_written(self, written: list[Path]) -> None:
        names = ", ".join(path.name for path in written)
        text = f"Đã ghi {names}. Gửi tới nơi cấp dấu thời gian, rồi thêm tệp .tsr nhận về."
        self.said.emit(text, Tone.OK)

    def _on_stamped(self, path: Path) -> None:
        self.said.emit(f"Đã ghi tệp có dấu thời gian: {path}", Tone.OK)
        self.stamped.emit(path)

    def _on_refused(self, error: KnownError) -> None:
        self.said.emit(error.sentence, Tone.ERROR)
