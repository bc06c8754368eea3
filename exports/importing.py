"""An import as a rehearsal: which cells would be written, which lines are rejected and why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from exports.import_messages import ImportMessage
from exports.tidy import Remark, TidyTable
from forms.change import Change, InsertRecord, SetCells
from forms.common.amount import Value, number_of, rounded
from forms.common.numbers import format_number
from forms.definition import ColumnKind, Form, FormKind
from forms.report import ReportKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exports.workspace import Workspace
    from forms.cell import Cell
    from forms.common.period import Period
    from forms.common.provinces import Province
    from forms.figures import Figures


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What committing would do; ``changes`` is empty when a line was rejected."""

    changes: tuple[Change, ...]
    rejected: tuple[Remark, ...]
    remarks: tuple[Remark, ...]

    @property
    def count(self) -> int:
        """How many cells would be written."""
        return sum(len(c.cells) for c in self.changes if isinstance(c, SetCells | InsertRecord))


def rehearse(table: TidyTable, figures: Figures) -> Rehearsal:
    """Try a table on a detached report.

    Computed figures in the file are compared with what the program computes and never stored; a
    total that equals its parts stays computed, one that differs is kept as stated, so that the
    sum rule can name the gap.
    """
    inserted = _new_records(table, figures)
    for change in inserted:
        figures.apply(change)
    entered = {c: v for c, v in table.values.items() if _enterable(figures.form(c.form), c)}
    figures.apply(SetCells(tuple(entered.items())))
    kept = {cell: value for cell, value in entered.items() if not _redundant(figures, cell, value)}
    figures.apply(SetCells(tuple((cell, None) for cell in entered if cell not in kept)))
    stated = {cell: value for cell, value in table.values.items() if cell not in entered}
    rejected, remarks = _compared(stated, table.lines, figures)
    rejected = (*table.rejected, *rejected)
    if rejected:
        return Rehearsal((), rejected, (*table.remarks, *remarks))
    cells = SetCells(tuple(kept.items()))
    changes = (*inserted, cells) if kept else tuple(inserted)
    return Rehearsal(changes, (), (*table.remarks, *remarks))


def commit(
    workspace: Workspace,
    unit: Province,
    period: Period,
    rehearsal: Rehearsal,
    forms: Mapping[str, str] | None = None,
) -> None:
    """Write a rehearsed import into the store, all of it or nothing.

    A report that is not there yet begins with the versions of ``forms``, else those in force.
    """
    key = ReportKey(unit.identity, period)
    stored = workspace.reports.find(unit.identity, period) or workspace.reports.begin(key, forms)
    report = workspace.reports.open(stored)
    steps = [(change, report.apply(change)) for change in rehearsal.changes]
    workspace.reports.write_all(stored, steps)
    workspace.archive.forget()


def nothing_written(rehearsal: Rehearsal) -> str:
    """Why nothing may be committed."""
    return ImportMessage.REFUSED.sentence(count=len(rehearsal.rejected))


def _new_records(table: TidyTable, figures: Figures) -> list[Change]:
    changes: list[Change] = []
    places: dict[str, dict[str, None]] = {}
    for cell in table.values:
        if figures.form(cell.form).kind is not FormKind.LIST:
            continue
        present = places.setdefault(cell.form, dict.fromkeys(figures.report.records(cell.form)))
        if cell.row not in present:
            changes.append(InsertRecord(cell.form, cell.row, len(present)))
            present[cell.row] = None
    return changes


def _enterable(form: Form, cell: Cell) -> bool:
    """Whether a cell may hold a typed value: entries, and amounts history may fail to give."""
    column = form.column_of[cell.column]
    return column.kind is not ColumnKind.COMPUTED or column.additive


def _redundant(figures: Figures, cell: Cell, value: Value | None) -> bool:
    """Whether the program would show just this amount without it being typed."""
    derived = figures.derived(cell)
    return isinstance(value, Decimal) and derived == value


def _compared(
    stated: Mapping[Cell, Value | None], lines: Mapping[Cell, int], figures: Figures
) -> tuple[tuple[Remark, ...], tuple[Remark, ...]]:
    rejected: list[Remark] = []
    remarks: list[Remark] = []
    for cell, value in stated.items():
        amount = number_of(value)
        if amount is None:
            continue
        computed = number_of(figures.value(cell))
        decimals = figures.form(cell.form).column_of[cell.column].decimals
        shown = format_number(amount)
        if computed is None:
            text = ImportMessage.COMPUTED_UNKNOWN.sentence(cell=cell, stated=shown)
            remarks.append(Remark(lines[cell], text))
        elif rounded(amount, decimals) != computed:
            text = ImportMessage.COMPUTED_DIFFERS.sentence(
                cell=cell, stated=shown, computed=format_number(computed)
            )
            rejected.append(Remark(lines[cell], text))
    return tuple(rejected), tuple(remarks)
