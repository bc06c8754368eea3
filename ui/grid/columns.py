"""Column widths: hints of the source, long figures, what was dragged, the rest for the labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.grid.source import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.grid.source import GridColumn
    from ui.grid.table import GridTable

#: Rows whose figures are measured before they are first painted: more than any screen shows.
_FIRST_ROWS: Final = 64
_MEASURED: Final = frozenset(
    {ColumnKind.ENTRY, ColumnKind.COMPUTED, ColumnKind.REFERENCE, ColumnKind.UNIT}
)
#: In digits; longer units are shortened.
_WIDEST_UNIT: Final = 10.0
#: What a column of labels gives up, in digits, before the grid has to be scrolled sideways.
_LABEL_YIELDS: Final = 8.0


class ColumnWidths:
    """Widths by column key, in digits of the body font, so that they follow the zoom."""

    def __init__(self, view: GridTable) -> None:
        self._view = view
        self._dragged: dict[str, float] = {}
        #: What the longest figure seen so far needs.
        self._needed: dict[str, float] = {}
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
            view.setColumnWidth(number, style.column_width(self._digits(column)))
        spare = view.viewport().width() - view.header.length()
        label = self._label()
        if label is not None:
            least = -round(_LABEL_YIELDS * style.digit)
            width = view.columnWidth(label) + (spare if spare >= least else 0)
            view.setColumnWidth(label, width)
        self._fitting = False

    def measure(self) -> None:
        """Look at the first screen's figures and units, so that none has to be cut there."""
        grid, style = self._view.grid, self._view.cells.style
        self._needed.clear()
        for number, column in enumerate(grid.columns):
            if column.kind in _MEASURED:
                cells = (grid.cell(row, number) for row in range(grid.rowCount())[:_FIRST_ROWS])
                texts = (cell.text for cell in cells if not cell.words)
                widest = max((style.text(t, None, strong=True)[1] for t in texts), default=0)
                unit = column.kind is ColumnKind.UNIT
                digits = widest / style.digit
                self._needed[column.key] = min(digits, _WIDEST_UNIT) if unit else digits

    def grow(self, widths: Mapping[int, float]) -> None:
        """Make room for figures found too long: pixels by column."""
        style = self._view.cells.style
        for number, width in widths.items():
            key = self._view.grid.columns[number].key
            self._needed[key] = max(width / style.digit, self._needed.get(key, 0))
        self.fit()

    def _digits(self, column: GridColumn) -> float:
        """What the user wants, else what the figures need, at least the source's hint."""
        needed = max(column.width, self._needed.get(column.key, 0))
        return self._dragged.get(column.key, needed)

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
