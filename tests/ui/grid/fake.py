"""An in-memory grid source with the behaviour the grid relies on."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from tests.ui.grid.sample import COLUMNS, FORM, row_of
from ui.grid.source import (
    ColumnKind,
    Emphasis,
    Entry,
    GridCell,
    GridColumn,
    GridRow,
    Position,
    SourceSignals,
)
from validation.cellstate import CellState

OFFICIAL, ESTIMATE = 5, 6
HISTORY = 10
COMPUTED_REASON = "Ô này tự tính nên không nhập được."
FIXED_REASON = "Ô này chỉ để xem, không nhập được."
_SEASON = (0, 4, 11, 18, 16, 10, 9, 11, 10, 13, 12)
_FIXED = {ColumnKind.REFERENCE: CellState.REFERENCE, ColumnKind.COMPUTED: CellState.COMPUTED}


def parsed(text: str) -> Decimal | None:
    """A number as Vietnamese write it, None when it is none."""
    plain = text.replace(".", "").replace(",", ".").replace("−", "-").replace(" ", "")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def shown(value: Decimal) -> str:
    english = f"{value:,.1f}"
    return english.translate(str.maketrans(",.", ".,")).replace("-", "−")


class FakeSource:
    """Figures of the sample form; typed texts replace them, findings are set from outside."""

    def __init__(self, records: tuple[tuple[str, ...], ...] = FORM) -> None:
        self.signals = SourceSignals()
        self.columns: tuple[GridColumn, ...] = COLUMNS
        self.rows: tuple[GridRow, ...] = tuple(map(row_of, records))
        self.texts: dict[Position, str] = {
            (r, c): text for r, record in enumerate(records) for c, text in _cells(record)
        }
        self.edited: set[Position] = set()
        self.findings: dict[Position, tuple[CellState, str]] = {}
        #: Every commit, in order: the undo steps.
        self.commits: list[tuple[Entry, ...]] = []

    def cell(self, row: int, column: int) -> GridCell:
        position, kind = (row, column), self.columns[column].kind
        text = self.texts.get(position, "")
        state, finding = self.findings.get(position, (self._state(position), ""))
        enterable = self._enterable(position)
        place = f"{self.rows[row].code} {self.rows[row].label}, {self.columns[column].title}"
        return GridCell(
            text=text,
            edit_text=text if enterable else "",
            state=state,
            enterable=enterable,
            reason="" if enterable else self._reason(kind, row),
            edited=position in self.edited,
            accessible=f"{place}, {text or state}. {finding or state}",
            tooltip=finding or self.rows[row].help,
        )

    def series(self, row: int) -> tuple[Decimal | None, ...]:
        first, last = self.number(row, 4) or Decimal(1), self.number(row, OFFICIAL)
        last = last or first * Decimal("1.1")
        sway = (last - first) / 2 or Decimal(1)
        middle = [
            first + (last - first) * number / 11 + sway * season / 12
            for number, season in enumerate(_SEASON[row % 7 :] + _SEASON[: row % 7])
        ]
        return (first, *middle[:11], self.number(row, ESTIMATE) or last)

    def number(self, row: int, column: int) -> Decimal | None:
        if column < 3:
            return None
        return parsed(self.texts.get((row, column), ""))

    def commit(self, entries: tuple[Entry, ...]) -> None:
        self.commits.append(entries)
        changed: set[Position] = set()
        for row, column, text in entries:
            value = parsed(text)
            self.texts[row, column] = text if value is None else shown(value)
            self.edited.add((row, column))
            changed |= {(row, column), (row, HISTORY)}
        self.signals.cells_changed.emit(frozenset(changed))

    def find(self, position: Position, state: CellState, sentence: str) -> None:
        """Let a check come to a verdict later."""
        self.findings[position] = (state, sentence)
        self.signals.cells_changed.emit(frozenset({position, (position[0], HISTORY)}))

    def _enterable(self, position: Position) -> bool:
        computed = self.rows[position[0]].emphasis in (Emphasis.TOTAL, Emphasis.SUBTOTAL)
        return self.columns[position[1]].kind is ColumnKind.ENTRY and not computed

    def _reason(self, kind: ColumnKind, row: int) -> str:
        return COMPUTED_REASON if kind in (ColumnKind.COMPUTED, ColumnKind.ENTRY) else FIXED_REASON

    def _state(self, position: Position) -> CellState:
        kind, text = self.columns[position[1]].kind, self.texts.get(position, "")
        if kind is not ColumnKind.ENTRY:
            return _FIXED.get(kind, CellState.NORMAL)
        if not self._enterable(position):
            return CellState.COMPUTED
        if not text:
            return CellState.REQUIRED
        return CellState.NORMAL if parsed(text) is not None else CellState.ERROR


def _cells(record: tuple[str, ...]) -> list[tuple[int, str]]:
    return list(enumerate((*record[:3], *record[4:])))
