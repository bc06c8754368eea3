"""Makes the window's pages and passes on, as signals of its own, whatever they ask for.

A page is imported when it is first shown, or between the keys once the report was checked: start-up
pays for one page, not for all of them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from forms.definition import FormKind
from ui import report_state
from ui.preferences import density
from ui.turns import Turns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.look import Look
    from ui.pages.check.page import CheckPage
    from ui.pages.entry.page import EntryPage
    from ui.pages.home.page import HomePage
    from ui.pages.narrative.page import NarrativePage
    from ui.pages.packages.page import PackagesPage
    from ui.pages.records.page import RecordsPage
    from ui.pages.settings.page import SettingsPage
    from ui.pages.sign.page import SignPage
    from ui.session import EditSession
    from ui.window_memory import Widths

#: The pages everybody comes to, in pieces of which each is read in a moment.
_SOON: Final = (
    "ui.grid.table",
    "ui.grid.formtable",
    "ui.grid.view",
    "ui.explaining.editor",
    "ui.pages.entry.details",
    "ui.pages.entry.page",
    "ui.pages.check.delegate",
    "ui.pages.check.bars",
    "ui.pages.check.view",
    "ui.pages.check.page",
    "ui.pages.sign.stage",
    "ui.pages.sign.panel",
    "ui.pages.sign.page",
)
#: Milliseconds after the checks before they are read: the home page draws its charts first.
_CALM: Final = 1500


class PageFactory(QObject):
    """One page per key: a form's code or a place of ``ui.report_state``."""

    page_wanted = Signal(str)
    #: ``Period``: open this month and go to work on it.
    period_wanted = Signal(object)
    #: ``Cell``: show it in its form.
    cell_wanted = Signal(object)
    problem_wanted = Signal(int)
    save_wanted = Signal()
    #: ``Path``: have this signed file judged; ``None`` for one to be chosen.
    verify_wanted = Signal(object)
    #: A sentence for the status bar.
    said = Signal(str)
    #: Another cell is current, or the grid is drawn larger or smaller.
    moved = Signal()
    #: ``Statistics`` of the selection.
    statistics_changed = Signal(object)
    #: The report's forms or figures are others in the store now; it has to be opened anew.
    report_changed = Signal()
    #: A signature locked the report.
    locked = Signal()
    #: A package was marked as submitted.
    marked = Signal()
    #: ``Period``: a further revision of this month was opened.
    revised = Signal(object)
    #: ``Province``: open this unit's reports; ``None`` for one still to be chosen.
    unit_wanted = Signal(object)
    #: ``Option``: a setting was changed.
    chosen = Signal(object)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        #: Percent at which the next grid is drawn: as the last one was.
        self.zoom = 100
        #: Widths of columns the user set: unit, form and column to digits.
        self.widths: Widths = {}
        self._importing = Turns(self)

    def get_ready(self) -> None:
        """Import between the keys what is likely to be asked for next."""
        self._importing.start(map(import_module, _SOON), _CALM)

    @property
    def ready(self) -> bool:
        """Whether that was done."""
        return all(name in sys.modules for name in _SOON)

    def made(self, key: str, session: EditSession, parent: QWidget) -> QWidget:
        """A new page on the open report, born where it will stand.

        Whatever changes its parent later is styled anew with everything in it.
        """
        places = {
            report_state.HOME: self._home_page,
            report_state.CHECK: self._check_page,
            report_state.SIGN: self._sign_page,
            report_state.PACKAGES: self._packages_page,
            report_state.SETTINGS: self._settings_page,
        }
        if key in places:
            return places[key](session, parent)
        kind = session.desk.figures.form(key).kind
        if kind is FormKind.GRID:
            return self._entry_page(key, session, parent)
        return self._words_page(key, session, kind, parent)

    def _home_page(self, session: EditSession, parent: QWidget) -> HomePage:
        from ui.pages.home.page import HomePage  # noqa: PLC0415

        page = HomePage(self._look, session, parent)
        page.period_wanted.connect(self.period_wanted)
        page.page_wanted.connect(self.page_wanted)
        page.cell_wanted.connect(self.cell_wanted)
        page.upgraded.connect(self.report_changed)
        return page

    def _check_page(self, session: EditSession, parent: QWidget) -> CheckPage:
        from ui.pages.check.listing import save_findings  # noqa: PLC0415
        from ui.pages.check.page import CheckPage  # noqa: PLC0415

        page = CheckPage(self._look, session, parent)
        page.cell_wanted.connect(self.cell_wanted)
        page.sign_wanted.connect(lambda: self.page_wanted.emit(report_state.SIGN))
        page.export_wanted.connect(lambda: self._say(save_findings(page, page.session)))
        return page

    def _say(self, sentence: str) -> None:
        if sentence:
            self.said.emit(sentence)

    def _sign_page(self, session: EditSession, parent: QWidget) -> SignPage:
        from ui.pages.sign.page import SignPage  # noqa: PLC0415

        page = SignPage(self._look, session, parent)
        page.report_changed.connect(self.locked)
        page.check_wanted.connect(lambda: self.page_wanted.emit(report_state.CHECK))
        return page

    def _packages_page(self, session: EditSession, parent: QWidget) -> PackagesPage:
        from ui.pages.packages.page import PackagesPage  # noqa: PLC0415

        page = PackagesPage(self._look, session, parent)
        page.page_wanted.connect(self.page_wanted)
        page.marked.connect(self.marked)
        page.revised.connect(self.revised)
        page.moved.connect(self.moved)
        page.verify_wanted.connect(self.verify_wanted)
        page.cell_wanted.connect(self.cell_wanted)
        page.said.connect(self.said)
        return page

    def _settings_page(self, session: EditSession, parent: QWidget) -> SettingsPage:
        from ui.pages.settings.page import SettingsPage  # noqa: PLC0415

        page = SettingsPage(self._look, session, parent)
        page.unit_wanted.connect(self.unit_wanted)
        page.new_unit_wanted.connect(lambda: self.unit_wanted.emit(None))
        page.chosen.connect(self.chosen)
        page.restored.connect(self.report_changed)
        page.said.connect(self.said)
        return page

    def _entry_page(self, code: str, session: EditSession, parent: QWidget) -> EntryPage:
        from ui.pages.entry.page import EntryPage  # noqa: PLC0415

        page = EntryPage(self._look, session, code, parent)
        page.grid.set_density(density(session.workspace.settings))
        page.current_changed.connect(self.moved)
        page.said.connect(self.said)
        page.next_problem_wanted.connect(lambda: self.problem_wanted.emit(1))
        page.export_wanted.connect(lambda: self.page_wanted.emit(report_state.SIGN))
        page.save_wanted.connect(self.save_wanted)
        page.grid.statistics_changed.connect(self.statistics_changed)
        self.size(page)
        page.grid.widths_changed.connect(lambda: self._keep_widths(page))
        page.grid.zoom_changed.connect(self._on_zoom)
        return page

    def size(self, page: EntryPage) -> None:
        """Draw a grid as large, and its columns as wide, as the user had them."""
        unit, code = page.session.unit.identity, page.source.form.code
        page.grid.set_zoom(self.zoom)
        page.grid.use_widths(self.widths.get(unit, {}).get(code, {}))

    def _keep_widths(self, page: EntryPage) -> None:
        unit, code = page.session.unit.identity, page.source.form.code
        forms = {**self.widths.get(unit, {}), code: page.grid.widths.dragged()}
        self.widths = {**self.widths, unit: forms}

    def _on_zoom(self, percent: int) -> None:
        self.zoom = percent
        self.moved.emit()

    def _words_page(
        self, code: str, session: EditSession, kind: FormKind, parent: QWidget
    ) -> RecordsPage | NarrativePage:
        from ui.pages.narrative.page import NarrativePage  # noqa: PLC0415
        from ui.pages.records.page import RecordsPage  # noqa: PLC0415

        made = RecordsPage if kind is FormKind.LIST else NarrativePage
        page = made(self._look, session, code, parent)
        page.current_changed.connect(self.moved)
        page.said.connect(self.said)
        return page
