"""The pages made so far and the one in view; what kind of page each is, without importing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from forms.definition import FormKind
from ui import report_state
from ui.metrics import HEIGHT_LOW
from ui.standing import SaysItself, grid_line, place_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget, QWidget

    from forms.cell import Cell
    from ui.grid.view import EntryView
    from ui.page_factory import PageFactory
    from ui.pages.check.page import CheckPage
    from ui.pages.entry.details import CellDetails
    from ui.pages.entry.page import EntryPage
    from ui.pages.narrative.page import NarrativePage
    from ui.pages.records.page import RecordsPage
    from ui.session import EditSession
    from ui.shell.status_bar import Fact, StatusLine


class PageStack:
    """One page per form and place, made when first shown."""

    def __init__(self, factory: PageFactory, stack: QStackedWidget) -> None:
        self._factory = factory
        self._stack = stack
        self._pages: dict[str, QWidget] = {}
        self._session: EditSession | None = None
        #: A form's code or one of the places of ``ui.report_state``.
        self.current = ""

    def follow(self, session: EditSession) -> None:
        """Drop the pages of another month; the check page keeps half-written explanations."""
        before, self._session = self._session, session
        session.inspected.connect(self._factory.get_ready)
        stays = before is not None and before.unit == session.unit
        self._drop_all_but(report_state.CHECK if stays else "")

    def lock(self) -> None:
        """The report was signed: make anew, when shown, what could be typed into.

        The page that signed goes on showing its signature.
        """
        self._drop_all_but(report_state.CHECK, report_state.SIGN)

    def _drop_all_but(self, *kept: str) -> None:
        for key in [key for key in self._pages if key not in kept]:
            page = self._pages.pop(key)
            self._stack.removeWidget(page)
            page.deleteLater()
        check = self._pages.get(report_state.CHECK)
        if check is not None and self._session is not None:
            cast("CheckPage", check).set_session(self._session)

    def knows(self, key: str) -> bool:
        """Whether there is such a form in the open report, or such a place."""
        forms = self._session.desk.report.forms if self._session is not None else {}
        return key in forms or key in report_state.PLACES

    def show(self, key: str) -> QWidget:
        """Bring a page to the front."""
        if key not in self._pages and self._session is not None:
            self._pages[key] = self._factory.made(key, self._session, self._stack)
            self._stack.addWidget(self._pages[key])
        self.current = key
        self._stack.setCurrentWidget(self._pages[key])
        return self._pages[key]

    def kind(self, key: str) -> FormKind | None:
        """Of which kind the form is whose page was made; a place is of none."""
        if self._session is None or key not in self._pages:
            return None
        form = self._session.desk.report.forms.get(key)
        return form.kind if form is not None else None

    @property
    def standing(self) -> FormKind | str:
        """What is in view: the kind of a form, or the place."""
        return self.kind(self.current) or self.current

    @property
    def entry(self) -> EntryPage | None:
        """The page in view if it is a grid."""
        shown = self.kind(self.current) is FormKind.GRID
        return cast("EntryPage", self._pages[self.current]) if shown else None

    @property
    def details(self) -> CellDetails | None:
        """What belongs beside the page in view."""
        return page.details if (page := self.entry) is not None else None

    @property
    def words(self) -> RecordsPage | NarrativePage | None:
        """The page in view if it holds records or a narrative."""
        shown = self.kind(self.current) in {FormKind.LIST, FormKind.NARRATIVE}
        return cast("RecordsPage | NarrativePage", self._pages[self.current]) if shown else None

    @property
    def cell(self) -> Cell | None:
        """The cell in hand on the page in view."""
        page = self.entry or self.words
        return page.current if page is not None else None

    @property
    def entries(self) -> list[EntryPage]:
        """Every grid made so far."""
        grids = [key for key in self._pages if self.kind(key) is FormKind.GRID]
        return [cast("EntryPage", self._pages[key]) for key in grids]

    @property
    def grids(self) -> list[EntryView]:
        """What those pages enter figures in."""
        return [page.grid for page in self.entries]

    def tighten(self, height: int) -> None:
        """Fold the grids' headers in a window as high as that."""
        for page in self.entries:
            page.set_tight(tight=height < HEIGHT_LOW)

    def find(self) -> None:
        """Search in what is in view."""
        if (page := self.entry) is not None:
            page.start_search()
        elif self.kind(self.current) is FormKind.LIST:
            cast("RecordsPage", self._pages[self.current]).start_search()

    def commit(self) -> None:
        """Write what is still being typed."""
        if (page := self.entry) is not None:
            page.grid.commit_editor()
        elif (words := self.words) is not None:
            words.flush()

    def line(self, session: EditSession, facts: tuple[Fact, ...]) -> StatusLine:
        """What the status bar says of the page in view."""
        if (page := self.entry) is not None:
            return grid_line(session, page.current, facts, page.grid.zoom)
        shown: object = self._pages.get(self.current)
        return shown.status if isinstance(shown, SaysItself) else place_line(session, self.current)
