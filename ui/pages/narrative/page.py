"""The page of a narrative form: what is left to write, and the sections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.explaining.panel import AnswerPanel
from ui.flags import without
from ui.fonts import Text
from ui.grid.announcer import announce
from ui.metrics import PAGE_HEADER
from ui.pages.narrative.sections import Sections
from ui.pages.records.help_bar import HelpBar
from ui.pages.records.source import completeness
from ui.shell.status_bar import Fact, StatusLine
from ui.widgets.chip import Chip
from ui.widgets.key_hint import Hint
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable

    from forms.cell import Cell
    from ui.look import Look
    from ui.session import EditSession

_Key = Qt.Key
_Mod = Qt.KeyboardModifier
_LOCKED: Final = "Báo cáo đã ký nên nội dung bị khóa. Mở bản điều chỉnh để sửa."
_HINTS: Final = (
    Hint(("F1",), "Trợ giúp"),
    Hint(("Alt+↓",), "Mục sau"),
    Hint(("Shift+F2",), "Giải trình"),
    Hint(("F8",), "Mục còn thiếu", essential=True),
)


class NarrativePage(QWidget):
    """Tab, Ctrl+Enter and Alt+Down go to the next section; what is written is on disk at once.

    Shift+F2 leads to the explanation of what was found in the section.
    """

    #: Another section is in hand, or shows something else.
    current_changed = Signal()
    #: A sentence for the status bar.
    said = Signal(str)

    def __init__(
        self, look: Look, session: EditSession, code: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.session = session
        self.form = session.desk.figures.form(code)
        self.sections = Sections(look, session, self.form, self)
        self._current: Cell | None = next(iter(self.sections.fields), None)
        self._chip = Chip(look, "")
        self._answer = AnswerPanel(look, session, narrow=False, parent=self)
        self._help = HelpBar()
        self._lay_out(look)
        self._connect()
        self._refresh()
        self._tell()

    @property
    def current(self) -> Cell | None:
        """The cell of the section in hand."""
        return self._current

    @property
    def status(self) -> StatusLine:
        """How many sections are written, for the status bar."""
        written = sum(bool(field.text.strip()) for field in self.sections.fields.values())
        place = f"Mục {self._current.row}" if self._current else ""
        total = len(self.sections.fields)
        return StatusLine(place, (Fact(f"Đã viết {written}/{total} mục"),), _HINTS)

    def go_to(self, cell: Cell) -> None:
        """Put the keyboard into a section."""
        self.sections.focus_cell(cell)

    def flush(self) -> None:
        """Put what is being typed into the report."""
        self.sections.scribe.finish()

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
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def _action(self, event: QKeyEvent) -> Callable[[], object] | None:
        standard = QKeySequence.StandardKey
        if event.matches(standard.Undo):
            return self.undo
        if event.matches(standard.Redo):
            return self.redo
        if event.key() == _Key.Key_F2 and event.modifiers() == _Mod.ShiftModifier:
            return self._answer.explain
        steps = {_Key.Key_Down: 1, _Key.Key_Up: -1}
        offset = steps.get(_Key(event.key()))
        alt = without(event.modifiers(), _Mod.KeypadModifier) == _Mod.AltModifier
        return (lambda: self._move(offset)) if alt and offset else None

    def _move(self, offset: int) -> None:
        cells = list(self.sections.fields)
        at = cells.index(self._current) + offset if self._current else 0
        if 0 <= at < len(cells):
            self.sections.focus_cell(cells[at])

    def _step(self, step: Callable[[], None]) -> None:
        self.flush()
        typed = self.session.desk.figures.typed
        before = {cell: typed(cell) for cell in self.sections.fields}
        step()
        changed = next((cell for cell in before if typed(cell) != before[cell]), None)
        if changed is not None:
            self.sections.focus_cell(changed)

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.sections.cell_entered.connect(self._on_entered)
        self.sections.cell_left.connect(self._on_left)
        self.sections.undo_wanted.connect(self.undo)
        self.sections.redo_wanted.connect(self.redo)
        self._answer.follow(self)
        self._answer.left.connect(self._back)
        self._answer.said.connect(self.said)

    def _on_changed(self, cells: frozenset[Cell]) -> None:
        self.sections.refresh(cells)
        self._refresh()
        if self._current is None or not self.sections.fields[self._current].busy:
            self._answer.refresh()  # not while somebody writes
        self.current_changed.emit()

    def _on_entered(self, cell: Cell) -> None:
        self._current = cell
        self.setFocusProxy(self.sections.fields[cell])
        self._tell()
        self._answer.refresh()
        self.current_changed.emit()

    def _back(self) -> None:
        if self._current is not None:
            self.sections.focus_cell(self._current)

    def _on_left(self, cell: Cell) -> None:
        remark = self.sections.fields[cell].remark
        if remark:
            announce(self, remark)

    def _refresh(self) -> None:
        found = self.session.desk.judged_in(self.form.code)
        mine = [judged for judged in found if judged.finding.cell in self.sections.fields]
        begun = self.session.desk.figures.begun(self.form.code)
        chip = completeness(mine)
        self._chip.setVisible(begun)
        self._chip.show_state(chip.text, chip.tone, chip.glyph)

    def _tell(self) -> None:
        if self._current is not None:
            row = self.form.row_of[self._current.row]
            self._help.show_text(f"Mục {row.code}. {row.label}", row.help)

    def _lay_out(self, look: Look) -> None:
        head = QFrame()
        head.setProperty("surface", "bar-head")
        head.setFixedHeight(PAGE_HEADER)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(10)
        title = Label(self.form.short_title, Text.SECTION, strong=True)
        title.setToolTip(self.form.title)
        row.addWidget(title)
        row.addWidget(self._chip)
        row.addStretch()
        if self.session.locked:
            lock = Chip(look, "Đã ký, chỉ đọc")
            lock.setToolTip(_LOCKED)
            row.addWidget(lock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.sections, 1)
        column.addWidget(self._answer)
        column.addWidget(self._help)
        if self._current is not None:
            self.setFocusProxy(self.sections.fields[self._current])
