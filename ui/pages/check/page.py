"""The check page: list of findings at the left, the way to the signature at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from forms.common.clock import VIETNAM
from ui.explaining.drafts import Drafts
from ui.explaining.writing import Writing
from ui.grid.announcer import announce
from ui.metrics import HEIGHT_LOW
from ui.pages.check.bars import ColumnHeads, FilterBar, Legend, TitleBar
from ui.pages.check.gate_panel import GatePanel
from ui.pages.check.outline import Shown, filtered, outline_of
from ui.pages.check.requirements import Readiness
from ui.pages.check.states import CLEAR, EXPLAINED, SIGN, empty_state
from ui.pages.check.view import FindingsView
from ui.turns import Turns
from ui.typed_ahead import TypedAhead
from ui.widgets.state_panel import PanelState, StatePanel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.look import Look
    from ui.pages.check.nodes import Entry, Section
    from ui.session import EditSession

_Key = Qt.Key
_Mod = Qt.KeyboardModifier
_WAITING: Final = PanelState(
    "shield_checkmark",
    "Đang kiểm tra số liệu",
    "Danh sách hiện ra khi kiểm tra xong mọi biểu.",
    skeleton=True,
)
#: Milliseconds for the page to be painted before it is filled.
_REST: Final = 1


class CheckPage(QWidget):
    """Follows the open report; while hidden it waits and catches up when shown.

    F8 and Shift+F8 go from problem to problem, F2 explains, Enter goes to the cell, Ctrl+F filters.
    """

    #: ``Cell``: show it in its form.
    cell_wanted = Signal(object)
    sign_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, look: Look, session: EditSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._readiness = Readiness(session)
        self._sections: tuple[Section, ...] = ()
        self._stale = True
        self._turns = Turns(self)
        self._title = TitleBar(look, self)
        self._filters = FilterBar(look, self)
        self._stack = QStackedWidget(self)
        self._list = QWidget(self._stack)
        self.view = FindingsView(look, self._has_draft, self._list)
        self._heads = ColumnHeads(look, self.view.row_width, self._list)
        self._legend = Legend(look, self._list)
        self._nothing = StatePanel(look, _WAITING, self._stack)
        self._gate = GatePanel(look, self)
        self._writing = Writing(session, self.view.editor, Drafts())
        self._ahead = TypedAhead(self, lambda: self.busy, self.view)
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.view)
        self.set_session(session)

    @property
    def session(self) -> EditSession:
        """The report shown."""
        return self._session

    def set_session(self, session: EditSession) -> None:
        """Show another report; what was being written about this one is kept."""
        self._session.changed.disconnect(self._on_changed)
        self._session.inspected.disconnect(self._catch_up)
        self._session = session
        self._writing.set_session(session)
        self._readiness = Readiness(session)
        session.changed.connect(self._on_changed)
        session.inspected.connect(self._catch_up)
        self._on_changed()

    @property
    def busy(self) -> bool:
        """Whether what is shown is not yet the report as it stands."""
        return self._stale or self._turns.busy

    def next_problem(self, offset: int = 1) -> None:
        """Go to the next (1) or previous (−1) finding to work on."""
        if self._stack.currentWidget() is self._nothing:
            return
        if self.view.step(offset):
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == _Key.Key_F8:
            self.next_problem(-1 if event.modifiers() & _Mod.ShiftModifier else 1)
        elif key == _Key.Key_F2:
            self.view.explain()
        elif key == _Key.Key_F and event.modifiers() == _Mod.ControlModifier:
            self._filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._filters.search.selectAll()
        elif key == _Key.Key_Escape and self._filters.search.hasFocus():
            self._filters.search.clear()
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key == _Key.Key_Down and self._filters.search.hasFocus():
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()
        if not self._stale and self.view.entry is None:
            self.view.step(1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._legend.setVisible(self.window().height() >= HEIGHT_LOW)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._heads, self.view, self._legend):
            column.addWidget(widget)
        column.setStretchFactor(self.view, 1)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._nothing)
        left = QVBoxLayout()
        left.setSpacing(0)
        for part in (self._title, self._filters, self._stack):
            left.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._gate)
        self.setAccessibleName("Kiểm tra")
        self.setProperty("surface", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self._session.inspected.connect(self._catch_up)
        self._turns.finished.connect(self._ahead.give)
        self._title.export_wanted.connect(self.export_wanted)
        self._filters.changed.connect(self._show_list)
        self._filters.next_wanted.connect(self.next_problem)
        self._gate.sign_wanted.connect(self.sign_wanted)
        self._nothing.acted.connect(self._act)
        self.view.cell_wanted.connect(self.cell_wanted)
        self.view.opened.connect(self._on_opened)
        bar = self.view.verticalScrollBar()
        bar.rangeChanged.connect(lambda _first, _last: self._heads.update())
        self._writing.kept.connect(self._on_kept)

    def _on_changed(self, _cells: object = None) -> None:
        now = self._session.workspace.clock.now().astimezone(VIETNAM)
        self._title.show_time(f"{now:%H:%M:%S}")
        filled, self._stale = not self._stale, True
        if not (filled and self.isVisible() and self._session.known):
            self._catch_up()
            return
        for _ in self._filling():
            pass

    def _catch_up(self) -> None:
        """Fill the page in view part by part, once the whole report was checked."""
        if not self._stale or not self.isVisible():
            return
        if self._session.known:
            self._turns.start(self._filling(), _REST)
        else:
            self.view.show_sections((), unfold=False)
            self._nothing.show_state(_WAITING)
            self._stack.setCurrentWidget(self._nothing)
            self._gate.setEnabled(False)
            self.setFocusProxy(None)  # type: ignore[arg-type] # Qt takes none: the keyboard waits here
            self._session.inspect()

    def _filling(self) -> Iterator[None]:
        self._stale = False
        desk = self._session.desk
        self._sections = outline_of(desk)
        self._filters.show_counts(
            sum(section.errors for section in self._sections),
            sum(section.warnings for section in self._sections),
            sum(section.explained for section in self._sections),
            sum(section.stated for section in self._sections),
        )
        self._gate.setEnabled(True)
        self._gate.show_requirements(
            self._readiness.requirements(), ready=desk.gate.open, locked=self._session.locked
        )
        yield
        self._show_list()
        if self.focusProxy() is None:
            self._hand_over_focus()

    def _hand_over_focus(self) -> None:
        held = self.hasFocus()
        self.setFocusProxy(self.view)
        if held and self._stack.currentWidget() is self._nothing:
            self._gate.focus_button()
        elif held:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self) -> None:
        text = self._filters.search.text().strip()
        shown = self._filters.shown
        sections = filtered(self._sections, shown, text)
        self.view.show_sections(sections, unfold=bool(text))
        state = empty_state(self._session, shown, text, listed=bool(sections))
        held = self._list_has_focus()
        self._stack.setCurrentIndex(0 if state is None else 1)
        if state is not None:
            self._nothing.show_state(state)
            if held:
                self._gate.focus_button()

    def _list_has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self.view or self.view.isAncestorOf(focused))

    def _act(self, key: str) -> None:
        if key == SIGN:
            self.sign_wanted.emit()
        elif key == CLEAR:
            self._filters.clear()
        elif key == EXPLAINED:
            self._filters.choose(Shown.EXPLAINED)
        if key in {CLEAR, EXPLAINED}:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_draft(self, entry: Entry) -> bool:
        return self._writing.has_draft(entry.judged.finding)

    def _on_opened(self, entry: Entry | None) -> None:
        self._writing.show_finding(entry.judged if entry else None)

    def _on_kept(self, sentence: str) -> None:
        if self._stack.currentWidget() is not self._nothing:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.view, sentence)


def _is_ours(event: QKeyEvent) -> bool:
    """Keys this page must get before a shortcut of the window does."""
    find = event.key() == _Key.Key_F and event.modifiers() == _Mod.ControlModifier
    return find or event.key() in {_Key.Key_F8, _Key.Key_F2}
