"""The reporting month and its neighbours."""

from __future__ import annotations

import re
from datetime import date
from string import Formatter
from typing import Final

from typing_extensions import override

from forms.common.frozen import dataclass

_TEXT: Final = re.compile(r"([0-9]{4})-([0-9]{2})")
#: The months of a year.
YEAR: Final = range(1, 13)
_ZERO_PADDED: Final = (1, 2)
#: Years of reports; their neighbours (history looks back three years) reach a little further.
REPORTED: Final = range(2000, 2101)
_EXISTING: Final = range(1990, 2111)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One calendar month; ``str()`` gives ``"2026-10"``."""

    year: int
    month: int

    def __post_init__(self) -> None:
        """Refuse months that do not exist."""
        if not (self.month in YEAR and self.year in _EXISTING):
            raise ValueError(f"{self.year}-{self.month}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ``"2026-10"``; ``ValueError`` for anything else and years beyond 2000–2100."""
        found = _TEXT.fullmatch(text.strip())
        if not found or int(found[1]) not in REPORTED:
            raise ValueError(text)
        return cls(int(found[1]), int(found[2]))

    @override
    def __str__(self) -> str:
        """ISO 8601 year and month."""
        return f"{self.year:04d}-{self.month:02d}"

    def plus(self, months: int) -> Period:
        """The month so many months later (earlier when negative)."""
        index = self.year * 12 + self.month - 1 + months
        return Period(index // 12, index % 12 + 1)

    @property
    def first_day(self) -> date:
        """The first day, on which validity of forms and provinces is judged."""
        return date(self.year, self.month, 1)

    @property
    def title(self) -> str:
        """``"tháng 10 năm 2026"``; ``"tháng 02 …"`` (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
        return f"tháng {self.official_month} năm {self.year}"

    @property
    def official_month(self) -> str:
        """The month as official documents write it: ``"01"``, ``"02"``, ``"3"`` … ``"12"``."""
        return f"{self.month:02d}" if self.month in _ZERO_PADDED else str(self.month)

    def labels(self) -> dict[str, str]:
        """Names usable in column titles: month, year, prev_month, prev_year, last_year, months."""
        previous = self.plus(-1)
        return {
            "month": str(self.month),
            "year": str(self.year),
            "prev_month": str(previous.month),
            "prev_year": str(previous.year),
            "last_year": str(self.year - 1),
            "months": "tháng 1" if self.month == 1 else f"{self.month} tháng",
        }


def template_fault(template: str) -> str | None:
    """Why a template cannot be filled with :meth:`Period.labels`; ``None`` when it can.

    Only bare names: a width such as ``{year:>999999999}`` or an attribute is refused, because
    templates come from definitions and a definition is a stranger's file.
    """
    try:
        fields = [part[1:] for part in Formatter().parse(template) if part[1] is not None]
    except ValueError:
        return "dấu ngoặc nhọn không khớp nhau"
    for name, width, conversion in fields:
        if name not in _LABELS or width or conversion:
            return f"tên trong ngoặc nhọn không dùng được: “{name}”"
    return None


def months_through(period: Period) -> tuple[Period, ...]:
    """January up to and including the given month."""
    return tuple(Period(period.year, month) for month in range(1, period.month + 1))


def series_ending(period: Period, length: int) -> tuple[Period, ...]:
    """The given number of consecutive months ending with ``period``, oldest first."""
    return tuple(period.plus(offset) for offset in range(1 - length, 1))


_LABELS: Final = frozenset(Period(2026, 10).labels())
