"""The window: the shell around the pages of the open report, and the keys that reach them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from forms.common.period import Period
from forms.definition import FormKind
from forms.store.settings import Option
from ui import report_state
from ui.first_run import ask_unit
from ui.guide.help import Help
from ui.metrics import HEIGHT_LOW
from ui.page_factory import PageFactory
from ui.preferences import put_in_force
from ui.problems import next_problem
from ui.remarks import Remarks
from ui.saving import Saving
from ui.session import EditSession
from ui.shell.frame import ShellFrame
from ui.shell.status_bar import Fact, StatusLine
from ui.shell.top_bar import UnitName
from ui.units import present_period, starting_period
from ui.window_keys import Act, bind

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from exports.workspace import Workspace
    from forms.cell import Cell
    from forms.common.provinces import Province
    from ui.look import Look
    from ui.pages.check.page import CheckPage
    from ui.pages.entry.page import EntryPage
    from ui.pages.narrative.page import NarrativePage
    from ui.pages.records.page import RecordsPage
    from ui.pages.settings.page import SettingsPage

_STEP_OF: Final = {report_state.CHECK: 2, report_state.SIGN: 3, report_state.PACKAGES: 4}


class MainWindow(QMainWindow):
    """Owns the session in view and one page per form, made when first shown."""

    def __init__(self, look: Look, workspace: Workspace, unit: Province, period: Period) -> None:
        super().__init__()
        self._look = look
        self._workspace = workspace
        self._unit = unit
        self._factory = PageFactory(look, self)
        self._pages: dict[str, QWidget] = {}
        self._current = ""
        self.session = EditSession(workspace, unit, period)
        self.shell = ShellFrame(look)
        self._remarks = Remarks(self.shell.status_bar, self._status_line, self)
        self._saving = Saving(workspace, self.shell.top_bar, self._remarks, self)
        self.help = Help(look, self.shell, self._place, self._remarks.say)
        self.setCentralWidget(self.shell)
        self._connect_shell()
        self._connect_pages()
        self._bind_keys()
        self._show_session(report_state.HOME)

    def open_period(self, period: Period) -> None:
        """Show another month of the same unit, on the page in view.

        Not while the disk refuses what was typed here.
        """
        if not self._left():
            return
        self._workspace.archive.forget()
        self.session = EditSession(self._workspace, self._unit, period)
        stays = self._current in {*self.session.desk.report.forms, *report_state.PLACES}
        self._show_session(self._current if stays else report_state.HOME)

    def open_unit(self, unit: Province) -> None:
        """Show another unit's reports, where their work goes on."""
        if not self._left():
            return
        self._workspace.archive.forget()
        self._workspace.settings.put(Option.UNIT, unit.identity)
        self._unit = unit
        self._drop(tuple(self._pages))
        period = starting_period(self._workspace, unit, present_period(self._workspace))
        self.session = EditSession(self._workspace, unit, period)
        self._show_session(report_state.HOME)

    def work_on(self, period: Period, *, anew: bool = False) -> None:
        """Open a month where its entry goes on, or where it was signed."""
        if anew or period != self.session.period:
            self.open_period(period)
        self.show_page(report_state.SIGN if self.session.locked else report_state.ENTER)

    def _show_session(self, key: str) -> None:
        period = self.session.period
        self.session.changed.connect(lambda _: self._refresh())
        self.session.read_by_rule.connect(lambda cell: self._remarks.echo(self.session, cell))
        self.shell.set_details(None)
        check = self._pages.get(report_state.CHECK)
        if check is not None:  # it keeps half-written explanations
            cast("CheckPage", check).set_session(self.session)
        self._drop(tuple(shown for shown in self._pages if shown != report_state.CHECK))
        name = self._unit.full_name(period.first_day)
        self.shell.top_bar.set_unit(UnitName(name, "Sở Công Thương"))
        self.setWindowTitle(f"Báo cáo Công Thương – tháng {period.month}/{period.year}, {name}")
        self._saving.follow(self.session)
        self.shell.top_bar.set_period(report_state.period_state(self.session))
        self.show_page(key)

    def show_page(self, key: str) -> None:
        """Show a form by its code or one of the places of ``ui.report_state``."""
        key = report_state.form_codes(self.session)[0] if key == report_state.ENTER else key
        if key not in self._pages:
            page = self._factory.made(key, self.session)
            self._pages[key] = page
            self.shell.pages.addWidget(page)
            self._tighten()
        page = self._pages[key]
        self._current = key
        self.shell.pages.setCurrentWidget(page)
        self.shell.set_details(entry.details if (entry := self._entry_page) else None)
        self.shell.sidebar.set_current(key)
        self._refresh()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_cell(self, cell: Cell) -> None:
        """Go to a cell of any form."""
        self.show_page(cell.form)
        if (page := self._entry_page or self._words_page) is not None:
            page.go_to(cell)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tighten()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is still being typed; stay open while the disk refuses it."""
        if self._left():
            super().closeEvent(event)
        else:
            event.ignore()

    def _left(self) -> bool:
        """Whether everything typed in the open report is on disk, so that it may be left."""
        self._commit_editor()
        return self._saving.may_close()

    def _kind(self, key: str) -> FormKind | None:
        """Which kind of page a key has; pages are told apart without importing them all."""
        form = self.session.desk.report.forms.get(key)
        return form.kind if form is not None and key in self._pages else None

    def _place(self) -> FormKind | str:
        return self._kind(self._current) or self._current

    @property
    def _entry_page(self) -> EntryPage | None:
        shown = self._kind(self._current) is FormKind.GRID
        return cast("EntryPage", self._pages[self._current]) if shown else None

    @property
    def _words_page(self) -> RecordsPage | NarrativePage | None:
        shown = self._kind(self._current) in {FormKind.LIST, FormKind.NARRATIVE}
        return cast("RecordsPage | NarrativePage", self._pages[self._current]) if shown else None

    @property
    def _entries(self) -> list[EntryPage]:
        grids = [key for key in self._pages if self._kind(key) is FormKind.GRID]
        return [cast("EntryPage", self._pages[key]) for key in grids]

    def _connect_shell(self) -> None:
        bar = self.shell.top_bar
        bar.period_chosen.connect(lambda key: self.open_period(Period.parse(key)))
        bar.previous_period.connect(lambda: self.open_period(self.session.period.plus(-1)))
        bar.next_period.connect(lambda: self.open_period(self.session.period.plus(1)))
        bar.step_chosen.connect(self._show_step)
        self.help.keys_wanted.connect(self._show_keys)
        self.shell.sidebar.chosen.connect(self.show_page)

    def _connect_pages(self) -> None:
        pages = self._factory
        pages.page_wanted.connect(self.show_page)
        pages.cell_wanted.connect(self.show_cell)
        pages.period_wanted.connect(self.work_on)
        pages.problem_wanted.connect(self._next_problem)
        pages.save_wanted.connect(self._confirm_saved)
        pages.said.connect(self._remarks.say)
        pages.moved.connect(self._remarks.refresh)
        pages.statistics_changed.connect(self._remarks.show_statistics)
        pages.report_changed.connect(lambda: self.open_period(self.session.period))
        pages.marked.connect(self._on_marked)
        pages.revised.connect(partial(self.work_on, anew=True))
        pages.unit_wanted.connect(self._on_unit)
        pages.chosen.connect(self._on_chosen)
        pages.restored.connect(lambda: self.open_period(self.session.period))

    def _bind_keys(self) -> None:
        deeds = {
            Act.PROBLEM: self._next_problem,
            Act.FIND: lambda _: self._find(),
            Act.SAVED: lambda _: self._confirm_saved(),
            Act.EXPORT: lambda _: self.show_page(report_state.SIGN),
            Act.UNDO: lambda _: self.session.undo(),
            Act.REDO: lambda _: self.session.redo(),
            Act.NEIGHBOUR: self._next_form,
            Act.STEP: self._show_step,
            Act.FORM: self._show_form,
            Act.HOME: lambda _: self.show_page(report_state.HOME),
            Act.HELP: lambda _: self.help.explain(),
            Act.GUIDE: lambda _: self.help.open(),
        }
        bind(self, deeds)

    def _tighten(self) -> None:
        for page in self._entries:
            page.set_tight(tight=self.height() < HEIGHT_LOW)

    def _refresh(self) -> None:
        step = _STEP_OF.get(self._current, 1)
        self.shell.sidebar.set_entries(report_state.nav_rows(self.session), report_state.FOOT)
        self.shell.sidebar.set_current(self._current)
        self.shell.top_bar.set_steps(report_state.steps(self.session, step))
        self._remarks.refresh()

    def _on_unit(self, unit: Province | None) -> None:
        chosen = unit or ask_unit(self._look, self._workspace, present_period(self._workspace))
        if chosen is not None and chosen != self._unit:
            self.open_unit(chosen)

    def _on_chosen(self, option: Option) -> None:
        grids = [page.grid for page in self._entries]
        put_in_force(option, self._workspace.settings, self._look, grids)

    def _show_keys(self) -> None:
        self.show_page(report_state.SETTINGS)
        cast("SettingsPage", self._pages[report_state.SETTINGS]).show_keys()

    def _drop(self, keys: tuple[str, ...]) -> None:
        for key in keys:
            page = self._pages.pop(key)
            self.shell.pages.removeWidget(page)
            page.deleteLater()

    def _on_marked(self) -> None:
        self.session.stored_report = self._workspace.stored(self._unit, self.session.period)
        self.shell.top_bar.set_period(report_state.period_state(self.session))
        self._refresh()

    def _show_step(self, step: int) -> None:
        keys = {number: key for key, number in _STEP_OF.items()}
        self.show_page(keys.get(step, report_state.ENTER))

    def _show_form(self, number: int) -> None:
        for code in report_state.form_codes(self.session)[number - 1 : number]:
            self.show_page(code)

    def _next_form(self, offset: int) -> None:
        codes = report_state.form_codes(self.session)
        at = codes.index(self._current) if self._current in codes else 0
        self.show_page(codes[(at + offset) % len(codes)])

    def _next_problem(self, offset: int) -> None:
        page = self._entry_page or self._words_page
        found = next_problem(self.session.desk, page.current if page else None, offset)
        if found is not None:
            self.show_cell(found)
        else:
            self._remarks.say("Không còn lỗi, cảnh báo nào phải xử lý.")

    def _find(self) -> None:
        if self._kind(self._current) is FormKind.LIST:
            cast("RecordsPage", self._pages[self._current]).start_search()
        elif (page := self._entry_page) is not None:
            page.start_search()

    def _commit_editor(self) -> None:
        if (page := self._entry_page) is not None:
            page.grid.commit_editor()
        elif (words := self._words_page) is not None:
            words.flush()

    def _confirm_saved(self) -> None:
        self._commit_editor()
        self._saving.confirm()

    def _status_line(self, facts: tuple[Fact, ...]) -> StatusLine:
        if (words := self._words_page) is not None:
            return words.status
        if (page := self._entry_page) is not None:
            return report_state.status_line(self.session, page.current, facts, page.grid.zoom)
        home = self._current == report_state.HOME
        return report_state.home_line(self.session) if home else StatusLine()
