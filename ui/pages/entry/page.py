"""The entry page of one form: header with what is left, tools, the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ui.explaining.plea import plea_of
from ui.form_layout import LEADING
from ui.form_source import FormSource
from ui.grid.keys import Act, Command
from ui.grid.movement import Area
from ui.grid.view import EntryView
from ui.pages.entry.details import CellDetails
from ui.pages.entry.finder import Finder
from ui.pages.entry.head import EntryHead
from ui.pages.entry.menu import GridMenu
from ui.pages.entry.tools import EntryTools
from validation.tally import tally_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from forms.cell import Cell
    from ui.grid.transfer import PasteRequest
    from ui.look import Look
    from ui.pages.entry.indicator_help import IndicatorHelp
    from ui.pages.entry.paste.plan import PastePlan
    from ui.session import EditSession

_Key = Qt.Key
_PLAIN: Final = Qt.KeyboardModifier.NoModifier
_FIXED_ROWS: Final = "Biểu này có bộ chỉ tiêu cố định nên không thêm, xóa dòng được."


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
        self.grid = EntryView(self.source, look.tokens, self)
        self.details = CellDetails(look, self.source)
        self.head = EntryHead(look, self.source.form, locked=session.locked)
        self.tools = EntryTools(look, locked=session.locked)
        self._finder = Finder(self.head.search, self.grid)
        self._help: IndicatorHelp | None = None
        self.menu = GridMenu(self.grid, self.source)
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
        self._finder.start()

    def explain_indicator(self) -> None:
        """Show what the current indicator means and which rules look at it."""
        from ui.pages.entry.indicator_help import IndicatorHelp  # noqa: PLC0415 - opened rarely

        self.grid.commit_editor()
        cell = self._indicator()
        if cell is None:
            return
        if self._help is None:
            self._help = IndicatorHelp(self._look, self.source, self)
            self._help.left.connect(self._take_keyboard)
        self._help.show()
        self._help.explain(cell)
        self._help.raise_()
        self._help.activateWindow()

    def _indicator(self) -> Cell | None:
        """The cell under the cursor; beside the figures the nearest one of its row."""
        index, measures = self.grid.currentIndex(), len(self.source.form.columns)
        column = min(max(index.column(), LEADING), LEADING + measures - 1)
        return self.source.cell_at(index.row(), column) if index.isValid() else None

    def print_form(self) -> None:
        """Show the form as it will be printed."""
        from ui.pages.entry.printing import PrintDialog  # noqa: PLC0415 - opened rarely

        self.grid.commit_editor()
        dialog = PrintDialog(self._look, self.session, self.source.form.code, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.said.connect(self.said)
        dialog.open()

    def explain(self) -> None:
        """Put the keyboard where the current cell's finding is explained, if it can be."""
        self.grid.commit_editor()
        if plea_of(self.session.judged(self.current) if self.current else None) is not None:
            self.details.open_wanted.emit()
        self.details.explain()

    def set_tight(self, *, tight: bool) -> None:
        """Give up the header's third line on low windows."""
        self.grid.set_letters(visible=not tight)

    @override
    def event(self, event: QEvent) -> bool:
        """Keys that mean something else elsewhere in the window are this page's."""
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
        """The explanation of an indicator belongs to the form in view."""
        if self._help is not None:
            self._help.hide()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.tools):
            column.addWidget(part)
        column.addWidget(self.grid, 1)
        self.setFocusProxy(self.grid)

    def _action(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key of this page does."""
        return {
            (_Key.Key_F1, _PLAIN): self.explain_indicator,
            (_Key.Key_F5, _PLAIN): lambda: self.said.emit(_FIXED_ROWS),
            (_Key.Key_F6, _PLAIN): lambda: self.said.emit(_FIXED_ROWS),
        }.get((_Key(event.key()), event.modifiers()))

    def _connect(self) -> None:
        tools = self.tools
        tools.undo_wanted.connect(self.session.undo)
        tools.redo_wanted.connect(self.session.redo)
        tools.paste_wanted.connect(self._paste)
        tools.next_problem_wanted.connect(self.next_problem_wanted)
        tools.save_wanted.connect(self.save_wanted)
        tools.print_wanted.connect(self.print_form)
        tools.export_wanted.connect(self.export_wanted)
        self.session.stepped.connect(self._refresh)
        self.session.changed.connect(self._on_changed)
        self.grid.selectionModel().currentChanged.connect(self._on_current)
        self.grid.refused.connect(self.said)
        self.grid.paste_requested.connect(self._on_paste)
        self._finder.said.connect(self.said)
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
        if self._help is not None and self._help.isVisible() and (cell := self._indicator()):
            self._help.explain(cell)
        self.current_changed.emit()

    def _on_changed(self, _cells: frozenset[Cell]) -> None:
        self._refresh()
        self.current_changed.emit()

    def _on_paste(self, request: PasteRequest) -> None:
        """Paste what is beyond doubt at once, else show what would happen first."""
        from ui.pages.entry.paste.planner import make_plan  # noqa: PLC0415 - with the first paste

        plan = make_plan(self.source, request.block, request.area)
        request.take_over()
        if not plan.doubtful or self.session.locked:
            self._carry_out(plan)
            return
        from ui.pages.entry.paste.dialog import PasteDialog  # noqa: PLC0415 - opened rarely

        dialog = PasteDialog(self._look, request, plan, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.confirmed.connect(self._carry_out)
        dialog.finished.connect(lambda _: self._take_keyboard())
        dialog.open()

    def _carry_out(self, plan: PastePlan) -> None:
        from ui.pages.entry.paste.words import remark  # noqa: PLC0415 - with the first paste

        self.grid.put(plan.entries)
        if plan.entries:
            self.said.emit(remark(plan))

    def _show_history(self) -> None:
        self.details.open_wanted.emit()
        self.details.show_tab(1)

    def _take_keyboard(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paste(self) -> None:
        self._take_keyboard()
        self.grid.run(Command(Act.PASTE))

    def _refresh(self) -> None:
        self.head.show_tally(tally_of(self.session.desk.judged_in(self.source.form.code)))
        self.tools.show_steps(self.session.undo_stack)
