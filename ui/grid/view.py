"""The data-entry grid: Excel's keyboard on a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from ui.grid.actions import Actions
from ui.grid.announcer import announce
from ui.grid.editor import CellEditor, EditMode
from ui.grid.formtable import FormTable
from ui.grid.gridstyle import ZOOM_STEP, GridLook, GridStyle
from ui.grid.keys import MOVEMENTS, Act, Command, read_key, typed_text
from ui.grid.model import GridModel
from ui.grid.movement import Area
from ui.grid.navigator import Navigator
from ui.grid.pointer import PointerDrag
from ui.grid.statistics import summarise

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent

    from ui.grid.source import Entry, GridSource, Position
    from ui.theme import Tokens

#: A drag over many cells asks for figures once, not per cell; milliseconds.
_STATISTICS_DELAY: Final = 30
_Trigger = QAbstractItemView.EditTrigger


class EntryView(FormTable):
    """A form as a grid: typing overwrites, keys move as in Excel, nothing interrupts."""

    #: One sentence: why the current cell takes no entry.
    refused = Signal(str)
    #: ``PasteRequest``, before anything is written.
    paste_requested = Signal(object)
    #: How many cells a paste wrote and how many texts found no enterable cell.
    pasted = Signal(int, int)
    #: What was said to screen readers.
    announced = Signal(str)
    #: ``Statistics`` of the selection.
    statistics_changed = Signal(object)

    def __init__(self, source: GridSource, tokens: Tokens, parent: QWidget | None = None) -> None:
        model = GridModel(source)
        super().__init__(model, GridStyle(GridLook(tokens)), parent)
        model.setParent(self)
        self.navigator = Navigator(self)
        self._actions = Actions(self, self.navigator)
        self._drag = PointerDrag(self, self.navigator)
        self._statistics = QTimer(self, singleShot=True, interval=_STATISTICS_DELAY)
        self._statistics.timeout.connect(self._tell_statistics)
        self.setEditTriggers(_Trigger.AnyKeyPressed)
        self._actions.refused.connect(self.refuse)
        self._actions.paste_requested.connect(self.paste_requested)
        self._actions.pasted.connect(self.pasted)
        self.cell_delegate.left_by.connect(self._leave_editor)
        self.selectionModel().selectionChanged.connect(self._statistics.start)
        model.dataChanged.connect(self._statistics.start)
        model.findings_appeared.connect(self._announce_findings)
        model.modelReset.connect(self._start_over)
        self._start_over()

    # -------------------------------------------------------------------------------------- moving

    def go_to(self, row: int, column: int) -> None:
        """Select a cell and take the keyboard: find, next problem, return from the details."""
        self.commit_editor()
        self.navigator.go((row, column))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def run(self, command: Command) -> None:
        """Carry out a command of the keyboard map."""
        match command.act:
            case Act.ENTER:
                self.navigator.enter(command)
            case Act.TAB:
                self.navigator.tab(command)
            case Act.LEAVE:
                QWidget.focusNextPrevChild(self, command.offset > 0)
            case Act.ALL:
                self.navigator.select_all()
            case Act.ZOOM:
                self.set_zoom(self.zoom + command.offset * ZOOM_STEP)
            case _ if command.act in MOVEMENTS:
                self.navigator.move(command)
            case _:
                self._act(command.act)

    # ------------------------------------------------------------------------------------- editing

    def begin(self, mode: EditMode, event: QKeyEvent | None = None) -> None:
        """Open the current cell; ``event`` is the key that does so by typing."""
        index = self.currentIndex()
        if not self.grid.enterable((index.row(), index.column())):
            self.refuse()
            return
        if index.column() <= self.grid.last_frozen:
            self.horizontalScrollBar().setValue(0)
        self.scrollTo(index)
        self.cell_delegate.mode = mode
        if event is not None:
            self.edit(index, _Trigger.AnyKeyPressed, event)
            return
        self.edit(index)
        editor = self.editor()
        if editor is not None:
            editor.setCursorPosition(len(editor.text()))

    def put(self, entries: tuple[Entry, ...]) -> None:
        """Write a paste that a listener took over; what was written becomes the selection."""
        if not entries:
            self.refuse()
            return
        self.grid.write(entries)
        rows, columns, _ = zip(*entries, strict=True)
        self.navigator.select(Area(min(rows), min(columns), max(rows), max(columns)))

    def refuse(self) -> None:
        """Say why the current cell takes no entry."""
        reason = self.grid.cell(*self.navigator.position).reason
        self.refused.emit(reason)
        self._announce(reason)

    # -------------------------------------------------------------------------------------- events

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commands move and act, text overwrites, other keys are left to the window."""
        editor = self.editor()
        if editor is not None:  # an input method composes its first letters before focus moves
            event.setAccepted(self.cell_delegate.handle_key(editor, event))
            return
        command = read_key(event) if self.currentIndex().isValid() else None
        if command is not None:
            self.run(command)
        elif typed_text(event) and self.currentIndex().isValid():
            self.begin(EditMode.OVERTYPE, event)
        else:
            event.ignore()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Composing overwrites too; Qt forwards the letters to the editor it opens."""
        self.cell_delegate.mode = EditMode.OVERTYPE
        super().inputMethodEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; Shift grows, Ctrl adds. The right button keeps a selection it hits."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        position = (index.row(), index.column())
        if event.button() == Qt.MouseButton.RightButton:
            if position not in self.navigator.cells():
                self.navigator.go(position)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.navigator.extend_to(position)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.navigator.add(position)
        elif position == self.navigator.position and self.grid.cell(*position).choices:
            self._choose()
        else:
            self.navigator.go(position)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the selection."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag.move(event.position().toPoint())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        self._drag.end()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the cell as F2 does."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.begin(EditMode.EDIT)

    # ------------------------------------------------------------------------------------- helpers

    def _act(self, act: Act) -> None:
        """Commands on the selected cells."""
        {
            Act.EDIT: lambda: self.begin(EditMode.EDIT),
            Act.CHOOSE: self._choose,
            Act.BLANK: lambda: self.begin(EditMode.OVERTYPE),
            Act.CLEAR: self._actions.clear,
            Act.COPY: self._actions.copy,
            Act.CUT: self._actions.cut,
            Act.PASTE: self._actions.paste,
            Act.FILL_DOWN: self._actions.fill_down,
            Act.FILL_RIGHT: self._actions.fill_right,
            Act.WHOLE_ROWS: self.navigator.select_rows,
            Act.WHOLE_COLUMNS: self.navigator.select_columns,
            Act.FILL: self._actions.fill_current,
        }[act]()

    def _choose(self) -> None:
        """Open the list of the current cell, if it has one."""
        if self.grid.cell(*self.navigator.position).choices:
            self.begin(EditMode.EDIT)

    def _leave_editor(self, editor: CellEditor, command: Command) -> None:
        """Write what was typed, then go where the key leads; Ctrl+Enter writes it everywhere."""
        if command.act is not Act.FILL:
            self.cell_delegate.commit(editor)
            self.run(command)
            return
        text = editor.entered
        self.cell_delegate.close(editor)
        self._actions.fill(text)

    def _start_over(self) -> None:
        """Other rows or columns: the first enterable cell becomes current."""
        if self.grid.rowCount():
            self.navigator.start()

    def _announce_findings(self, positions: tuple[Position, ...]) -> None:
        first = self.grid.cell(*positions[0]).accessible
        count = len(positions)
        self._announce(first if count == 1 else f"{count} ô cần xem lại. {first}")

    def _announce(self, text: str) -> None:
        announce(self, text)
        self.announced.emit(text)

    def _tell_statistics(self) -> None:
        cells = self.navigator.cells()
        self.statistics_changed.emit(summarise(self.grid.source.number(*cell) for cell in cells))
        if len(cells) > 1:
            self._announce(f"Chọn {len(cells)} ô")
