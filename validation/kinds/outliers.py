"""``outlier``: a figure far from what the same cell has held in the last two years."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.common.amount import ARITHMETIC, number_of, rounded
from forms.common.numbers import format_number
from forms.functions import median
from validation.amounts import apart, with_unit
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome
from validation.kinds.scope import cells, decimals_at
from validation.messages import ValidationMessage
from validation.tolerance import graded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.cell import Cell
    from forms.definition import Form
    from validation.rules import Rule

_MONTHS: Final = 24
_FEWEST: Final = 6
#: How many months back the same month of earlier years lies.
_SEASONS: Final = (12, 24)
#: Makes the median deviation comparable with a standard deviation of normal data.
_CONSISTENT: Final = Decimal("1.4826")
#: A series that hardly moves must not make every small movement strange.
_LEAST_SPREAD: Final = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is usual for a cell: the middle of its months and how far they spread around it."""

    middle: Decimal
    spread: Decimal

    def away(self, value: Decimal) -> Decimal:
        """How many spreads a value lies from the middle."""
        return ARITHMETIC.divide(abs(value - self.middle), self.spread)


def outliers(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per cell: within ``limit`` spreads of the median of up to 24 months.

    The spread is the median absolute deviation. A month that was as far away in an earlier year is
    seasonal and passes. Not evaluated with fewer than six months known, or a median that
    is zero or below ``small``.
    """
    for _, _, cell in cells(rule, form):
        yield _outlier(rule, form, cell)


def _outlier(rule: Rule, form: Form, cell: Cell) -> Check:
    decimals = decimals_at(form, cell)

    def decide(evidence: Evidence) -> Decision:
        value = number_of(evidence.value(cell))
        if value is None:
            return Outcome.NOT_EVALUATED
        past = evidence.history.finals(cell, _MONTHS)
        known = [amount for amount in past if amount is not None]
        middle = median(known) if len(known) >= _FEWEST else Decimal(0)
        if not middle or abs(middle) < rule.small:
            return Outcome.NOT_EVALUATED
        if abs(value - middle) <= rule.limit * _LEAST_SPREAD * abs(middle):
            return Outcome.PASS  # whatever the months' spread, it is at least this wide
        usual = _usual(middle, known)
        away, reach = usual.away(value), ARITHMETIC.multiply(rule.limit, usual.spread)
        seasons = (past[back - 1] for back in _SEASONS)
        if away <= rule.limit or any(s is not None and abs(value - s) <= reach for s in seasons):
            return Outcome.PASS
        low, high = (rounded(usual.middle + far, decimals) for far in (-reach, reach))
        if min(known) >= 0:
            low = max(low, Decimal(0))
        above = value > usual.middle
        text = ValidationMessage.OUTLIER.sentence(
            value=with_unit(form, cell, value),
            side="cao hơn" if above else "thấp hơn",
            count=len(known),
            low=format_number(low),
            high=with_unit(form, cell, high),
            beyond="vượt" if above else "kém",
            gap=apart(form, cell, value - high if above else low - value),
        )
        figures = (Figure("kỳ này", value), Figure("mức giữa các tháng trước", usual.middle))
        return Complaint(text, figures, past, graded(rule, away))

    return Check(rule, form, cell, (cell,), decide)


def _usual(middle: Decimal, known: list[Decimal]) -> _Usual:
    deviation = median([abs(amount - middle) for amount in known])
    spread = max(
        ARITHMETIC.multiply(deviation, _CONSISTENT),
        ARITHMETIC.multiply(abs(middle), _LEAST_SPREAD),
    )
    return _Usual(middle, spread)
