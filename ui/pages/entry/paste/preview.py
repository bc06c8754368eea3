"""The plan of a paste as a grid: each text of Excel beside what will be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.grid.source import (
    ColumnKind,
    Entry,
    GridCell,
    GridColumn,
    GridRow,
    HeaderTiers,
    SourceSignals,
)
from ui.pages.entry.paste.plan import Verdict
from ui.pages.entry.paste.words import result
from validation.cellstate import CellState

if TYPE_CHECKING:
    from decimal import Decimal

    from ui.glyphs import Glyph
    from ui.pages.entry.paste.plan import PastePlan, PlanCell, PlanRow

#: Columns before the first text: code and name.
_FRONT: Final = 2
_STATES: Final = {
    Verdict.WRITE: CellState.NORMAL,
    Verdict.CLEAR: CellState.EMPTY,
    Verdict.UNCLEAR: CellState.WARNING,
    Verdict.WRONG: CellState.ERROR,
    Verdict.LOCKED: CellState.COMPUTED,
    Verdict.OUTSIDE: CellState.COMPUTED,
}
_WORDS: Final = {
    Verdict.CLEAR: "",
    Verdict.UNCLEAR: "chưa rõ",
    Verdict.WRONG: "để trống",
    Verdict.LOCKED: "–",
    Verdict.OUTSIDE: "–",
}
_LONG: Final = 16


class PreviewSource:
    """A grid that only shows; ``troubled`` leaves out the rows nobody has to look at."""

    def __init__(self, plan: PastePlan, *, troubled: bool) -> None:
        self.signals = SourceSignals()
        self.show_plan(plan, troubled=troubled)

    def show_plan(self, plan: PastePlan, *, troubled: bool) -> None:
        """Show another plan."""
        self._plan = plan
        self._records = tuple(row for row in plan.rows if not troubled or _is_troubled(row))
        shown = [c for c in range(len(plan.columns)) if plan.columns[c] < len(plan.source.columns)]
        self._shown = tuple(shown)
        self.columns = _columns(plan, self._shown)
        self.rows = tuple(GridRow(str(n), r.code, r.label, "") for n, r in enumerate(self._records))
        self.signals.reset.emit()

    def result(self, row: int) -> tuple[Glyph, str]:
        """What becomes of a row."""
        return result(self._plan, self._records[row])

    def cell(self, row: int, column: int) -> GridCell:
        """What the grid draws."""
        record = self._records[row]
        if column < _FRONT:
            text = (record.code, record.label)[column]
            return GridCell(text, accessible=text, tooltip=text)
        number, written = divmod(column - _FRONT, 2)
        if number >= len(self._shown):
            text = self.result(row)[1]
            return GridCell("", accessible=text)
        planned = record.cells[self._shown[number]]
        if planned is None:
            return GridCell("", state=CellState.REFERENCE)
        return self._written(planned) if written else _excel(planned)

    def series(self, row: int) -> tuple[Decimal | None, ...]:  # noqa: ARG002 - no sparkline here
        """No history."""
        return ()

    def number(self, row: int, column: int) -> Decimal | None:  # noqa: ARG002 - nothing is summed
        """No sums."""
        return None

    def commit(self, entries: tuple[Entry, ...]) -> None:
        """Nothing is typed here."""

    def _written(self, cell: PlanCell) -> GridCell:
        text = _WORDS.get(cell.verdict, "")
        if cell.verdict is Verdict.WRITE and cell.position:
            target = self._plan.source.cell_at(*cell.position)
            text = self._plan.source.text_of(target, cell.value) if target else ""
        state = _STATES[cell.verdict]
        said = f"{text or state}. {cell.note}"
        return GridCell(
            text, state=state, accessible=said, tooltip=cell.note, words=len(text) > _LONG
        )


def _excel(cell: PlanCell) -> GridCell:
    return GridCell(
        cell.text,
        state=CellState.REFERENCE,
        accessible=cell.text,
        tooltip=cell.text,
        words=len(cell.text) > _LONG,
    )


def _is_troubled(row: PlanRow) -> bool:
    verdicts = row.verdicts
    return any(verdicts[v] for v in (Verdict.WRONG, Verdict.UNCLEAR, Verdict.OUTSIDE))


def _columns(plan: PastePlan, shown: tuple[int, ...]) -> tuple[GridColumn, ...]:
    """Code and name, two columns for each of the form's, the result."""
    columns = [
        GridColumn("code", HeaderTiers("", "Mã", ""), ColumnKind.CODE, 5, frozen=True),
        GridColumn("label", HeaderTiers("", "Chỉ tiêu", ""), ColumnKind.LABEL, 26, frozen=True),
    ]
    for number in shown:
        target = plan.source.columns[plan.columns[number]]
        letter = target.tiers.letter.partition("=")[0]
        group = f"Cột {letter}, {target.title[0].lower()}{target.title[1:]}"
        key = target.key
        columns += [
            GridColumn(f"{key}.excel", HeaderTiers(group, "Trong Excel", ""), _REFERENCE, 8.5),
            GridColumn(f"{key}.form", HeaderTiers(group, "Sẽ ghi", ""), _REFERENCE, 8.5),
        ]
    last = GridColumn("result", HeaderTiers("", "Kết quả", ""), ColumnKind.UNIT, 19)
    return (*columns, last)


_REFERENCE: Final = ColumnKind.REFERENCE
