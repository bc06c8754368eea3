"""A field that takes one value of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from ui.metrics import INPUT
from ui.pages.records.editor import Editor, EditorEvents, set_marks
from ui.widgets.choices import ComboBox

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from forms.definition import Choice
    from ui.look import Look

_BLANK: Final = "Để trống"


class ChoiceEditor(Editor):
    """A closed list; a stored value that is not on it is shown as it was written."""

    def __init__(
        self, look: Look, name: str, choices: tuple[Choice, ...], parent: QWidget | None = None
    ) -> None:
        self.widget = self.box = _Box(look, name, parent)
        self.events = EditorEvents(self.box, lines=False)
        self.box.addItem("", "")
        self.box.setItemData(0, _BLANK, Qt.ItemDataRole.AccessibleTextRole)
        for choice in choices:
            self.box.addItem(choice.label, choice.code)
        self._known = self.box.count()
        self.box.activated.connect(lambda _: self.events.written.emit())

    @property
    @override
    def text(self) -> str:
        return str(self.box.currentData() or "")

    @override
    def show_text(self, text: str, shown: str) -> None:
        while self.box.count() > self._known:
            self.box.removeItem(self._known)
        at = self.box.findData(text)
        if at < 0:
            self.box.addItem(shown, text)
            at = self._known
        self.box.setCurrentIndex(at)

    @override
    def mark(self, *, wrong: bool, blank: bool) -> None:
        set_marks(self.box, wrong=wrong, blank=blank)


class _Box(ComboBox):
    """As wide as its place; Space opens it, Alt+arrow belongs to the list of records."""

    def __init__(self, look: Look, name: str, parent: QWidget | None) -> None:
        super().__init__(look, name, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(16)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, INPUT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, INPUT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form; turning the wheel over a list must not change what it holds."""
        event.ignore()
