"""Page set-up of a sheet: A4, one page wide, margins, page numbers and where pages end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from exports.styles import FACE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet.worksheet import Worksheet

    from exports.pen import Pen

_A4: Final = 9
#: Inches: 20 mm above and below, 30 mm left, 15 mm right (NĐ 30/2020/NĐ-CP, Phụ lục I).
_MARGINS: Final = {
    "top": "0.79", "bottom": "0.79", "left": "1.18", "right": "0.59",
    "header": "0.39", "footer": "0.39",
}  # fmt: skip
#: Points of width and of rows on a page: what the margins leave upright and across.
_UPRIGHT, _ACROSS = (467, 728), (714, 481)
#: Per cent of it that a program may find: each scales the sheet to the page's width in its way.
_FOUND: Final = (96, 100, 105)
#: A page filled less than a part of so many is not ended before its time.
_NEARLY_EMPTY: Final = 4
#: Hundredths of a point in one unit of a column's width.
_UNIT: Final = 525


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
    if first:
        sheet.HeaderFooter.firstFooter = HeaderFooterItem(left=_part(footer, 9, "Italic"))
    sheet.sheet_view.showGridLines = False


def keep_together(pen: Pen, blocks: Iterable[tuple[int, int]]) -> None:
    """Begin a page with each block of rows (first, last) inside which one could begin otherwise.

    A block too high for one page is left alone, and so is one that would leave the page before it
    nearly empty. Nghị định 30/2020/NĐ-CP wants no signature on a page of its own.
    """
    heights = pen.rows.heights()
    ends: dict[int, list[int]] = {}
    for first, last in blocks:
        ends.setdefault(first, []).append(last)
    rooms = _rooms(pen)
    used = [0] * len(rooms)
    for row, height in enumerate(heights, start=1):
        sizes = [sum(heights[row - 1 : last]) for last in ends.get(row, ())]
        if any(_ends_before(size, used, rooms) for size in sizes):
            pen.sheet.row_breaks.append(Break(id=row - 1))
            used = [0] * len(rooms)
        whole = [full + height for full in used]
        used = [
            total if total <= room else height for total, room in zip(whole, rooms, strict=True)
        ]


def _ends_before(size: int, used: list[int], rooms: list[int]) -> bool:
    """Whether the page ends before a block of that height, by what is used of it."""
    if size > min(rooms):
        return False
    pages = zip(used, rooms, strict=True)
    return any(room < full + size and full * _NEARLY_EMPTY >= room for full, room in pages)


def _rooms(pen: Pen) -> list[int]:
    """Points of rows that programs find on a page, in the sheet's own size."""
    across = pen.sheet.page_setup.orientation == "landscape"
    width, height = _ACROSS if across else _UPRIGHT
    needed = max(sum(pen.widths) * _UNIT // 100, width)
    return [height * percent * needed // (100 * width) for percent in _FOUND]


def _part(text: str, size: int, style: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(text=text, size=size, font=f"{FACE},{style}")
