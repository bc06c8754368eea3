"""How cells look: type, alignment, borders and number formats of the printed report.

Sizes and styles follow Nghị định 30/2020/NĐ-CP, Phụ lục I: Times New Roman, black.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

if TYPE_CHECKING:
    from openpyxl.styles.styleable import StyleableObject

FACE: Final = "Times New Roman"
BODY: Final = 11
#: Pixels a column-width unit takes with the body size (ECMA-376-1 18.3.1.13), and cell padding.
_UNIT_PIXELS, _PADDING_PIXELS = 7, 5
#: Thousandths of a point in one pixel at 96 per inch.
_PIXEL: Final = 750

DATE_FORMAT: Final = "dd/mm/yyyy"


class Edge(Enum):
    """Which borders a cell has."""

    NONE = "none"
    BOX = "box"
    RULE = "rule"
    #: White lines: LibreOffice prints a page only where some cell of it has content or a border,
    #: and loses the rest of a long text that goes on over the page.
    UNSEEN = "unseen"


class Tone(Enum):
    """What a cell's colours say beyond its content."""

    PLAIN = "plain"
    #: The column does not exist for the row.
    ABSENT = "absent"
    #: What stands here could not be read; such a report cannot be signed.
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Look:
    """Everything about a cell but its content; equal looks share one style of the file."""

    size: int = BODY
    bold: bool = False
    italic: bool = False
    across: str = "left"
    down: str = "center"
    indent: int = 0
    edge: Edge = Edge.NONE
    tone: Tone = Tone.PLAIN
    number_format: str = "General"

    def dress(self, cell: StyleableObject) -> None:
        """Give a cell this look."""
        colour = _ALARM if self.tone is Tone.ALARM else _BLACK
        cell.font = Font(
            name=FACE, size=self.size, bold=self.bold, italic=self.italic, color=colour
        )
        cell.alignment = Alignment(
            horizontal=self.across, vertical=self.down, wrap_text=True, indent=self.indent
        )
        cell.border = _BORDERS[self.edge]
        cell.number_format = self.number_format
        if self.tone is Tone.ABSENT:
            cell.fill = _ABSENT


_BLACK, _ALARM = "FF000000", "FFC00000"
_ABSENT: Final = PatternFill("solid", fgColor="FFD9D9D9")
_THIN: Final = Side(style="thin", color=_BLACK)
_WHITE: Final = Side(style="thin", color="FFFFFFFF")
_BORDERS: Final = {
    Edge.NONE: Border(),
    Edge.BOX: Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN),
    Edge.UNSEEN: Border(left=_WHITE, right=_WHITE, top=_WHITE, bottom=_WHITE),
    Edge.RULE: Border(bottom=_THIN),
}


def number_format(decimals: int, *, signed: bool = False) -> str:
    """Excel shows these with the marks of the reader's language: ``#,##0.0`` as ``1.404,5``."""
    plain = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f"+{plain};-{plain};{plain}" if signed else plain


def column_room(width: int) -> int:
    """Thousandths of a point that text may take in a column of so many width units."""
    return (width * _UNIT_PIXELS - _PADDING_PIXELS) * _PIXEL


def width_for(room: int) -> int:
    """The narrowest column width, in units, that gives a text so much room."""
    return -(-(room // _PIXEL + 1 + _PADDING_PIXELS) // _UNIT_PIXELS)
