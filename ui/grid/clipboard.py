"""Blocks of cells to and from clipboard text, the way Excel and LibreOffice write them.

Everything here is pure and accepts any text: what cannot be understood becomes plain cells.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from ui.grid.htmltable import Source, TableReader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

_QUOTED: Final = re.compile(r'"((?:[^"]|"")*+)"(?=\t|\r|\n|\Z)')
_PLAIN: Final = re.compile(r"[^\t\r\n]*")
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_TEARING: Final = re.compile(r'[\t\r\n]|^"')
_HARD_SPACES: Final = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f", " "))
_HTML: Final = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head>'
    "<body><table>{}</table></body></html>"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of texts; None is a place without a cell, under a merge or past a row's end."""

    rows: tuple[tuple[str | None, ...], ...]
    #: What the other program tells about cells besides their texts, by row and column.
    sources: Mapping[tuple[int, int], Source] = field(default_factory=dict, compare=False)

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def ragged(self) -> bool:
        """True when some place carries no cell."""
        return any(text is None for row in self.rows for text in row)


def read_clipboard(text: str, markup: str) -> Block:
    """The block on a clipboard with text, markup or both; markup wins where cells are merged."""
    table = read_html(markup) if markup else None
    if table is not None and (table.ragged or not text):
        return table
    block = read_tsv(text)
    if table is None or (table.height, table.width) != (block.height, block.width):
        return block
    return replace(block, sources=table.sources)


def read_tsv(text: str) -> Block:
    """The block in tab-separated text; one trailing line break belongs to the last row."""
    rows: list[list[str | None]] = [[]]
    position = 0
    while True:
        field, position = _field(text, position)
        rows[-1].append(field)
        if text.startswith("\t", position):
            position += 1
            continue
        line_end = _BREAK.match(text, position)
        if line_end is None or line_end.end() == len(text):
            return _rectangle(rows)
        position = line_end.end()
        rows.append([])


def write_tsv(block: Block) -> str:
    """Tab-separated text with Windows line ends, quoted where a cell would be torn apart."""
    return "".join("\t".join(_quoted(text or "") for text in row) + "\r\n" for row in block.rows)


def read_html(markup: str) -> Block | None:
    """The first table of an HTML fragment, None when there is none."""
    reader = TableReader()
    reader.feed(markup.replace("<![", "<!"))  # the parser refuses unknown conditional sections
    reader.close()
    rows = [[None if text is None else _clean(text) for text in row] for row in reader.rows]
    return replace(_rectangle(rows), sources=reader.sources) if any(rows) else None


def write_html(block: Block, numbers: Sequence[Sequence[Decimal | None]]) -> str:
    """An HTML table whose cells also carry their exact number, whatever the reader's separators.

    Excel reads ``x:num``, LibreOffice ``sdval``. ``numbers`` has the shape of the block.
    """
    rows = (
        "".join(_html_cell(text or "", number) for text, number in zip(texts, values, strict=True))
        for texts, values in zip(block.rows, numbers, strict=True)
    )
    return _HTML.format("".join(f"<tr>{row}</tr>" for row in rows))


def _field(text: str, position: int) -> tuple[str, int]:
    """The field starting at ``position`` and where it ends."""
    quoted = _QUOTED.match(text, position)
    if quoted is not None:
        return _clean(quoted[1].replace('""', '"')), quoted.end()
    plain = _PLAIN.match(text, position)
    end = plain.end() if plain else position
    return _clean(text[position:end]), end


def _clean(text: str) -> str:
    """Without hard spaces, which numbers are grouped with, and without spaces around."""
    return text.translate(_HARD_SPACES).strip(" ")


def _quoted(text: str) -> str:
    if not _TEARING.search(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def _html_cell(text: str, number: Decimal | None) -> str:
    exact = "" if number is None else f' x:num="{number:f}" sdval="{number:f}"'
    return f"<td{exact}>{html.escape(text).replace(chr(10), '<br>')}</td>"


def _rectangle(rows: list[list[str | None]]) -> Block:
    """The rows filled up to the longest one."""
    width = max(len(row) for row in rows)
    return Block(tuple(tuple(row) + (None,) * (width - len(row)) for row in rows))
