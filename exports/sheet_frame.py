"""All of a sheet but its rows: views, sizes, merged cells, headers, held to what is shown.

ECMA-376-1 18.3.1.99. Only what our own sheets are made of is accepted: a drawing, a conditional
format or a frozen view scrolled past the first rows would show something else than is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from openpyxl.utils import column_index_from_string

from exports.content_part import whole_number
from exports.reader_messages import ReaderMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#: Points and character widths below which content is out of sight. The lowest rows we write, of 4
#: points, hold rules only.
LEAST_HEIGHT, _LEAST_WIDTH = 8, 3
#: Units of a column that states no width.
USUAL_WIDTH: Final = 8
LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = 16384
#: Cells under merged ones; a report has some thousands.
_MOST_COVERED: Final = 200_000
_SIZE: Final = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,20})?")
_ADDRESS: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
#: Place, typeface, size and colour of a header's words (18.3.1.46); what is left is printed.
#: Other typefaces, colours and sizes than ours could keep the words from being read.
_LAYOUT: Final = re.compile(
    r'&(?:[LCR]|"(?:Times New Roman|-),[A-Za-z ]+"|1[0-9]|2[0-4]|[6-9]|K000000)(?![0-9])'
)
#: Points of the rows that state no height; per cent of a view and of a printed page.
_WIDEST_MARGIN: Final = 3
_LEAST_USUAL, _LEAST_ZOOM, _LEAST_SCALE = 12, 50, 30
#: The view shown and the three there are (18.3.1.87).
_ZOOMS: Final = ("", "Normal", "SheetLayoutView", "PageLayoutView")
#: Rows and columns that stay on the screen: the head of a table, never its figures.
_MOST_FROZEN: Final = 30
#: Letter, Legal, A3, A4 (18.18.43): others print too small, or not at all.
_PAPERS: Final = ("1", "5", "8", "9")
#: In their order; a program that misses one in its place drops it (18.3.1.99).
_HARMLESS: Final = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection",
    "mergeCells", "phoneticPr", "printOptions", "pageMargins", "pageSetup", "headerFooter",
    "rowBreaks", "ignoredErrors",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """Which columns are out of sight, which cells merged ones cover, what is printed around.

    ``widths`` are those of the columns that state one; ``spans`` has the last row and column of
    every merged area by its first cell; ``running`` the words of headers and footers, whichever
    page they are for; ``column_styles`` the first cell of columns that have a style as a whole;
    ``frozen`` how many rows and columns stay on the screen; ``start`` the first cell of the rest.
    """

    hidden_columns: frozenset[int]
    covered: frozenset[tuple[int, int]]
    spans: dict[tuple[int, int], tuple[int, int]]
    widths: dict[int, int]
    column_styles: dict[int, tuple[int, int]]
    running: frozenset[str]
    frozen: tuple[int, int]
    start: tuple[int, int]


def read_frame(root: _Element, title: str) -> SheetFrame:
    """The frame of a worksheet; every refusal is a ``KnownError`` of ``ReaderMessage``."""
    if root.tag != f"{{{MAIN}}}worksheet":
        raise broken(title, str(root.tag))
    rest = iter(_HARMLESS)
    for child in root:
        name = str(child.tag).removeprefix(f"{{{MAIN}}}")
        if name not in _HARMLESS:
            item = name.rpartition("}")[2]
            raise KnownError(ReaderMessage.SHEET_ELEMENT, sheet=title, item=item)
        if name not in rest:
            raise broken(title, name)
    _check_defaults(root, title)
    _check_views(root, title)
    _check_print(root, title)
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered = frozenset(_covered(root, title, spans))
    hidden, widths = _columns(root, title)
    styles = _column_styles(root, title)
    running, views = frozenset(_running(root)), (_frozen(root), _start(root, title))
    return SheetFrame(hidden, covered, spans, widths, styles, running, *views)


def address(text: str) -> tuple[int, int] | None:
    """``"F12"`` → ``(12, 6)``."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        return None
    at = (int(found[2]), column_index_from_string(found[1]))
    return at if at[0] <= LAST_ROW and at[1] <= _LAST_COLUMN else None


def switched_on(text: str | None) -> bool:
    """Whether some program takes a switch for on; LibreOffice also knows "on" and numbers."""
    return text not in (None, "0", "false")


def too_small(text: str | None, least: int) -> bool:
    """Whether nobody could read what stands in a row or column of this size."""
    if text is None:
        return False
    return not _SIZE.fullmatch(text) or Decimal(text) < least


def broken(title: str, item: str) -> KnownError:
    """The refusal of a sheet that is not written as it should be."""
    return KnownError(ReaderMessage.SHEET_BROKEN, sheet=title, item=item)


def _check_defaults(root: _Element, title: str) -> None:
    """Rows and columns that state no size of their own must be seen (18.3.1.81)."""
    for usual in root.iterfind(f"{{{MAIN}}}sheetFormatPr"):
        if (
            switched_on(usual.get("zeroHeight"))
            or too_small(usual.get("defaultRowHeight"), _LEAST_USUAL)
            or too_small(usual.get("defaultColWidth"), USUAL_WIDTH)
            or too_small(usual.get("baseColWidth"), USUAL_WIDTH)
        ):
            raise broken(title, "kích thước mặc định của dòng, cột")


def _check_views(root: _Element, title: str) -> None:
    """Zeros are shown, columns run to the right, and no frozen rows hide others (18.3.1.87)."""
    views = root.findall(f"{{{MAIN}}}sheetViews/{{{MAIN}}}sheetView")
    for view in views:
        panes = view.findall(f"{{{MAIN}}}pane")
        scrolled = view.get("topLeftCell", "A1") != "A1"
        zooms = (view.get(f"zoomScale{kind}") for kind in _ZOOMS)
        if (
            len(views) > 1
            or len(panes) > 1
            or view.get("showZeros", "1") not in ("1", "true")
            or switched_on(view.get("rightToLeft"))
            or switched_on(view.get("showFormulas"))
            or any(not _at_its_place(pane, scrolled=scrolled) for pane in panes)
        ):
            raise KnownError(ReaderMessage.SHEET_VIEW, sheet=title)
        if any(zoom != "0" and too_small(zoom, _LEAST_ZOOM) for zoom in zooms):
            raise KnownError(ReaderMessage.SHEET_SMALL, sheet=title)


def _at_its_place(pane: _Element, *, scrolled: bool) -> bool:
    """Whether what moves beside frozen rows and columns begins right after them (18.3.1.66)."""
    if pane.get("state", "split") == "split":
        return True
    try:
        column, row = (whole_number(pane.get(key, "0")) for key in ("xSplit", "ySplit"))
    except ValueError:
        return False
    few = max(column, row) <= _MOST_FROZEN
    return few and not scrolled and address(pane.get("topLeftCell", "")) == (row + 1, column + 1)


def _frozen(root: _Element) -> tuple[int, int]:
    """Rows and columns that do not scroll; the first views have been checked."""
    pane = root.find(f"{{{MAIN}}}sheetViews/{{{MAIN}}}sheetView/{{{MAIN}}}pane")
    if pane is None or pane.get("state", "split") == "split":
        return (0, 0)
    return whole_number(pane.get("ySplit", "0")), whole_number(pane.get("xSplit", "0"))


def _start(root: _Element, title: str) -> tuple[int, int]:
    """The cell a sheet opens at, of a view or of what moves in it, whichever lies farther."""
    start = (1, 1)
    for tag in ("", f"/{{{MAIN}}}pane"):
        for found in root.iterfind(f"{{{MAIN}}}sheetViews/{{{MAIN}}}sheetView{tag}"):
            at = address(found.get("topLeftCell", "A1"))
            if at is None:
                raise KnownError(ReaderMessage.SHEET_VIEW, sheet=title)
            start = (max(start[0], at[0]), max(start[1], at[1]))
    return start


def _check_print(root: _Element, title: str) -> None:
    """Pages are large enough, numbered from the first, and as many as needed (18.3.1.63)."""
    fitting = root.findall(f"{{{MAIN}}}sheetPr/{{{MAIN}}}pageSetUpPr")
    fitted = any(switched_on(one.get("fitToPage")) for one in fitting)
    for margins in root.iterfind(f"{{{MAIN}}}pageMargins"):
        if any(not _is_narrow(margin) for margin in margins.attrib.values()):
            raise KnownError(ReaderMessage.SHEET_SMALL, sheet=title)
    for setup in root.iterfind(f"{{{MAIN}}}pageSetup"):
        crammed = fitted and setup.get("fitToHeight", "1") != "0"
        if (
            crammed
            or setup.get("paperSize", "9") not in _PAPERS
            or {"paperHeight", "paperWidth"} & set(setup.attrib)
            or too_small(setup.get("scale"), _LEAST_SCALE)
            or switched_on(setup.get("useFirstPageNumber"))
        ):
            raise KnownError(ReaderMessage.SHEET_SMALL, sheet=title)


def _is_narrow(margin: str) -> bool:
    """Whether a margin leaves room for the page, and is one: a negative one cuts its edge off."""
    return _SIZE.fullmatch(margin) is not None and Decimal(margin) < _WIDEST_MARGIN


def _columns(root: _Element, title: str) -> tuple[frozenset[int], dict[int, int]]:
    """Hidden columns, and the widths of the others."""
    hidden: set[int] = set()
    widths: dict[int, int] = {}
    before = 0
    for column in root.iterfind(f"{{{MAIN}}}cols/{{{MAIN}}}col"):
        width = column.get("width", "8")
        try:
            first, last = (whole_number(column.get(key, "")) for key in ("min", "max"))
        except ValueError:
            raise broken(title, "độ rộng cột") from None
        if not before < first <= last <= _LAST_COLUMN:
            raise broken(title, "độ rộng cột")
        before = last
        run = range(first, last + 1)
        if switched_on(column.get("hidden")) or too_small(width, _LEAST_WIDTH):
            hidden.update(run)
        else:
            widths.update(dict.fromkeys(run, int(Decimal(width).to_integral_value())))
    return frozenset(hidden), widths


def _column_styles(root: _Element, title: str) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    for column in root.iterfind(f"{{{MAIN}}}cols/{{{MAIN}}}col"):
        try:
            style = whole_number(column.get("style", "0"))
        except ValueError:
            raise broken(title, "kiểu cột") from None
        found.setdefault(style, (1, whole_number(column.get("min", ""))))
    return found


def _covered(
    root: _Element, title: str, spans: dict[tuple[int, int], tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The cells under merged ones; notes the merged areas in ``spans``."""
    room = _MOST_COVERED
    for merge in root.iterfind(f"{{{MAIN}}}mergeCells/{{{MAIN}}}mergeCell"):
        first, _, last = merge.get("ref", "").partition(":")
        start, end = address(first), address(last)
        if start is None or end is None or start in spans:
            raise broken(title, f"vùng gộp {merge.get('ref')}")
        rows, columns = range(start[0], end[0] + 1), range(start[1], end[1] + 1)
        room -= len(rows) * len(columns)
        if room < 0 or not rows or not columns:
            raise broken(title, f"vùng gộp {merge.get('ref')}")
        spans[start] = end
        yield from ((row, column) for row in rows for column in columns if (row, column) != start)


def _running(root: _Element) -> Iterator[str]:
    """What headers and footers print, without their layout (18.3.1.46)."""
    for element in root.iterfind(f"{{{MAIN}}}headerFooter/*"):
        for section in re.split("&[LCR]", "".join(map(str, element.itertext()))):
            words = _LAYOUT.sub("", section).strip()
            if words:
                yield words
