"""Page set-up of a sheet: A4, one page wide, margins, page numbers and where pages end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from exports.styles import FACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

_A4: Final = 9
#: Inches: 20 mm above and below, 30 mm left, 15 mm right (NĐ 30/2020/NĐ-CP, Phụ lục I).
_MARGINS: Final = {
    "top": "0.79", "bottom": "0.79", "left": "1.18", "right": "0.59",
    "header": "0.39", "footer": "0.39",
}  # fmt: skip
#: Points of rows on an upright page: what the margins leave, less and more for programs that
#: scale the sheet to the page's width.
_PAGE_HEIGHTS: Final = (700, 728, 760)


def set_up_page(sheet: Worksheet, footer: str, *, landscape: bool, first: bool = False) -> None:
    """Set up the page; the ``first`` page of a document carries no number."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(**_MARGINS)
    sheet.print_options.horizontalCentered = True
    sheet.HeaderFooter.differentFirst = first
    sheet.HeaderFooter.oddHeader = HeaderFooterItem(center=_part("&P", 13, "Regular"))
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(left=_part(footer, 9, "Italic"))
    sheet.sheet_view.showGridLines = False


def keep_together(sheet: Worksheet, heights: Sequence[int], first: int) -> None:
    """Let the rows from ``first`` on stand on one page, if a page could begin inside them.

    ``heights`` are those of all rows, in points. Nghị định 30/2020/NĐ-CP wants no signature on a
    page of its own.
    """
    if any(_last_page(heights, room) > first for room in _PAGE_HEIGHTS):
        sheet.row_breaks.append(Break(id=first - 1))


def _last_page(heights: Sequence[int], room: int) -> int:
    """The row, from 1, with which the last page begins."""
    first = 1
    used = 0
    for row, height in enumerate(heights, start=1):
        used += height
        if used > room:
            first, used = row, height
    return first


def _part(text: str, size: int, style: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(text=text, size=size, font=f"{FACE},{style}")
