"""Why a computed or reference cell is blank: what its formula asked for and did not get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.messages import FormsMessage

if TYPE_CHECKING:
    from decimal import Decimal

    from forms.calculation import Calculation, History
    from forms.cell import Cell


def why_blank(calculation: Calculation, history: History, cell: Cell) -> str | None:
    """One sentence about a blank cell; ``None`` where only this month's own entries are missing."""
    made = calculation.program.derivations.get(cell)
    if made is None or made.formula is None or calculation.value(cell) is not None:
        return None
    asked = _Asked(calculation)
    made.formula.run(asked)
    reasons = [history.why(past, months) for past, months in asked.past]
    reasons += [why_blank(calculation, history, blank) for blank in asked.now_blank]
    if not asked.past and not asked.now_blank:
        return FormsMessage.ABSENT_BASE.sentence()
    return next((reason for reason in reasons if reason), None)


class _Asked:
    """The context of one run of a formula, keeping what had no amount."""

    def __init__(self, calculation: Calculation) -> None:
        self._calculation = calculation
        self.month = calculation.month
        self.now_blank: list[Cell] = []
        self.past: list[tuple[Cell, int]] = []

    def now(self, cell: Cell) -> Decimal | None:
        """The cell in this report."""
        found = self._calculation.now(cell)
        if found is None:
            self.now_blank.append(cell)
        return found

    def reported(self, cell: Cell, months: int) -> Decimal | None:
        """The cell as reported so many months earlier."""
        return self._noted(self._calculation.reported(cell, months), cell, months)

    def final(self, cell: Cell, months: int) -> Decimal | None:
        """The cell's final figure so many months earlier."""
        return self._noted(self._calculation.final(cell, months), cell, months)

    def _noted(self, found: Decimal | None, cell: Cell, months: int) -> Decimal | None:
        if found is None:
            self.past.append((cell, months))
        return found
