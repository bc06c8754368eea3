"""Moving a draft to another version of a form: what goes where, and what is left over.

A row takes over the figures of the rows its definition names in ``formerly``, else of the row with
its own code; a column those of the column with its own id. Unit and type must be the same: a
figure never changes its meaning in silence. What finds no place is listed and stays in the journal.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import reduce
from typing import TYPE_CHECKING

from forms.cell import Cell
from forms.change import MoveForm
from forms.common.amount import ARITHMETIC, Value
from forms.definition import ColumnKind, Form, FormKind, Row, ValueType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Obstacle(Enum):
    """Why a value has no place in the new version."""

    NO_ROW = "bản mới không có mục này"
    NO_COLUMN = "bản mới không có cột này"
    NO_CELL = "mục này không còn dùng cột này"
    COMPUTED = "ô này nay tự tính"
    OTHER_UNIT = "đơn vị tính đã đổi"
    OTHER_TYPE = "loại dữ liệu đã đổi"
    NO_CHOICE = "danh sách mới không có lựa chọn này"
    NOT_ADDABLE = "các mục được gộp có số không cộng được"


@dataclass(frozen=True, slots=True)
class Mapped:
    """A value of the new version and the cells it comes from; several were added up."""

    target: Cell
    value: Value
    sources: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A value without a place."""

    cell: Cell
    value: Value
    obstacle: Obstacle


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that goes on under another code, label or place in a classification."""

    before: Row
    after: Row


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What moving does; ``old`` is ``None`` when the report did not hold the form."""

    old: Form | None
    new: Form
    mapped: tuple[Mapped, ...]
    left_over: tuple[LeftOver, ...]
    relabelled: tuple[RowChange, ...]
    reclassified: tuple[RowChange, ...]
    #: Cells that must be filled in now and had not to be before; blank after the move.
    required: tuple[Cell, ...]

    @property
    def step(self) -> MoveForm:
        """The move as the journal keeps it; its inverse holds what was there before."""
        cells: dict[Cell, Value | None] = {}
        for each in self.mapped:
            cells |= dict.fromkeys(each.sources)
        cells |= {each.cell: None for each in self.left_over}
        for (
            each
        ) in self.mapped:  # last, because a cell can be left by one value and taken by another
            cells[each.target] = each.value
        stays = {each.target for each in self.mapped if each.sources == (each.target,)}
        moved = tuple((cell, value) for cell, value in cells.items() if cell not in stays)
        return MoveForm(self.new.code, self.new.version, moved)


def plan(old: Form | None, new: Form, values: Mapping[Cell, Value]) -> Upgrade:
    """What moving the typed ``values`` of a form from one version to another does."""
    if old is None:
        return Upgrade(None, new, (), (), (), (), ())
    heirs = _heirs(old, new)
    mapped: list[Mapped] = []
    left: list[LeftOver] = []
    for target, sources in _targets(old, new, values, heirs, left).items():
        value = values[sources[0]] if len(sources) == 1 else _added(old, values, sources)
        if value is None:
            left += [LeftOver(cell, values[cell], Obstacle.NOT_ADDABLE) for cell in sources]
        else:
            mapped.append(Mapped(target, value, sources))
    changes = [RowChange(old.row_of[code], row) for code, row in heirs.items()]
    return Upgrade(
        old=old,
        new=new,
        mapped=tuple(mapped),
        left_over=tuple(left),
        relabelled=tuple(c for c in changes if _name(c.before) != _name(c.after)),
        reclassified=tuple(c for c in changes if c.before.classification != c.after.classification),
        required=_newly_required(old, new, {each.target for each in mapped}),
    )


def _heirs(old: Form, new: Form) -> dict[str, Row]:
    """Old row code → the new row that takes its figures over, in the new form's order."""
    claimed = {code for row in new.rows for code in row.formerly}
    return {
        code: row
        for row in new.rows
        for code in row.formerly or (row.code,)
        if code in old.row_of and (row.formerly or code not in claimed)
    }


def _targets(
    old: Form,
    new: Form,
    values: Mapping[Cell, Value],
    heirs: Mapping[str, Row],
    left: list[LeftOver],
) -> dict[Cell, tuple[Cell, ...]]:
    """New cell → the old cells that go there; what goes nowhere is noted in ``left``."""
    targets: dict[Cell, tuple[Cell, ...]] = {}
    for cell, value in values.items():
        row = heirs.get(cell.row)
        obstacle = next(_obstacles(old, new, cell, row, value), None)
        if obstacle:
            left.append(LeftOver(cell, value, obstacle))
        else:
            target = cell._replace(row=row.code) if row else cell
            targets[target] = (*targets.get(target, ()), cell)
    return targets


def _obstacles(
    old: Form, new: Form, cell: Cell, row: Row | None, value: Value
) -> Iterator[Obstacle]:
    """Why a value cannot go to a row of the new version; a record of a list has no row."""
    column = new.column_of.get(cell.column)
    if row is None and new.kind is not FormKind.LIST:
        yield Obstacle.NO_ROW
    if column is None:
        yield Obstacle.NO_COLUMN
        return
    if row and not new.measured(row, column):
        yield Obstacle.NO_CELL
    if column.kind is ColumnKind.COMPUTED and not column.additive:
        yield Obstacle.COMPUTED
    target = row.code if row else cell.row
    if old.type_of(cell.row, cell.column) is not new.type_of(target, cell.column):
        yield Obstacle.OTHER_TYPE
    if row and old.unit_of(old.row_of[cell.row], old.column_of[cell.column]) != new.unit_of(
        row, column
    ):
        yield Obstacle.OTHER_UNIT
    choices = {choice.code for choice in new.choices_of(target, cell.column)}
    if (
        new.type_of(target, cell.column) is ValueType.CHOICE
        and isinstance(value, str)
        and value not in choices
    ):
        yield Obstacle.NO_CHOICE


def _added(old: Form, values: Mapping[Cell, Value], sources: tuple[Cell, ...]) -> Decimal | None:
    """The sum of rows that became one, if they can be added."""
    amounts = [values[cell] for cell in sources]
    numbers = [amount for amount in amounts if isinstance(amount, Decimal)]
    addable = all(old.summable(cell.row, cell.column) for cell in sources)
    if not addable or len(numbers) < len(amounts):
        return None
    return reduce(ARITHMETIC.add, numbers)


def _newly_required(old: Form, new: Form, filled: set[Cell]) -> tuple[Cell, ...]:
    before = set(_required(old))
    return tuple(cell for cell in _required(new) if cell not in before and cell not in filled)


def _required(form: Form) -> Iterator[Cell]:
    for row in form.rows:
        for column in form.columns:
            entered = column.kind is ColumnKind.ENTRY and column.required
            if row.required and entered and form.measured(row, column):
                yield Cell(form.code, row.code, column.id)


def _name(row: Row) -> tuple[str, str]:
    return row.code, row.label
