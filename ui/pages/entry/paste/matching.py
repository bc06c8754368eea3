"""Which indicator each row of a pasted block is about, read from the names or codes it carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from forms.common.encodings import converted, recognised
from forms.common.text import clean, search_key
from ui.pages.entry.paste.units import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.grid.clipboard import Block
    from ui.grid.source import GridRow

#: Names and codes stand in the first columns of a table.
_LOOKED_AT: Final = 3
#: So many whole numbers in a row that equal the form's codes are codes, not figures.
_FEWEST_CODES: Final = 3


@dataclass(frozen=True, slots=True)
class Matching:
    """What the first columns of a block say about its rows."""

    #: Columns that name the row (code, name, unit) before the figures begin.
    leading: int
    #: Per row of the block the form's row (from 0), None where no indicator is meant.
    rows: tuple[int | None, ...]
    #: The unit that the block itself names, blank when it names none or several.
    unit: str = ""


def match_rows(block: Block, rows: Sequence[GridRow]) -> Matching | None:
    """The rows a block names, ignoring case, marks and old fonts; None where it names none."""
    looked_at = range(min(_LOOKED_AT, block.width))
    words = [tuple(_key(block, r, c) for r in range(block.height)) for c in looked_at]
    named = _labels(rows)
    names = max(looked_at, key=lambda c: sum(key in named for key in words[c]), default=None)
    if names is None:
        return None
    codes = {row.code: number for number, row in enumerate(rows)}
    coded = max(looked_at, key=lambda c: _hits(block, c, codes))
    hits = sum(key in named for key in words[names])
    if not hits or 2 * hits < sum(map(bool, words[names])):
        return _by_code(block, coded, codes)
    found = tuple(_in_order(block, words[names], named, codes, coded))
    return _placed(block, max(names, coded) if coded < names else names, found)


def _by_code(block: Block, column: int, codes: dict[str, int]) -> Matching | None:
    """Rows by their codes alone, when the column can hardly be anything else."""
    texts = [clean(row[column] or "") for row in block.rows]
    known = [text for text in texts if text in codes]
    plain = all(text.isdigit() for text in known)
    if block.width == 1 or len(known) != len(texts) or len(set(known)) != len(known):
        return None
    if plain and len(known) < _FEWEST_CODES:
        return None
    if not plain and len(known) == 1:  # "1.1" alone is a figure
        return None
    return _placed(block, column, tuple(codes[text] for text in texts))


def _placed(block: Block, last: int, found: tuple[int | None, ...]) -> Matching:
    """The matching with the unit column, if one follows, and every row met once."""
    leading, unit = last + 1, ""
    if leading < block.width:
        told = {row[leading] or "" for row in block.rows} - {""}
        if told and not any(any(map(str.isdigit, text)) for text in told):
            units = {unit_of(text) for text in told} - {None}
            unit = units.pop().name if len(units) == 1 else ""  # type: ignore[union-attr]
            leading += 1
    first = {row: at for at, row in reversed(tuple(enumerate(found)))}
    once = tuple(row if first[row] == at else None for at, row in enumerate(found))
    return Matching(leading, once, unit)


def _in_order(
    block: Block,
    keys: tuple[str, ...],
    named: dict[str, list[int]],
    codes: dict[str, int],
    coded: int,
) -> Iterator[int | None]:
    """The row of each name; of several with one name that of the code, else the next one down."""
    last = -1
    for number, key in enumerate(keys):
        candidates = named.get(key, [])
        by_code = codes.get(clean(block.rows[number][coded] or ""), -1)
        later = [row for row in candidates if row > last]
        row = by_code if by_code in candidates else next(iter(later or candidates), None)
        last = last if row is None else row
        yield row


def _labels(rows: Sequence[GridRow]) -> dict[str, list[int]]:
    """Row numbers by the words of their names."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        found.setdefault(search_key(row.label), []).append(number)
    return found


def _hits(block: Block, column: int, codes: dict[str, int]) -> int:
    return sum(clean(row[column] or "") in codes for row in block.rows)


def _key(block: Block, row: int, column: int) -> str:
    """The words of a cell, old fonts read."""
    text = block.rows[row][column] or ""
    source = block.sources.get((row, column))
    return search_key(converted(text, recognised(text, source.font if source else "")))
