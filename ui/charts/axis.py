"""Where a chart's axis begins, ends and has its marks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10
from typing import TYPE_CHECKING, Final

from forms.common.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Steps people read easily, times a power of ten.
_STEPS: Final = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
#: A value may stand this share of a step above the last mark.
_OVERSHOOT: Final = 0.03
#: From this power of ten on, one and a half or two and a half of it is a whole number.
_WHOLE: Final = 10.0


@dataclass(frozen=True, slots=True)
class Axis:
    """A linear scale; ``ticks`` rise from low to high, ``top`` may lie a little above the last."""

    low: float
    top: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Where a value lies between low (0) and top (1)."""
        return (value - self.low) / (self.top - self.low)

    def labels(self) -> tuple[str, ...]:
        """The ticks as Vietnamese numbers, all with the same decimals."""
        exact = [Decimal(str(round(tick, 6))).normalize() for tick in self.ticks]
        places = max(max(-int(amount.as_tuple().exponent), 0) for amount in exact)
        return tuple(format_number(amount, places) for amount in exact)


def axis_from_zero(values: Iterable[float], steps: int) -> Axis:
    """An axis for bars: it contains zero and at most about ``steps`` intervals."""
    seen = [0.0, *values]
    return _axis(min(seen), max(seen), steps)


def axis_around(values: Iterable[float], steps: int) -> Axis:
    """An axis for lines: it fits the values and need not contain zero."""
    seen = list(values) or [0.0]
    return _axis(min(seen), max(seen), steps)


def _axis(low: float, high: float, steps: int) -> Axis:
    if high == low:
        high = low + (abs(low) or 1.0)
    step = _step((high - low) / steps)
    first = floor(low / step + _OVERSHOOT)
    last = max(first + 1, ceil(high / step - _OVERSHOOT))
    ticks = tuple(number * step for number in range(first, last + 1))
    return Axis(min(low, ticks[0]), max(high, ticks[-1]), ticks)


def _step(least: float) -> float:
    """The smallest easy step that is not noticeably below ``least``; whole where it can be."""
    power = 10.0 ** floor(log10(least))
    steps = (s * power for s in _STEPS if s == round(s) or power >= _WHOLE)
    return next(step for step in steps if step >= least * (1 - _OVERSHOOT))
