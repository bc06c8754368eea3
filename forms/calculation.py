"""Computed cells of a form: compiled once per definition, evaluated incrementally per report.

The value of a cell is what was typed there; where nothing was typed it is *derived*: by the
column's formula first, else as the sum of the row's parts. A part marked not applicable is left
out of its sum; a blank part leaves the sum blank.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Protocol

from forms.cell import Cell
from forms.common.amount import NotApplicable, Value, rounded
from forms.definition import Column, Form, Row, ValueType
from forms.evaluation import Compiled, compile_formula
from forms.expression import ExpressionError, parse
from forms.scope import FormScope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class ProgramError(Exception):
    """A formula that cannot be compiled: key path and reason."""

    def __init__(self, key: str, reason: str) -> None:
        self.key = key
        self.reason = reason
        super().__init__(f"{key}: {reason}")


class History(Protocol):
    """Values of earlier periods."""

    def reported(self, cell: Cell, months: int) -> Decimal | None:
        """The cell as reported so many months earlier."""
        ...

    def final(self, cell: Cell, months: int) -> Decimal | None:
        """The same, replaced by its official revision where known."""
        ...


class NoHistory:
    """The history of a unit that has none."""

    def reported(self, cell: Cell, months: int) -> Decimal | None:
        """Nothing."""

    def final(self, cell: Cell, months: int) -> Decimal | None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """How one cell gets its value when nothing is typed there."""

    cell: Cell
    formula: Compiled | None
    parts: tuple[Cell, ...]
    decimals: int

    @property
    def reads(self) -> frozenset[Cell]:
        """Cells of this month whose change may change this one."""
        return (self.formula.reads if self.formula else frozenset()) | frozenset(self.parts)


class Program:
    """All derivations of a form in evaluation order, and who depends on whom."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.derivations: dict[Cell, Derivation] = {}
        for row in form.rows:  # a list form has none, so nothing is derived in it
            for column in form.columns:
                if made := _derivation(form, row, column):
                    self.derivations[made.cell] = made
        self.order = self._sorted()
        self.rank = {cell: rank for rank, cell in enumerate(self.order)}
        self.dependents: dict[Cell, tuple[Cell, ...]] = {}
        for cell in self.order:
            for read in self.derivations[cell].reads:
                self.dependents[read] = (*self.dependents.get(read, ()), cell)

    def _sorted(self) -> tuple[Cell, ...]:
        graph = {
            cell: [read for read in made.reads if read in self.derivations]
            for cell, made in self.derivations.items()
        }
        try:
            return tuple(TopologicalSorter(graph).static_order())
        except CycleError as error:
            path = " → ".join(f"{cell.row}/{cell.column}" for cell in error.args[1])
            key = f"column.{error.args[1][0].column}.formula"
            raise ProgramError(key, f"công thức quay vòng: {path}") from error

    def downstream(self, changed: Iterable[Cell]) -> list[Cell]:
        """Derived cells that may change when these do, in evaluation order."""
        found: set[Cell] = set()
        waiting = list(changed)
        while waiting:
            cell = waiting.pop()
            for dependent in self.dependents.get(cell, ()):
                if dependent not in found:
                    found.add(dependent)
                    waiting.append(dependent)
        found.update(cell for cell in changed if cell in self.derivations)
        return sorted(found, key=self.rank.__getitem__)


class Calculation:
    """The derived values of one form of one report."""

    def __init__(
        self,
        program: Program,
        month: int,
        typed: Callable[[Cell], Value | None],
        history: History,
    ) -> None:
        self.program = program
        self.month = month
        self._typed = typed
        self._history = history
        self._derived: dict[Cell, Decimal | NotApplicable | None] = {}
        for cell in program.order:
            self._derived[cell] = self._derive(program.derivations[cell])

    def refresh(self, changed: Iterable[Cell]) -> set[Cell]:
        """Recompute what depends on the changed cells; every cell whose *value* may differ."""
        changed = set(changed)
        for cell in self.program.downstream(changed):
            fresh = self._derive(self.program.derivations[cell])
            if fresh != self._derived[cell]:
                self._derived[cell] = fresh
                changed.add(cell)
        return changed

    def value(self, cell: Cell) -> Value | None:
        """What the cell holds: typed, else derived, else nothing."""
        typed = self._typed(cell)
        return self._derived.get(cell) if typed is None else typed

    def derived(self, cell: Cell) -> Decimal | NotApplicable | None:
        """What the cell would hold if nothing were typed there."""
        return self._derived.get(cell)

    def now(self, cell: Cell) -> Decimal | None:
        """The amount in a cell, for formulas."""
        value = self.value(cell)
        return value if isinstance(value, Decimal) else None

    def reported(self, cell: Cell, months: int) -> Decimal | None:
        """As reported so many months earlier, for formulas."""
        return self._history.reported(cell, months)

    def final(self, cell: Cell, months: int) -> Decimal | None:
        """Final figure so many months earlier, for formulas."""
        return self._history.final(cell, months)

    def _derive(self, made: Derivation) -> Decimal | NotApplicable | None:
        if made.formula:
            result = made.formula.run(self)
            if isinstance(result, Decimal):
                return rounded(result, made.decimals)
        return self._sum(made.parts) if made.parts else None

    def _sum(self, parts: tuple[Cell, ...]) -> Decimal | NotApplicable | None:
        total: Decimal | None = None
        for part in parts:
            value = self.value(part)
            if isinstance(value, NotApplicable):
                continue
            if not isinstance(value, Decimal):
                return None
            total = value if total is None else total + value
        return NotApplicable.NOT_APPLICABLE if total is None else total


def _derivation(form: Form, row: Row, column: Column) -> Derivation | None:
    if not form.measured(row, column):
        return None
    if form.type_of(row.code, column.id) is not ValueType.NUMBER:
        return None
    formula = _compiled(form, row, column) if column.formula else None
    codes = form.parts_of.get(row.code, ()) if column.additive and row.additive else ()
    parts = tuple(Cell(form.code, code, column.id) for code in codes)
    if not formula and not parts:
        return None
    cell = Cell(form.code, row.code, column.id)
    return Derivation(cell, formula, parts, form.decimals(row, column))


def _compiled(form: Form, row: Row, column: Column) -> Compiled:
    try:
        return compile_formula(parse(column.formula), FormScope(form, row.code))
    except ExpressionError as error:
        raise ProgramError(f"column.{column.id}.formula", str(error)) from error
