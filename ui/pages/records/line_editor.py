"""A field of one line: short texts, dates, numbers, numbers of documents and of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit
from typing_extensions import override

from forms.common.text import search_key
from ui.pages.records.editor import Editor, EditorEvents, set_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

_KEY = Qt.ItemDataRole.UserRole + 1
_CODE = Qt.ItemDataRole.UserRole + 2


class LineEditor(Editor):
    """A line; Enter leaves it. ``autosaved`` is off for what is wrong while half typed."""

    def __init__(
        self,
        hint: str = "",
        *,
        right: bool = False,
        autosaved: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self.widget = self.line = QLineEdit(parent)
        self.events = EditorEvents(self.line, lines=False)
        self.autosaved = autosaved
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(lambda _: self.events.written.emit())
        if right:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    @property
    @override
    def text(self) -> str:
        return " ".join(self.line.text().split("\n"))

    @override
    def show_text(self, text: str, shown: str) -> None:
        if self.line.text() != shown:
            self.line.setText(shown)
            self.line.setCursorPosition(0)

    @override
    def mark(self, *, wrong: bool, blank: bool) -> None:
        set_marks(self.line, wrong=wrong, blank=blank)

    def offer(self, known: Iterable[tuple[str, str]]) -> None:
        """Offer codes with their names while something is typed; Down shows all of them."""
        completer = _CodeCompleter(known, self.line)
        self.line.setCompleter(completer)
        completer.activated.connect(lambda _: self.events.written.emit())


class _CodeCompleter(QCompleter):
    """Finds a code by any part of code or name, with or without marks."""

    def __init__(self, known: Iterable[tuple[str, str]], line: QLineEdit) -> None:
        super().__init__(line)
        model = QStandardItemModel(self)
        for code, name in known:
            item = QStandardItem(f"{code}  {name}")
            item.setData(search_key(f"{code} {name}"), _KEY)
            item.setData(code, _CODE)
            model.appendRow(item)
        self.setModel(model)
        self.setCompletionRole(_KEY)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self._line = line
        line.installEventFilter(self)

    @override
    def splitPath(self, path: str) -> list[str]:
        return [search_key(path)]

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(_CODE))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and not ((popup := self.popup()) and popup.isVisible())
            and not event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.setCompletionPrefix(self._line.text())
            self.complete()
            return True
        return super().eventFilter(watched, event)
