"""The field in which a finding is explained: text, kind of reason, last month's words, save."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.explaining.kinds import KindButton
from ui.explaining.plea import Answer
from ui.flags import without
from ui.fonts import Text
from ui.grid.announcer import announce
from ui.widgets.button import Button, ButtonKind, ButtonSize
from ui.widgets.counter_text import CounterTextEdit
from ui.widgets.labels import Ink, Label
from validation.explanations import MAXIMUM
from validation.reasons import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.explaining.plea import Plea
    from ui.look import Look

_Side = Qt.AlignmentFlag
#: Characters of last month's words that are shown before they are taken over.
_QUOTED: Final = 140
_LINES: Final = 3
_BARE: Final = frozenset({"", *(reason.opening.strip() for reason in Reason)})


class AnswerEditor(QWidget):
    """Ctrl+Enter saves, Alt+Down lists the kinds, Ctrl+D takes last month's words, Esc leaves.

    What is wrong with the text stands under the field while it is written.
    """

    #: ``Answer`` after every edit.
    changed = Signal(object)
    save_wanted = Signal()
    left = Signal()
    #: The field needs another height.
    grown = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        super().__init__(parent)
        size = ButtonSize.SMALL if narrow else ButtonSize.NORMAL
        self._plea: Plea | None = None
        self._reason: Reason | None = None
        self._offered: Answer | None = None
        self._loading = False
        self._locked = False
        self._field = CounterTextEdit("", MAXIMUM, lines=_LINES)
        self._remark = Label(role=Text.CAPTION, ink=Ink.SECONDARY, wrap=True)
        self._earlier = Label(role=Text.CAPTION, ink=Ink.SECONDARY, wrap=True)
        self._take = Button(look, "Dùng lại", ButtonKind.LINK, ButtonSize.SMALL, key="Ctrl+D")
        self._save = Button(look, "Lưu", ButtonKind.PRIMARY, size, key="Ctrl+Enter")
        self._kind = KindButton(look, size)
        self._lay_out(narrow=narrow)
        self.setFocusProxy(self._field)
        self._connect()

    @property
    def answer(self) -> Answer:
        """What stands in the field."""
        return Answer(self._field.text, self._reason)

    @property
    def locked(self) -> bool:
        """Whether the answer can only be read."""
        return self._locked

    @property
    def busy(self) -> bool:
        """Whether the keyboard is in here."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def show_plea(
        self, plea: Plea, answer: Answer, earlier: Answer | None, *, locked: bool
    ) -> None:
        """Ask about a finding; the same text is left untouched, caret and all.

        ``earlier`` is offered, never filled in; a locked report's answer can only be read.
        """
        self._loading = True
        self._plea, self._offered, self._locked = plea, earlier, locked
        self._field.set_label(plea.words.label, plea.words.hint)
        self._save.setText(plea.words.save)
        self._reason = answer.reason
        self._field.set_text(answer.text)
        self._field.editor.setReadOnly(locked)
        self._save.setEnabled(not locked)
        self._kind.setEnabled(not locked)
        self._kind.setVisible(plea.due)
        self._loading = False
        self._refresh()

    def complain(self, sentence: str) -> None:
        """Say under the field why the answer was not saved, until it is changed."""
        self._say(sentence, Ink.ERROR)
        announce(self._field.editor, sentence)

    def height_at(self, width: int) -> int:
        """Height needed at a width."""
        wrapped = self.heightForWidth(width)
        return wrapped if wrapped >= 0 else self.sizeHint().height()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of this field, before the page's shortcuts see them."""
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        deed = self._deed(event)
        if deed is None:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            deed()
        return True

    def _deed(self, event: QKeyEvent) -> Callable[[], None] | None:
        control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        pressed = event.key(), without(event.modifiers(), Qt.KeyboardModifier.KeypadModifier)
        if pressed == (Qt.Key.Key_D, control):
            return self._take_over
        return self._list_kinds if pressed == (Qt.Key.Key_Down, alt) else None

    def _connect(self) -> None:
        self._field.editor.installEventFilter(self)
        self._field.changed.connect(self._on_changed)
        self._field.submitted.connect(self.save_wanted)
        self._save.clicked.connect(self.save_wanted)
        self._take.clicked.connect(self._take_over)
        self._kind.chosen.connect(self._choose)

    def _lay_out(self, *, narrow: bool) -> None:
        for label in (self._remark, self._earlier):
            label.setTextFormat(Qt.TextFormat.PlainText)
        if narrow:
            self._stand()
        else:
            self._stand_beside()

    def _stand(self) -> None:
        """Everything below one another."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self._field, self._remark, self._earlier):
            column.addWidget(widget)
        column.addWidget(self._take, alignment=_Side.AlignLeft)
        column.addSpacing(3)
        column.addWidget(self._kind, alignment=_Side.AlignLeft)
        column.addSpacing(3)
        column.addWidget(self._save, alignment=_Side.AlignRight)

    def _stand_beside(self) -> None:
        """The buttons at the right of the text."""
        earlier = QHBoxLayout()
        earlier.setSpacing(6)
        earlier.addWidget(self._earlier, 1)
        earlier.addWidget(self._take, alignment=_Side.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._field)
        words.addWidget(self._remark)
        words.addLayout(earlier)
        words.addStretch()
        buttons = QVBoxLayout()
        buttons.setSpacing(6)
        buttons.addSpacing(self._field.editor.fontMetrics().height() + 1)
        buttons.addWidget(self._save)
        buttons.addWidget(self._kind)
        buttons.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(words, 1)
        row.addLayout(buttons)

    def _on_changed(self, _text: str) -> None:
        if not self._loading:
            self._refresh()
            self.changed.emit(self.answer)

    def _choose(self, kind: Reason) -> None:
        """Another kind; an empty field gets its ready beginning."""
        self._reason = kind
        if self._field.text.strip() in _BARE:
            self._replace(kind.opening)
        self._on_changed(self._field.text)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_kinds(self) -> None:
        if self._kind.isVisibleTo(self) and self._kind.isEnabled():
            self._kind.open_list()

    def _take_over(self) -> None:
        """Last month's words in place of what is written; Ctrl+Z brings that back."""
        if self._offered is None or self._locked:
            return
        self._reason = self._offered.reason
        self._replace(self._offered.text)
        self._on_changed(self._field.text)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self, text: str) -> None:
        """One step of the field's own undo."""
        cursor = self._field.editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self._field.editor.setTextCursor(cursor)

    def _refresh(self) -> None:
        if self._plea is None:
            return
        answer = self.answer
        self._kind.show_kind(answer.kind)
        offered = self._offered if self._offered != answer and not self._locked else None
        for widget in (self._earlier, self._take):
            widget.setVisible(offered is not None)
        if offered is not None:
            self._earlier.setText(f"Tháng trước đã viết: “{_quoted(offered.text)}”")
            self._earlier.setToolTip(offered.text)
        stale = self._plea.stale and answer == self._plea.given
        remark = "" if self._locked else self._plea.remark(answer)
        self._say(remark, Ink.WARNING if stale else Ink.SECONDARY)

    def _say(self, sentence: str, ink: Ink) -> None:
        self._remark.setText(sentence)
        self._remark.set_ink(ink)
        self._remark.setVisible(bool(sentence))
        self._field.editor.setAccessibleDescription(sentence)
        self.grown.emit()


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED].rstrip()}…"
