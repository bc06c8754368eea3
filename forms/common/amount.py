"""What a cell can hold: an amount, a text, a date, "not applicable", or text nobody could read.

Blank is ``None`` and never a member of :data:`Value`: blank, zero and not applicable are three
different statements in official statistics and stay three different things everywhere.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from enum import Enum
from typing import Final, Literal, TypeAlias

from typing_extensions import override

from forms.common.frozen import dataclass

#: One arithmetic for the whole program: 34 digits (IEEE 754 decimal128), half-up rounding.
ARITHMETIC: Final = Context(
    prec=34, rounding="ROUND_HALF_UP", traps=[InvalidOperation, DivisionByZero, Overflow]
)

_WRITTEN: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

#: Excel keeps 15 significant digits; an amount with more would change on the way to the Ministry.
MAX_DIGITS: Final = 15


class NotApplicable(Enum):
    """The type of :data:`NOT_APPLICABLE`."""

    NOT_APPLICABLE = "x"

    @override
    def __repr__(self) -> str:
        """Short form for test output."""
        return "NOT_APPLICABLE"


#: The indicator does not exist for this reporting unit (e.g. sea ports in an inland province).
NOT_APPLICABLE: Final[Literal[NotApplicable.NOT_APPLICABLE]] = NotApplicable.NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Text typed into a number or date cell that could not be read; kept exactly as typed."""

    text: str


Value: TypeAlias = Decimal | NotApplicable | Unreadable | str | date


def number_of(value: Value | None) -> Decimal | None:
    """The amount in a cell, or ``None`` when it holds anything else."""
    return value if isinstance(value, Decimal) else None


def plain(value: Decimal) -> str:
    """Shortest exact text without exponent: ``Decimal("1E+3")`` → ``"1000"``, ``-0`` → ``"0"``."""
    if not value:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half-up rounding to a number of decimal places, as printed statistics do.

    An amount so large that its places do not fit the arithmetic has none to round.
    """
    if value.adjusted() + decimals >= ARITHMETIC.prec:
        return value
    return value.quantize(Decimal(1).scaleb(-decimals), context=ARITHMETIC)


def encode(value: Value) -> tuple[str, str]:
    """A value as (kind letter, text) for the store and the journal; inverse of :func:`decode`."""
    if isinstance(value, Decimal):
        return "n", plain(value)
    if isinstance(value, NotApplicable):
        return "x", ""
    if isinstance(value, Unreadable):
        return "u", value.text
    if isinstance(value, str):
        return "t", value
    return "d", value.isoformat()


def decode(kind: str, text: str) -> Value:
    """The value written by :func:`encode`; ``ValueError`` for anything else."""
    match kind:
        case "n":
            return _number(text)
        case "x":
            return NOT_APPLICABLE
        case "u":
            return Unreadable(text)
        case "t":
            return text
        case "d":
            return date.fromisoformat(text)
        case _:
            raise ValueError(kind)


def _number(text: str) -> Decimal:
    """Only what :func:`plain` writes: no exponent, no NaN, no digits of other scripts."""
    if not _WRITTEN.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)
