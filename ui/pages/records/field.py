"""One field of a record or section: label, editor, counter, and what was found."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from forms.common.numbers import format_number
from ui.fonts import Text
from ui.pages.records.remark import Remark
from ui.pages.records.text_editor import TextEditor
from ui.widgets.labels import Ink, Label
from validation.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.look import Look
    from ui.pages.records.editor import Editor
    from validation.finding import Judged

_REQUIRED: Final = "Bắt buộc"


class Field(QWidget):
    """Shows a stored text and what was found; says when somebody writes.

    ``make`` gives the editor inside the widget it is called with: what changes its parent later is
    styled anew.
    """

    #: The text after every edit.
    written = Signal()
    focused = Signal()
    left = Signal()
    #: Enter: the next field is wanted.
    entered = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(
        self,
        look: Look,
        title: str,
        make: Callable[[QWidget], Editor],
        *,
        limit: int,
        required: bool,
        role: Text = Text.CAPTION,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = make(self)
        self._title = title
        self._limit = limit if isinstance(self.editor, TextEditor) else 0
        self._required = required
        self._judged: Judged | None = None
        self._found: Judged | None = None
        self._writing = False
        self._note = Label(role=Text.CAPTION, ink=Ink.SECONDARY, parent=self)
        self._remark = Remark(look, self)
        self._lay_out(role)
        self._connect()

    @property
    def text(self) -> str:
        """What stands in the editor."""
        return self.editor.text

    @property
    def busy(self) -> bool:
        """Whether the keyboard is in here."""
        return self.editor.widget.hasFocus()

    @property
    def remark(self) -> str:
        """What is said under the editor."""
        return self._remark.text

    def show_text(self, text: str, shown: str) -> None:
        """Show what is stored."""
        self.editor.show_text(text, shown)
        self._refresh()

    def show_finding(self, judged: Judged | None) -> None:
        """Say what was found; a mistake found while somebody still writes waits for them."""
        self._found = judged
        if judged is None or not self._writing:
            self._judged = judged
            self._refresh()

    def settle(self) -> None:
        """The writer is done: say what waited."""
        self._writing = False
        self._judged = self._found
        self._refresh()

    def _lay_out(self, role: Text) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        title = f"{self._title} *" if self._required else self._title
        heading = role is not Text.CAPTION
        ink = Ink.PRIMARY if heading else Ink.SECONDARY
        label = Label(title, role, ink, strong=heading, parent=self)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        label.setBuddy(self.editor.widget)
        head.addWidget(label, 1)
        head.addWidget(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.editor.widget)
        column.addWidget(self._remark)
        spoken = f"{self._title}, bắt buộc" if self._required else self._title
        self.editor.widget.setAccessibleName(spoken)
        self.setFocusProxy(self.editor.widget)

    def _connect(self) -> None:
        events = self.editor.events
        events.written.connect(self._on_written)
        events.focused.connect(self.focused)
        events.left.connect(self.left)
        events.entered.connect(self.entered)
        events.undo_wanted.connect(self.undo_wanted)
        events.redo_wanted.connect(self.redo_wanted)

    def _on_written(self) -> None:
        self._writing = True
        self._refresh()
        self.written.emit()

    def _refresh(self) -> None:
        judged = self._judged
        missing = bool(judged and judged.finding.missing and not self.text.strip())
        obvious = bool(judged and judged.finding.missing and (self._required or not missing))
        self._remark.show_finding(judged, obvious=obvious)
        blocking = judged is not None and judged.blocks
        error = judged is not None and judged.finding.severity is Severity.ERROR
        wrong = blocking and error and not (judged and judged.finding.missing)
        open_blank = missing and blocking
        self.editor.mark(wrong=wrong, blank=open_blank)
        self._show_note(missing=missing)
        self.editor.widget.setAccessibleDescription(self.remark or self._note.text())

    def _show_note(self, *, missing: bool) -> None:
        """Characters used; before there are any, that some are needed."""
        used = len(self.text)
        if missing and self._required:
            text, ink = _REQUIRED, Ink.ACCENT
        elif self._limit:
            text = f"{format_number(Decimal(used))}/{format_number(Decimal(self._limit))}"
            ink = Ink.ERROR if used > self._limit else Ink.SECONDARY
        else:
            text, ink = "", Ink.SECONDARY
        if (text, ink.value) != (self._note.text(), self._note.property("ink")):
            self._note.setText(text)
            self._note.set_ink(ink)
