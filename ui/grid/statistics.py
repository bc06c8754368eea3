"""The figures about a selection shown in the status bar."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures about some cells; those without a number only count as cells."""

    cells: int
    numbers: int
    total: Decimal | None = None
    average: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None


def summarise(values: Iterable[Decimal | None]) -> Statistics:
    """Count, sum, average and extremes of the cells' numbers."""
    cells = list(values)
    numbers = [value for value in cells if value is not None]
    if not numbers:
        return Statistics(len(cells), 0)
    total = sum(numbers, Decimal())
    average = total / len(numbers)
    return Statistics(len(cells), len(numbers), total, average, min(numbers), max(numbers))
