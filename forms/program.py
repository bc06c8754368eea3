"""The formulas and totals of a form: compiled once per definition, in evaluation order."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from forms.cell import Cell
from forms.definition import Column, Form, Row, ValueType
from forms.evaluation import Compiled, compile_formula
from forms.expression import ExpressionError, Node, parse
from forms.scope import FormScope

if TYPE_CHECKING:
    from collections.abc import Iterable


class ProgramError(Exception):
    """A formula that cannot be compiled: key path and reason."""

    def __init__(self, key: str, reason: str) -> None:
        self.key = key
        self.reason = reason
        super().__init__(f"{key}: {reason}")


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
        return frozenset((*self.formula.reads, *self.parts) if self.formula else self.parts)


class Program:
    """All derivations of a form in evaluation order, and who depends on whom."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.derivations: dict[Cell, Derivation] = {}
        trees: dict[str, Node] = {}  # a column's formula is read once for all its rows
        for row in form.rows:  # a list form has none, so nothing is derived in it
            for column in form.columns:
                if made := _derivation(form, row, column, trees):
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


def _derivation(form: Form, row: Row, column: Column, trees: dict[str, Node]) -> Derivation | None:
    if not form.measured(row, column):
        return None
    if form.type_of(row.code, column.id) is not ValueType.NUMBER:
        return None
    formula = _compiled(form, row, column, trees) if column.formula else None
    parts = tuple(Cell(form.code, code, column.id) for code in form.parts(row, column))
    if not formula and not parts:
        return None
    cell = Cell(form.code, row.code, column.id)
    return Derivation(cell, formula, parts, form.decimals(row, column))


def _compiled(form: Form, row: Row, column: Column, trees: dict[str, Node]) -> Compiled:
    try:
        if column.id not in trees:
            trees[column.id] = parse(column.formula)
        return compile_formula(trees[column.id], FormScope(form, row.code))
    except ExpressionError as error:
        raise ProgramError(f"column.{column.id}.formula", str(error)) from error
