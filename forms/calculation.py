"""Computed cells of a report: all of them, or those that a change touches.

The value of a cell is what was typed there; where nothing was typed it is *derived*: by the
column's formula first, else as the sum of the row's parts. A part marked not applicable is left
out of its sum; a blank part leaves the sum blank.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from copy import copy
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, TypeAlias

from typing_extensions import override

from forms.common.amount import ARITHMETIC, NotApplicable, Value, rounded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from forms.cell import Cell
    from forms.program import Derivation, Program

Derived: TypeAlias = "Decimal | NotApplicable | None"


class History(Protocol):
    """Values of earlier periods."""

    def reported(self, cell: Cell, months: int) -> Decimal | None:
        """The cell as reported so many months earlier."""
        ...

    def final(self, cell: Cell, months: int) -> Decimal | None:
        """The same, replaced by its official revision where known."""
        ...

    def finals(self, cell: Cell, months: int) -> tuple[Decimal | None, ...]:
        """Final figures of so many months before this one, nearest first."""
        ...

    def why(self, cell: Cell, months: int) -> str | None:
        """One sentence about why there is no such amount, if anything is known about it."""
        ...


class NoHistory:
    """The history of a unit that has none."""

    def reported(self, cell: Cell, months: int) -> Decimal | None:
        """Nothing."""

    def final(self, cell: Cell, months: int) -> Decimal | None:
        """Nothing."""

    def finals(self, cell: Cell, months: int) -> tuple[Decimal | None, ...]:
        """Nothing, so many times."""
        return tuple(self.final(cell, back) for back in range(1, months + 1))

    def why(self, cell: Cell, months: int) -> str | None:
        """Nothing."""


class _Values(ABC):
    """Typed and derived values of one form of one month; the context its formulas run in."""

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

    @abstractmethod
    def derived(self, cell: Cell) -> Derived:
        """What the cell would hold if nothing were typed there."""

    def value(self, cell: Cell) -> Value | None:
        """What the cell holds: typed, else derived, else nothing."""
        typed = self._typed(cell)
        return self.derived(cell) if typed is None else typed

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

    def _derive(self, made: Derivation) -> Derived:
        if made.formula:
            result = made.formula.run(self)
            if isinstance(result, Decimal):
                return rounded(result, made.decimals)
        return self._sum(made.parts) if made.parts else None

    def _sum(self, parts: tuple[Cell, ...]) -> Derived:
        total: Decimal | None = None
        for part in parts:
            value = self.value(part)
            if isinstance(value, NotApplicable):
                continue
            if not isinstance(value, Decimal):
                return None
            total = value if total is None else ARITHMETIC.add(total, value)
        return NotApplicable.NOT_APPLICABLE if total is None else total


class Calculation(_Values):
    """The report being worked on: everything is derived at once and kept up to date."""

    def __init__(
        self,
        program: Program,
        month: int,
        typed: Callable[[Cell], Value | None],
        history: History,
    ) -> None:
        super().__init__(program, month, typed, history)
        self._derived: dict[Cell, Derived] = {}
        for cell in program.order:
            self._derived[cell] = self._derive(program.derivations[cell])

    def still(self, typed: Callable[[Cell], Value | None]) -> Calculation:
        """What was derived so far, over typed values that change no more; nothing is computed."""
        twin = copy(self)
        twin._typed = typed  # noqa: SLF001 - its own kind
        twin._derived = dict(self._derived)  # noqa: SLF001
        return twin

    @property
    def all_derived(self) -> Mapping[Cell, Derived]:
        """What was derived, by cell; it follows later changes."""
        return self._derived

    def refresh(self, changed: Iterable[Cell]) -> set[Cell]:
        """Recompute what depends on the changed cells; every cell whose *value* may differ."""
        changed = set(changed)
        for cell in self.program.downstream(changed):
            fresh = self._derive(self.program.derivations[cell])
            if fresh != self._derived[cell]:
                self._derived[cell] = fresh
                changed.add(cell)
        return changed

    @override
    def value(self, cell: Cell) -> Value | None:
        """What the cell holds: typed, else derived, else nothing."""
        typed = self._typed(cell)
        return self._derived.get(cell) if typed is None else typed

    @override
    def derived(self, cell: Cell) -> Derived:
        """What the cell would hold if nothing were typed there."""
        return self._derived.get(cell)


class Snapshot(_Values):
    """A month that is only looked at: a cell is derived when somebody asks for it.

    Deriving everything would read last month, which would read the month before, and so on to the
    beginning of the store.
    """

    def __init__(
        self,
        program: Program,
        month: int,
        typed: Callable[[Cell], Value | None],
        history: History,
    ) -> None:
        super().__init__(program, month, typed, history)
        self._known: dict[Cell, Derived] = {}

    @override
    def derived(self, cell: Cell) -> Derived:
        """What the cell would hold if nothing were typed there."""
        made = self.program.derivations.get(cell)
        if made is None:
            return None
        if cell not in self._known:
            self._known[cell] = self._derive(made)
        return self._known[cell]
