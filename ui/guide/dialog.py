"""The window of the guide: tasks found by words at the left, the chosen one at the right."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.fonts import Text
from ui.guide.library import FOLDER, read_guide
from ui.guide.reader import GuideReader
from ui.metrics import POINTER_TARGET, SPACE_4, SPACE_5
from ui.widgets.button import Button, ButtonSize, icon_button
from ui.widgets.labels import Ink, Label
from ui.widgets.nav_list import NavList
from ui.widgets.nav_model import NavEntry, NavRow, NavSection
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from pathlib import Path

    from ui.guide.library import GuidePage
    from ui.look import Look

_SIZE: Final = (1120, 660)
#: Of the screen so much stays free, for the window's own frame at least.
_AROUND: Final = (24, 48)
_SIDE: Final = 270
_Key = Qt.Key


class GuideDialog(QDialog):
    """Stands beside the work, never in its way.

    Ctrl+F finds, Down goes into the list, Enter into the text, Alt+Left back, Esc closes.
    """

    def __init__(self, look: Look, parent: QWidget | None = None, folder: Path = FOLDER) -> None:
        super().__init__(parent)
        self._groups = read_guide(folder)
        self._pages = {page.key: page for group in self._groups for page in group.pages}
        self._past: list[str] = []
        self.current = ""
        self.search = SearchField(look, "Tìm trong hướng dẫn", "Ctrl+F")
        self.tasks = NavList(look, "Các việc")
        self.reader = GuideReader(look, folder)
        self.nothing = Label(ink=Ink.SECONDARY, wrap=True)
        self.back = icon_button(look, "chevron_left", "Trang vừa xem", "Alt+Left")
        self.close_button = Button(look, "Đóng", size=ButtonSize.NORMAL, key="Esc")
        self._lay_out()
        self._connect()
        self._list("")
        self.show_page(next(iter(self._pages)))
        self.search.setFocus()

    def show_page(self, key: str) -> None:
        """Show a task; one the guide does not know changes nothing."""
        if key not in self._pages or key == self.current:
            return
        if self.current:
            self._past.append(self.current)
        self._show(key)

    def go_back(self) -> None:
        """The page that was shown before this one."""
        if self._past:
            self._show(self._past.pop())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field: Down into the list, Enter into the text of what was found."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == _Key.Key_Down:
                self.tasks.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in {_Key.Key_Return, _Key.Key_Enter}:
                self.reader.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _show(self, key: str) -> None:
        page = self._pages[key]
        self.current = key
        self.reader.show_page(page)
        self.tasks.set_current(key)
        self.back.setEnabled(bool(self._past))
        self.setWindowTitle(f"Hướng dẫn sử dụng – {page.title}")

    def _list(self, text: str) -> None:
        """List the pages that say these words, and show the first of them."""
        found: list[GuidePage] = []
        rows: list[NavRow] = []
        for group in self._groups:
            pages = [page for page in group.pages if page.says(text)]
            found += pages
            if pages:
                rows += [NavSection(group.title), *(_entry(page) for page in pages)]
        self.tasks.set_rows(tuple(rows))
        self.tasks.set_current(self.current)
        self.nothing.setText(f"Không có trang nào nói về “{text.strip()}”. Thử từ ngắn hơn.")
        self.nothing.setVisible(not found)
        self.tasks.setVisible(bool(found))
        if found and self.current not in {page.key for page in found}:
            self.show_page(found[0].key)

    def _open(self, key: str) -> None:
        self.show_page(key)
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._list)
        self.search.installEventFilter(self)
        self.tasks.chosen.connect(self._open)
        self.reader.page_wanted.connect(self.show_page)
        self.back.clicked.connect(self.go_back)
        self.close_button.clicked.connect(self.reject)
        for key, act in (("Ctrl+F", self._start_search), ("Alt+Left", self.go_back)):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _lay_out(self) -> None:
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() - QSize(*_AROUND)))
        self.setProperty("surface", "page")
        side = QFrame()
        side.setProperty("surface", "side")
        side.setFixedWidth(_SIDE)
        left = QVBoxLayout(side)
        left.setContentsMargins(SPACE_4, SPACE_5, SPACE_4, SPACE_4)
        head = QHBoxLayout()
        head.addWidget(Label("Hướng dẫn sử dụng", Text.SECTION, strong=True))
        head.addStretch()
        head.addWidget(self.back)
        left.addLayout(head)
        for widget in (self.search, self.nothing):
            left.addWidget(widget)
        left.addWidget(self.tasks, 1)
        left.addStretch()
        left.addWidget(self.close_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self.reader, 1)
        self.tasks.set_row_height(POINTER_TARGET)
        self.close_button.setAutoDefault(False)
        self.back.setAutoDefault(False)
        for before, after in pairwise((self.search, self.tasks, self.reader, self.close_button)):
            self.setTabOrder(before, after)
        self.setTabOrder(self.close_button, self.back)


def _entry(page: GuidePage) -> NavEntry:
    return NavEntry(page.key, page.title, number=page.key.partition("-")[0])
