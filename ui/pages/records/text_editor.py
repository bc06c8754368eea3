"""A field of several lines that grows with its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy
from typing_extensions import override

from forms.common.text import clean
from ui.pages.records.editor import Editor, EditorEvents, set_marks

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

#: Border and padding of the style sheet and the document's margin, above and below: one line is as
#: high as the other inputs.
_FRAME: Final = 11
_MARGIN: Final = 1
#: Text begins where it begins in the other inputs.
_INDENT: Final = 3


class TextEditor(Editor):
    """Text of any length; Tab and Ctrl+Enter leave it."""

    def __init__(
        self, least: int, most: int, hint: str = "", parent: QWidget | None = None
    ) -> None:
        self.widget = self.area = _GrowingText(least, most, parent)
        self.events = EditorEvents(self.area, lines=True)
        self._showing = False
        self.area.setPlaceholderText(hint)
        self.area.textChanged.connect(self._on_changed)

    @property
    @override
    def text(self) -> str:
        return self.area.toPlainText()

    @override
    def show_text(self, text: str, shown: str) -> None:
        if text != self.text:
            self._showing = True
            self.area.setPlainText(text)
            self._showing = False

    @override
    def mark(self, *, wrong: bool, blank: bool) -> None:
        set_marks(self.area, wrong=wrong, blank=blank)

    def _on_changed(self) -> None:
        if not self._showing:
            self.events.written.emit()


class _GrowingText(QPlainTextEdit):
    """As high as its text between two limits, in lines; beyond that it scrolls."""

    def __init__(self, least: int, most: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        #: A height changed while the layout hands out places is lost, so it changes just after.
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self.setViewportMargins(_INDENT, 0, _INDENT, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(
            lambda _: self._fitting.start()
        )
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitting.start()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text from Excel or Word without tabs, odd spaces and invisible characters."""
        self.insertPlainText(clean(source.text()))

    def _height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        block, used = self.document().begin(), 0.0
        while block.isValid():  # asking lays a block out; the document itself counts lazily
            used += self.blockBoundingRect(block).height()
            block = block.next()
        return round(min(max(used, self._least * line), self._most * line)) + _FRAME

    def _fit(self) -> None:
        height = self._height()
        most = self._most * self.fontMetrics().lineSpacing() + _FRAME
        policy = Qt.ScrollBarPolicy
        full = height >= most
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if full else policy.ScrollBarAlwaysOff
        )
        if self.height() != height:
            self.setFixedHeight(height)
