"""Who receives the report, as dated data: ministries are reorganised, programs are not."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Addressee:
    """``recipient`` and, on the next line of the heading, ``via`` ("qua …")."""

    recipient: str
    via: str = ""


def addressee_on(day: date) -> Addressee:
    """The addressee in force on a day."""
    text = files("forms.common").joinpath("addressees.toml").read_text("utf-8")
    entries = tomllib.loads(text, parse_float=Decimal)["addressee"]
    begun = [entry for entry in entries if entry["valid_from"] <= day]
    latest = max(begun, key=lambda entry: entry["valid_from"])
    return Addressee(latest["recipient"], latest["via"])
