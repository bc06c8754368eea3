"""Units of money a pasted block may be written in, and the way from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from forms.common.text import search_key


@dataclass(frozen=True, slots=True)
class Unit:
    """``"triệu đồng"``: a power of ten of a currency."""

    name: str
    power: int
    currency: str
    #: Other spellings, marks left out.
    aliases: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name with a capital letter."""
        return self.name[0].upper() + self.name[1:]


_DONG, _USD = "đồng", "USD"
_UNITS: Final = (
    Unit("đồng", 0, _DONG, ("d", "vnd", "dong viet nam")),
    Unit("nghìn đồng", 3, _DONG, ("ngh d", "nghin d", "ngan dong", "1000 d", "1000d")),
    Unit("triệu đồng", 6, _DONG, ("tr d", "trd", "trieu d", "tr dong")),
    Unit("tỷ đồng", 9, _DONG, ("ty d", "ti dong", "ty vnd")),
    Unit("nghìn tỷ đồng", 12, _DONG, ("nghin ty d", "nghin ti dong")),
    Unit("USD", 0, _USD, ("do la my", "do la")),
    Unit("nghìn USD", 3, _USD, ("ngh usd", "ngan usd", "1000 usd")),
    Unit("triệu USD", 6, _USD, ("tr usd",)),
    Unit("tỷ USD", 9, _USD, ("ti usd",)),
)
_BY_KEY: Final = {key: u for u in _UNITS for key in (search_key(u.name), *u.aliases)}


def unit_of(text: str) -> Unit | None:
    """The unit of money a text names, if it names one."""
    return _BY_KEY.get(search_key(text))


def family(unit: Unit) -> tuple[Unit, ...]:
    """All units of the same currency, the smallest first."""
    return tuple(other for other in _UNITS if other.currency == unit.currency)


def shift(written: Unit, wanted: str) -> int | None:
    """Powers of ten from a unit to the one wanted; ``None`` where they measure different things."""
    other = unit_of(wanted)
    if other is None or other.currency != written.currency:
        return None
    return written.power - other.power
