"""Makes the plan of a paste: finds the cells, reads the texts, decides nothing in doubt."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from forms.common.amount import Unreadable
from ui.form_layout import LEADING
from ui.grid.htmltable import Source
from ui.pages.entry.paste.matching import Matching, match_rows
from ui.pages.entry.paste.plan import (
    BLANK,
    OPEN,
    PasteOptions,
    PastePlan,
    PlanCell,
    PlanRow,
    Verdict,
)
from ui.pages.entry.paste.reading import kind_of, mark_of, read
from ui.pages.entry.paste.units import unit_of

if TYPE_CHECKING:
    from forms.cell import Cell
    from ui.form_source import FormSource
    from ui.grid.clipboard import Block
    from ui.grid.movement import Area
    from ui.grid.source import Position

_NO_SOURCE: Final = Source()
#: ``"7=5:4"``: an official column code.
_CODE: Final = re.compile(r"(\d{1,2})(?:=.*)?")


def make_plan(
    source: FormSource, block: Block, area: Area, options: PasteOptions | None = None
) -> PastePlan:
    """Find out what pasting a block onto an area of the grid would do."""
    options = options or PasteOptions()
    matching = match_rows(block, source.rows)
    by_name = matching is not None and _wanted(matching, block, area, options)
    mark = options.mark or mark_of(block)
    named = unit_of(matching.unit) if matching and by_name else None
    planner = _Planner(source, replace(options, mark=mark, unit=options.unit or named))
    if matching is not None and by_name:
        columns, rows = planner.by_name(block, area, matching)
    else:
        columns, rows = planner.by_place(block, area)
    unit = planner.options.unit
    return PastePlan(source, area, options, matching, by_name, mark, unit, columns, rows)


def _wanted(matching: Matching, block: Block, area: Area, options: PasteOptions) -> bool:
    """Whether to find the rows by name: when asked to, or when the places do not agree."""
    if options.by_name is not None:
        return options.by_name
    if matching.leading >= block.width and area.left >= LEADING:
        return False  # nothing but names
    places = tuple(range(area.top, area.top + block.height))
    return area.left >= LEADING or any(
        row is not None and row != place for row, place in zip(matching.rows, places, strict=True)
    )


class _Planner:
    """Reads the texts of one block."""

    def __init__(self, source: FormSource, options: PasteOptions) -> None:
        self._source = source
        self.options = options

    def by_place(self, block: Block, area: Area) -> tuple[tuple[int, ...], tuple[PlanRow, ...]]:
        """Each text into the cell it lands on; a block smaller than the area is repeated."""
        columns = tuple(range(max(area.left, LEADING), area.right + 1))
        rows = []
        for row in range(area.top, area.bottom + 1):
            line = (row - area.top) % block.height
            places = [(line, (column - area.left) % block.width) for column in columns]
            rows.append(self._row(block, row, columns, places))
        return columns, tuple(row for row in rows if any(row.cells))

    def by_name(
        self, block: Block, area: Area, matching: Matching
    ) -> tuple[tuple[int, ...], tuple[PlanRow, ...]]:
        """Each row of figures into the row its name says."""
        first = area.left if area.left >= LEADING else LEADING
        begin = matching.leading if area.left >= LEADING else LEADING - area.left
        columns = tuple(range(first, first + block.width - begin))
        rows = []
        for line, row in enumerate(matching.rows):
            places = [(line, begin + column - first) for column in columns]
            if row is not None:
                rows.append(self._row(block, row, columns, places))
            elif not _is_heading(block, line, begin, matching):
                name = " ".join(filter(None, block.rows[line][: matching.leading]))
                rows.append(PlanRow("", name, tuple(_outside(block.rows[r][c]) for r, c in places)))
        return columns, tuple(row for row in rows if any(row.cells))

    def _row(
        self, block: Block, row: int, columns: tuple[int, ...], places: list[tuple[int, int]]
    ) -> PlanRow:
        inside = row < len(self._source.rows)
        record = self._source.rows[row] if inside else None
        cells = tuple(
            self._cell(block, place, (row, column))
            for column, place in zip(columns, places, strict=True)
        )
        return PlanRow(record.code if record else "", record.label if record else "", cells)

    def _cell(self, block: Block, place: tuple[int, int], position: Position) -> PlanCell | None:
        text = block.rows[place[0]][place[1]]
        if text is None:
            return None
        row, column = position
        inside = row < len(self._source.rows) and column < len(self._source.columns)
        target = self._source.cell_at(row, column) if inside else None
        if target is None:
            return _outside(text)
        shown = self._source.cell(row, column)
        if not shown.enterable:
            return PlanCell(text, Verdict.LOCKED, position, note=shown.reason)
        source = block.sources.get(place, _NO_SOURCE)
        return self._read(target, text, source, position)

    def _read(self, target: Cell, text: str, source: Source, position: Position) -> PlanCell:
        options = self.options
        meaning = read(self._source.form, target, text, source, options.mark, options.unit)
        note, choices = meaning.note, meaning.choices
        if choices:
            kind = kind_of(note)
            answer = options.answers.get(kind, OPEN) if kind else OPEN
            if answer == OPEN:
                return PlanCell(text, Verdict.UNCLEAR, position, None, note, choices)
            chosen = None if answer == BLANK else choices[min(answer, len(choices) - 1)]
            verdict = Verdict.CLEAR if chosen is None else Verdict.WRITE
            return PlanCell(text, verdict, position, chosen, note, choices)
        if isinstance(meaning.value, Unreadable):
            return PlanCell(text, Verdict.WRONG, position, None, note)
        verdict = Verdict.CLEAR if meaning.value is None else Verdict.WRITE
        return PlanCell(text, verdict, position, meaning.value, note)


def _outside(text: str | None) -> PlanCell | None:
    """A text for which the form has no cell; blanks are no loss."""
    return PlanCell(text, Verdict.OUTSIDE) if text else None


def _is_heading(block: Block, line: int, begin: int, matching: Matching) -> bool:
    """Whether a row without an indicator only names or numbers the columns, above all others."""
    above = not any(row is not None for row in matching.rows[:line])
    texts = [text for text in block.rows[line][begin:] if text]
    return above and (all(any(map(str.isalpha, text)) for text in texts) or _numbers(texts))


def _numbers(texts: list[str]) -> bool:
    """Whether texts count up as official column codes do: 1, 2, 3, 4=3:2."""
    codes = [_CODE.fullmatch(text.strip("()")) for text in texts]
    places = [int(code[1]) for code in codes if code is not None]
    first = places[0] if places else 0
    counted = list(range(first, first + len(texts)))
    return len(texts) > 1 and places == counted
