"""The formulas of a rule: read once, then bound to each cell the rule looks at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from forms.definition import Form, ValueType
from forms.evaluation import Compiled, compile_formula
from forms.expression import (
    ExpressionError,
    Node,
    Operation,
    Reference,
    RowRange,
    parse,
    references,
)
from forms.scope import FormScope
from validation.amounts import unit_apart, unit_at
from validation.rules import Rule, wrong
from validation.units import common, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from forms.cell import Cell

_THIS: Final = "this"
_COMPARISONS: Final = frozenset({"=", "!=", "<", "<=", ">", ">="})


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a comparison, and what lies between them."""

    operator: str
    left: Compiled
    right: Compiled


@dataclass(frozen=True, slots=True)
class Bound:
    """A rule's formulas at one cell."""

    condition: Compiled
    sides: Sides | None
    figures: Mapping[str, Compiled]
    #: Cells that are figures of their own, by the figure's name.
    named: Mapping[str, Cell]

    @property
    def reads(self) -> tuple[Cell, ...]:
        """The cells the condition depends on."""
        return tuple(sorted(self.condition.reads))

    @property
    def hints(self) -> tuple[Cell, ...]:
        """The cells that only the wording depends on."""
        shown = {cell for figure in self.figures.values() for cell in figure.reads}
        return tuple(sorted(shown.difference(self.condition.reads)))


@dataclass(frozen=True, slots=True)
class _CellScope(FormScope):
    """Names as seen from one cell; ``this`` is the cell itself, whatever its column is called."""

    column: str = ""

    @override
    def cell(self, reference: Reference) -> Cell:
        if reference.column == _THIS and reference.row is None:
            reference = replace(reference, column=self.column)
        return FormScope.cell(self, reference)


class Formulas:
    """The parsed formulas of one rule."""

    def __init__(self, rule: Rule, form: Form, others: Mapping[str, Form]) -> None:
        self._rule = rule
        self._form = form
        self._others = others
        self._condition = self._parsed("expression", rule.expression)
        self._figures = {
            name: self._parsed(f"figures.{name}", text) for name, text in rule.figures.items()
        }
        self._refuse_idle_tolerance()

    @property
    def absent(self) -> frozenset[str]:
        """Codes of forms that are named but not part of the report."""
        named = {
            name.form
            for tree in (self._condition, *self._figures.values())
            for name in references(tree)
            if name.form and name.form != self._form.code
        }
        return frozenset(named - self._others.keys())

    @property
    def operands(self) -> int:
        """How many amounts the condition names, for the tolerance by rounding."""
        return sum(1 for _ in references(self._condition))

    def at(self, cell: Cell) -> Bound:
        """The formulas as seen from one cell; unknown names are refused with their position."""
        scope = _CellScope(self._form, cell.row, self._others.get, cell.column)
        condition = self._compiled("expression", self._condition, scope)
        figures = {
            name: self._compiled(f"figures.{name}", tree, scope)
            for name, tree in self._figures.items()
        }
        named = {
            name: scope.cell(tree)
            for name, tree in self._figures.items()
            if isinstance(tree, Reference)
        }
        return Bound(condition, self._sides(scope), figures, named)

    def units_at(self, cell: Cell) -> Mapping[str, str]:
        """Units of the two sides (``left``, ``right``), their ``gap`` and each figure, by name."""
        scope = _CellScope(self._form, cell.row, self._others.get, cell.column)
        named = partial(self._unit, scope)
        units = {name: unit_of(tree, named) or "" for name, tree in self._figures.items()}
        if isinstance(self._condition, Operation) and self._condition.operator in _COMPARISONS:
            sides = [unit_of(side, named) for side in self._condition.operands]
            both = common(sides) or ""
            left, right = (both if side is None else side for side in sides)
            units |= {"left": left, "right": right, "gap": unit_apart(both)}
        return units

    def _unit(self, scope: FormScope, name: Reference | RowRange) -> str:
        cell = scope.cell(name) if isinstance(name, Reference) else scope.run(name)[0]
        return unit_at(self._form_of(cell), cell)

    def _sides(self, scope: FormScope) -> Sides | None:
        tree = self._condition
        if not isinstance(tree, Operation) or tree.operator not in _COMPARISONS:
            return None
        left, right = (self._compiled("expression", side, scope) for side in tree.operands)
        return Sides(tree.operator, left, right)

    def _parsed(self, key: str, text: str) -> Node:
        try:
            return parse(text)
        except ExpressionError as error:
            raise wrong(self._form, self._rule.code, key, str(error)) from error

    def _compiled(self, key: str, tree: Node, scope: FormScope) -> Compiled:
        try:
            made = compile_formula(tree, scope)
            self._refuse_words((*made.reads, *made.past))
        except ExpressionError as error:
            raise wrong(self._form, self._rule.code, key, str(error)) from error
        return made

    def _form_of(self, cell: Cell) -> Form:
        """The form of a cell; this rule's own as it is bound, with its records for rows."""
        return self._form if cell.form == self._form.code else self._others[cell.form]

    def _refuse_words(self, cells: Iterable[Cell]) -> None:
        for cell in cells:
            form = self._form_of(cell)
            if form.type_of(cell.row, cell.column) is not ValueType.NUMBER:
                raise ExpressionError(f"“{cell.column}” không chứa số", 1)

    def _refuse_idle_tolerance(self) -> None:
        tree, rule = self._condition, self._rule
        compares = isinstance(tree, Operation) and tree.operator in _COMPARISONS - {"!="}
        if rule.tolerance != "0" and not compares:
            reason = "dung sai cần biểu thức là một phép so sánh"
            raise wrong(self._form, rule.code, "tolerance", reason)
