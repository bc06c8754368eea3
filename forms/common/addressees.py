"""Who receives the report, as dated data: ministries are reorganised, programs are not."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from forms.common.frozen import dataclass

if TYPE_CHECKING:
    from forms.common.period import Period


@dataclass(frozen=True, slots=True)
class Addressee:
    """``recipient`` and, on the next line of the heading, ``via`` ("qua …")."""

    recipient: str
    via: str = ""
    #: Day of the reporting month by which the report is expected.
    due_day: int = 20

    def due_on(self, period: Period) -> date:
        """The last day on which the month's report is in time."""
        return period.first_day.replace(day=self.due_day)


def addressee_on(day: date) -> Addressee:
    """The addressee in force on a day."""
    return [addressee for since, addressee in _shipped() if since <= day][-1]


@cache
def _shipped() -> tuple[tuple[date, Addressee], ...]:
    """What comes with the program, oldest first."""
    text = Path(__file__).with_name("addressees.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    found = ((date.fromisoformat(row["valid_from"]), _addressee(row)) for row in rows)
    return tuple(sorted(found, key=lambda dated: dated[0]))


def _addressee(row: dict[str, str]) -> Addressee:
    return Addressee(row["recipient"], row["via"], int(row["due_day"]))
