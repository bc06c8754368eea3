"""Timing: alternating rounds of what is measured and of what it is compared with."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


@dataclass(frozen=True)
class Sample:
    """Measured values of one thing, in the unit of its line (milliseconds or megabytes)."""

    values: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median."""
        return self._at(50)

    @property
    def worst(self) -> float:
        """The 99th percentile; with fewer than a hundred rounds nearly the greatest value."""
        return self._at(99)

    def _at(self, percent: int) -> float:
        if len(self.values) == 1:
            return self.values[0]
        return quantiles(self.values, n=100, method="inclusive")[percent - 1]


@dataclass(frozen=True)
class Line:
    """One line of the table: a sample, what it is compared with, and the bar if there is one.

    ``bar`` is the greatest ratio allowed, ``ceiling`` the greatest 99th percentile allowed; a line
    without either is there to explain another one.
    """

    what: str
    mine: Sample
    other: Sample | None = None
    against: str = ""
    bar: float | None = None
    ceiling: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """Median over median."""
        return self.mine.middle / self.other.middle if self.other else None

    @property
    def met(self) -> bool | None:
        """Whether the bar is met; nothing when there is none."""
        if self.ceiling is not None:
            return self.mine.worst <= self.ceiling
        return self.ratio <= self.bar if self.ratio and self.bar else None


@contextmanager
def as_in_the_window() -> Iterator[None]:
    """Garbage is collected between the window's events, never in the middle of work (ADR 0023)."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def sampled(work: Callable[[], object], rounds: int) -> Sample:
    """So many runs after one that warms up."""
    return alternated((work,), rounds)[0]


def alternated(works: Sequence[Callable[[], object]], rounds: int) -> tuple[Sample, ...]:
    """So many runs of each, in turns, so that a busy machine slows all of them alike."""
    for work in works:
        work()
    gc.collect()
    found: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, values in zip(works, found, strict=True):
            values.append(timed(work))
    return tuple(Sample(tuple(values)) for values in found)
