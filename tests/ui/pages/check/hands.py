"""A clerk in front of the check page: real key events, sent to whatever has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from ui.glyphs import Glyph
from validation.reasons import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.pages.check.nodes import Entry
    from ui.pages.check.page import CheckPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
REASON = "Giá bán lẻ điều chỉnh tăng ba kỳ liên tiếp trong tháng."


class Hands:
    def __init__(self, page: CheckPage) -> None:
        self.page = page

    @property
    def entry(self) -> Entry:
        """The finding that is open."""
        found = self.page.view.entry
        assert found is not None
        return found

    def explained(self) -> bool:
        """Whether the open finding is explained by now."""
        return self.entry.glyph is Glyph.EXPLAINED

    @property
    def field(self) -> QPlainTextEdit:
        """The explanation field, which must have the keyboard."""
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPlainTextEdit)
        return focused

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.page, key, modifiers)
            QApplication.processEvents()

    def to(self, label: str) -> None:
        """Walk down from the top to the warning about something."""
        self._walk(lambda found: found.explainable and found.label.startswith(label))

    def _walk(self, wanted: Callable[[Entry], bool]) -> None:
        self.press(Key.Key_Home)
        for _ in range(60):
            self.press(Key.Key_Down)
            found = self.page.view.entry
            if found and wanted(found):
                return
        raise AssertionError([e.label for _, e in self.page.view.findings.findings()])

    def to_error(self, label: str) -> None:
        """Walk down from the top to the error about something."""
        self._walk(lambda found: found.glyph is Glyph.ERROR and found.label.startswith(label))

    def to_blank(self, row: str) -> None:
        """Unfold the blanks and walk down to the one in a row of the form."""
        self.press(Key.Key_End)
        self.press(Key.Key_Right)
        self._walk(lambda found: found.missing and found.judged.finding.cell.row == row)

    def choose(self, kind: Reason) -> None:
        """Open the list of kinds from the field and press the kind's number.

        A real popup grabs the keyboard, which not every platform can.
        """
        menu = self.page.view.editor.findChild(QMenu)
        assert isinstance(menu, QMenu)
        with patch.object(QMenu, "popup") as popup:
            self.press(Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert popup.called
        number = list(Reason).index(kind) + 1
        QTest.keyClick(menu, Qt.Key(Key.Key_0 + number))
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Letters with marks come from an input method, not from keys."""
        self.press(Key.Key_F2)
        self.field.insertPlainText(text)

    def explain(self, label: str, text: str = REASON) -> None:
        self.to(label)
        self.write(text)
        self.press(Key.Key_Return, CTRL)

    def search(self, text: str) -> None:
        self.press(Key.Key_F, CTRL)
        QTest.keyClicks(self.page._filters.search, text)
        QApplication.processEvents()

    def click_link(self, entry: Entry) -> None:
        view = self.page.view
        row = view.visualRect(view.findings.index_of(entry.key))
        place = QPoint(view.viewport().width() - 40, row.top() + 12)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place)


def focused_on(widget: object) -> bool:
    return QApplication.focusWidget() is widget
