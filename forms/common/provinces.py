"""Provinces and centrally run cities as dated data: 63 units before 1 July 2025, 34 since.

A unit is identified by its NSO code *and* the day it came into being, because seven codes passed
to a differently named unit (NQ 202/2025/QH15, QĐ 19/2025/QĐ-TTg): 24 was Bắc Giang and is now
Bắc Ninh. A change of status (tỉnh → thành phố) changes the full name only.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from forms.common.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Province:
    """One unit; ``valid_from``/``valid_to`` are ``None`` where history has no date to give."""

    code: str
    name: str
    full_names: tuple[tuple[date | None, str], ...]
    region: str
    valid_from: date | None
    valid_to: date | None
    successor: str
    north: bool

    def valid_on(self, day: date) -> bool:
        """Whether the unit exists on that day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)

    def full_name(self, day: date) -> str:
        """Name with its status on that day: ``"Tỉnh Đồng Nai"``, later ``"Thành phố Đồng Nai"``."""
        return [name for since, name in self.full_names if since is None or since <= day][-1]

    @property
    def identity(self) -> str:
        """Stable key: ``"24"`` for the unit of old, ``"24@2025-07-01"`` for one created later."""
        return self.code if self.valid_from is None else f"{self.code}@{self.valid_from}"


class Provinces:
    """The register of units."""

    def __init__(self, units: Iterable[Province]) -> None:
        self._units = tuple(units)

    @classmethod
    def shipped(cls) -> Provinces:
        """The register that comes with the program."""
        text = Path(__file__).with_name("provinces.csv").read_text("utf-8")
        return cls(_unit(row) for row in csv.DictReader(text.splitlines()))

    def on(self, day: date) -> tuple[Province, ...]:
        """Every unit existing on that day, by code."""
        return tuple(sorted((u for u in self._units if u.valid_on(day)), key=lambda u: u.code))

    def northern(self, day: date) -> tuple[Province, ...]:
        """The northern group "từ Hà Tĩnh trở ra": 28 units before 1 July 2025, 18 since."""
        return tuple(unit for unit in self.on(day) if unit.north)

    def find(self, code: str, day: date) -> Province | None:
        """The unit that carried the code on that day."""
        return next((unit for unit in self.on(day) if unit.code == code), None)

    def search(self, text: str, day: date) -> tuple[Province, ...]:
        """Units whose name or code contains the text; marks, case and tone placement ignored."""
        from forms.common.text import search_key  # noqa: PLC0415 - few look a unit up

        key = search_key(text)
        return tuple(
            unit for unit in self.on(day) if key in search_key(unit.name) or key == unit.code
        )

    def on_territory_of(self, unit: Province, day: date) -> tuple[Province, ...]:
        """The units that made up the unit's present territory on an earlier day.

        Itself when it existed already; otherwise its predecessors, whose additive measures sum to
        the unit's own and whose indices have no common value.
        """
        if unit.valid_on(day):
            return (unit,)
        return tuple(old for old in self.on(day) if old.successor == unit.code)


def _unit(row: dict[str, str]) -> Province:
    first, *later = row["full_names"].split(";")
    dated = [(date.fromisoformat(day), name) for day, name in (item.split("=") for item in later)]
    return Province(
        code=row["code"],
        name=row["name"],
        full_names=((None, first), *dated),
        region=row["region"],
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        successor=row["successor"],
        north=row["north"] == "1",
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
