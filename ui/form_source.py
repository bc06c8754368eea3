"""One form of the open report as the grid shows it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.cell import Cell
from forms.common.amount import NotApplicable, Unreadable, Value, number_of
from forms.common.numbers import decimals_of, format_number
from forms.definition import Column, ColumnKind, Row, ValueType
from forms.series import earlier, recent, series_column
from ui.column_decimals import ColumnDecimals
from ui.form_layout import LEADING, grid_columns, grid_row
from ui.grid.source import Entry, GridCell, Position, SourceSignals
from validation.awaited import awaited
from validation.cellstate import CellState
from validation.entry import entry_text
from validation.finding import Judged, Severity
from validation.places import letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.session import EditSession

#: Months before last month shown in the sparkline: 13 in all.
_EARLIER: Final = 11
_NOT_SHOWN: Final = "–"


class FormSource:
    """Rows and columns of a grid form over the edit session."""

    def __init__(self, session: EditSession, code: str) -> None:
        self.session = session
        self.form = session.desk.figures.form(code)
        self.signals = SourceSignals()
        self._labels = session.period.labels()
        self._past: dict[str, tuple[Decimal | None, ...]] = {}
        self._begun = session.desk.figures.begun(code)
        #: What the form will ask for once it is begun; worked out when first wanted.
        self._asked: frozenset[Cell] | None = None
        self._decimals = ColumnDecimals(self.form, session.desk.figures.value)
        self._column_index = {c.id: LEADING + i for i, c in enumerate(self.form.columns)}
        self._row_index = {row.code: i for i, row in enumerate(self.form.rows)}
        self.columns = grid_columns(self.form, self._labels)
        self.rows = tuple(grid_row(self.form, row) for row in self.form.rows)
        session.changed.connect(self._on_changed)

    def cell_at(self, row: int, column: int) -> Cell | None:
        """The report's cell at a place of the grid; none in the leading and sparkline columns."""
        measure = column - LEADING
        if 0 <= measure < len(self.form.columns):
            return Cell(self.form.code, self.form.rows[row].code, self.form.columns[measure].id)
        return None

    def position(self, cell: Cell) -> Position | None:
        """Where a cell of this form stands in the grid."""
        if cell.form != self.form.code or cell.row not in self._row_index:
            return None
        return self._row_index[cell.row], self._column_index[cell.column]

    def first_blocked(self) -> Position | None:
        """The first cell with a finding that keeps the report from being signed."""
        for place, cell in self._places():
            judged = self.session.judged(cell)
            if judged is not None and judged.blocks:
                return place
        return None

    def first_blank(self) -> Position | None:
        """The first blank entry of a row that is not a total: totals follow from their parts.

        A column that has to be filled comes before one that may stay blank.
        """
        value = self.session.desk.figures.value
        optional: Position | None = None
        for place, cell in self._places():
            column = self.form.column_of[cell.column]
            total = cell.row in self.form.parts_of
            if column.kind is not ColumnKind.ENTRY or total or value(cell) is not None:
                continue
            if self._reason(cell):
                continue
            if column.required:
                return place
            optional = optional or place
        return optional

    def _places(self) -> Iterator[tuple[Position, Cell]]:
        for row in range(len(self.rows)):
            for column in range(LEADING, LEADING + len(self.form.columns)):
                cell = self.cell_at(row, column)
                if cell is not None:
                    yield (row, column), cell

    def cell(self, row: int, column: int) -> GridCell:
        """What the grid draws."""
        cell = self.cell_at(row, column)
        if cell is None:
            return self._leading(row, column)
        value = self.session.desk.figures.value(cell)
        judged = self.session.judged(cell)
        reason = self._reason(cell)
        state = self._state(cell, value, judged, enterable=not reason)
        text = self.text_of(cell, value)
        words = self._holds_words(cell)
        finding = judged.finding.text if judged else ""
        return GridCell(
            text=text,
            edit_text=self._edit_text(cell),
            state=state,
            enterable=not reason,
            reason=reason,
            edited=self.session.edited(cell),
            accessible=self._accessible(cell, text, state),
            tooltip=finding or (text if words else ""),
            words=words,
            choices=tuple(self._choice_labels(cell).values()),
            hint=lambda: self._absence(cell),
        )

    def _holds_words(self, cell: Cell) -> bool:
        """Whether a cell is for words: a text, a date or a choice."""
        row, column = self.form.row_of[cell.row], self.form.column_of[cell.column]
        number = self.form.type_of(cell.row, cell.column) is ValueType.NUMBER
        return not number and self.form.measured(row, column)

    def series(self, row: int) -> tuple[Decimal | None, ...]:
        """Thirteen months ending with this one, oldest first."""
        column = series_column(self.form)
        code = self.form.rows[row].code
        if column is None or not self.form.measured(self.form.rows[row], column):
            return ()
        cell = Cell(self.form.code, code, column.id)
        figures = self.session.desk.figures
        if code not in self._past:
            self._past[code] = earlier(figures, cell, _EARLIER)
        return (*self._past[code], *recent(figures, cell))

    def number(self, row: int, column: int) -> Decimal | None:
        """The exact amount, for the selection statistics."""
        cell = self.cell_at(row, column)
        return number_of(self.session.desk.figures.value(cell)) if cell else None

    def commit(self, entries: tuple[Entry, ...]) -> None:
        """Write texts as typed, as one undo step; read-only cells are left out."""
        texts: list[tuple[Cell, str]] = []
        for row, column, text in entries:
            cell = self.cell_at(row, column)
            if cell is not None and not self._reason(cell):
                texts.append((cell, text))
        self.session.enter(tuple(texts), f"nhập {len(texts)} ô")

    def _leading(self, row: int, column: int) -> GridCell:
        """Code, label or unit; where the cell may shorten them, the tooltip has them whole."""
        shown = self.rows[row]
        unit = (self.form.rows[row].unit or self.form.unit) if shown.unit else ""
        texts = (
            (shown.code, ""),
            (shown.label, f"{shown.label}\n{shown.help}"),
            (shown.unit, unit),
        )
        text, told = texts[column] if column < LEADING else ("", "")
        return GridCell(
            text, accessible=unit if column == LEADING - 1 else text, tooltip=told.strip()
        )

    def text_of(self, cell: Cell, value: Value | None) -> str:
        """A value as its cell shows it."""
        column = self.form.column_of[cell.column]
        if isinstance(value, Decimal):
            return format_number(value, self._shown_decimals(cell, value), signed=column.signed)
        if isinstance(value, NotApplicable):
            return "x"
        if isinstance(value, Unreadable):
            return value.text
        if value is None:
            return _NOT_SHOWN if column.kind is not ColumnKind.ENTRY else ""
        return self._choice_labels(cell).get(str(value)) or entry_text(value)

    def _edit_text(self, cell: Cell) -> str:
        """What an editor starts with; of a choice its label, which is read back as its code."""
        typed = self.session.desk.figures.typed(cell)
        return self._choice_labels(cell).get(str(typed)) or entry_text(typed)

    def _choice_labels(self, cell: Cell) -> dict[str, str]:
        """The labels of a choice cell by code, in the definition's order."""
        if self.form.type_of(cell.row, cell.column) is not ValueType.CHOICE:
            return {}
        choices = self.form.choices_of(cell.row, cell.column)
        return {choice.code: choice.label for choice in choices}

    def _shown_decimals(self, cell: Cell, value: Decimal) -> int:
        row, column = self.form.row_of[cell.row], self.form.column_of[cell.column]
        allowed = self.form.decimals(row, column)
        shown = allowed if column.unit or row.decimals is not None else self._decimals.of(column.id)
        return max(shown, decimals_of(value)) if column.kind is ColumnKind.ENTRY else shown

    def _reason(self, cell: Cell) -> str:
        """Why a cell cannot be typed into; blank when it can."""
        if self.session.locked:
            return "Báo cáo đã ký nên số liệu bị khóa. Mở bản điều chỉnh để sửa số."
        row, column = self.form.row_of[cell.row], self.form.column_of[cell.column]
        if not self.form.measured(row, column):
            return f"Mục {row.code} không dùng cột {letter(column)}."
        if column.kind is ColumnKind.COMPUTED and not column.additive:
            return f"Ô này tự tính theo công thức {column.letter} nên không nhập được."
        figures = self.session.desk.figures
        derivable = figures.typed(cell) is None and figures.derived(cell) is not None
        return self._derived_reason(row, column) if derivable else ""

    def _absence(self, cell: Cell) -> str:
        """Why a cell has no figure of earlier months to show or to compare with."""
        return self.session.desk.figures.why_blank(cell) or ""

    def _derived_reason(self, row: Row, column: Column) -> str:
        if parts := self.form.parts_of.get(row.code):
            return f"Ô này tự tính từ {parts[0]} đến {parts[-1]} nên không nhập được."
        if column.kind is ColumnKind.REFERENCE:
            return "Ô tham chiếu lấy từ báo cáo các kỳ trước nên không nhập được."
        return "Ô này tự tính nên không nhập được."

    def _state(
        self, cell: Cell, value: Value | None, judged: Judged | None, *, enterable: bool
    ) -> CellState:
        if judged is not None:
            return _found_state(judged)
        column = self.form.column_of[cell.column]
        if not enterable:
            if self.session.locked and column.kind is ColumnKind.ENTRY:
                return CellState.LOCKED
            reference = column.kind is ColumnKind.REFERENCE
            return CellState.REFERENCE if reference else CellState.COMPUTED
        if value is not None:
            return CellState.NORMAL
        return CellState.REQUIRED if self._awaited(cell) else CellState.EMPTY

    def _awaited(self, cell: Cell) -> bool:
        """Whether a blank cell has to be filled once the form is begun; then findings tell."""
        if self._begun:
            return False
        if self._asked is None:
            desk = self.session.desk
            self._asked = awaited(self.form, desk.report.forms, desk.figures)
        return cell in self._asked

    def _accessible(self, cell: Cell, text: str, state: CellState) -> str:
        row, column = self.form.row_of[cell.row], self.form.column_of[cell.column]
        title = " ".join(column.title.format(**self._labels).split()).lower()
        shown = text if text not in ("", _NOT_SHOWN) else "trống"
        number = self.form.type_of(cell.row, cell.column) is ValueType.NUMBER
        unit = f" {self.form.unit_of(row, column)}" if number else ""
        suffix = "" if state is CellState.NORMAL else f". {state.value}"
        return f"{row.code} {row.label}, {title}, {shown}{unit}{suffix}"

    def _on_changed(self, cells: frozenset[Cell]) -> None:
        mine = {position for cell in cells if (position := self.position(cell))}
        for column in self._decimals.follow(cells):
            at = self._column_index[column]
            mine |= {(row, at) for row in range(len(self.rows))}
        begun = self.session.desk.figures.begun(self.form.code)
        if begun is not self._begun:
            self._begun = begun
            mine |= {(r, c) for r in range(len(self.rows)) for c in self._column_index.values()}
        last = len(self.columns) - 1
        mine |= {(row, last) for row, _ in tuple(mine)}
        if mine:
            self.signals.cells_changed.emit(frozenset(mine))


def _found_state(judged: Judged) -> CellState:
    """The state of a cell with a finding."""
    if not judged.blocks:
        return CellState.EXPLAINED
    if judged.finding.missing:
        return CellState.REQUIRED
    error = judged.finding.severity is Severity.ERROR
    return CellState.ERROR if error else CellState.WARNING
