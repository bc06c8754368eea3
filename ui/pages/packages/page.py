"""The page of signed packages: the list, the chosen one, and how it differs from the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from forms.common.clock import VIETNAM
from forms.common.errors import KnownError
from forms.report import ReportState
from ui import report_state
from ui.fonts import Text
from ui.metrics import PAGE_HEADER
from ui.notify import ask
from ui.pages.packages.changes import ChangesPane, Comparison
from ui.pages.packages.panel import PackagePanel
from ui.pages.packages.words import (
    PACKAGE_HEADINGS,
    counted,
    package_row,
)
from ui.shell.status_bar import Fact, StatusLine
from ui.turns import Turns
from ui.widgets.button import Button
from ui.widgets.key_hint import Hint
from ui.widgets.labels import Ink, Label
from ui.widgets.plain_table import PlainTable
from ui.widgets.state_panel import PanelAction, PanelState, StatePanel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from exports.submitted import Submitted
    from forms.cell import Cell
    from forms.store.reports import StoredReport
    from ui.look import Look
    from ui.session import EditSession

_NOTHING: Final = PanelState(
    "archive",
    "Chưa có gói nào",
    "Ký báo cáo của một tháng thì tệp đã ký hiện ở đây.",
    actions=(PanelAction(report_state.SIGN, "Xem trước và ký", primary=True),),
)


#: Page width from which list and panel have all the room they like.
_NARROW: Final = 1000
_HINTS: Final = (
    Hint(("↑", "↓"), "Chọn gói", essential=True),
    Hint(("Ctrl+Shift+C",), "Chép đường dẫn"),
    Hint(("F1",), "Trợ giúp"),
)


class PackagesPage(QWidget):
    """Everything signed by the unit on this computer."""

    page_wanted = Signal(str)
    #: ``Cell``: show it in its form.
    cell_wanted = Signal(object)
    #: ``Period``: a further revision of this month was opened.
    revised = Signal(object)
    #: A package was marked as submitted.
    marked = Signal()
    #: ``Path``: say whether this file is still what was signed; ``None`` for one to be chosen.
    verify_wanted = Signal(object)
    #: Another package was chosen.
    moved = Signal()
    #: A sentence for the status bar.
    said = Signal(str)

    def __init__(self, look: Look, session: EditSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "page")
        self._look = look
        self._session = session
        self._packages: tuple[Submitted, ...] = ()
        self.turns = Turns(self)
        self.table = PlainTable(look, "Gói đã ký và đã nộp", PACKAGE_HEADINGS)
        self.panel = PackagePanel(look)
        self.changes = ChangesPane(look)
        self.verify_other = Button(look, "Xác minh tệp khác…", icon="shield_checkmark")
        self._counted = Label(role=Text.CAPTION, ink=Ink.CAPTION)
        self._stack = QStackedWidget()
        self._nothing = StatePanel(look, _NOTHING)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the list anew; the same revision stays chosen."""
        from exports.submitted import submitted

        chosen = self._chosen
        self._packages = submitted(self._session.workspace, self._session.unit)
        ids = [one.stored.id for one in self._packages]
        wanted = chosen.stored.id if chosen else self._first_wanted()
        current = ids.index(wanted) if wanted in ids else 0
        self.table.show_rows(tuple(map(package_row, self._packages)), current)
        self._stack.setCurrentIndex(0 if self._packages else 1)
        self._counted.setText(counted(self._packages) if self._packages else "")
        self._show_chosen()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.set_narrow(narrow=self.width() < _NARROW)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.turns.stop()
        super().hideEvent(event)

    @property
    def status(self) -> StatusLine:
        """Which package is chosen, the keys of the page."""
        one = self._chosen
        if one is None:
            return StatusLine()
        key = one.stored.key
        place = f"Tháng {key.period.month}/{key.period.year} · bản {key.revision}"
        return StatusLine(place, (Fact(counted(self._packages)),), _HINTS)

    @property
    def _chosen(self) -> Submitted | None:
        at = self.table.row
        return self._packages[at] if 0 <= at < len(self._packages) else None

    def _first_wanted(self) -> int | None:
        """The revision being written, else one that waits to be submitted."""
        opened = self._session.stored_report.id
        drafts = [one for one in self._packages if one.stored.id == opened and not one.signatures]
        waiting = [one for one in self._packages if one.may_be_submitted]
        return next((one.stored.id for one in (*drafts, *waiting)), None)

    def _show_chosen(self) -> None:
        one = self._chosen
        if one is None:
            return
        self.panel.show_package(one, self._today)
        self.turns.start(self._comparing(one.stored))

    def _comparing(self, stored: StoredReport) -> Iterator[object]:
        """Open both revisions, one at each step, and list what differs."""
        from exports.difference import differences
        from exports.submitted import revision_before

        session = self._session
        workspace = session.workspace
        earlier = revision_before(workspace, stored)
        self.changes.setVisible(earlier is not None)
        if earlier is None:
            return
        before = workspace.figures(session.unit, earlier)
        yield stored
        after = workspace.figures(session.unit, stored)
        yield stored
        found = differences(before, after, workspace.catalogue)
        period, number = stored.key.period, earlier.key.revision
        self.changes.show_comparison(Comparison(found, after.report.forms, period, number))

    def _open_change(self, cell: Cell) -> None:
        """Go to the cell, where this revision is the open one."""
        one = self._chosen
        if one is not None and one.stored.id == self._session.stored_report.id:
            self.cell_wanted.emit(cell)
        else:
            self.said.emit("Bản này không phải bản đang mở nên chỉ xem được tại đây.")

    @property
    def _today(self) -> date:
        return self._session.workspace.clock.now().astimezone(VIETNAM).date()

    def _submit(self) -> None:
        self._mark(ReportState.SUBMITTED, "Đã đánh dấu báo cáo tháng {} là đã nộp.")

    def _take_back(self) -> None:
        self._mark(ReportState.SIGNED, "Báo cáo tháng {} trở lại trạng thái đã ký, chưa nộp.")

    def _mark(self, state: ReportState, sentence: str) -> None:
        """Move the chosen report on or back; the list keeps the keyboard."""
        one = self._chosen
        if one is None or not (one.may_be_submitted or one.may_be_taken_back):
            return
        try:
            self._session.workspace.reports.set_state(one.stored, state)
        except KnownError as error:
            self.said.emit(error.sentence)
            return
        period = one.stored.key.period
        self.refresh()
        self.said.emit(sentence.format(f"{period.month}/{period.year}"))
        self.marked.emit()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _revise(self) -> None:
        one = self._chosen
        if one is None or not one.may_be_revised:
            return
        key = one.stored.key
        following = key.revision + 1
        title = f"Mở bản điều chỉnh tháng {key.period.month}/{key.period.year}"
        sentence = (
            f"Bản số {key.revision} đã ký được giữ nguyên. Bản số {following} bắt đầu với số "
            "liệu của bản đó và phải ký lại."
        )
        if ask(self._look, title, sentence, f"Mở bản số {following}", self.window()):
            self._session.workspace.revise(self._session.unit, key.period)
            self.revised.emit(key.period)

    def _connect(self) -> None:
        self.changes.opened.connect(self._open_change)
        self.table.moved.connect(lambda _: self._show_chosen())
        self.table.moved.connect(lambda _: self.moved.emit())
        self.panel.submit_wanted.connect(self._submit)
        self.panel.taken_back.connect(self._take_back)
        self.panel.revision_wanted.connect(self._revise)
        self.panel.verify_wanted.connect(self.verify_wanted)
        self.verify_other.clicked.connect(lambda: self.verify_wanted.emit(None))
        self.panel.said.connect(self.said)
        self._nothing.acted.connect(self.page_wanted)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        copying = QShortcut(QKeySequence("Ctrl+Shift+C"), self, context=context)
        copying.activated.connect(self.panel.copy_path)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("surface", "bar-head")
        head.setFixedHeight(PAGE_HEADER)
        title = QHBoxLayout(head)
        title.setContentsMargins(12, 0, 12, 0)
        title.addWidget(Label("Gói đã nộp", Text.SECTION, strong=True))
        title.addSpacing(8)
        title.addWidget(self._counted)
        title.addStretch()
        title.addWidget(self.verify_other)
        self.changes.hide()
        listing = QWidget()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.table, 2)
        left.addWidget(self.changes, 3)
        row = QHBoxLayout(listing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)
        self._stack.addWidget(listing)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
