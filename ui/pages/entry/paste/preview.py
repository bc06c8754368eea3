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
from ui.pages.entry.paste.plan import UNREAD, Unread, Verdict
from ui.pages.entry.paste.words import result
from validation.cellstate import CellState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from ui.glyphs import Glyph
    from ui.grid.source import Position
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
    Verdict.LOCKED: "–",
    Verdict.OUTSIDE: "–",
}
_LONG: Final = 16
#: So many columns of a form fit beside each other.
_NARROW: Final = 2
_FIXED: Final = (
    GridColumn("code", HeaderTiers("", "Mã", ""), ColumnKind.CODE, 5, frozen=True),
    GridColumn("label", HeaderTiers("", "Chỉ tiêu", ""), ColumnKind.LABEL, 26, frozen=True),
)
_RESULT: Final = GridColumn("result", HeaderTiers("", "Kết quả", ""), ColumnKind.UNIT, 19)


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
        wide = len(shown) > _NARROW
        #: Last as one reads, but in wide blocks where it is seen without scrolling.
        self.result_column = _FRONT if wide else _FRONT + 2 * len(shown)
        columns = [*_FIXED, *_pairs(plan, self._shown)]
        columns.insert(self.result_column, _RESULT)
        self.columns = tuple(columns)
        self.rows = tuple(GridRow(str(n), r.code, r.label, "") for n, r in enumerate(self._records))
        self.signals.reset.emit()

    def result(self, row: int) -> tuple[Glyph, str]:
        """What becomes of a row."""
        return result(self._plan, self._records[row])

    def cell(self, row: int, column: int) -> GridCell:
        """What the grid draws."""
        record = self._records[row]
        if column == self.result_column:
            return GridCell("", accessible=self.result(row)[1])
        if column < _FRONT:
            text = (record.code, record.label)[column]
            return GridCell(text, accessible=text, tooltip=text)
        first = _FRONT + (self.result_column == _FRONT)
        number, written = divmod(column - first, 2)
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
        elif cell.verdict in UNREAD and cell.position:
            text = self._left(cell.position)
        state = _STATES[cell.verdict]
        said = f"{text or state}. {cell.note}"
        return GridCell(
            text, state=state, accessible=said, tooltip=cell.note, words=len(text) > _LONG
        )

    def _left(self, position: Position) -> str:
        """What a cell holds whose text gives no value."""
        held = self._plan.source.cell(*position).text
        if self._plan.options.unread is Unread.BLANK:
            return "để trống"
        return f"giữ {held}" if held else "giữ ô trống"


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


def _pairs(plan: PastePlan, shown: tuple[int, ...]) -> Iterator[GridColumn]:
    """Two columns for each of the form's: as in Excel, and as it will be written."""
    kind = ColumnKind.REFERENCE
    for number in shown:
        target = plan.source.columns[plan.columns[number]]
        group = f"Cột {target.tiers.letter.partition('=')[0]}, {_inside(target.title)}"
        for key, title in (("excel", "Trong Excel"), ("form", "Sẽ ghi")):
            tiers = HeaderTiers(group, title, "")
            yield GridColumn(f"{target.key}.{key}", tiers, kind, 8.5)


def _inside(title: str) -> str:
    """A title as it stands inside a sentence; "T10/2025" stays as it is."""
    return title[0].lower() + title[1:] if title[1:2].islower() else title
