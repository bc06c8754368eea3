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
from ui.widgets.labels import Ink, Label
from validation.entry import read_entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from forms.cell import Cell
    from forms.definition import Column
    from ui.look import Look
    from ui.pages.records.source import RecordsSource

_EDGE: Final = 16
#: Kept visible round a field: its label's distance, and what may be said under it.
_ROOM_BELOW: Final = 56


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
        self.fields: dict[str, Field] = {}
        self._lay_out()

    @property
    def current(self) -> str:
        """Column id of the field the keyboard is, or was last, in."""
        return self._current or next(iter(self.fields))

    def show_record(self, record: str) -> None:
        """Put another record into the fields; what was typed into the last one is kept."""
        self.scribe.finish()
        changed = record != self._record
        self._record = record
        if changed:
            self.verticalScrollBar().setValue(0)
        self._show(self.fields)

    def offer_codes(self, known: tuple[tuple[str, str], ...]) -> None:
        """Offer codes of earlier records, with their titles, where one is asked for."""
        for column, field in self.fields.items():
            kind = self._source.form.column_of[column].type
            offered = kind is ValueType.RECORD and not self._source.session.locked
            if offered and isinstance(field.editor, LineEditor):
                field.editor.offer(known)

    def refresh(self, cells: Iterable[Cell]) -> None:
        """Show what these cells hold now."""
        mine = {cell.column for cell in cells if cell.row == self._record}
        self._show(column for column in self.fields if column in mine)

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
            field = self.fields[column]
            cell = self._source.cell(self._record, column)
            if not (field.busy and self._says(field, cell)):
                field.show_text(*self._source.texts(self._record, column))
            field.show_finding(self._source.session.judged(cell))

    def _says(self, field: Field, cell: Cell) -> bool:
        """Whether the editor already means what is stored: never reformat while somebody types."""
        entry = read_entry(self._source.form, cell, field.text)
        return entry.value == self._source.value(cell.row, cell.column)

    def _lay_out(self) -> None:
        inner = QWidget(self)
        inner.setProperty("surface", "page")
        self.setWidget(inner)  # while it is empty: what changes its parent is styled anew
        self.setWidgetResizable(True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(_EDGE, 12, _EDGE, _EDGE)
        column.setSpacing(10)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for number, row in enumerate(rows_of(self._source.form)):
            if row.heading and number:
                heading = Label(row.heading, Text.EMPHASIS, Ink.PRIMARY, strong=True, parent=inner)
                heading.setContentsMargins(0, 8, 0, 0)
                column.addWidget(heading)
            column.addLayout(self._made_row(row, inner))
        column.addStretch()

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
        self.fields[column.id] = field
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
        field = self.fields[column.id]
        cell = self._source.cell(self._record, column.id)
        label = f"nhập {' '.join(column.title.split())}"
        self.scribe.write(cell, field.text, label, soon=field.editor.autosaved)
        if isinstance(field.editor, ChoiceEditor):
            self.scribe.flush()
            field.settle()

    def _on_focused(self, column: str) -> None:
        self._current = column
        self._reveal(self.fields[column])
        self.field_entered.emit(column)

    def _on_left(self, column: str) -> None:
        self.scribe.finish()
        field = self.fields[column]
        field.settle()
        if self._record:
            field.show_text(*self._source.texts(self._record, column))
        self.field_left.emit(column)

    def _on_entered(self) -> None:
        self.scribe.finish()
        self.focusNextChild()

    def _reveal(self, field: Field) -> None:
        self.ensureWidgetVisible(field, 0, _ROOM_BELOW)
