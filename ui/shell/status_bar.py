"""The status bar: the cell and the selection's statistics left, keys, role and zoom right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from forms.common.frozen import dataclass
from ui.fonts import Text
from ui.metrics import SPACE_5, STATUS_BAR
from ui.widgets.frames import Divider
from ui.widgets.key_hint import Hint, KeyHint
from ui.widgets.labels import Ink, Label, emphasised, escaped

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.look import Look

_GAP: Final = 14


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its figure, "Tổng" and "3.549,7"; either may be empty."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class StatusLine:
    """Everything the bar shows; what does not fit is dropped from the end."""

    place: str = ""
    facts: tuple[Fact, ...] = ()
    hints: tuple[Hint, ...] = ()
    #: Right end: role, zoom.
    notes: tuple[str, ...] = ()


class StatusBar(QFrame):
    """Rebuilt from a ``StatusLine``; drops hints, then facts, when the window is narrow."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._line = StatusLine()
        self._place = Label(role=Text.CAPTION, strong=True)
        self._facts: list[Label] = []
        self._hints: list[KeyHint] = []
        self._fixed: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_5, 0, SPACE_5, 0)
        self._row.setSpacing(_GAP)
        self.setProperty("surface", "bar-bottom")
        self.setFixedHeight(STATUS_BAR)
        self.setAccessibleName("Thanh trạng thái")
        self.show_line(self._line)

    def show_line(self, line: StatusLine) -> None:
        """Show other facts; hints and notes are rebuilt only when they differ."""
        rebuilt = (line.hints, line.notes) != (self._line.hints, self._line.notes)
        same_count = len(line.facts) == len(self._facts)
        had_place = bool(self._line.place)
        self._line = line
        if rebuilt or not same_count or had_place != bool(line.place) or not self._row.count():
            self._rebuild()
        self._place.setText(line.place)
        for label, fact in zip(self._facts, line.facts, strict=True):
            label.setText(_rich(fact))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _rebuild(self) -> None:
        self._clear()
        line = self._line
        self._facts = [Label("", Text.CAPTION, Ink.SECONDARY) for _ in line.facts]
        self._hints = [KeyHint(self._look, hint) for hint in line.hints]
        notes = [Label(note, Text.CAPTION, Ink.SECONDARY) for note in line.notes]
        if line.place:
            self._row.addWidget(self._place)
            if line.facts:
                self._add_divider()
        self._place.setVisible(bool(line.place))
        for label in self._facts:
            self._row.addWidget(label)
        self._row.addStretch()
        for hint in self._hints:
            self._row.addWidget(hint)
        for number, note in enumerate(notes):
            if self._hints or number:
                self._add_divider()
            self._row.addWidget(note)
            self._fixed.append(note)

    def _clear(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._place:
                widget.hide()
                widget.deleteLater()
        self._fixed.clear()

    def _add_divider(self) -> None:
        line = Divider(Qt.Orientation.Vertical, _GAP)
        self._row.addWidget(line)
        self._fixed.append(line)

    def _fit(self) -> None:
        """Hide what does not fit: hints that are not essential, then facts, then the rest."""
        optional = [hint for hint in reversed(self._hints) if not hint.hint.essential]
        essential = [hint for hint in reversed(self._hints) if hint.hint.essential]
        droppable: list[QWidget] = [*optional, *reversed(self._facts), *essential]
        for widget in droppable:
            widget.setVisible(True)
        room = self.width() - 2 * SPACE_5
        for widget in droppable:
            if self._needed() <= room:
                return
            widget.setVisible(False)

    def _needed(self) -> int:
        kept = [*self._fixed, *self._facts, *self._hints]
        if self._line.place:
            kept.append(self._place)
        shown = [widget for widget in kept if not widget.isHidden()]
        widths = (max(w.minimumWidth(), w.sizeHint().width()) for w in shown)
        return sum(widths) + _GAP * len(shown)


def _rich(fact: Fact) -> str:
    return f"{escaped(fact.label)} {emphasised(fact.value)}" if fact.value else escaped(fact.label)
