"""The entry page of one form: header with what is left, tools, the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from forms.common.text import search_key
from ui.explaining.plea import plea_of
from ui.fonts import Text
from ui.form_source import FormSource
from ui.glyphs import Glyph
from ui.grid.keys import Act, Command
from ui.grid.movement import Area
from ui.grid.view import EntryView
from ui.metrics import PAGE_HEADER, TOOLBAR
from ui.pages.entry.details import CellDetails
from ui.pages.entry.menu import GridMenu
from ui.pages.entry.paste.dialog import PasteDialog
from ui.pages.entry.paste.planner import make_plan
from ui.pages.entry.paste.words import remark
from ui.pages.entry.printing import PrintDialog
from ui.tones import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip import Chip
from ui.widgets.frames import Divider
from ui.widgets.labels import Label
from ui.widgets.search_field import SearchField
from validation.tally import tally_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.cell import Cell
    from ui.grid.transfer import PasteRequest
    from ui.look import Look
    from ui.pages.entry.paste.plan import PastePlan
    from ui.session import EditSession

_SEARCH_WIDTH: Final = 178


class EntryPage(QWidget):
    """Shows one form of the open report and passes on what was pressed."""

    #: The current cell is another one, or shows something else.
    current_changed = Signal()
    #: A sentence for the status bar.
    said = Signal(str)
    next_problem_wanted = Signal()
    export_wanted = Signal()
    save_wanted = Signal()

    def __init__(
        self, look: Look, session: EditSession, code: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", "page")
        self._look = look
        self.session = session
        self.source = FormSource(session, code)
        self.grid = EntryView(self.source, look.tokens)
        self.details = CellDetails(look, self.source)
        self._chips = tuple(Chip(look, "") for _ in range(4))
        self._search = SearchField(look, "Tìm chỉ tiêu", "Ctrl+F")
        self._undo = Button(look, "", ButtonKind.FLAT, icon="arrow_undo")
        self._redo = Button(look, "", ButtonKind.FLAT, icon="arrow_redo")
        self.menu = GridMenu(self)
        self._lay_out()
        self._connect()
        self._refresh()
        self.go_to_work()
        self.details.show_cell(self.current)

    @property
    def current(self) -> Cell | None:
        """The report's cell under the cursor."""
        index = self.grid.currentIndex()
        return self.source.cell_at(index.row(), index.column()) if index.isValid() else None

    def go_to(self, cell: Cell) -> None:
        """Put the cursor on a cell."""
        position = self.source.position(cell)
        if position is not None:
            self.grid.go_to(*position)

    def select(self, cells: Iterable[Cell]) -> None:
        """Select the area around those of the cells that stand in this form."""
        places = [place for cell in cells if (place := self.source.position(cell)) is not None]
        if places:
            rows, columns = zip(*places, strict=True)
            self.grid.commit_editor()
            self.grid.navigator.select(Area(min(rows), min(columns), max(rows), max(columns)))

    def go_to_work(self) -> None:
        """Put the cursor where work waits: a finding, else the first part still to be entered."""
        place = self.source.first_blocked() or self.source.first_blank()
        if place is not None:
            self.grid.go_to(*place)
            return
        self.grid.navigator.start()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_search(self) -> None:
        """Put the keyboard into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def print_form(self) -> None:
        """Show the form as it will be printed."""
        self.grid.commit_editor()
        dialog = PrintDialog(self._look, self.session, self.source.form.code, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.said.connect(self.said)
        dialog.open()

    def explain(self) -> None:
        """Put the keyboard where the current cell's finding is explained, if it can be."""
        self.grid.commit_editor()
        if plea_of(self.session.judged(self.current) if self.current else None) is None:
            self.said.emit("Ô này không có cảnh báo cần giải trình.")
            return
        self.details.open_wanted.emit()
        self.details.show_tab(0)
        self.details.edit_explanation()

    def set_tight(self, *, tight: bool) -> None:
        """Give up the header's third line on low windows."""
        self.grid.set_letters(visible=not tight)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the search field goes on to the next match; Esc returns to the grid."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self._find_next(self.grid.currentIndex().row() + 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._search.clear()
                self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        column.addWidget(self._toolbar())
        column.addWidget(self.grid, 1)
        self.setFocusProxy(self.grid)

    def _header(self) -> QFrame:
        form = self.source.form
        head, row = _bar(PAGE_HEADER, (12, 0, 8, 0), 10)
        title = f"Biểu {form.number}. {form.short_title}"
        label = Label(title, Text.SECTION, strong=True)
        label.setToolTip(form.title)
        row.addWidget(label)
        for chip in self._chips:
            row.addWidget(chip)
        row.addStretch()
        self._search.setFixedWidth(_SEARCH_WIDTH)
        row.addWidget(self._search)
        return head

    def _toolbar(self) -> QFrame:
        bar, row = _bar(TOOLBAR, (4, 0, 4, 0), 0)
        flat = ButtonKind.FLAT
        paste = Button(self._look, "Dán từ Excel", flat, icon="clipboard_paste", key="Ctrl+V")
        following = Button(self._look, "Lỗi kế tiếp", flat, icon="arrow_circle_right", key="F8")
        save = Button(self._look, "Ghi", flat, icon="save", key="Ctrl+S")
        printing = Button(self._look, "In", flat, icon="print", key="Ctrl+P")
        export = Button(self._look, "Kết xuất", flat, icon="arrow_export", key="Ctrl+E")
        self._undo.setAccessibleName("Hoàn tác")
        self._redo.setAccessibleName("Làm lại")
        for button in (self._undo, self._redo):
            row.addWidget(button)
        row.addSpacing(4)
        row.addWidget(Divider(Qt.Orientation.Vertical, 14))
        row.addWidget(paste)
        row.addWidget(following)
        row.addStretch()
        row.addWidget(save)
        row.addWidget(printing)
        row.addWidget(export)
        paste.clicked.connect(self._paste)
        following.clicked.connect(self.next_problem_wanted)
        save.clicked.connect(self.save_wanted)
        printing.clicked.connect(self.print_form)
        export.clicked.connect(self.export_wanted)
        return bar

    def _connect(self) -> None:
        self._undo.clicked.connect(self.session.undo)
        self._redo.clicked.connect(self.session.redo)
        self.session.stepped.connect(self._refresh)
        self.session.changed.connect(self._on_changed)
        self.grid.selectionModel().currentChanged.connect(self._on_current)
        self.grid.refused.connect(self.said)
        self.grid.paste_requested.connect(self._on_paste)
        self._search.textChanged.connect(lambda _: self._find_next(0))
        self._search.installEventFilter(self)
        self.details.left.connect(self.grid.setFocus)
        self.details.said.connect(self.said)
        self.menu.explain_wanted.connect(self.explain)
        self.menu.history_wanted.connect(self._show_history)
        for keys, deed in (("Ctrl+P", self.print_form), ("Shift+F2", self.explain)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)
        self._look.changed.connect(lambda: self.grid.set_tokens(self._look.tokens))

    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.details.show_cell(self.current)
        self.current_changed.emit()

    def _on_changed(self, _cells: frozenset[Cell]) -> None:
        self._refresh()
        self.current_changed.emit()

    def _on_paste(self, request: PasteRequest) -> None:
        """Paste what is beyond doubt at once, else show what would happen first."""
        plan = make_plan(self.source, request.block, request.area)
        request.take_over()
        if not plan.doubtful or self.session.locked:
            self._carry_out(plan)
            return
        dialog = PasteDialog(self._look, request, plan, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.confirmed.connect(self._carry_out)
        dialog.finished.connect(lambda _: self.grid.setFocus(Qt.FocusReason.OtherFocusReason))
        dialog.open()

    def _carry_out(self, plan: PastePlan) -> None:
        self.grid.put(plan.entries)
        if plan.entries:
            self.said.emit(remark(plan))

    def _show_history(self) -> None:
        self.details.open_wanted.emit()
        self.details.show_tab(1)

    def _paste(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.run(Command(Act.PASTE))

    def _refresh(self) -> None:
        tally = tally_of(self.session.desk.judged_in(self.source.form.code))
        counts = (
            (tally.errors, f"{tally.errors} lỗi", Tone.ERROR, Glyph.ERROR),
            (tally.unexplained, f"{tally.unexplained} cảnh báo", Tone.WARNING, Glyph.WARNING),
            (tally.answered, f"{tally.answered} đã giải trình", Tone.NOTE, Glyph.EXPLAINED),
            (tally.missing, f"Còn {tally.missing} ô trống", Tone.ACCENT, None),
        )
        for chip, (count, text, tone, glyph) in zip(self._chips, counts, strict=True):
            chip.setVisible(bool(count))
            chip.show_state(text, tone, glyph)
        stack = self.session.undo_stack
        self._undo.setEnabled(stack.canUndo())
        self._redo.setEnabled(stack.canRedo())
        self._undo.setToolTip(f"Hoàn tác: {stack.undoText()} (Ctrl+Z)")
        self._redo.setToolTip(f"Làm lại: {stack.redoText()} (Ctrl+Y)")

    def _find_next(self, start: int) -> None:
        """Select the next indicator whose name or code contains the words, marks ignored."""
        wanted = search_key(self._search.text())
        if not wanted:
            return
        rows = self.source.rows
        for offset in range(len(rows)):
            at = (start + offset) % len(rows)
            words = search_key(f"{rows[at].code} {rows[at].label}")
            if wanted in words or self._search.text().strip() == rows[at].code:
                self._show_row(at)
                return
        self.said.emit(f"Không có chỉ tiêu nào chứa “{self._search.text()}”.")

    def _show_row(self, row: int) -> None:
        model = self.grid.model()
        column = max(self.grid.currentIndex().column(), 0)
        self.grid.setCurrentIndex(model.index(row, column))
        self.grid.scrollTo(model.index(row, column))


def _bar(
    height: int, margins: tuple[int, int, int, int], spacing: int
) -> tuple[QFrame, QHBoxLayout]:
    frame = QFrame()
    frame.setProperty("surface", "bar-head")
    frame.setFixedHeight(height)
    row = QHBoxLayout(frame)
    row.setContentsMargins(*margins)
    row.setSpacing(spacing)
    return frame, row
