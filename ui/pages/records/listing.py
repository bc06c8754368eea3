"""The list pane: name and count, the way to add, the filter, the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout
from typing_extensions import override

from forms.common.text import search_key
from ui.fonts import Text
from ui.metrics import PAGE_HEADER
from ui.pages.records.delegate import RecordsDelegate
from ui.pages.records.model import RecordsModel
from ui.pages.records.states import ALL, ANSWERED, WAITING
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.labels import Ink, Label
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segment, SegmentedControl

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from ui.look import Look
    from ui.pages.records.source import Summary

_Key = Qt.Key
#: Margins and gaps of the head, and the list's edge.
_AROUND: Final = 49


class Listing(QFrame):
    """Shows the records that contain the words of the filter, marks ignored."""

    #: Record id; blank when none is current.
    chosen = Signal(str)
    add_wanted = Signal()
    #: Enter: on to the editor.
    edit_wanted = Signal()
    #: Another text stands in the filter.
    filtered = Signal()

    def __init__(self, look: Look, title: str, *, talks: bool = False) -> None:
        super().__init__()
        self.setProperty("surface", "list")
        self._all: tuple[Summary, ...] = ()
        self._quiet = False
        self.model = RecordsModel(self)
        self.view = RecordsView(look)
        self.view.setModel(self.model)
        self.view.setAccessibleName(title)
        self.search = SearchField(look, "Lọc theo mã, tiêu đề", "Ctrl+F")
        self._standing = SegmentedControl(
            look, "Tình hình trả lời", _segments(()), ALL, ButtonSize.SMALL
        )
        self._name = title
        self._title = Label(role=Text.SECTION, strong=True)
        self._title.setToolTip(title)
        self._count = Label(role=Text.CAPTION, ink=Ink.SECONDARY)
        self.add = Button(look, "Thêm", ButtonKind.PRIMARY, icon="add", key="F5")
        self._lay_out()
        self._standing.setVisible(talks)
        self.search.textChanged.connect(self._on_filter)
        self._standing.chosen.connect(lambda _: self._on_filter())
        self.add.clicked.connect(self.add_wanted)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.edit_wanted.connect(self.edit_wanted)

    @property
    def current(self) -> str:
        """The current record's id; blank when there is none."""
        row = self.view.currentIndex().row()
        return self.model.summaries[row].record if row >= 0 else ""

    @property
    def words(self) -> str:
        """What the filter asks for."""
        return self.search.text().strip()

    @property
    def standing(self) -> str:
        """Which records are wanted: ``ALL``, those ``WAITING`` for a reply, or ``ANSWERED``."""
        return self._standing.current

    @property
    def listed(self) -> int:
        """How many records the filter lets through."""
        return self.model.rowCount()

    def show_records(self, summaries: tuple[Summary, ...]) -> None:
        """List these; the current record stays current while it is there."""
        self._all = summaries
        self._count.setText(str(len(summaries)) if summaries else "")
        self._standing.set_segments(_segments(summaries), self.standing)
        self._show_title()
        self._show()

    def choose(self, record: str) -> None:
        """Make a record current, lifting the filter if it hides it."""
        if self.model.row_of(record) < 0:
            self.lift()
        row = self.model.row_of(record)
        if row >= 0:
            index = self.model.index(row)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def step(self, offset: int) -> None:
        """Go to the next (1) or previous (−1) record; the ends hold."""
        row = self.view.currentIndex().row() + offset
        if 0 <= row < self.listed:
            self.choose(self.model.summaries[row].record)

    def lift(self) -> None:
        """Let everything through again."""
        self._standing.choose(ALL)
        self.search.clear()
        self._on_filter()

    def start_search(self) -> None:
        """Put the keyboard into the filter."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the filter: Esc lifts it, Down and Enter keep it."""
        if not self.search.hasFocus():
            super().keyPressEvent(event)
        elif event.key() == _Key.Key_Escape:
            self.search.clear()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in {_Key.Key_Down, _Key.Key_Return, _Key.Key_Enter}:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_title()

    def _show_title(self) -> None:
        """Give the title what button and count leave."""
        taken = self.add.sizeHint().width() if not self.add.isHidden() else 0
        room = self.width() - taken - self._count.sizeHint().width() - _AROUND
        metrics, elide = self._title.fontMetrics(), Qt.TextElideMode.ElideRight
        self._title.setText(metrics.elidedText(self._name, elide, room))

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("surface", "bar-head")
        head.setFixedHeight(PAGE_HEADER)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch()
        row.addWidget(self.add)
        finder = QFrame()
        finder.setProperty("surface", "bar-head")
        box = QVBoxLayout(finder)
        box.setContentsMargins(12, 6, 12, 6)
        box.setSpacing(6)
        box.addWidget(self.search)
        box.addWidget(self._standing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(finder)
        column.addWidget(self.view, 1)

    def _show(self) -> None:
        wanted = search_key(self.words)
        before, row = self.current, max(self.view.currentIndex().row(), 0)
        self._quiet = True
        self.model.show(tuple(s for s in self._all if wanted in s.words and self._lets(s)))
        at = self.model.row_of(before)
        at = at if at >= 0 else min(row, self.listed - 1)
        self.view.setCurrentIndex(self.model.index(at) if at >= 0 else QModelIndex())
        self._quiet = False
        if self.current != before:
            self.chosen.emit(self.current)

    def _lets(self, summary: Summary) -> bool:
        return self.standing == ALL or summary.answered is (self.standing == ANSWERED)

    def _on_filter(self) -> None:
        self._show()
        self.filtered.emit()

    def _on_current(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.current)


def _segments(summaries: tuple[Summary, ...]) -> tuple[Segment, ...]:
    answered = sum(summary.answered for summary in summaries)
    counts = (
        (ALL, "Tất cả", len(summaries)),
        (WAITING, "Chờ trả lời", len(summaries) - answered),
        (ANSWERED, "Đã trả lời", answered),
    )
    return tuple(Segment(key, f"{words} {count}") for key, words, count in counts)


class RecordsView(QListView):
    """The list itself; arrows move, Enter goes on to the editor."""

    edit_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setItemDelegate(RecordsDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        look.changed.connect(self.viewport().update)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {_Key.Key_Return, _Key.Key_Enter}:
            self.edit_wanted.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
