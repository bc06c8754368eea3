"""Whole numbers that look drawn and add up exactly: dice by name, shares, series of months.

Everything is an integer in the smallest unit of its form, so that no total is off by a rounding.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Dice:
    """Throws that depend on nothing but the seed and the name of what they are for."""

    seed: int

    def between(self, least: int, most: int, *name: object) -> int:
        """A whole number from ``least`` to ``most``."""
        text = "/".join(map(str, (self.seed, *name)))
        digest = hashlib.sha256(text.encode()).digest()
        return least + int.from_bytes(digest[:8]) % (most - least + 1)


@dataclass(frozen=True, slots=True)
class Series:
    """Twelve months of a flow: final figures, first estimates, and last year's final figures."""

    final: tuple[int, ...]
    estimate: tuple[int, ...]
    base: tuple[int, ...]

    def so_far(self, month: int) -> int:
        """Cumulated to a month, as its report states it: revised months and the last estimate."""
        return sum(self.final[: month - 1]) + self.estimate[month - 1]

    def base_so_far(self, month: int) -> int:
        """The same of last year."""
        return sum(self.base[:month])


def shares(total: int, weights: Sequence[int]) -> list[int]:
    """``total`` divided by weights, exactly: the largest remainders take what is left."""
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def bases(totals: Sequence[int], target: int, falling: set[int], dice: Dice) -> list[int]:
    """Last year's totals adding up to ``target``; only the ``falling`` units had more then."""
    down = {
        i: totals[i] * dice.between(1010, 1070, "fall", i) // 1000 for i in sorted(falling)
    }  # fmt: skip
    rest = [i for i in range(len(totals)) if i not in falling]
    weights = [totals[i] * dice.between(985, 1015, "rise", i) for i in rest]
    up = dict(zip(rest, shares(target - sum(down.values()), weights), strict=True))
    return [(down | up)[i] for i in range(len(totals))]


def series(total: int, base: int, anchor: int, dice: Dice, *name: object) -> Series:
    """Months whose sum to the anchor month is ``total``, and ``base`` a year before."""
    weights = [1000 + dice.between(-40, 40, *name, month) for month in range(MONTHS)]
    weights = [weight + 6 * month for month, weight in enumerate(weights)]
    final = _spread(total, weights, anchor)
    off = [dice.between(-6, 6, *name, "estimate", month) for month in range(MONTHS)]
    estimate = [value + value * each // 1000 for value, each in zip(final, off, strict=True)]
    estimate[anchor - 1] = final[anchor - 1]
    return Series(tuple(final), tuple(estimate), tuple(_spread(base, weights, anchor)))


def growth_path(level: int, dice: Dice, *name: object) -> list[tuple[int, int]]:
    """For each month the growth on the year before and cumulated, in hundredths of a percent."""
    on_year = [level + dice.between(-150, 150, *name, month) for month in range(MONTHS)]
    sums = accumulate(on_year)
    return [
        (each, total // month)
        for month, (each, total) in enumerate(zip(on_year, sums, strict=True), 1)
    ]


def _spread(total: int, weights: Sequence[int], anchor: int) -> list[int]:
    first = shares(total, weights[:anchor])
    whole = sum(weights[:anchor])
    return first + [total * weight // whole for weight in weights[anchor:]]
