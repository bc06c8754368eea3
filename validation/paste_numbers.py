"""Numbers as other programs, other offices and hurried people write them.

Two notations meet in a paste: Vietnamese (``1.404,5``) and English (``1,404.5``). A text that only
one of them allows is read by it and said so; ``1.234`` is allowed by both and is asked about
unless the block it came with has decided.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final

from forms.common.amount import ARITHMETIC, MAX_DIGITS, plain, rounded
from forms.common.numbers import decimals_of, format_number, significant_digits
from forms.common.text import search_key
from validation.kinds.notation import like_an_index
from validation.paste_messages import PasteMessage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from forms.cell import Cell
    from forms.definition import Form


class DecimalMark(Enum):
    """Which sign stands before the decimals; the other one groups thousands."""

    COMMA = ","
    DOT = "."


@dataclass(frozen=True, slots=True)
class Field:
    """What kind of number a cell takes; ``growth`` is a percentage that may be negative."""

    decimals: int
    unit: str
    growth: bool

    @classmethod
    def of(cls, form: Form, cell: Cell) -> Field:
        """The field of a cell."""
        column = form.column_of[cell.column]
        row = form.row_of.get(cell.row)
        if row is None:
            unit, decimals = column.unit or form.unit, column.decimals
        else:
            unit, decimals = form.unit_of(row, column), form.decimals(row, column)
        return cls(decimals, unit, growth=unit == "%" and column.signed)


@dataclass(frozen=True, slots=True)
class NumberReading:
    """An amount or nothing, what to tell about it, and the amounts to choose from."""

    amount: Decimal | None
    note: str = ""
    choices: tuple[Decimal, ...] = ()


_STYLES: Final = {DecimalMark.COMMA: "Việt Nam", DecimalMark.DOT: "Anh, Mỹ"}
_MINUS: Final = str.maketrans(dict.fromkeys("\u2212\u2013\u2014\ufe63", "-"))
_BODY: Final = re.compile(r"[0-9](?:[0-9., ]*[0-9])?")
_DOUBTFUL: Final = re.compile(r"([1-9][0-9]{0,2})([.,])([0-9]{3})")
_WHOLE: Final = re.compile(r"[0-9]+|[1-9][0-9]{0,2}(?: [0-9]{3})+")
_WRITTEN: Final = {
    DecimalMark.COMMA: re.compile(
        r"[0-9]+,[0-9]+|[1-9][0-9]{0,2}(?:[. ][0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
    ),
    DecimalMark.DOT: re.compile(
        r"[0-9]+\.[0-9]+|[1-9][0-9]{0,2}(?:[, ][0-9]{3})+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+"
    ),
}
_SCIENTIFIC: Final = re.compile(r"([+-]?[0-9](?:[.,][0-9]{1,15})?)[eE]([+-]?[0-9]{1,2})")
_TIMES: Final = re.compile(
    r"(gấp|bằng|tăng)?\s*(?:khoảng\s*)?([0-9., ]*[0-9])\s*lần", re.IGNORECASE
)
_ABOUT: Final = re.compile(
    r"(?:[<>≥≤≈~]=?|trên|dưới|khoảng|gần|hơn|ước)\s*([0-9].*)", re.IGNORECASE
)
_UP_DOWN: Final = re.compile(r"(tăng|giảm|[↑↓▲▼])\s*([0-9].*)", re.IGNORECASE)
_SIGNED: Final = re.compile(r"([+-]) *([0-9].*)")
_BRACKETED: Final = re.compile(r"\(\s*([0-9].*[0-9]|[0-9])\s*%?\s*\)")
_WITH_UNIT: Final = re.compile(r"([^A-Za-zÀ-ỹ]*[0-9])\s*([A-Za-zÀ-ỹ].*)")
#: Marks of footnotes, quotes and lists around a number.
_STRAY: Final = "'’`\"*;:† "
_DOWN: Final = ("giảm", "↓", "▼")
_SCALES: Final = {"": 0, "nghin": 3, "ngan": 3, "trieu": 6, "tr": 6, "ty": 9, "ti": 9}
_HUNDRED: Final = Decimal(100)


def decimal_mark(texts: Iterable[str]) -> DecimalMark | None:
    """The decimal mark of a block: that of the texts only one notation allows, if they agree."""
    found = {mark for text in texts if (mark := _only(text.translate(_MINUS).strip("+-() %")))}
    return found.pop() if len(found) == 1 else None


def interpret_number(text: str, field: Field, mark: DecimalMark | None) -> NumberReading:
    """The amount a cleaned text stands for; see :func:`validation.paste.interpret`."""
    raw = text.translate(_MINUS).replace("\n", " ").strip()
    if raw.startswith("#"):
        return NumberReading(None, PasteMessage.EXCEL_ERROR.sentence(text=text))
    if found := _TIMES.fullmatch(raw):
        return _times(text, found, field, mark)
    if found := _SCIENTIFIC.fullmatch(raw):
        return _scientific(text, found, field)
    if found := _ABOUT.fullmatch(raw):
        amount = _amount(found[1].rstrip("% "), mark)
        return _asked(text, PasteMessage.APPROXIMATE, amount, field)
    if raw.endswith("-") and (amount := _amount(raw[:-1].strip(), mark)) is not None:
        return _asked(text, PasteMessage.TRAILING_MINUS, -amount, field)
    return _plain(text, raw, field, mark)


def _plain(text: str, raw: str, field: Field, mark: DecimalMark | None) -> NumberReading:
    """A number, perhaps with a sign, brackets, a unit or a stray mark around it."""
    body, note = raw, None
    if stripped := body.strip(_STRAY):
        note = PasteMessage.SIGN_DROPPED if stripped != body else None
        body = stripped
    if (found := _WITH_UNIT.fullmatch(body)) and body[0] not in "(":
        return _with_unit(text, found, field, mark)
    negative, body, sign_note = _sign(body)
    body = body.removesuffix("%").rstrip()
    if found := _DOUBTFUL.fullmatch(body):
        return _doubtful(text, found, field, mark, negative=negative)
    amount = _amount(body, mark)
    if amount is None:
        return NumberReading(None, PasteMessage.NOT_A_NUMBER.sentence(text=text))
    amount = -amount if negative else amount
    written = _only(body)
    expected = mark or DecimalMark.COMMA
    if written and written is not expected:
        kept = _kept(amount, field)
        other = PasteMessage.OTHER_MARKS.sentence(
            text=text, style=_STYLES[written], value=format_number(kept)
        )
        return _checked(text, amount, field, other)
    message = sign_note or note
    said = message.sentence(text=text, value=format_number(_kept(amount, field))) if message else ""
    return _checked(text, amount, field, said)


def _sign(body: str) -> tuple[bool, str, PasteMessage | None]:
    """Whether the number is negative, the number without its sign, and what to say about it."""
    if found := _BRACKETED.fullmatch(body):
        return True, found[1], PasteMessage.NEGATIVE
    if found := _UP_DOWN.fullmatch(body):
        down = found[1].casefold() in _DOWN
        return down, found[2], PasteMessage.NEGATIVE if down else PasteMessage.SIGN_DROPPED
    if found := _SIGNED.fullmatch(body):
        return found[1] == "-", found[2], None
    if body.startswith(("+-", "-+", "--", "++")):
        return False, "", None  # two signs say nothing
    return False, body, None


def _checked(text: str, amount: Decimal, field: Field, note: str) -> NumberReading:
    """The amount at the form's precision; an index where a growth belongs is asked about."""
    kept = _kept(amount, field)
    if significant_digits(kept) > MAX_DIGITS:
        return NumberReading(None, PasteMessage.TOO_LONG.sentence(text=text, digits=MAX_DIGITS))
    if field.growth and like_an_index(kept):
        growth = kept - _HUNDRED
        said = format_number(growth, signed=True)
        return NumberReading(
            kept, PasteMessage.INDEX.sentence(text=text, growth=said), (growth, kept)
        )
    if kept != amount:
        note = PasteMessage.ROUNDED.sentence(
            text=text, value=format_number(kept), decimals=field.decimals
        )
    return NumberReading(kept, note)


def _doubtful(
    text: str, found: re.Match[str], field: Field, mark: DecimalMark | None, *, negative: bool
) -> NumberReading:
    """``1.234``: thousands in one notation, decimals in the other."""
    sign = -1 if negative else 1
    thousands = sign * Decimal(found[1] + found[3])
    part = sign * Decimal(f"{found[1]}.{found[3]}")
    grouping = found[2] != (mark or DecimalMark.COMMA).value
    if field.decimals == 0:  # a fraction has no place here
        grouping = True
    elif mark is None:
        question = PasteMessage.THOUSANDS_OR_PART.sentence(
            text=text, thousands=format_number(thousands), part=format_number(part)
        )
        choices = (thousands, _kept(part, field))
        first = choices[0] if grouping else choices[1]
        return NumberReading(first, question, choices if grouping else choices[::-1])
    amount = thousands if grouping else part
    style = _STYLES[DecimalMark.COMMA if grouping == (found[2] == ".") else DecimalMark.DOT]
    note = PasteMessage.OTHER_MARKS.sentence(text=text, style=style, value=format_number(amount))
    return _checked(text, amount, field, note)


def _times(
    text: str, found: re.Match[str], field: Field, mark: DecimalMark | None
) -> NumberReading:
    """``2,7 lần``: +170 % for "gấp"; "tăng 2,7 lần" is used for +170 % and for +270 % alike."""
    amount = _amount(found[2], mark)
    if amount is None or field.unit != "%":
        return NumberReading(None, PasteMessage.NOT_A_NUMBER.sentence(text=text))
    whole = _kept(ARITHMETIC.multiply(amount, _HUNDRED), field)
    choices: tuple[Decimal, ...] = (whole,)
    if field.growth:
        sure = (found[1] or "").casefold() in ("gấp", "bằng")
        choices = (whole - _HUNDRED,) if sure else (whole - _HUNDRED, whole)
    return NumberReading(None, PasteMessage.TIMES.sentence(text=text), choices)


def _scientific(text: str, found: re.Match[str], field: Field) -> NumberReading:
    amount = Decimal(found[1].replace(",", ".")).scaleb(int(found[2]), ARITHMETIC)
    return _asked(text, PasteMessage.SCIENTIFIC, Decimal(plain(amount)), field)


def _with_unit(
    text: str, found: re.Match[str], field: Field, mark: DecimalMark | None
) -> NumberReading:
    """``5,2 tỷ đồng``: the cell's own unit is dropped, another one converted if asked."""
    reading = _plain(found[1], found[1].strip(), field, mark)
    unit = found[2].rstrip(". ")
    if reading.amount is not None and search_key(unit) == search_key(field.unit):
        value = format_number(reading.amount)
        note = PasteMessage.UNIT_DROPPED.sentence(text=text, value=value, unit=field.unit)
        return reading if reading.choices else NumberReading(reading.amount, note)
    amount, shift = _amount(found[1].strip(), mark), _shift(unit, field.unit)
    if amount is None or shift is None:
        note = PasteMessage.UNKNOWN_UNIT.sentence(unit=unit, unit_of_cell=field.unit or "của biểu")
        return NumberReading(None, note)
    return _asked(text, PasteMessage.OTHER_UNIT, amount.scaleb(shift, ARITHMETIC), field)


def _asked(text: str, message: PasteMessage, amount: Decimal | None, field: Field) -> NumberReading:
    if amount is None or significant_digits(_kept(amount, field)) > MAX_DIGITS:
        return NumberReading(None, PasteMessage.NOT_A_NUMBER.sentence(text=text))
    kept = _kept(Decimal(plain(amount)), field)
    said = message.sentence(text=text, value=format_number(kept), unit=field.unit)
    return NumberReading(None, said, (kept,))


def _shift(unit: str, wanted: str) -> int | None:
    """Powers of ten from one unit to another of the same money; ``None`` for different things."""
    one, other = _scale(unit), _scale(wanted)
    if one is None or other is None or (one[1] and one[1] != other[1]):
        return None
    return one[0] - other[0]


def _scale(unit: str) -> tuple[int, str] | None:
    """``"nghìn tỷ đồng"`` → (12, ``"dong"``)."""
    power, words = 0, search_key(unit).split()
    while words and words[0] in _SCALES:
        power += _SCALES[words.pop(0)]
    rest = {"d": "dong", "vnd": "dong"}.get(" ".join(words), " ".join(words))
    return (power, rest) if rest in ("", "dong", "usd") else None


def _amount(body: str, mark: DecimalMark | None) -> Decimal | None:
    """The amount of a number without a sign; a doubtful one is read by the mark."""
    if not _BODY.fullmatch(body) or len(body) > ARITHMETIC.prec:
        return None
    if _WHOLE.fullmatch(body):
        return Decimal(body.replace(" ", ""))
    for each in (mark or DecimalMark.COMMA, *DecimalMark):
        if _WRITTEN[each].fullmatch(body):
            grouping = "." if each is DecimalMark.COMMA else ","
            digits = body.replace(" ", "").replace(grouping, "").replace(",", ".")
            return Decimal(digits)
    return None


def _only(body: str) -> DecimalMark | None:
    """The notation of a text that the other one does not allow."""
    if _DOUBTFUL.fullmatch(body):
        return None
    fitting = [mark for mark, pattern in _WRITTEN.items() if pattern.fullmatch(body)]
    return fitting[0] if len(fitting) == 1 else None


def _kept(amount: Decimal, field: Field) -> Decimal:
    return rounded(amount, field.decimals) if decimals_of(amount) > field.decimals else amount
