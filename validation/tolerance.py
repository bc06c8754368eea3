"""How far apart two amounts may be and still agree: absolute, relative, or by rounding."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from forms.common.amount import ARITHMETIC, rounded
from forms.common.numbers import format_number
from validation.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validation.rules import Rule

_HALF: Final = Decimal("0.5")
#: Decimal places a tolerance is shown with.
_SHOWN: Final = 6
#: Published totals miss their parts by at most this share when only rounding is to blame.
_ROUNDING_SHARE: Final = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """A rule's tolerance at one cell; at most one of the two parts is above zero."""

    absolute: Decimal
    percent: Decimal

    @staticmethod
    def of(rule: Rule, decimals: int, addends: int = 1) -> Tolerance:
        """``rounding`` is half of the last place for each addend and for the total itself."""
        return _read(rule.tolerance, decimals, addends)

    def allowed(self, *amounts: Decimal) -> Decimal:
        """The widest gap allowed between amounts; a percentage is taken of the largest."""
        if not self.percent:  # nearly every rule
            return self.absolute
        largest = max(abs(amount) for amount in amounts)
        return ARITHMETIC.multiply(largest, self.percent / 100)


@cache
def _read(text: str, decimals: int, addends: int) -> Tolerance:
    """The same for every cell that allows as much: there are thousands, of a few kinds."""
    if text == "rounding":
        return Tolerance(_HALF.scaleb(-decimals) * (addends + 1), Decimal(0))
    if text.endswith("%"):
        return Tolerance(Decimal(0), Decimal(text[:-1]))
    return Tolerance(Decimal(text), Decimal(0))


def slack(allowed: Decimal) -> str:
    """``" (cho phép ±0,02)"``; nothing where the amounts must be equal."""
    shown = rounded(allowed, _SHOWN)
    return f" (cho phép ±{format_number(shown)})" if shown else ""


def graded(rule: Rule, size: Decimal) -> Severity | None:
    """An error where a rule's second threshold is passed; else what the rule says."""
    beyond = rule.error_limit is not None and abs(size) > rule.error_limit
    return Severity.ERROR if beyond else None


def by_rounding(amounts: Iterable[Decimal], gap: Decimal) -> bool:
    """Whether a gap is what rounding to the last place in use would leave between published sums.

    5.971.000 + 1.225.000 against 7.195.000: all are written in thousands, so half a thousand for
    each is no mistake of adding up. The last place is the finest one any of them uses.
    """
    known = [amount.normalize(ARITHMETIC) for amount in amounts if amount]
    if not known:
        return False
    place = min(int(amount.as_tuple().exponent) for amount in known)
    room = _HALF.scaleb(place) * len(known)
    largest = max(abs(amount) for amount in known)
    return abs(gap) <= room <= ARITHMETIC.multiply(largest, _ROUNDING_SHARE)
