"""Column widths: what figures and titles need, what the source hints, what was dragged."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from ui import metrics
from ui.grid.header import TITLE_LINES
from ui.grid.source import TEXT_KINDS, ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ui.grid.source import GridColumn
    from ui.grid.table import GridTable

#: Columns that can be measured; labels take what is left, pictures have a size of their own.
_MEASURED: Final = frozenset(set(ColumnKind) - {ColumnKind.LABEL, ColumnKind.SPARKLINE})
#: In digits, the widest a column is made by words: longer ones are shortened in the cell.
_WIDEST_WORDS: Final = {ColumnKind.CODE: 10.0, ColumnKind.UNIT: 10.0}
#: In digits, the least that is kept free for figures still to come: typed ones, others.
_LEAST_TYPED: Final = 5.0
_LEAST_OTHER: Final = 4.5
#: In digits, down to where labels are shortened before the grid has to be scrolled sideways.
_LEAST_LABEL: Final = 20.0
_LEAST_PICTURE: Final = 7.0


@dataclass(frozen=True, slots=True)
class _Room:
    """The width a column would like and the one it can do with, in pixels."""

    wanted: int
    least: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """One way to lay the columns out: lines of a title, columns shown, their widths."""

    lines: int
    shown: Sequence[int]
    widths: Sequence[int]


class ColumnWidths:
    """Widths by column key, in digits of the body font, so that they follow the zoom.

    Where all columns fit, each has what it wants and the labels take the rest. Where they do not,
    figures give up their spare room first, then labels; then titles take a third line; then the
    pictures go, which the details beside the grid show larger; only then it scrolls sideways.
    """

    def __init__(self, view: GridTable) -> None:
        self._view = view
        self._dragged: dict[str, float] = {}
        #: What the longest text seen so far needs.
        self._needed: dict[str, float] = {}
        #: Rows that were looked at.
        self._measured: set[int] = set()
        #: True while widths are being set one after the other.
        self.fitting = False
        #: Whether the pictures were taken away for want of room.
        self._folded = False
        view.header.sectionResized.connect(self._remember)

    def dragged(self) -> dict[str, float]:
        """What the user set, to be kept between sessions."""
        return dict(self._dragged)

    def restore(self, dragged: Mapping[str, float]) -> None:
        """Take widths kept earlier; unknown columns are ignored."""
        self._dragged = dict(dragged)

    def forget(self, numbers: Iterable[int]) -> None:
        """Let columns have the width they have by themselves."""
        for number in numbers:
            self._dragged.pop(self._view.grid.columns[number].key, None)

    def fit(self) -> None:
        """Set all widths."""
        self.fitting = True
        view = self._view
        plan = self._plan(view.viewport().width())
        view.header.set_lines(plan.lines)
        self._fold(plan.shown)
        for number, width in zip(plan.shown, plan.widths, strict=True):
            view.setColumnWidth(number, width)
        self.fitting = False

    def _plan(self, whole: int) -> _Plan:
        """The first way to lay the columns out in ``whole`` pixels, else one to be scrolled."""
        every = self._unhidden()
        pinned = self._view.grid.pinned
        bare = [number for number in every if number != pinned]
        for shown in (every, bare):
            for lines in TITLE_LINES:
                rooms = [self._room(number, lines) for number in shown]
                if sum(room.least for room in rooms) <= whole:
                    return _Plan(lines, shown, _shared(rooms, self._label(shown), whole))
        rooms = [self._room(number, TITLE_LINES[0]) for number in every]
        beside = whole - self._pinned(every, rooms)
        return _Plan(TITLE_LINES[0], every, _scrolled(rooms, self._label(every), beside))

    def _unhidden(self) -> list[int]:
        """The columns there are to show; one that was only folded away is among them."""
        view, folded = self._view, self._view.grid.pinned if self._folded else None
        columns = range(len(view.grid.columns))
        return [n for n in columns if n == folded or not view.isColumnHidden(n)]

    def _fold(self, shown: Sequence[int]) -> None:
        """Take the pictures away or bring them back."""
        pinned = self._view.grid.pinned
        folded = pinned in self._unhidden() and pinned not in shown
        if pinned is not None and folded is not self._folded:
            self._folded = folded
            self._view.header.setSectionHidden(pinned, folded)

    def start_over(self) -> None:
        """Forget what texts needed: the columns or rows are others now."""
        self._needed.clear()
        self._measured.clear()

    def measure(self, rows: Iterable[int]) -> bool:
        """Look at the texts of rows that come into view, so that no figure has to be cut there.

        True when some column needs more room than before. A column that holds words keeps the
        source's hint: they are shortened beyond it.
        """
        fresh = [row for row in rows if row not in self._measured]
        self._measured.update(fresh)
        grown = False
        for number, column in enumerate(self._view.grid.columns if fresh else ()):
            if column.kind in _MEASURED:
                digits = self._digits(number, fresh)
                grown |= digits > self._needed.get(column.key, 0)
                self._needed[column.key] = max(digits, self._needed.get(column.key, 0))
        return grown

    def _digits(self, number: int, rows: Iterable[int]) -> float:
        """What the texts of a column need in these rows."""
        grid, style = self._view.grid, self._view.cells.style
        column, cells = grid.columns[number], [grid.cell(row, number) for row in rows]
        texts = {cell.text for cell in cells if not cell.words}
        widest = max(map(style.strong_width, texts), default=0)
        spare = 1 if column.kind in TEXT_KINDS else 0  # no rounding shortens a word
        digits = (widest + spare) / style.digit
        if any(cell.words for cell in cells):
            digits = max(digits, column.width)
        return min(digits, _WIDEST_WORDS.get(column.kind, digits))

    def grow(self, widths: Mapping[int, float]) -> None:
        """Make room for figures found too long: pixels by column."""
        style = self._view.cells.style
        for number, width in widths.items():
            key = self._view.grid.columns[number].key
            self._needed[key] = max(width / style.digit, self._needed.get(key, 0))
        self.fit()

    def _room(self, number: int, lines: int) -> _Room:
        """What the user wants goes; else between what the texts need and the source's hint.

        ``lines``: how many a title may take.
        """
        column, style = self._view.grid.columns[number], self._view.cells.style
        dragged = self._dragged.get(column.key)
        if dragged is not None:
            width = style.column_width(dragged)
            return _Room(width, width)
        wanted = style.column_width(max(column.width, self._needed.get(column.key, 0)))
        if column.kind is ColumnKind.LABEL:
            return _Room(wanted, min(wanted, style.column_width(_LEAST_LABEL)))
        if column.kind is ColumnKind.SPARKLINE:
            return _Room(wanted, min(wanted, style.column_width(_LEAST_PICTURE)))
        title = style.title_width(column, lines, alone=self._alone(number))
        title += 2 * style.scaled(metrics.SPACE_1) + metrics.BORDER
        least = max(self._least(column), title)
        return _Room(max(wanted, title), min(max(wanted, title), least))

    def _least(self, column: GridColumn) -> int:
        """Words keep their paddings; figures may use most of the left one, but for a mark."""
        style, needed = self._view.cells.style, self._needed.get(column.key, 0)
        if column.kind in TEXT_KINDS:
            return style.column_width(needed)
        typed = column.kind is ColumnKind.ENTRY
        free = _LEAST_TYPED if typed else _LEAST_OTHER
        beside = 2 * metrics.SPACE_2 if typed else metrics.SPACE_1
        return style.column_width(max(needed, free)) - style.padding + beside

    def _alone(self, number: int) -> bool:
        """Whether the title of the group has only this column to stand over."""
        columns = self._view.grid.columns
        beside = (*columns[max(number - 1, 0) : number], *columns[number + 1 : number + 2])
        return all(other.tiers.group != columns[number].tiers.group for other in beside)

    def _pinned(self, shown: Sequence[int], rooms: Sequence[_Room]) -> int:
        """What the picture takes of the view while the grid is scrolled sideways."""
        return rooms[-1].least if shown[-1] == self._view.grid.pinned else 0

    def _label(self, shown: Sequence[int]) -> int | None:
        """Which of the shown columns holds the labels."""
        columns = self._view.grid.columns
        kinds = [columns[number].kind for number in shown]
        return kinds.index(ColumnKind.LABEL) if ColumnKind.LABEL in kinds else None

    def _remember(self, section: int, before: int, width: int) -> None:
        """Keep a width dragged by the user, as digits; hiding and showing is no dragging."""
        if self.fitting or not before or not width:
            return
        style = self._view.cells.style
        digits = (width - style.column_width(0)) / style.digit
        self._dragged[self._view.grid.columns[section].key] = max(1.0, digits)


def _shared(rooms: Sequence[_Room], label: int | None, whole: int) -> list[int]:
    """The widths of columns side by side in ``whole`` pixels."""
    widths = [room.wanted for room in rooms]
    spare = whole - sum(widths)
    if spare < 0:
        figures = [n for n in range(len(rooms)) if n != label]
        spare += _give_up(widths, rooms, figures, -spare)
    if label is not None:
        widths[label] += spare
    return widths


def _scrolled(rooms: Sequence[_Room], label: int | None, whole: int) -> list[int]:
    """All as narrow as they can be; labels take what is left beside the last whole column."""
    widths = [room.least for room in rooms]
    shown = [width for width in accumulate(widths) if width <= whole]
    if label is not None and len(shown) > label:
        widths[label] += whole - shown[-1]
    return widths


def _give_up(widths: list[int], rooms: Sequence[_Room], columns: list[int], missing: int) -> int:
    """Take pixels from columns, each in proportion to what it can spare; how many were found."""
    slack = sum(rooms[n].wanted - rooms[n].least for n in columns)
    taken, found, passed = min(missing, slack), 0, 0
    for number in columns:
        passed += rooms[number].wanted - rooms[number].least
        part = passed * taken // slack - found if slack else 0  # rounding loses no pixel
        widths[number] -= part
        found += part
    return found
