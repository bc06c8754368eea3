"""The sections of a narrative form as fields, one under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from forms.cell import Cell
from ui.fonts import Text
from ui.pages.records.field import Field
from ui.pages.records.scribe import Scribe
from ui.pages.records.text_editor import TextEditor
from ui.widgets.labels import Ink, Label
from validation.entry import entry_text, read_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QKeyEvent

    from forms.definition import Column, Form, Row
    from ui.look import Look
    from ui.session import EditSession

_EDGE: Final = 16
#: Longer lines are hard to read.
_WIDEST: Final = 860
_ROOM_BELOW: Final = 48
#: Lines of an empty section, and the most before it scrolls.
_LEAST: Final = 3
_MOST: Final = 18


class Sections(QScrollArea):
    """One field per section that can be written, in the form's order."""

    #: The cell the keyboard went to.
    cell_entered = Signal(object)
    cell_left = Signal(object)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, look: Look, session: EditSession, form: Form, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._session = session
        self._form = form
        self.scribe = Scribe(session, self)
        self.fields: dict[Cell, Field] = {}
        self._lay_out()
        self.refresh(self.fields)

    def refresh(self, cells: Iterable[Cell]) -> None:
        """Show what these cells hold now; never reformat while somebody writes."""
        for cell in set(cells) & set(self.fields):
            field, value = self.fields[cell], self._session.desk.figures.typed(cell)
            if not (field.busy and read_entry(self._form, cell, field.text).value == value):
                field.show_text(entry_text(value), entry_text(value))
            field.show_finding(self._session.judged(cell))

    def focus_cell(self, cell: Cell) -> None:
        """Put the keyboard into a section."""
        field = self.fields.get(cell)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+arrow is the page's; other keys that no field wants scroll."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inner = QWidget(self)
        inner.setProperty("surface", "page")
        self.setWidget(inner)  # while it is empty: what changes its parent is styled anew
        self.setWidgetResizable(True)
        column = QVBoxLayout(inner)
        column.setContentsMargins(_EDGE, 12, _EDGE, _EDGE)
        column.setSpacing(12)
        for widget in self._parts(inner):
            widget.setMaximumWidth(_WIDEST)
            column.addWidget(widget)
        column.addStretch()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _parts(self, inner: QWidget) -> Iterator[QWidget]:
        """What the form is for, headings that only gather others, a field for the rest."""
        if self._form.help:
            yield Label(self._form.help, Text.CAPTION, Ink.SECONDARY, wrap=True, parent=inner)
        for row in self._form.rows:
            columns = [c for c in self._form.columns if self._form.measured(row, c)]
            if not columns:
                yield _heading(row, inner)
            for column in columns:
                yield self._made_field(row, column, inner)

    def _made_field(self, row: Row, column: Column, parent: QWidget) -> Field:
        cell = Cell(self._form.code, row.code, column.id)
        field = Field(
            self._look,
            f"{row.code}. {row.label}",
            lambda field: self._made_editor(row, field),
            limit=column.max_length,
            required=row.required and column.required,
            role=Text.EMPHASIS if row.parent else Text.SECTION,
            parent=parent,
        )
        field.setToolTip(row.help)
        self.fields[cell] = field
        field.written.connect(lambda: self._on_written(cell, row))
        field.focused.connect(lambda: self._on_focused(cell))
        field.left.connect(lambda: self._on_left(cell))
        field.entered.connect(self._on_entered)
        field.undo_wanted.connect(self.undo_wanted)
        field.redo_wanted.connect(self.redo_wanted)
        return field

    def _made_editor(self, row: Row, parent: QWidget) -> TextEditor:
        editor = TextEditor(_LEAST, _MOST, row.help, parent)
        editor.area.setReadOnly(self._session.locked)
        return editor

    def _on_written(self, cell: Cell, row: Row) -> None:
        if not self._session.locked:
            self.scribe.write(cell, self.fields[cell].text, f"viết mục {row.code}", soon=True)

    def _on_focused(self, cell: Cell) -> None:
        self.ensureWidgetVisible(self.fields[cell], 0, _ROOM_BELOW)
        self.cell_entered.emit(cell)

    def _on_left(self, cell: Cell) -> None:
        self.scribe.finish()
        self.fields[cell].settle()
        self.refresh((cell,))
        self.cell_left.emit(cell)

    def _on_entered(self) -> None:
        self.scribe.finish()
        self.focusNextChild()


def _heading(row: Row, parent: QWidget) -> QWidget:
    widget = QWidget(parent)
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Label(f"{row.code}. {row.label}", Text.SECTION, strong=True))
    if row.help:
        column.addWidget(Label(row.help, Text.CAPTION, Ink.SECONDARY, wrap=True))
    return widget
