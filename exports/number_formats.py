"""Which number format each style has, and whether a number is shown as it is.

A format such as ``;;;`` or ``#,##0,`` shows nothing, or a thousandth, of what the cell holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from exports.content_part import parse_content, whole_number
from exports.legibility import illegible_styles, type_sizes, wrapping_styles
from exports.reader_messages import ReaderMessage
from exports.sheet_frame import MAIN
from exports.styles import DATE_FORMAT
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from exports.package import Package

#: Formats every spreadsheet program knows by number (ECMA-376-1 18.8.30).
_BUILT_IN: Final = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 14: DATE_FORMAT, 49: "@",
}  # fmt: skip
#: Below it every number stands for a format of the program's own, whatever the file says of it.
_FIRST_OWN: Final = 164
_PLAIN: Final = re.compile(r"(?:General|@|(?:#,##)?0(?:\.0{1,6})?)")
_SIGNED: Final = re.compile(r"\+(#,##0(?:\.0{1,6})?);-\1;\1")


@dataclass(frozen=True, slots=True)
class NumberFormats:
    """Format codes by style index, the styles that nobody can read, sizes of type in points."""

    codes: Mapping[int, str]
    illegible: frozenset[int] = frozenset()
    sizes: Mapping[int, int] = field(default_factory=dict)
    #: Styles whose text goes on in a second line, and how far it is indented.
    indents: Mapping[int, int] = field(default_factory=dict)

    def of(self, style: int) -> str:
        """The code of a style; empty when there is no such style."""
        return self.codes.get(style, "")

    def decimals(self, style: int) -> int | None:
        """Decimal places a style shows; nothing where it shows as many as there are."""
        code = self.of(style).partition(";")[0]
        return None if code in ("General", "@") else len(code.partition(".")[2])

    def honest(self, style: int, *, date: bool = False) -> bool:
        """Whether a number of this style is shown as the amount (or day) it is."""
        code = self.of(style)
        if date:
            return code == DATE_FORMAT
        return bool(_PLAIN.fullmatch(code) or _SIGNED.fullmatch(code))


def read_formats(package: Package, part: str | None) -> NumberFormats:
    """Read the style sheet; without one every cell is ``General``."""
    if part is None:
        return NumberFormats({0: "General"})
    root = parse_content(package, part)
    _check_once(root)
    try:
        own = {
            whole_number(item.get("numFmtId", "")): item.get("formatCode", "")
            for item in root.iterfind(f"{{{MAIN}}}numFmts/{{{MAIN}}}numFmt")
        }
        cells = root.findall(f"{{{MAIN}}}cellXfs/{{{MAIN}}}xf")
        ids = [whole_number(item.get("numFmtId", "0")) for item in cells]
        illegible = illegible_styles(root)
    except ValueError:
        raise KnownError(ReaderMessage.STYLES_BROKEN) from None
    if len(own) != len(root.findall(f"{{{MAIN}}}numFmts/{{{MAIN}}}numFmt")):
        raise KnownError(ReaderMessage.STYLES_BROKEN)
    if any(own.get(number, code) != code for number, code in _BUILT_IN.items()):
        raise KnownError(ReaderMessage.STYLES_BROKEN)
    codes = _BUILT_IN | {number: code for number, code in own.items() if number >= _FIRST_OWN}
    shown = {style: codes.get(number, "") for style, number in enumerate(ids)}
    return NumberFormats(shown, illegible, type_sizes(root), wrapping_styles(root))


def _check_once(root: _Element) -> None:
    """Two tables of one kind would be read by different programs differently."""
    tags = [str(child.tag) for child in root]
    if len(set(tags)) != len(tags):
        raise KnownError(ReaderMessage.STYLES_BROKEN)
