"""Column widths: hints of the source, what the user dragged, and the rest for the labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.grid.source import ColumnKind

if TYPE_CHECKING:
    from ui.grid.table import GridTable


class ColumnWidths:
    """Widths by column key, in digits of the body font, so that they follow the zoom."""

    def __init__(self, view: GridTable) -> None:
        self._view = view
        self._dragged: dict[str, float] = {}
        self._fitting = False
        view.header.sectionResized.connect(self._remember)

    def dragged(self) -> dict[str, float]:
        """What the user set, to be kept between sessions."""
        return dict(self._dragged)

    def restore(self, dragged: dict[str, float]) -> None:
        """Take widths kept earlier; unknown columns are ignored."""
        self._dragged = dict(dragged)
        self.fit()

    def fit(self) -> None:
        """Set all widths; labels take what the others leave."""
        self._fitting = True
        view, style = self._view, self._view.cells.style
        for number, column in enumerate(view.grid.columns):
            digits = self._dragged.get(column.key, column.width)
            view.setColumnWidth(number, style.column_width(digits))
        spare = view.viewport().width() - view.header.length()
        label = self._label()
        if spare > 0 and label is not None:
            view.setColumnWidth(label, view.columnWidth(label) + spare)
        self._fitting = False

    def _label(self) -> int | None:
        """The shown column of labels."""
        for number, column in enumerate(self._view.grid.columns):
            if column.kind is ColumnKind.LABEL and not self._view.isColumnHidden(number):
                return number
        return None

    def _remember(self, section: int, before: int, width: int) -> None:
        """Keep a width dragged by the user, as digits; hiding and showing is no dragging."""
        if self._fitting or not before or not width:
            return
        style = self._view.cells.style
        digits = (width - style.column_width(0)) / style.digit
        self._dragged[self._view.grid.columns[section].key] = max(1.0, digits)
