"""What charts show: amounts as Decimal, None where there is none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Series = tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class BarsData:
    """One bar per period. ``labels`` are as many as values, empty where the axis stays bare."""

    name: str
    labels: tuple[str, ...]
    values: Series
    #: Positions in the strong colour; the others are quieter.
    strong: tuple[int, ...] = (0, -1)
    #: Position of the bar that needs attention.
    attention: int | None = None
    #: Level of the dashed line.
    average: Decimal | None = None
    #: Words above the last bar.
    callout: str = ""


@dataclass(frozen=True, slots=True)
class PairData:
    """Two series over the same periods: exports and imports, or this year and the last."""

    name: str
    labels: tuple[str, ...]
    first_name: str
    first: Series
    second_name: str
    second: Series
    callout: str = ""


@dataclass(frozen=True, slots=True)
class Rank:
    """A row of a ranking; ``marked`` is the unit in view."""

    name: str
    value: Decimal
    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class RanksData:
    """A ranking, best first, with the average of all as a dashed line."""

    name: str
    ranks: tuple[Rank, ...]
    average: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Stack:
    """A row split into a done and an open part."""

    name: str
    done: Decimal
    rest: Decimal
    #: Right column, "14 đã trả lời".
    note: str = ""


@dataclass(frozen=True, slots=True)
class StacksData:
    """Rows to compare by length."""

    name: str
    rows: tuple[Stack, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a plan has come. ``done_text`` stands out from ``plan_text``."""

    name: str
    share: Decimal
    done_text: str
    plan_text: str
    share_text: str


@dataclass(frozen=True, slots=True)
class ProgressData:
    """Several plans under each other."""

    name: str
    rows: tuple[Progress, ...]


def floats(series: Series) -> list[float | None]:
    """The series for painting."""
    return [None if value is None else float(value) for value in series]


def known(series: Series) -> list[float]:
    """The values that exist, for scaling an axis."""
    return [float(value) for value in series if value is not None]
