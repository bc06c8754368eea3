"""A clerk in front of the records page: real key events, sent to whatever has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from forms.common.amount import Value
    from ui.pages.records.page import RecordsPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    def __init__(self, page: RecordsPage) -> None:
        self.page = page

    @property
    def record(self) -> str:
        return self.page.listing.current

    @property
    def listed(self) -> list[str]:
        return [summary.record for summary in self.page.listing.model.summaries]

    @property
    def line(self) -> QLineEdit:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        return focused

    @property
    def area(self) -> QPlainTextEdit:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPlainTextEdit)
        return focused

    @property
    def box(self) -> QComboBox:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QComboBox)
        return focused

    def at(self, record: str, column: str) -> None:
        """Put the keyboard into a field."""
        self.page.go_to(self.page.source.cell(record, column))
        QApplication.processEvents()

    def value(self, record: str, column: str) -> Value | None:
        return self.page.source.value(record, column)

    def remark(self, column: str) -> str:
        return self.page.form.fields[column].remark

    def shown(self, column: str) -> str:
        return self.page.form.fields[column].text

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self._target(), key, modifiers)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Letters on the keyboard; those with marks come from an input method."""
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(self._target(), letter)
            else:
                self.compose("", letter)
        QApplication.processEvents()

    def compose(self, preedit: str, commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(self._target(), event)

    def clear(self) -> None:
        self.press(Key.Key_A, CTRL)
        self.press(Key.Key_Delete)

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.page
