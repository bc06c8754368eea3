"""Who receives the report, as dated data: ministries are reorganised, programs are not."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

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
    text = files("forms.common").joinpath("addressees.toml").read_text("utf-8")
    entries = tomllib.loads(text, parse_float=Decimal)["addressee"]
    begun = [entry for entry in entries if entry["valid_from"] <= day]
    latest = max(begun, key=lambda entry: entry["valid_from"])
    return Addressee(latest["recipient"], latest["via"], latest["due_day"])
