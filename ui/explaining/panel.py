"""The explanation field beside or below what is entered, there only while it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol
from weakref import ref

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from ui.explaining.drafts import Drafts
from ui.explaining.editor import AnswerEditor
from ui.explaining.plea import plea_of
from ui.explaining.writing import Writing
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.frames import Divider

if TYPE_CHECKING:
    from collections.abc import Callable

    from forms.cell import Cell
    from ui.explaining.plea import Plea
    from ui.look import Look
    from ui.session import EditSession
    from validation.finding import Finding, Judged

#: Margins beside the grid, and below a page of words.
_NARROW: Final = (0, 10, 0, 0)
_WIDE: Final = (16, 0, 16, 8)


class Holder(Protocol):
    """A page with one cell in hand."""

    @property
    def current(self) -> Cell | None:
        """The cell, if there is one."""
        ...


class _Parts(NamedTuple):
    """What the panel holds once something can be written."""

    editor: AnswerEditor
    writing: Writing
    ask: Button


class AnswerPanel(QWidget):
    """Open for a warning; for an error that cannot be put right it opens when asked.

    ``left`` fires on Esc and when an answer was kept: the keyboard goes back to the figures.
    """

    left = Signal()
    #: A sentence for the status bar.
    said = Signal(str)

    def __init__(
        self, look: Look, session: EditSession, *, narrow: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._plea: Plea | None = None
        self._asked: Finding | None = None
        self._holder: Callable[[], Holder | None] = lambda: None
        self._look = look
        self._narrow = narrow
        #: Made with the first finding that asks for words: most forms never have one.
        self._parts: _Parts | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def follow(self, holder: Holder) -> None:
        """Ask this page which cell is in hand; it is not kept alive."""
        self._holder = ref(holder)
        self.refresh()

    def refresh(self) -> None:
        """Show what was found in the cell in hand."""
        holder = self._holder()
        cell = holder.current if holder else None
        self._show(self._session.judged(cell) if cell else None)

    def explain(self) -> None:
        """Open the field and put the keyboard there, or say that nothing asks for it."""
        focused = QApplication.focusWidget()
        if focused is not None:
            focused.clearFocus()  # what is half typed is written
        self.refresh()
        if self._plea is None or self._parts is None or self.isHidden():
            self.said.emit("Chỗ này không có cảnh báo cần giải trình.")
            self.left.emit()
            return
        self._asked = self._plea.judged.finding
        self._parts.editor.show()
        self._parts.ask.hide()
        self._parts.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, judged: Judged | None) -> None:
        """Follow the finding of another cell, or the same one as it is now."""
        if self._parts is None and plea_of(judged) is None:
            return
        parts = self._parts = self._parts or self._made()
        plea = self._plea = parts.writing.show_finding(judged)
        locked = self._session.locked
        shown = plea is not None and (not locked or bool(plea.judged.explanation))
        self.setVisible(shown)
        if plea is not None and shown:
            opened = self._opened(plea, parts.writing)
            parts.ask.setText(plea.words.title)
            parts.editor.setVisible(opened)
            parts.ask.setVisible(not opened)

    def _opened(self, plea: Plea, writing: Writing) -> bool:
        finding = plea.judged.finding
        asked = self._asked is not None and self._asked.cell == finding.cell
        written = bool(plea.judged.explanation) or writing.has_draft(finding)
        return plea.due or asked or written

    def _made(self) -> _Parts:
        editor = AnswerEditor(self._look, self, narrow=self._narrow)
        writing = Writing(self._session, editor, Drafts())
        ask = Button(self._look, "", ButtonKind.FLAT, ButtonSize.SMALL, key="Shift+F2")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(_NARROW if self._narrow else _WIDE))
        if not self._narrow:
            column.addWidget(Divider(Qt.Orientation.Horizontal))
        column.addWidget(editor)
        column.addWidget(ask, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(editor)
        ask.clicked.connect(self.explain)
        editor.left.connect(self.left)
        writing.refused.connect(self.said)
        writing.kept.connect(self._on_kept)
        return _Parts(editor, writing, ask)

    def _on_kept(self, sentence: str) -> None:
        self._asked = None
        self.said.emit(f"{sentence}.")
        self.left.emit()
