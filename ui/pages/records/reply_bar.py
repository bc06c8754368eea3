"""The foot of the thread: asks for a file of the Ministry's replies, says what became of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout

from ui.fonts import Text
from ui.grid.announcer import announce
from ui.pages.records.messages import RecordsMessage
from ui.tones import Tone
from ui.widgets.button import Button
from ui.widgets.labels import Ink, Label
from ui.widgets.message import MessageStrip

if TYPE_CHECKING:
    from ui.look import Look

_PATTERN: Final = "Tệp phản hồi (*.xlsx);;Mọi tệp (*)"
_NOTE: Final = "Tệp .xlsx do Bộ gửi lại qua thư điện tử hoặc USB."


class ReplyBar(QFrame):
    """No format of replies is known yet: every file is named and left alone."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("surface", "bar-foot")
        self.ask = Button(look, "Nạp tệp phản hồi của Bộ", icon="arrow_import")
        self._outcome = MessageStrip(look, "", Tone.ERROR)
        self._outcome.hide()
        self._said = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(self._outcome)
        column.addWidget(self.ask)
        column.addWidget(Label(_NOTE, Text.CAPTION, Ink.CAPTION, wrap=True))
        self.ask.clicked.connect(self._ask)

    @property
    def outcome(self) -> str:
        """What was said about the last file; blank when nothing is."""
        return "" if self._outcome.isHidden() else self._said

    def load(self, file: Path) -> None:
        """Say what a file is not; the sentence stays until another record is chosen."""
        self._said = sentence = RecordsMessage.NO_REPLY.sentence(file=file.name)
        self._outcome.show_message(sentence, Tone.ERROR)
        self._outcome.show()
        announce(self, sentence)

    def forget(self) -> None:
        """Say nothing about the last file any more."""
        self._outcome.hide()

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.ask.text(), "", _PATTERN)
        if path:
            self.load(Path(path))
