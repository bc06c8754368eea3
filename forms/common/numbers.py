"""Numbers as Vietnamese officials write them: comma for decimals, dot or space for thousands.

Amounts are :class:`~decimal.Decimal` from the key press to the file. ``1.234`` alone is read by
the Vietnamese rule (one thousand two hundred and thirty-four) and reported as *ambiguous*, so
that entry can echo it and a paste can ask; it never turns into 1,234 or ×1000 in silence.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from typing import Final

from forms.common.amount import ARITHMETIC, MAX_DIGITS, rounded
from forms.common.frozen import dataclass

MINUS: Final = "\u2212"
_SWAP_MARKS: Final = str.maketrans(",.", ".,")
_MINUS_SIGNS: Final = str.maketrans({MINUS: "-", "\u2013": "-", "\u2014": "-", "\ufe63": "-"})
#: Spaces within a line: two numbers on two lines of a cell are not one number.
_SPACES: Final = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_PLAIN: Final = re.compile(r"[+-]?[0-9]+(?:,[0-9]+)?")
#: Thousands never begin with a zero: "0.123" is an English decimal, not a hundred and more.
_DOTTED: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_SPACED: Final = re.compile(r"[+-]?[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?")
_AMBIGUOUS: Final = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]{3}")
_MACHINE: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_BRACKETED: Final = re.compile(r"\(\s*([0-9., ]+)\s*\)")
#: Digits a text may write out, zeros in front and behind included; beyond it is no amount.
_MAX_WRITTEN: Final = ARITHMETIC.prec


class NumberProblem(Enum):
    """Why a text is not a number."""

    SHAPE = "shape"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: an amount and whether the Vietnamese rule had to decide about its dot."""

    amount: Decimal
    ambiguous: bool = False


def read_number(text: str) -> Reading | NumberProblem:
    """Read a Vietnamese number: ``1404,5``, ``1.404,5``, ``1 404,5``, ``−12``, ``(12,5)``, ``+3``.

    A trailing ``%`` is allowed. Digits beyond what Excel keeps are refused (``TOO_LONG``).
    """
    raw = _SPACES.sub(" ", text.translate(_MINUS_SIGNS)).strip().removesuffix("%").rstrip()
    if bracketed := _BRACKETED.fullmatch(raw):
        raw = f"-{bracketed[1].strip()}"
    if not (_PLAIN.fullmatch(raw) or _DOTTED.fullmatch(raw) or _SPACED.fullmatch(raw)):
        return NumberProblem.SHAPE
    digits = raw.replace(".", "").replace(" ", "").replace(",", ".")
    amount = _exact(digits)
    if amount is None or significant_digits(amount) > MAX_DIGITS:
        return NumberProblem.TOO_LONG
    return Reading(amount, ambiguous=_AMBIGUOUS.fullmatch(raw) is not None)


def read_machine_number(text: str) -> Decimal | NumberProblem:
    """Read a number of a data file: digits, optional minus, dot for decimals, nothing else.

    Every digit is kept; more than the program's arithmetic carries are refused (``TOO_LONG``).
    """
    raw = text.strip()
    if not _MACHINE.fullmatch(raw):
        return NumberProblem.SHAPE
    amount = _exact(raw)
    return NumberProblem.TOO_LONG if amount is None else amount


def significant_digits(amount: Decimal) -> int:
    """Digits that carry information: ``Decimal("1200.50")`` → 5."""
    _, digits, exponent = _reduced(amount).as_tuple()
    return len(digits) + max(int(exponent), 0)


def decimals_of(amount: Decimal) -> int:
    """Decimal places in use: ``Decimal("1.50")`` → 1."""
    return max(-int(_reduced(amount).as_tuple().exponent), 0)


def format_number(amount: Decimal, decimals: int | None = None, *, signed: bool = False) -> str:
    """``1404.5`` → ``"1.404,5"``; ``signed`` writes ``+`` before positive amounts; true minus.

    ``decimals`` rounds half-up for display only; without it every digit is shown.
    """
    shown = _reduced(amount) if decimals is None else rounded(amount, decimals)
    text = f"{shown.copy_abs():,f}".translate(_SWAP_MARKS)
    if shown < 0:
        return MINUS + text
    return f"+{text}" if signed and shown > 0 else text


def edit_text(amount: Decimal) -> str:
    """The text an editor starts with: no thousands marks, comma for decimals, ASCII minus."""
    return f"{_reduced(amount):f}".replace(".", ",")


def _exact(text: str) -> Decimal | None:
    """The amount written, zero without a sign; ``None`` when it has too many digits to carry."""
    if len(text.lstrip("+-").replace(".", "")) > _MAX_WRITTEN:
        return None
    amount = Decimal(text)
    return amount or Decimal(0)


def _reduced(amount: Decimal) -> Decimal:
    """Without trailing zeros, zero without a sign; exact up to 34 digits."""
    return amount.normalize(ARITHMETIC) or Decimal(0)
