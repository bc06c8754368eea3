"""The list of findings: keyboard, mouse, folding, and the one editor inside the open row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget
from typing_extensions import override

from ui.explaining.editor import AnswerEditor
from ui.metrics import HEIGHT_LOW
from ui.pages.check.columns import Columns
from ui.pages.check.delegate import FindingsDelegate
from ui.pages.check.folding import Folding
from ui.pages.check.model import FindingsModel
from ui.pages.check.movement import is_below, next_to_do
from ui.pages.check.nodes import Entry, Key, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from ui.look import Look

_Index = QModelIndex | QPersistentModelIndex
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FindingsView(QTreeView):
    """One finding is open, the current one; what is written about it is edited in its row.

    A warning's field is open at once, that of an error which cannot be put right when asked for.
    """

    #: ``Cell``: the clerk wants to see it in its form.
    cell_wanted = Signal(object)
    #: ``Entry | None``: another finding is open, or the open one reads differently.
    opened = Signal(object)

    def __init__(
        self, look: Look, has_draft: Callable[[Entry], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.has_draft = has_draft
        self.findings = FindingsModel(self)
        self._open = 0
        self._asked: Key | None = None
        self._syncing = False
        self._folding = Folding(self, self.findings)
        self._pressed = QPoint()
        self._delegate = FindingsDelegate(look, self, self)
        self.editor = AnswerEditor(look, self.viewport())
        self.editor.hide()
        self.setModel(self.findings)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._go_to_cell)
        self.expanded.connect(lambda index: self._on_folded(index, folded=False))
        self.collapsed.connect(lambda index: self._on_folded(index, folded=True))
        self.editor.left.connect(self.setFocus)
        self.editor.grown.connect(self._refit)
        look.changed.connect(self.viewport().update)

    @property
    def entry(self) -> Entry | None:
        """The open finding."""
        node = self.findings.node(self.currentIndex())
        return node if isinstance(node, Entry) else None

    @property
    def roomy(self) -> bool:
        """Whether the window is high enough for airy rows."""
        return self.window().height() >= HEIGHT_LOW

    def is_open(self, index: _Index) -> bool:
        """Whether a row is the open finding."""
        return bool(self._open) and index.internalId() == self._open

    def row_width(self) -> int:
        """Width of every row."""
        return self.viewport().width()

    def editor_height(self) -> int:
        """Height of the editor in the open row; none where nothing is written."""
        return self.editor.height_at(self._editor_width()) if self._writes(self.entry) else 0

    def show_sections(self, sections: Sequence[Section], *, unfold: bool) -> None:
        """Show these instead; current row, folding and what is seen of the list stay.

        ``unfold`` opens everything, for the results of a text filter.
        """
        above = self._top_of_current()
        self._syncing = True
        self.findings.show(sections)
        self._folding.apply(unfold=unfold)
        self._syncing = False
        if self.currentIndex().isValid() or not self.step(1):
            self._reopen()
        self._hold(above)

    def step(self, offset: int) -> bool:
        """Go to the next (1) or previous (−1) finding to work on, round and round.

        Blank cells come when nothing else is left.
        """
        wanted = next_to_do(self.findings, self.currentIndex(), offset)
        if wanted.isValid():
            self.go(wanted)
        return wanted.isValid()

    def go(self, index: QModelIndex) -> None:
        """Show a row as the current one."""
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.setCurrentIndex(index)

    def explain(self) -> bool:
        """Put the keyboard into the field of the open finding, if anything may be written."""
        entry = self.entry
        if entry is None or not entry.answerable:
            return False
        if self.editor.locked and not (entry.explainable or entry.judged.explanation):
            return False
        self._asked = entry.key
        self._refit()
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @override
    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if not self._syncing:
            self._reopen()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        leaf = self.entry is not None
        key = Qt.Key(event.key())
        if key in _ENTER and leaf:
            self._go_to_cell(index)
        elif key in _ENTER or (key == Qt.Key.Key_Space and not leaf):
            self.setExpanded(index, not self.isExpanded(index))
        elif key == Qt.Key.Key_Left:
            self._fold_or_rise(index)
        elif key == Qt.Key.Key_Right:
            self._unfold_or_enter(index)
        elif key == Qt.Key.Key_F2:
            self.explain()
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing here; the field above the list filters."""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        shape = Qt.CursorShape
        over = index.isValid() and self._on_link(index, place)
        self.viewport().setCursor(shape.PointingHandCursor if over else shape.ArrowCursor)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @override
    def updateEditorGeometries(self) -> None:
        super().updateEditorGeometries()
        if not self._syncing:
            self._place_editor()

    def _set_up(self) -> None:
        self.setAccessibleName("Danh sách phát hiện")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _writes(self, entry: Entry | None) -> bool:
        """Whether the open finding shows its field."""
        if entry is None or not entry.answerable:
            return False
        begun = bool(entry.judged.explanation) or self.has_draft(entry)
        return entry.explainable or begun or entry.key == self._asked

    def _editor_width(self) -> int:
        width = self.viewport().width()
        return Columns(width).detail(QRect(0, 0, width, 1)).width()

    def _place_editor(self) -> None:
        entry, index = self.entry, self.currentIndex()
        if entry is None or not self._writes(entry) or not self.isExpanded(index.parent()):
            if self.editor.busy:
                self.setFocus()
            self.editor.hide()
            return
        row = self.visualRect(index)
        place = Columns(row.width()).detail(row)
        top = row.top() + self._delegate.editor_top(entry, row.width())
        self.editor.setGeometry(place.left(), top, place.width(), self.editor_height())
        self.editor.show()

    def _reopen(self) -> None:
        """Open the row that is current now; shut the one that was."""
        before, index = self._open, self.currentIndex()
        self._open = index.internalId() if self.entry else 0
        if self._open != before:
            self._asked = None
        self.opened.emit(self.entry)
        shut = self.findings.index_at(before)
        for changed in (shut, index):
            if changed.isValid():
                self.dataChanged(changed, changed)
        self.executeDelayedItemsLayout()
        self._place_editor()
        if before != self._open and index.isValid():
            self.scrollTo(index)
            self._place_editor()

    def _refit(self) -> None:
        """The editor needs more or less room."""
        index = self.currentIndex()
        if index.isValid():
            self.dataChanged(index, index)
            self._place_editor()
            self.scrollTo(index)

    def _top_of_current(self) -> int | None:
        """Where the current row begins, if it can be seen."""
        row = self.visualRect(self.currentIndex())
        return row.top() if row.isValid() and self.viewport().rect().intersects(row) else None

    def _hold(self, above: int | None) -> None:
        """Scroll so that the current row begins where it began."""
        row = self.visualRect(self.currentIndex())
        if above is not None and row.isValid() and row.top() != above:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + row.top() - above)

    def _on_folded(self, index: QModelIndex, *, folded: bool) -> None:
        if self._syncing:
            return
        self._folding.remember(index, folded=folded)
        if folded and is_below(self.currentIndex(), index):
            self.setCurrentIndex(index)
        self._place_editor()

    def _fold_or_rise(self, index: QModelIndex) -> None:
        if self.isExpanded(index) and self.findings.rowCount(index):
            self.collapse(index)
        elif index.parent().isValid():
            self.setCurrentIndex(index.parent())

    def _unfold_or_enter(self, index: QModelIndex) -> None:
        if not self.findings.rowCount(index):
            return
        if self.isExpanded(index):
            self.setCurrentIndex(self.findings.index(0, 0, index))
        else:
            self.expand(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        if not isinstance(self.findings.node(index), Entry):
            self.setExpanded(index, not self.isExpanded(index))
        elif self._on_link(index, self._pressed):
            self._go_to_cell(index)

    def _on_link(self, index: QModelIndex, place: QPoint) -> bool:
        if not isinstance(self.findings.node(index), Entry):
            return False
        row = self.visualRect(index)
        row.setHeight(self._delegate.row_height())
        return Columns(row.width()).link(row).contains(place)

    def _go_to_cell(self, index: QModelIndex) -> None:
        node = self.findings.node(index)
        if isinstance(node, Entry):
            self.cell_wanted.emit(node.judged.finding.cell)
