"""Figures side by side in the details pane: last month, same month last year, year to date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui.fonts import Text
from ui.widgets.frames import Card, Divider
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_MOST: Final = 3
_DIVIDER: Final = 30
_BEFORE: Final = 8
_AFTER: Final = 4


class FactStrip(Card):
    """Compartments of equal width, as many as there are figures.

    They stand one below the other where a figure would be cut: a cut figure is another figure.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 4, 0, 4)
        self._row.setSpacing(0)
        self._compartments = tuple(_Compartment(self) for _ in range(_MOST))
        for compartment in self._compartments:
            self._row.addWidget(compartment, 1)

    def show_facts(self, figures: tuple[tuple[str, str], ...]) -> None:
        """Show label and figure of each; a compartment without a figure is left out."""
        self.setVisible(bool(figures))
        for number, compartment in enumerate(self._compartments):
            compartment.setVisible(number < len(figures))
            if number < len(figures):
                compartment.show_fact(*figures[number])
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = [each for each in self._compartments if not each.isHidden()]
        widest = max((each.needed for each in shown), default=0)
        beside = widest * len(shown) <= self.width()
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        for number, each in enumerate(shown):
            each.begin_with_line(shown=beside and number > 0)


class _Compartment(QWidget):
    """A label over its figure."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = Label(role=Text.CAPTION, ink=Ink.CAPTION, parent=self)
        self._figure = Label(strong=True, parent=self)
        self._line = Divider(Qt.Orientation.Vertical, _DIVIDER)
        for label in (self._label, self._figure):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout()
        column.setContentsMargins(_BEFORE, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._label)
        column.addWidget(self._figure)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, _AFTER, 0)
        row.setSpacing(0)
        row.addWidget(self._line)
        row.addLayout(column, 1)

    @property
    def needed(self) -> int:
        """The width that shows both texts whole."""
        texts = max(self._label.sizeHint().width(), self._figure.sizeHint().width())
        return texts + _BEFORE + _AFTER + 1

    def show_fact(self, label: str, figure: str) -> None:
        """Show another figure."""
        self._label.setText(label)
        self._figure.setText(figure)

    def begin_with_line(self, *, shown: bool) -> None:
        """Set off from the compartment before, or not."""
        self._line.setVisible(shown)
