"""The figures of a report as operands of the formula language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.common.amount import number_of

if TYPE_CHECKING:
    from decimal import Decimal

    from forms.cell import Cell
    from validation.check import Evidence


class Operands:
    """The context a rule's formulas run in; ``past`` keeps what was asked of earlier months."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self.past: list[Decimal | None] = []

    @property
    def month(self) -> int:
        """Month of the report, 1–12."""
        return self._evidence.period.month

    def now(self, cell: Cell) -> Decimal | None:
        """The amount in a cell of this report."""
        return number_of(self._evidence.value(cell))

    def reported(self, cell: Cell, months: int) -> Decimal | None:
        """The cell as reported so many months earlier."""
        found = self._evidence.history.reported(cell, months)
        self.past.append(found)
        return found

    def final(self, cell: Cell, months: int) -> Decimal | None:
        """The same, replaced by its official revision where known."""
        found = self._evidence.history.final(cell, months)
        self.past.append(found)
        return found
