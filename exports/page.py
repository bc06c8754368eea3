"""Page set-up of a sheet: A4, one page wide, margins and page numbers of official documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from exports.styles import FACE

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_A4: Final = 9
#: Inches: 20 mm above and below, 30 mm left, 15 mm right (NĐ 30/2020/NĐ-CP, Phụ lục I).
_MARGINS: Final = {
    "top": "0.79", "bottom": "0.79", "left": "1.18", "right": "0.59",
    "header": "0.39", "footer": "0.39",
}  # fmt: skip


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


def _part(text: str, size: int, style: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(text=text, size=size, font=f"{FACE},{style}")
