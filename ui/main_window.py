"""The window: the shell around the pages of the open report, and the keys that reach them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from forms.common.period import Period
from forms.store.settings import Option
from ui import report_state
from ui.guide.help import Help
from ui.page_factory import PageFactory
from ui.page_stack import PageStack
from ui.preferences import put_in_force
from ui.problems import next_problem
from ui.remarks import Remarks
from ui.saving import Saving
from ui.session import EditSession
from ui.shell.frame import ShellFrame
from ui.shell_view import STEP_OF, ShellView
from ui.standing import with_role
from ui.tasks import close_runners
from ui.units import present_period, starting_period
from ui.window_keys import Act, bind
from ui.window_memory import WindowMemory, keep

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from exports.workspace import Workspace
    from forms.cell import Cell
    from forms.common.provinces import Province
    from ui.look import Look
    from ui.pages.settings.page import SettingsPage
    from ui.pages.sign.page import SignPage
    from ui.shell.status_bar import Fact, StatusLine


class MainWindow(QMainWindow):
    """Owns the session in view and one page per form, made when first shown."""

    def __init__(
        self,
        look: Look,
        workspace: Workspace,
        unit: Province,
        period: Period,
        place: str = report_state.HOME,
    ) -> None:
        super().__init__()
        self._look = look
        self._workspace = workspace
        self._unit = unit
        self._factory = PageFactory(look, self)
        self.session = EditSession(workspace, unit, period)
        self.shell = ShellFrame(look)
        self._stack = PageStack(self._factory, self.shell.pages)
        self._view = ShellView(self.shell, self.session)
        self._remarks = Remarks(self.shell.status_bar, self._status_line, self)
        self.say = self._remarks.say
        self._saving = Saving(workspace, self.shell.top_bar, self._remarks, self)
        self.help = Help(look, self.shell, self._stack, self._remarks.say)
        self.setCentralWidget(self.shell)
        self._connect_shell()
        self._connect_pages()
        self._bind_keys()
        self._show_session(place)

    @property
    def place(self) -> str:
        """What is in view: a form's code or one of the places of ``ui.report_state``."""
        return self._stack.current

    def memory(self) -> WindowMemory:
        """How the window stands now."""
        at = self.normalGeometry()
        return WindowMemory(
            rect=(at.x(), at.y(), at.width(), at.height()),
            maximised=self.isMaximized(),
            shell=self.shell.memory(),
            zoom=self._factory.zoom,
            widths=self._factory.widths,
            unit=self._unit.identity,
            period=self.session.period,
            place=self.place,
            cell=self._stack.cell,
        )

    def recall(self, memory: WindowMemory) -> None:
        """Stand as remembered: panes, zoom and, in the same form, the cell."""
        self.shell.restore(memory.shell)
        self._factory.zoom, self._factory.widths = memory.zoom, memory.widths
        if (page := self._stack.entry) is not None:
            self._factory.size(page)
        form, cell = self.session.desk.report.forms.get(self.place), memory.cell
        if form and cell and cell.form == form.code and cell.column in form.column_of:
            self.show_cell(cell)

    def open_period(self, period: Period) -> None:
        """Show another month on the page in view, unless the disk refuses what was typed here."""
        if not self._left():
            return
        self.session = self.session.beside(self._unit, period)
        self._show_session(self._stack.current)

    def open_unit(self, unit: Province) -> None:
        """Show another unit's reports, where their work goes on."""
        if not self._left():
            return
        self._workspace.settings.put(Option.UNIT, unit.identity)
        self._unit = unit
        period = starting_period(self._workspace, unit, present_period(self._workspace))
        self.session = self.session.beside(unit, period)
        self._show_session(report_state.HOME)

    def work_on(self, period: Period, *, anew: bool = False) -> None:
        """Open a month where its entry goes on, or where it was signed."""
        if anew or period != self.session.period:
            self.open_period(period)
        self.show_page(report_state.SIGN if self.session.locked else report_state.ENTER)

    def _show_session(self, key: str) -> None:
        self.session.changed.connect(lambda _: self._refresh())
        self.session.read_by_rule.connect(lambda cell: self._remarks.echo(self.session, cell))
        self.session.passed_through.connect(self._follow)
        self.session.retold.connect(self._remarks.say)
        self.shell.set_details(None)
        self._stack.follow(self.session)
        self._saving.follow(self.session)
        self._view.follow(self.session)
        self.session.inspected.connect(self._refresh)
        self.show_page(key if self._stack.knows(key) else report_state.HOME)
        self.session.inspect()

    def show_page(self, key: str) -> QWidget:
        """Show a form by its code or one of the places of ``ui.report_state``."""
        key = report_state.entry_form(self.session) if key == report_state.ENTER else key
        page = self._stack.show(key)
        self._stack.tighten(self.height())
        self.shell.set_details(self._stack.details)
        self.setWindowTitle(self._view.title(key))
        self._refresh()
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    def show_cell(self, cell: Cell) -> None:
        """Go to a cell of any form."""
        self.show_page(cell.form)
        if (page := self._stack.entry or self._stack.words) is not None:
            page.go_to(cell)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack.tighten(self.height())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is still being typed; stay open while the disk refuses it."""
        if self._left():
            keep(self._workspace.paths.data, self.memory())
            close_runners(self)
            super().closeEvent(event)
        else:
            event.ignore()

    def make_safe(self) -> int:
        """Put what is being typed into the store; how many cells still wait for the disk."""
        self._stack.commit()
        return self._saving.make_safe()

    def _left(self) -> bool:
        """Whether everything typed in the open report is on disk, so that it may be left."""
        self._stack.commit()
        if not self._saving.may_close():
            return False
        self.session.leave()
        self._workspace.archive.forget()
        return True

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
        pages.locked.connect(self._on_locked)
        pages.marked.connect(self._on_marked)
        pages.revised.connect(partial(self.work_on, anew=True))
        pages.unit_wanted.connect(self._on_unit)
        pages.verify_wanted.connect(self.verify)
        pages.chosen.connect(self._on_chosen)

    def _bind_keys(self) -> None:
        deeds = {
            Act.PROBLEM: self._next_problem,
            Act.FIND: lambda _: self._stack.find(),
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

    def _refresh(self) -> None:
        self._view.refresh(self._stack.current)
        self._remarks.refresh()

    def _on_unit(self, unit: Province | None) -> None:
        from ui.first_run import ask_unit  # noqa: PLC0415 - hardly ever

        chosen = unit or ask_unit(self._look, self._workspace, present_period(self._workspace))
        if chosen is not None and chosen != self._unit:
            self.open_unit(chosen)

    def _on_chosen(self, option: Option) -> None:
        put_in_force(option, self._workspace.settings, self._look, self._stack.grids)
        self._view.follow(self.session)
        self._remarks.refresh()

    def _show_keys(self) -> None:
        cast("SettingsPage", self.show_page(report_state.SETTINGS)).show_keys()

    def verify(self, path: Path | None) -> None:
        """Have a signed file judged where signatures are shown; ``None`` asks which."""
        page = cast("SignPage", self.show_page(report_state.SIGN))
        page.verify(path) if path is not None else page.ask_verify()

    def _on_marked(self) -> None:
        self.session.look_again()
        self._view.follow(self.session)
        self._refresh()

    def _on_locked(self) -> None:
        """No key writes from here on; the pages follow in a turn of their own."""
        self.session.look_again()
        QTimer.singleShot(0, self, self._show_locked)

    def _show_locked(self) -> None:
        self._stack.lock()
        self._view.follow(self.session)
        self.show_page(self._stack.current)

    def _follow(self, cells: tuple[Cell, ...]) -> None:
        """Show what an undone or redone step was about; the list of findings shows it itself."""
        if self._stack.current not in (report_state.CHECK, cells[0].form):
            self.show_page(cells[0].form)
        if (page := self._stack.entry) is not None:
            page.select(cells)

    def _show_step(self, step: int) -> None:
        self.show_page({at: key for key, at in STEP_OF.items()}.get(step, report_state.ENTER))

    def _show_form(self, number: int) -> None:
        for code in report_state.form_codes(self.session)[number - 1 : number]:
            self.show_page(code)

    def _next_form(self, offset: int) -> None:
        codes = report_state.form_codes(self.session)
        at = codes.index(self._stack.current) if self._stack.current in codes else 0
        self.show_page(codes[(at + offset) % len(codes)])

    def _next_problem(self, offset: int) -> None:
        found = next_problem(self.session.desk, self._stack.cell, offset)
        end = "Không còn lỗi, cảnh báo nào phải xử lý."
        self.show_cell(found) if found is not None else self._remarks.say(end)

    def _confirm_saved(self) -> None:
        self._stack.commit()
        self._saving.confirm()

    def _status_line(self, facts: tuple[Fact, ...]) -> StatusLine:
        return with_role(self._stack.line(self.session, facts), self._view.role)
