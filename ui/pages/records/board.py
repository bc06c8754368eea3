"""Where the parts of the records page stand, for wide and narrow windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ui.explaining.panel import AnswerPanel
from ui.pages.records.form_pane import FormPane
from ui.pages.records.head_bar import FIELDS, THREAD, HeadBar
from ui.pages.records.help_bar import HelpBar
from ui.pages.records.listing import Listing
from ui.pages.records.thread_pane import ThreadPane
from ui.widgets.state_panel import PanelState, StatePanel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.look import Look
    from ui.pages.records.source import RecordsSource

#: Page widths from which the list is wide, and the thread stands beside the editor.
_ROOMY: Final = 1000
_BESIDE: Final = 1090
_LIST: Final = 272
_LIST_ROOMY: Final = 330
_THREAD: Final = 290
_NOTHING: Final = PanelState("comment_multiple", "")
_UNLIMITED: Final = 16_777_215


class Board(QWidget):
    """List, head, editor, explanation, help and, where records are answered, the thread."""

    #: The thread can be seen now.
    talk_shown = Signal()

    def __init__(self, look: Look, source: RecordsSource, parent: QWidget, *, talks: bool) -> None:
        super().__init__(parent)
        self._talks = talks
        self._view = FIELDS
        self._beside: bool | None = None
        self._stack = QStackedWidget(self)
        self._work = QWidget(self._stack)
        self._editing = QWidget(self._work)
        self._grid = QGridLayout(self._work)
        self.listing = Listing(look, source.form.short_title, talks=talks)
        self.head = HeadBar(look, locked=source.session.locked)
        self.form = FormPane(look, source, self._editing)
        self.answer = AnswerPanel(look, source.session, narrow=False, parent=self._editing)
        self.help = HelpBar()
        self.talk = ThreadPane(look)
        self.nothing = StatePanel(look, _NOTHING)
        self._lay_out()
        self.head.view_chosen.connect(self.choose_view)

    @property
    def talking(self) -> bool:
        """Whether the thread can be seen."""
        return not self.talk.isHidden()

    def choose_view(self, view: str) -> None:
        """Where there is room for one, show ``FIELDS`` or ``THREAD``."""
        self._view = view
        self.head.views.choose(view)
        self._show_parts()

    def show_nothing(self, state: PanelState | None) -> None:
        """Put a panel in the editor's place, or the editor back."""
        if state is not None:
            self.nothing.show_state(state)
        self._stack.setCurrentIndex(0 if state is None else 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._editing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form, 1)
        column.addWidget(self.answer)
        column.addWidget(self.help)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.addWidget(self.head, 0, 0)
        self._grid.addWidget(self._editing, 1, 0)
        self._grid.setRowStretch(1, 1)
        self._grid.setColumnStretch(0, 1)
        self._stack.addWidget(self._work)
        self._stack.addWidget(self.nothing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.listing)
        row.addWidget(self._stack, 1)
        self._arrange()

    def _arrange(self) -> None:
        self.listing.setFixedWidth(_LIST_ROOMY if self.width() >= _ROOMY else _LIST)
        beside = self.width() >= _BESIDE
        if beside == self._beside:
            return
        self._beside = beside
        self._grid.removeWidget(self.talk)
        if beside:
            self.talk.setFixedWidth(_THREAD)
            self._grid.addWidget(self.talk, 0, 1, 2, 1)
        else:
            self.talk.setMinimumWidth(0)
            self.talk.setMaximumWidth(_UNLIMITED)
            self._grid.addWidget(self.talk, 1, 0)
        self._show_parts()

    def _show_parts(self) -> None:
        alone = self._talks and not self._beside
        thread_only = alone and self._view == THREAD
        self.head.views.setVisible(alone)
        self._editing.setVisible(not thread_only)
        self.talk.setVisible(self._talks and (bool(self._beside) or thread_only))
        if self.talking:
            self.talk_shown.emit()
