"""Reads the earlier months for the page in view, between the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from typing_extensions import override

from ui.turns import Turns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.pages.records.thread import Conversation


class Reading(QObject):
    """Begins once the page was painted, stops while it is out of view."""

    finished = Signal()

    def __init__(self, conversation: Conversation, page: QWidget) -> None:
        super().__init__(page)
        self._conversation = conversation
        self._turns = Turns(self)
        self._turns.finished.connect(self.finished)
        page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not self._conversation.ready:
            self._turns.start(self._conversation.reading(), rest=0)
        elif event.type() == QEvent.Type.Hide:
            self._turns.stop()
        return False
