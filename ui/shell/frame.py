"""The frame that puts bars, sidebar, pages and details together and rearranges them by width."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from forms.common.frozen import dataclass
from ui.metrics import DETAILS_STRIP, MINIMUM_HEIGHT, MINIMUM_WIDTH, SPACE_4
from ui.shell.layout import ShellLayout, layout_for
from ui.shell.sidebar import Sidebar
from ui.shell.status_bar import StatusBar
from ui.shell.top_bar import TopBar
from ui.widgets.button import ButtonSize, icon_button
from ui.widgets.key_hint import Hint, KeyHint

if TYPE_CHECKING:
    from ui.look import Look
    from ui.shell.details import DetailsPane


@dataclass(frozen=True, slots=True)
class ShellMemory:
    """What is remembered per user; ``details_width`` of 0 means the layout's own."""

    rail: bool = False
    details_open: bool = True
    details_width: int = 0


class ShellFrame(QWidget):
    """Owns the places of things, not what they show.

    F4 toggles the details, Ctrl+B the sidebar, Ctrl+Tab goes to the next pane.
    """

    layout_changed = Signal(ShellLayout)
    #: Logical pixels of the page's right edge the drawer covers, 0 when it covers nothing.
    cover_changed = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.top_bar = TopBar(look)
        self.sidebar = Sidebar(look)
        self.pages = _Pages()
        self.status_bar = StatusBar(look)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._body = QWidget()
        self._strip = self._built_strip()
        self._details: DetailsPane | None = None
        self._memory = ShellMemory()
        self._drawer_open = False
        self._layout = ShellLayout.FULL
        self.setMinimumSize(MINIMUM_WIDTH, MINIMUM_HEIGHT)
        self._lay_out()
        self._bind_keys()
        self._arrange()

    @property
    def shell_layout(self) -> ShellLayout:
        """The layout in force."""
        return self._layout

    @property
    def details_shown(self) -> bool:
        """True while the details can be seen."""
        return self._details is not None and not self._details.isHidden()

    def memory(self) -> ShellMemory:
        """What to remember for the next start."""
        width = self._memory.details_width
        if self.details_shown and not self._layout.has_drawer:
            width = self._splitter.sizes()[-1]
        return ShellMemory(self._memory.rail, self._memory.details_open, width)

    def restore(self, memory: ShellMemory) -> None:
        """Arrange as remembered."""
        self._memory = memory
        self._arrange()

    def set_details(self, pane: DetailsPane | None) -> None:
        """Give the page in view its details, or none; the previous pane is only hidden."""
        if pane is self._details:
            return
        if self._details is not None:
            self._details.hide()
            self._details.setParent(self._body)
        self._details = pane
        self._drawer_open = False
        if pane is not None:
            pane.left.connect(self._leave_details, Qt.ConnectionType.UniqueConnection)
            pane.close_wanted.connect(self.toggle_details, Qt.ConnectionType.UniqueConnection)
            pane.open_wanted.connect(self.open_details, Qt.ConnectionType.UniqueConnection)
        self._arrange()

    def toggle_details(self) -> None:
        """Open or shut the details; the page gets the focus back when they shut."""
        if self._details is None:
            return
        had_focus = self._details.isAncestorOf(_focused(self) or self)
        if self._layout.has_drawer:
            self._drawer_open = not self._drawer_open
        else:
            self._memory = self.memory()
            self._memory = ShellMemory(
                self._memory.rail, not self._memory.details_open, self._memory.details_width
            )
        self._arrange()
        if had_focus and not self.details_shown:
            _focus(self.pages.currentWidget())

    def open_details(self) -> None:
        """Show the details if they are shut."""
        if not self.details_shown:
            self.toggle_details()

    def toggle_sidebar(self) -> None:
        """Fold the sidebar to the rail or unfold it, until the layout changes."""
        folded = not self.sidebar.is_rail
        self.sidebar.set_rail(rail=folded)
        if not self._layout.has_rail:
            memory = self._memory
            self._memory = ShellMemory(folded, memory.details_open, memory.details_width)

    def focus_next_pane(self, step: int = 1) -> None:
        """Move the focus to the next pane (or the previous, ``step`` −1), round and round."""
        panes = [self.top_bar, self.sidebar, self.pages.currentWidget()]
        if self.details_shown:
            panes.append(self._details)
        standing = [pane for pane in panes if pane is not None]
        focused = _focused(self)
        here = next(
            (
                i
                for i, pane in enumerate(standing)
                if focused is not None and pane.isAncestorOf(focused)
            ),
            -1,
        )
        _focus(standing[(here + step) % len(standing)])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = layout_for(self.width())
        if layout is not self._layout:
            self._layout = layout
            self._arrange()
            self.layout_changed.emit(layout)
        self._place_drawer()

    def _built_strip(self) -> QFrame:
        strip = QFrame()
        strip.setProperty("surface", "details")
        strip.setFixedWidth(DETAILS_STRIP)
        button = icon_button(self._look, "panel_right", "Hiện chi tiết", "F4", ButtonSize.NORMAL)
        button.clicked.connect(self.toggle_details)
        column = QVBoxLayout(strip)
        column.setContentsMargins(1, SPACE_4, 0, SPACE_4)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(button, alignment=middle)
        column.addWidget(KeyHint(self._look, Hint(("F4",))), alignment=middle)
        column.addStretch()
        return strip

    def _lay_out(self) -> None:
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._splitter.setHandleWidth(0)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.pages)
        self._splitter.setStretchFactor(0, 1)
        body = QHBoxLayout(self._body)
        column = QVBoxLayout(self)
        for box in (body, column):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(0)
        body.addWidget(self.sidebar)
        body.addWidget(self._splitter, 1)
        body.addWidget(self._strip)
        column.addWidget(self.top_bar)
        column.addWidget(self._body, 1)
        column.addWidget(self.status_bar)

    def _bind_keys(self) -> None:
        for keys, action in (
            ("F4", self.toggle_details),
            ("Ctrl+B", self.toggle_sidebar),
            ("Ctrl+Tab", lambda: self.focus_next_pane(1)),
            ("Ctrl+Shift+Tab", lambda: self.focus_next_pane(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(action)

    def _arrange(self) -> None:
        self.top_bar.arrange(self._layout)
        self.sidebar.set_rail(rail=self._layout.has_rail or self._memory.rail)
        if self._details is None:
            self._strip.hide()
            return
        if self._layout.has_drawer:
            self._strip.show()
            self._details.setParent(self._body)
            self._details.setVisible(self._drawer_open)
            self._place_drawer()
        else:
            self._dock(self._details)

    def _dock(self, details: DetailsPane) -> None:
        """Put the details beside the page."""
        shown = self._memory.details_open
        self._splitter.addWidget(details)
        self._splitter.setStretchFactor(1, 0)
        details.setVisible(shown)
        self._strip.setVisible(not shown)
        width = self._memory.details_width or self._layout.details_width
        self._splitter.setSizes([max(1, self.width() - self.sidebar.width() - width), width])
        self.cover_changed.emit(0)

    def _place_drawer(self) -> None:
        """Lay the drawer over the page's right edge."""
        if self._details is None or not self._layout.has_drawer:
            return
        width = self._layout.details_width
        right = self._body.width() - DETAILS_STRIP
        self._details.setGeometry(QRect(right - width, 0, width, self._body.height()))
        self._details.raise_()
        self.cover_changed.emit(width if self._drawer_open else 0)

    def _leave_details(self) -> None:
        """Esc: back to the page; the drawer shuts, docked details stay."""
        if self._layout.has_drawer and self._drawer_open:
            self.toggle_details()
        _focus(self.pages.currentWidget())


def _focus(pane: QWidget | None) -> None:
    """Focus the child that last had it, else the pane's first, else the pane."""
    if pane is None:
        return
    target = _focused(pane) or pane.focusProxy() or _first_focusable(pane) or pane
    target.setFocus(Qt.FocusReason.TabFocusReason)


def _focused(widget: QWidget) -> QWidget | None:
    """The child that last took the focus; Qt gives None where the stubs promise a widget."""
    return cast("QWidget | None", widget.focusWidget())


def _first_focusable(pane: QWidget) -> QWidget | None:
    children = (child for child in pane.findChildren(QWidget) if child.isVisible())
    return next((c for c in children if c.focusPolicy() & Qt.FocusPolicy.TabFocus), None)


class _Pages(QStackedWidget):
    """Pages of which only the one in view claims room; a wide hidden one squeezes nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    @override
    def minimumSizeHint(self) -> QSize:
        current = self.currentWidget()
        return QSize() if current is None else current.minimumSizeHint()
