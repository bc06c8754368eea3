"""The editor pane: every field of one record, made once and filled again for each record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from forms.definition import ValueType
from ui.fonts import Text
from ui.pages.records.choice_editor import ChoiceEditor
from ui.pages.records.field import Field
from ui.pages.records.line_editor import LineEditor
from ui.pages.records.making import field_title, made_editor
from ui.pages.records.scribe import Scribe
from ui.pages.records.shape import FieldRow, rows_of
from ui.turns import Turns
from ui.widgets.labels import Ink, Label
from validation.entry import read_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QKeyEvent

    from forms.cell import Cell
    from forms.definition import Column
    from ui.look import Look
    from ui.pages.records.source import RecordsSource

_EDGE: Final = 16
#: Kept visible round a field: its label's distance, and what may be said under it.
_ROOM_BELOW: Final = 56
#: Rows of fields made before the page is shown: as many as most windows have room for.
_AT_ONCE: Final = 7


class FormPane(QScrollArea):
    """Writes through a scribe: nothing typed waits longer than it has to."""

    #: Column id of the field the keyboard is in.
    field_entered = Signal(str)
    #: A field was left; its column id.
    field_left = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, look: Look, source: RecordsSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._source = source
        self._record = ""
        self._current = ""
        self.scribe = Scribe(source.session, self)
        self._fields: dict[str, Field] = {}
        self._known: tuple[tuple[str, str], ...] = ()
        self._turns = Turns(self)
        self._laying = self._lay_out()
        for _ in range(_AT_ONCE):
            next(self._laying, None)
        self._turns.start(self._laying)

    @property
    def fields(self) -> dict[str, Field]:
        """Every field by column id; what is still to come below the fold is made now."""
        self._turns.stop()
        for _ in self._laying:
            pass
        return self._fields

    @property
    def current(self) -> str:
        """Column id of the field the keyboard is, or was last, in."""
        return self._current or next(iter(self._fields))

    def show_record(self, record: str) -> None:
        """Put another record into the fields; what was typed into the last one is kept."""
        self.scribe.finish()
        changed = record != self._record
        self._record = record
        if changed:
            self.verticalScrollBar().setValue(0)
        self._show(self._fields)

    def offer_codes(self, known: tuple[tuple[str, str], ...]) -> None:
        """Offer codes of earlier records, with their titles, where one is asked for."""
        self._known = known
        for column, field in self._fields.items():
            self._offer(self._source.form.column_of[column], field)

    def refresh(self, cells: Iterable[Cell]) -> None:
        """Show what these cells hold now."""
        mine = {cell.column for cell in cells if cell.row == self._record}
        self._show(column for column in self._fields if column in mine)

    def focus_field(self, column: str) -> None:
        """Put the keyboard into a field."""
        field = self.fields.get(column)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._reveal(field)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+arrow is the page's; other keys that no field wants scroll."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _show(self, columns: Iterable[str]) -> None:
        if not self._record:
            return
        for column in columns:
            field = self._fields[column]
            cell = self._source.cell(self._record, column)
            if not (field.busy and self._says(field, cell)):
                field.show_text(*self._source.texts(self._record, column))
            field.show_finding(self._source.session.judged(cell))

    def _says(self, field: Field, cell: Cell) -> bool:
        """Whether the editor already means what is stored: never reformat while somebody types."""
        entry = read_entry(self._source.form, cell, field.text)
        return entry.value == self._source.value(cell.row, cell.column)

    def _offer(self, column: Column, field: Field) -> None:
        offered = column.type is ValueType.RECORD and not self._source.session.locked
        if offered and isinstance(field.editor, LineEditor):
            field.editor.offer(self._known)

    def _lay_out(self) -> Iterator[None]:
        """Row after row: those below the fold are made between the keys, once the page stands."""
        inner = QWidget(self)
        inner.setProperty("surface", "page")
        self.setWidget(inner)  # while it is empty: what changes its parent is styled anew
        self.setWidgetResizable(True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(_EDGE, 12, _EDGE, _EDGE)
        column.setSpacing(10)
        column.addStretch()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for number, row in enumerate(rows_of(self._source.form)):
            if row.heading and number:
                heading = Label(row.heading, Text.EMPHASIS, Ink.PRIMARY, strong=True, parent=inner)
                heading.setContentsMargins(0, 8, 0, 0)
                column.insertWidget(column.count() - 1, heading)
            column.insertLayout(column.count() - 1, self._made_row(row, inner))
            self._show(each.id for each in row.columns)
            yield

    def _made_row(self, row: FieldRow, parent: QWidget) -> QHBoxLayout:
        box = QHBoxLayout()
        box.setSpacing(12)
        for column in row.columns:
            field = self._made_field(column, parent)
            box.addWidget(field, column.width, Qt.AlignmentFlag.AlignTop)
        widest = max(column.width for column in row.columns)
        if len(row.columns) == 1 and row.room_left > widest:
            box.addStretch(row.room_left)
        return box

    def _made_field(self, column: Column, parent: QWidget) -> Field:
        form, locked = self._source.form, self._source.session.locked
        field = Field(
            self._look,
            field_title(column, column.unit),
            lambda field: made_editor(self._look, form, column, field, locked=locked),
            limit=column.max_length,
            required=column.required,
            parent=parent,
        )
        field.setToolTip(column.help)
        if before := next(reversed(self._fields.values()), None):
            QWidget.setTabOrder(before.editor.widget, field.editor.widget)
        self._fields[column.id] = field
        self._offer(column, field)
        field.written.connect(lambda: self._on_written(column))
        field.focused.connect(lambda: self._on_focused(column.id))
        field.left.connect(lambda: self._on_left(column.id))
        field.entered.connect(self._on_entered)
        field.undo_wanted.connect(self.undo_wanted)
        field.redo_wanted.connect(self.redo_wanted)
        return field

    def _on_written(self, column: Column) -> None:
        if not self._record or self._source.session.locked:
            return
        field = self._fields[column.id]
        cell = self._source.cell(self._record, column.id)
        label = f"nhập {' '.join(column.title.split())}"
        self.scribe.write(cell, field.text, label, soon=field.editor.autosaved)
        if isinstance(field.editor, ChoiceEditor):
            self.scribe.flush()
            field.settle()

    def _on_focused(self, column: str) -> None:
        self._current = column
        self._reveal(self._fields[column])
        self.field_entered.emit(column)

    def _on_left(self, column: str) -> None:
        self.scribe.finish()
        field = self._fields[column]
        field.settle()
        if self._record:
            field.show_text(*self._source.texts(self._record, column))
        self.field_left.emit(column)

    def _on_entered(self) -> None:
        self.scribe.finish()
        self.focusNextChild()

    def _reveal(self, field: Field) -> None:
        self.ensureWidgetVisible(field, 0, _ROOM_BELOW)
