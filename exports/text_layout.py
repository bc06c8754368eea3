"""How much room a text takes on paper, estimated from the widths of Times New Roman's letters.

XLSX files carry row heights as numbers, and Excel does not fit merged rows by itself: without an
estimate long texts would be cut. Lengths are whole thousandths of a point.
"""

from __future__ import annotations

from typing import Final

from forms.common.text import without_marks

#: Widths in thousandths of the type size (Adobe's metrics of Times-Roman, which the face shares).
_BASES: Final = {
    **dict.fromkeys("ijlt'|", 278), **dict.fromkeys("frI()[]-", 333),
    **dict.fromkeys(" .,;:!/", 278), **dict.fromkeys("aces?zJ", 444), "m": 778,
    **dict.fromkeys("SFP", 556), **dict.fromkeys("BCRELTZ", 667), "%": 833, "W": 944, "M": 889,
    **dict.fromkeys("ADGHKNOQUVXYw", 722), **dict.fromkeys("+<=>−–", 564), "—": 1000,
}  # fmt: skip
_USUAL: Final = 500


class _Widths(dict[str, int]):
    """Widths of letters by what is left of them without marks."""

    def __missing__(self, letter: str) -> int:
        return sum(_BASES.get(base, _USUAL) for base in without_marks(letter))


_MARKED: Final = "".join(
    chr(code) for code in (*range(0x20, 0x7F), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))
)
_WIDTHS: Final = _Widths({letter: _Widths()[letter] for letter in _MARKED})
#: Bold letters, and programs that substitute another face, need a little more.
_REGULAR_PERCENT, _BOLD_PERCENT = 104, 112
_LINE_PERCENT: Final = 125
_PADDING: Final = 3
#: What a line takes at the least: the face's own height, nothing between lines.
_TIGHT_PERCENT: Final = 115
#: One step of indent, in thousandths of the type size.
_INDENT: Final = 800
_WIDEST: Final = max(_BASES.values())


def text_width(text: str, size: int, *, bold: bool = False) -> int:
    """Width of one line in thousandths of a point at ``size`` points."""
    percent = _BOLD_PERCENT if bold else _REGULAR_PERCENT
    return sum(map(_WIDTHS.__getitem__, text)) * size * percent // 100


def line_count(text: str, width: int, size: int, *, bold: bool = False) -> int:
    """Lines a text takes when wrapped at ``width`` thousandths of a point."""
    if not text:
        return 1
    return sum(_wrapped(line, width, size, bold=bold) for line in text.split("\n"))


def block_height(lines: int, size: int) -> int:
    """Height in points of so many lines, padding included."""
    return -(-lines * size * _LINE_PERCENT // 100) + _PADDING


def indent_width(indent: int, size: int) -> int:
    """What an indent takes from a line, in thousandths of a point."""
    return indent * size * _INDENT


def least_height(text: str, width: int, size: int) -> int:
    """Points without which a part of a text, wrapped at ``width``, is surely out of sight."""
    lines = 1
    if "\n" in text or len(text) * size * _WIDEST > width:
        lines = line_count(text, width * _REGULAR_PERCENT // 100, size)
    return lines * size * _TIGHT_PERCENT // 100


def _wrapped(line: str, width: int, size: int, *, bold: bool) -> int:
    """Greedy wrapping at spaces; a word wider than the line is broken."""
    if text_width(line, size, bold=bold) <= width:
        return 1
    lines, used = 1, 0
    space = text_width(" ", size, bold=bold)
    for word in line.split(" "):
        length = text_width(word, size, bold=bold)
        if used and used + space + length <= width:
            used += space + length
            continue
        lines += bool(used)
        lines += max(-(-length // width) - 1, 0)
        used = length if length <= width else max(length % width, 1)
    return lines
