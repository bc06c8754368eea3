"""The page of a list form: records at the left, the editor of one of them, what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ui.flags import without
from ui.grid.announcer import announce
from ui.pages.records.board import Board
from ui.pages.records.carrying import carried, carry_over, last_month
from ui.pages.records.changes import added, copied, new_id, next_code, removed
from ui.pages.records.following import followed_at_once
from ui.pages.records.head_bar import FIELDS
from ui.pages.records.reading import Reading
from ui.pages.records.source import RecordsSource
from ui.pages.records.states import ADD, CARRY, CLEAR, no_records, nothing_found, status_line
from ui.pages.records.stepping import changed_record
from ui.pages.records.thread import Conversation

if TYPE_CHECKING:
    from collections.abc import Callable

    from forms.cell import Cell
    from forms.change import InsertRecord
    from ui.look import Look
    from ui.pages.records.source import Summary
    from ui.session import EditSession
    from ui.shell.status_bar import StatusLine

_Key = Qt.Key
_Mod = Qt.KeyboardModifier


class RecordsPage(QWidget):
    """F5 adds, F6 removes, Alt+Down and Alt+Up go through them, Ctrl+F filters, Shift+F2 explains.

    ``ids`` gives new records their ids.
    """

    #: Another field or record is in hand, or shows something else.
    current_changed = Signal()
    #: A sentence for the status bar.
    said = Signal(str)

    def __init__(
        self,
        look: Look,
        session: EditSession,
        code: str,
        parent: QWidget | None = None,
        ids: Callable[[], str] = new_id,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.session = session
        self.source = RecordsSource(session, code)
        self._ids = ids
        self._summaries: dict[str, Summary] = {}
        self._conversation = Conversation(self.source)
        self._reading = Reading(self._conversation, self)
        self.board = Board(look, self.source, self, talks=self._conversation.exists)
        self.listing, self.form = self.board.listing, self.board.form
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self._connect()
        self.setFocusProxy(self.listing.view)
        self._refresh()
        self._on_field(self.form.current)

    @property
    def current(self) -> Cell | None:
        """The cell in hand, if there is a record."""
        record = self.listing.current
        return self.source.cell(record, self.form.current) if record else None

    @property
    def status(self) -> StatusLine:
        """What is left to do, for the status bar."""
        return status_line(self.source, tuple(self._summaries.values()))

    def go_to(self, cell: Cell) -> None:
        """Show a field of a record and put the keyboard there."""
        if cell.row not in self._summaries:
            return
        self.listing.choose(cell.row)
        self.board.choose_view(FIELDS)
        self.form.focus_field(cell.column)

    def flush(self) -> None:
        """Put what is being typed into the report."""
        self.form.scribe.finish()

    def start_search(self) -> None:
        """Put the keyboard into the filter."""
        self.listing.start_search()

    def add(self) -> None:
        """A new record at the end, its first field in hand."""
        if self.session.locked:
            self.said.emit("Báo cáo đã ký nên không thêm được. Mở bản điều chỉnh để sửa.")
            return
        self.flush()
        change = added(self.source, self._ids, self._next_code())
        self._insert(change, "thêm dòng")
        given = {cell.column for cell, _ in change.cells}
        self.form.focus_field(next(c for c in self.form.fields if c not in given))

    def copy(self) -> None:
        """The record once more, below itself."""
        record = self.listing.current
        if not record or self.session.locked:
            return
        self.flush()
        self._insert(copied(self.source, record, self._ids, self._next_code()), "nhân bản dòng")
        self.form.focus_field(self.source.shape.title)

    def remove(self) -> None:
        """Take the current record out; Ctrl+Z brings it back."""
        record = self.listing.current
        if not record or self.session.locked:
            return
        self.flush()
        name = self._summaries[record].name
        self.session.carry_out(removed(self.source, record), f"xóa {name}")
        self.listing.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit(f"Đã xóa {name}. Ctrl+Z để lấy lại.")

    def undo(self) -> None:
        """Take the last step back and show where."""
        self._step(self.session.undo)

    def redo(self) -> None:
        """Make the step again and show where."""
        self._step(self.session.redo)

    @override
    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self._action(event) is not None:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._action(event)
        if action is not None:
            action()
        elif event.key() == _Key.Key_Escape and not self.listing.view.hasFocus():
            self.listing.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def _action(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key of this page does."""
        standard = QKeySequence.StandardKey
        if event.matches(standard.Undo):
            return self.undo
        if event.matches(standard.Redo):
            return self.redo
        return {
            (_Key.Key_F5, _Mod.NoModifier): self.add,
            (_Key.Key_F6, _Mod.NoModifier): self.remove,
            (_Key.Key_F2, _Mod.ShiftModifier): self.board.answer.explain,
            (_Key.Key_F, _Mod.ControlModifier): self.start_search,
            (_Key.Key_Down, _Mod.AltModifier): lambda: self._move(1),
            (_Key.Key_Up, _Mod.AltModifier): lambda: self._move(-1),
        }.get((_Key(event.key()), without(event.modifiers(), _Mod.KeypadModifier)))

    def _move(self, offset: int) -> None:
        """Another record, the same field."""
        self.flush()
        self.listing.step(offset)

    def _insert(self, change: InsertRecord, label: str) -> None:
        self.session.carry_out(change, label)
        self.listing.choose(change.record)

    def _next_code(self) -> str:
        if not self.source.shape.code:
            return ""
        unit, year = self.session.unit.code, self.session.period.year
        return next_code(unit, year, self._conversation.codes())

    def _step(self, step: Callable[[], None]) -> None:
        self.flush()
        listed, before = self.source.records, self.session.desk.report.values
        with followed_at_once(self.session, self._on_changed):
            step()
        if record := changed_record(self.source, listed, before):
            self.listing.choose(record)

    def _connect(self) -> None:
        self._reading.finished.connect(self._on_read)
        self.session.changed.connect(self._on_changed)
        self.listing.chosen.connect(self._on_chosen)
        self.listing.add_wanted.connect(self.add)
        self.listing.edit_wanted.connect(self._edit)
        self.listing.filtered.connect(self._show_state)
        self.board.head.copy_wanted.connect(self.copy)
        self.board.head.remove_wanted.connect(self.remove)
        self.board.talk_shown.connect(self._show_thread)
        self.form.field_entered.connect(self._on_field)
        self.form.field_left.connect(self._on_left)
        self.form.undo_wanted.connect(self.undo)
        self.form.redo_wanted.connect(self.redo)
        self.board.nothing.acted.connect(self._act)
        self.board.answer.follow(self)
        self.board.answer.left.connect(lambda: self.form.focus_field(self.form.current))
        self.board.answer.said.connect(self.said)

    def _on_read(self) -> None:
        """The earlier months are known: nobody had to wait for them before the page stood."""
        self.form.offer_codes(self._conversation.known())
        self._show_thread()

    def _on_changed(self, cells: frozenset[Cell]) -> None:
        self._refresh()
        self.form.refresh(cells)
        self._show_thread()
        if not self.form.fields[self.form.current].busy:  # not while somebody writes
            self.board.answer.refresh()
        self.current_changed.emit()

    def _refresh(self) -> None:
        summaries = self.source.summaries()
        self._summaries = {summary.record: summary for summary in summaries}
        self.listing.show_records(summaries)
        self.listing.add.setVisible(not self.session.locked)
        self.board.head.show_summary(self._summaries.get(self.listing.current))
        self._show_state()

    def _show_state(self) -> None:
        if not self._summaries:
            last = last_month(self.source)
            count = len(last.records(self.source.form.code)) if last else 0
            self.board.show_nothing(no_records(self.session, self.source, count))
        elif not self.listing.listed:
            state = nothing_found(self.source, self.listing.words, self.listing.standing)
            self.board.show_nothing(state)
        else:
            self.board.show_nothing(None)

    def _show_thread(self) -> None:
        record = self.listing.current
        if record and self.board.talking and self._conversation.ready:
            self.board.talk.show_turns(self._conversation.turns(record))

    def _on_chosen(self, record: str) -> None:
        self.form.show_record(record)
        self.board.talk.replies.forget()
        self.board.head.show_summary(self._summaries.get(record))
        self._show_thread()
        self.board.answer.refresh()
        self.current_changed.emit()

    def _on_field(self, column: str) -> None:
        self.board.answer.refresh()
        self.board.help.show_column(self.source.form.column_of[column])
        self.current_changed.emit()

    def _on_left(self, column: str) -> None:
        if remark := self.form.fields[column].remark:
            announce(self, remark)

    def _edit(self) -> None:
        self.board.choose_view(FIELDS)
        self.form.focus_field(self.form.current)

    def _act(self, key: str) -> None:
        if key == ADD:
            self.add()
        elif key == CARRY:
            self._carry()
        elif key == CLEAR:
            self.listing.lift()
            self.listing.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _carry(self) -> None:
        """Last month's records, as one step."""
        if (last := last_month(self.source)) is None:
            return
        changes = carried(self.source, last, self._ids)
        with followed_at_once(self.session, self._on_changed):
            carry_over(self.session, changes)
        self.listing.choose(changes[0].record)
        self.listing.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit(f"Đã chép {len(changes)} dòng từ tháng trước. Ctrl+Z để hoàn tác.")
