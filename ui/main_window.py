"""The window: the shell around the pages of the open report, and the keys that reach them."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from forms.common.clock import VIETNAM
from forms.common.numbers import format_number
from forms.common.period import Period
from forms.definition import FormKind
from ui import report_state
from ui.metrics import HEIGHT_LOW
from ui.pages.check.page import CheckPage
from ui.pages.entry.page import EntryPage
from ui.pages.sign.page import SignPage
from ui.session import EditSession
from ui.shell.frame import ShellFrame
from ui.shell.save_label import SaveKind, SaveState
from ui.shell.status_bar import Fact, StatusLine
from ui.shell.top_bar import UnitName

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from exports.workspace import Workspace
    from forms.cell import Cell
    from forms.common.errors import KnownError
    from forms.common.provinces import Province
    from ui.grid.statistics import Statistics
    from ui.look import Look

#: How long a passing remark stays in the status bar, in milliseconds.
_REMARK: Final = 8000
_STEP_OF: Final = {report_state.CHECK: 2, report_state.SIGN: 3}


class MainWindow(QMainWindow):
    """Owns the session in view and one page per form, made when first shown."""

    def __init__(self, look: Look, workspace: Workspace, unit: Province, period: Period) -> None:
        super().__init__()
        self._look = look
        self._workspace = workspace
        self._unit = unit
        self._pages: dict[str, QWidget] = {}
        self._current = ""
        self._facts: tuple[Fact, ...] = ()
        self._remark = QTimer(self, singleShot=True, interval=_REMARK)
        self.session = EditSession(workspace, unit, period)
        self.shell = ShellFrame(look)
        self.setCentralWidget(self.shell)
        self._connect()
        self._bind_keys()
        self.open_period(period)

    def open_period(self, period: Period) -> None:
        """Show another month of the same unit; everything typed is on disk already."""
        self._workspace.archive.forget()
        self.session = EditSession(self._workspace, self._unit, period)
        self.session.changed.connect(lambda _: self._refresh())
        self.session.stored.connect(self._show_saved)
        self.session.read_by_rule.connect(self._echo)
        self.shell.set_details(None)
        for key, page in tuple(self._pages.items()):
            if isinstance(page, CheckPage):  # it keeps half-written explanations
                page.set_session(self.session)
                continue
            self.shell.pages.removeWidget(page)
            page.deleteLater()
            del self._pages[key]
        name = self._unit.full_name(period.first_day)
        self.shell.top_bar.set_unit(UnitName(name, "Sở Công Thương"))
        self.setWindowTitle(f"Báo cáo Công Thương – tháng {period.month}/{period.year}, {name}")
        self._show_saved(None)
        self.show_page(self._form_codes[0])

    def show_page(self, key: str) -> None:
        """Show a form, the findings or the signing page."""
        if key not in self._pages:
            page = self._made_page(key)
            self._pages[key] = page
            self.shell.pages.addWidget(page)
        page = self._pages[key]
        self._current = key
        self.shell.pages.setCurrentWidget(page)
        self.shell.set_details(page.details if isinstance(page, EntryPage) else None)
        self.shell.sidebar.set_current(key)
        self._refresh()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_cell(self, cell: Cell) -> None:
        """Go to a cell of any form."""
        self.show_page(cell.form)
        page = self._pages[cell.form]
        if isinstance(page, EntryPage):
            page.go_to(cell)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for page in self._pages.values():
            if isinstance(page, EntryPage):
                page.set_tight(tight=self.height() < HEIGHT_LOW)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is still being typed; stay open while the disk refuses it."""
        page = self._entry_page
        if page is not None:
            page.grid.commit_editor()
        if self.session.trouble is not None and not self.session.desk.ledger.save():
            self._show_saved(self.session.trouble)
            self.say(self.session.trouble.sentence)
            event.ignore()
            return
        super().closeEvent(event)

    @property
    def _form_codes(self) -> tuple[str, ...]:
        forms = self.session.desk.report.forms.values()
        return tuple(form.code for form in forms if form.kind is FormKind.GRID)

    @property
    def _entry_page(self) -> EntryPage | None:
        page = self._pages.get(self._current)
        return page if isinstance(page, EntryPage) else None

    def say(self, sentence: str) -> None:
        """A passing remark in the status bar."""
        self._remark.start()
        self.shell.status_bar.show_line(StatusLine(facts=(Fact(sentence),)))

    def _made_page(self, key: str) -> QWidget:
        if key == report_state.CHECK:
            return self._made_check_page()
        if key == report_state.SIGN:
            page = SignPage(self._look, self.session)
            page.report_changed.connect(lambda: self.open_period(self.session.period))
            page.check_wanted.connect(lambda: self.show_page(report_state.CHECK))
            return page
        entry = EntryPage(self._look, self.session, key)
        entry.set_tight(tight=self.height() < HEIGHT_LOW)
        entry.current_changed.connect(self._show_status)
        entry.said.connect(self.say)
        entry.next_problem_wanted.connect(lambda: self._next_problem(1))
        entry.export_wanted.connect(self._export)
        entry.save_wanted.connect(self._confirm_saved)
        entry.grid.statistics_changed.connect(self._show_statistics)
        entry.grid.zoom_changed.connect(lambda _: self._show_status())
        return entry

    def _made_check_page(self) -> CheckPage:
        page = CheckPage(self._look, self.session)
        page.cell_wanted.connect(self.show_cell)
        page.sign_wanted.connect(lambda: self.show_page(report_state.SIGN))
        return page

    def _connect(self) -> None:
        bar = self.shell.top_bar
        bar.period_chosen.connect(lambda key: self.open_period(Period.parse(key)))
        bar.previous_period.connect(lambda: self.open_period(self.session.period.plus(-1)))
        bar.next_period.connect(lambda: self.open_period(self.session.period.plus(1)))
        bar.step_chosen.connect(self._show_step)
        bar.retry_wanted.connect(self._retry)
        self.shell.sidebar.chosen.connect(self.show_page)
        self._remark.timeout.connect(self._show_status)

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "F8": lambda: self._next_problem(1),
            "Shift+F8": lambda: self._next_problem(-1),
            "Ctrl+F": self._find,
            "Ctrl+S": self._confirm_saved,
            "Ctrl+E": self._export,
            "Ctrl+Z": self._undo,
            "Ctrl+Y": self._redo,
            "Ctrl+PgDown": lambda: self._next_form(1),
            "Ctrl+PgUp": lambda: self._next_form(-1),
        }
        for number in range(1, 4):
            keys[f"Alt+{number}"] = partial(self._show_step, number)
        for number in range(1, 10):
            keys[f"Ctrl+{number}"] = partial(self._show_form, number)
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _refresh(self) -> None:
        step = _STEP_OF.get(self._current, 1)
        self.shell.sidebar.set_entries(report_state.nav_rows(self.session))
        self.shell.sidebar.set_current(self._current)
        self.shell.top_bar.set_steps(report_state.steps(self.session, step))
        self.shell.top_bar.set_period(report_state.period_state(self.session))
        self._show_status()

    def _show_step(self, step: int) -> None:
        keys = {number: key for key, number in _STEP_OF.items()}
        self.show_page(keys.get(step, self._form_codes[0]))

    def _show_form(self, number: int) -> None:
        if number <= len(self._form_codes):
            self.show_page(self._form_codes[number - 1])

    def _next_form(self, offset: int) -> None:
        codes = self._form_codes
        at = codes.index(self._current) if self._current in codes else 0
        self.show_page(codes[(at + offset) % len(codes)])

    def _next_problem(self, offset: int) -> None:
        """The next blocking finding in form order, across forms, round and round."""
        cells = [j.finding.cell for j in self.session.desk.judged if j.blocks]
        if not cells:
            self.say("Không còn lỗi, cảnh báo nào phải xử lý.")
            return
        page = self._entry_page
        order = self._ranked(cells)
        here = self._rank(page.current) if page and page.current else (-1, -1, -1)
        later = [cell for cell in order if self._rank(cell) > here]
        earlier = [cell for cell in order if self._rank(cell) < here]
        if offset > 0:
            self.show_cell((later or order)[0])
        else:
            self.show_cell((earlier or order)[-1])

    def _ranked(self, cells: list[Cell]) -> list[Cell]:
        return sorted(set(cells), key=self._rank)

    def _rank(self, cell: Cell) -> tuple[int, int, int]:
        form = self.session.desk.figures.form(cell.form)
        rows, columns = list(form.row_of), list(form.column_of)
        forms = list(self.session.desk.report.forms)
        row = rows.index(cell.row) if cell.row in rows else -1
        return forms.index(cell.form), row, columns.index(cell.column)

    def _retry(self) -> None:
        self.session.retry()

    def _undo(self) -> None:
        self.session.undo()

    def _redo(self) -> None:
        self.session.redo()

    def _find(self) -> None:
        page = self._entry_page
        if page is not None:
            page.start_search()

    def _export(self) -> None:
        self.show_page(report_state.SIGN)

    def _confirm_saved(self) -> None:
        page = self._entry_page
        if page is not None:
            page.grid.commit_editor()
        if self.session.trouble is None:
            self.say(f"Đã lưu {self._time('%H:%M:%S')}. Mỗi ô được ghi ngay khi nhập xong.")

    def _show_saved(self, trouble: KnownError | None) -> None:
        if trouble is not None:
            text = f"Chưa ghi được {self.session.unsaved} ô"
            self.shell.top_bar.set_save(SaveState(SaveKind.FAILED, text))
            self.say(trouble.sentence)
        elif self.session.locked:
            self.shell.top_bar.set_save(SaveState(SaveKind.LOCKED, "Đã khóa"))
        else:
            self.shell.top_bar.set_save(SaveState(SaveKind.SAVED, f"Đã lưu {self._time('%H:%M')}"))

    def _time(self, pattern: str) -> str:
        return self._workspace.clock.now().astimezone(VIETNAM).strftime(pattern)

    def _echo(self, cell: Cell) -> None:
        """Say how a lone dot was read, so that nothing turns into thousands unnoticed."""
        value = self.session.desk.figures.typed(cell)
        if isinstance(value, Decimal):
            shown = format_number(value)
            self.say(f"Mục {cell.row} được hiểu là {shown}: dấu chấm ngăn hàng nghìn.")

    def _show_statistics(self, statistics: Statistics) -> None:
        self._facts = report_state.statistics_facts(statistics, _shown)
        self._show_status()

    def _show_status(self) -> None:
        if self._remark.isActive():
            return
        page = self._entry_page
        if page is None:
            self.shell.status_bar.show_line(StatusLine())
            return
        line = report_state.status_line(self.session, page.current, self._facts, page.grid.zoom)
        self.shell.status_bar.show_line(line)


def _shown(amount: Decimal) -> str:
    return format_number(amount, 1) if amount != int(amount) else format_number(amount, 0)
