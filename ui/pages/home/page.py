"""The home page: what is due this year, what is left this month, how the province is doing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from forms.common.clock import VIETNAM
from forms.common.period import Period
from ui import report_state
from ui.metrics import PAGE_PADDING, SPACE_5
from ui.pages.home import words
from ui.pages.home.attention import attention_lines
from ui.pages.home.header import YearHeader
from ui.pages.home.lines import Lines
from ui.pages.home.month_card import MonthCard
from ui.pages.home.tiles import MonthTiles
from ui.turns import Turns
from ui.widgets.frames import Card
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from exports.attention import Answer
    from exports.year_overview import Stage
    from ui.look import Look
    from ui.pages.home.charts import Charts
    from ui.pages.home.words import Line
    from ui.session import EditSession

#: Width of the left column, and below which page width it is the lesser one beside two charts:
#: 1366 pixels at 125 % leave 1033, which is enough for its words.
_LEFT, _LEFT_NARROW, _NARROW = 326, 280, 1020
_CHART_LEAST: Final = 215
#: Page width below which the charts stand under each other.
_ONE_CHART: Final = 960


class HomePage(QWidget):
    """Follows the open report; what takes reading is worked out after the first paint."""

    #: ``Period``: open this month's report and go to work on it.
    period_wanted = Signal(object)
    #: A form's code or one of the places of ``words``.
    page_wanted = Signal(str)
    #: ``Cell``: show it in its form.
    cell_wanted = Signal(object)
    #: Forms of the open month were moved to newer versions.
    upgraded = Signal()

    def __init__(self, look: Look, session: EditSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._year = session.period.year
        self._known: dict[Period, Stage] = {}
        self._lines: tuple[Line, ...] = ()
        self._answers: tuple[Answer, ...] = ()
        self._stale = False
        self.turns = Turns(self)
        inner = self._built_area()  # everything is born where it will stand (ADR 0020)
        self.header = YearHeader(look, inner)
        self.tiles = MonthTiles(look, inner)
        self._left = QWidget(inner)
        self.month = MonthCard(look, self._left)
        self._card = Card(self._left)
        self.attention = Lines(look, "Cần để ý", self._card)
        self._look = look
        self._grid = QGridLayout()
        self._lay_out(inner)
        self._connect()
        self._refresh()

    @cached_property
    def charts(self) -> Charts:
        """The cards of the key series, made when there is something to show on them."""
        from ui.pages.home.charts import Charts  # noqa: PLC0415 - the page stands before them

        charts = Charts(self._look)
        for card in charts.cards:
            card.setMinimumHeight(_CHART_LEAST)
        self._place(charts)
        return charts

    def show_year(self, year: int) -> None:
        """Show another year's reports; the open month stays."""
        self._year = year
        self._show_months()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()
        self._stale = True
        self.turns.start(self._reading())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.turns.stop()
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = _ONE_CHART <= self.width() < _NARROW
        self._left.setFixedWidth(_LEFT_NARROW if tight else _LEFT)
        self.header.set_narrow(narrow=self.width() < _NARROW)
        if "charts" in self.__dict__:  # made already
            self._place(self.charts)

    @property
    def _today(self) -> date:
        return self._session.workspace.clock.now().astimezone(VIETNAM).date()

    def _refresh(self) -> None:
        """Everything that needs no reading of other months."""
        from exports.year_overview import stage_of

        session = self._session
        self._known = {}
        if session.known:
            stage = stage_of(session.desk, session.stored_report.state)
            self._known = {session.period: stage}
        self._show_months()
        self._show_month()
        self._show_attention()

    def _show_months(self) -> None:
        from exports.year_overview import reported_years, year_overview

        workspace, unit = self._session.workspace, self._session.unit
        period = self._session.period
        years = reported_years(workspace, unit, self._today.year, period.year, self._year)
        self.header.show_year(self._year, years)
        months = year_overview(workspace, unit, self._year, self._known)
        current = period.month if period.year == self._year else None
        self.tiles.show_months(tuple(map(words.tile_words, months)), current)

    def _show_month(self) -> None:
        from exports.year_overview import year_overview

        session = self._session
        period, forms = session.period, session.desk.report.forms
        year = year_overview(session.workspace, session.unit, period.year, self._known)
        days = words.days_left(year[period.month - 1], self._today)
        self.month.show_month(f"Tháng {period.month}/{period.year}", days)
        if not session.known:
            self.month.show_waiting()
            return
        from exports.month_overview import left_to_do

        self.month.show_progress(*session.filled.counts(session.desk.judged))
        state = session.stored_report.state
        left = left_to_do(session.desk, state)
        self._lines = tuple(words.task_line(task, forms) for task in left)
        button = words.onward(self._lines, forms)
        self.month.show_left(self._lines, words.DONE.get(state, ""), button)

    def _show_attention(self) -> None:
        self.attention.show_lines(attention_lines(self._session, self._answers))

    def _reading(self) -> Iterator[object]:
        """The months behind the charts, then the charts; then the replies received."""
        from exports.attention import answers
        from exports.key_series import key_series, reading

        yield self.charts
        session = self._session
        figures = session.desk.figures
        yield from reading(figures)
        self.charts.show_series(key_series(figures))
        found: list[Answer] = []
        for answer in answers(session.workspace, session.unit, session.period, self._today):
            found += [answer] if answer is not None else []
            yield answer
        if tuple(found) != self._answers:
            self._answers = tuple(found)
            self._show_attention()

    def _follow(self, line: Line) -> None:
        """Go where a line leads."""
        if line.way == words.UPGRADE:
            self._upgrade()
        elif line.answer is not None:
            self._read(line.answer)
        elif (
            line.left is not None and line.way == report_state.ENTER and line.left.cell is not None
        ):
            self.cell_wanted.emit(line.left.cell)
        else:
            self.page_wanted.emit(line.way)

    def _read(self, answer: Answer) -> None:
        """Show a reply where it stands, this month or in the month that brought it."""
        if answer.period != self._session.period:
            self.period_wanted.emit(answer.period)
        self.cell_wanted.emit(answer.cell)

    def _upgrade(self) -> None:
        """Show what moving to the newer forms does; the window opens the month anew after it."""
        from exports.attention import outdated
        from ui.pages.home.upgrade_dialog import UpgradeDialog  # noqa: PLC0415

        session = self._session
        forms = outdated(session.workspace, session.stored_report)
        dialog = UpgradeDialog(self._look, session.workspace, session.stored_report, forms, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self.upgraded)
        dialog.open()

    def _go_on(self) -> None:
        if not self._session.known:
            self.page_wanted.emit(report_state.ENTER)
        elif self._lines:
            self._follow(self._lines[0])
        else:
            self.page_wanted.emit(report_state.PACKAGES)

    def _open_month(self, month: int) -> None:
        self.period_wanted.emit(Period(self._year, month))

    def _connect(self) -> None:
        self.header.year_chosen.connect(self.show_year)
        self.tiles.chosen.connect(self._open_month)
        self.month.followed.connect(self._follow)
        self.month.onward.connect(self._go_on)
        self.attention.followed.connect(self._follow)
        self._session.changed.connect(self._on_changed)
        self._session.inspected.connect(self._refresh)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._refresh()
            self.turns.start(self._reading())

    def _built_area(self) -> QWidget:
        """What scrolls, still empty."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        inner = QWidget()
        inner.setProperty("surface", "window")
        area.setWidget(inner)
        return inner

    def _lay_out(self, inner: QWidget) -> None:
        column = QVBoxLayout(inner)
        column.setContentsMargins(PAGE_PADDING, 10, PAGE_PADDING, 12)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addWidget(self.tiles)
        below = QHBoxLayout()
        below.setSpacing(SPACE_5)
        below.addWidget(self._left, 0, Qt.AlignmentFlag.AlignLeft)  # also before the charts come
        self._grid.setSpacing(SPACE_5)
        below.addLayout(self._grid, 1)
        column.addLayout(below, 1)
        side = QVBoxLayout(self._left)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(SPACE_5)
        side.addWidget(self.month)
        side.addWidget(self._card, 1)
        self._lay_out_attention()
        self.setFocusProxy(self.tiles)

    def _lay_out_attention(self) -> None:
        column = QVBoxLayout(self._card)
        column.setContentsMargins(15, 11, 15, 8)
        column.setSpacing(4)
        column.addWidget(Label("Cần để ý", strong=True))
        column.addWidget(self.attention)
        column.addStretch()

    def _place(self, charts: Charts) -> None:
        """Two charts in a row, or one where two find no room."""
        columns = 1 if self.width() < _ONE_CHART else 2
        for number, card in enumerate(charts.cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for at in range(len(charts.cards)):
            self._grid.setColumnStretch(at, int(at < columns))
            self._grid.setRowStretch(at, int(at * columns < len(charts.cards)))
