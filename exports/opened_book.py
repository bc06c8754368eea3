"""A workbook from outside: its visible sheets and the one cell each defined name points to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from openpyxl.utils import get_column_letter

from exports import relationships
from exports.book_parts import OFFICE, check_links, find_parts
from exports.cells import Kind, RawCell, SheetCells, place, read_cells, text_of
from exports.content_part import check_size, parse_content
from exports.number_formats import NumberFormats, read_formats
from exports.reader_messages import ReaderMessage
from exports.sheet_frame import MAIN, address, switched_on, too_small
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from exports.book_parts import BookParts
    from exports.package import Package

_TARGET: Final = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$([A-Z]{1,3})\$([1-9][0-9]{0,6})")
_TITLES: Final = re.compile(
    r"(?:'((?:[^']|'')+)'|([^'!]+))!\$([1-9][0-9]{0,6}):\$([1-9][0-9]{0,6})"
)
#: The name under which Excel keeps the rows that every page repeats, one per sheet.
_REPEATED: Final = "_xlnm.Print_Titles"
#: Thousandths of the window's width that the tabs may take.
_LEAST_TABS: Final = 100
#: What spreadsheet programs write into a workbook part that changes nothing shown (18.2.27).
_HARMLESS: Final = frozenset(
    {
        "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets",
        "definedNames", "calcPr", "extLst", "AlternateContent", "revisionPtr",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NamedCell:
    """The cell a name points to, and what it holds (nothing when it is empty)."""

    name: str
    sheet: str
    at: tuple[int, int]
    content: RawCell | None

    @property
    def place(self) -> str:
        """How the cell is called in a message."""
        return place(self.sheet, f"{get_column_letter(self.at[1])}{self.at[0]}")

    @property
    def text(self) -> str:
        """The text it holds; refuses a number."""
        if self.content is None:
            return ""
        if self.content.kind is not Kind.TEXT:
            raise KnownError(ReaderMessage.CELL_TYPE, place=self.place)
        return self.content.text


@dataclass(frozen=True, slots=True)
class OpenedBook:
    """Sheets in order, named cells by name, number formats by style."""

    sheets: Mapping[str, SheetCells]
    names: Mapping[str, NamedCell]
    formats: NumberFormats


def open_book(package: Package) -> OpenedBook:
    """Read the workbook of a package; every refusal is a ``KnownError`` of ``ReaderMessage``."""
    parts = find_parts(package)
    check_size(package, [name for name in package.parts if relationships.source_of(name) is None])
    root = parse_content(package, parts.main)
    _check_book(root)
    strings = _strings(package, parts.strings)
    sheets = {
        title: read_cells(parse_content(package, sheet), title, strings)
        for title, sheet in _sheets(root, parts, package)
    }
    formats = read_formats(package, parts.styles)
    return OpenedBook(sheets, _names(root, sheets), formats)


def _check_book(root: _Element) -> None:
    """Nothing that brings figures from elsewhere, and the usual calendar."""
    seen = set()
    for child in root:
        name = str(child.tag).rpartition("}")[2]
        if name not in _HARMLESS or name in seen:
            raise KnownError(ReaderMessage.BOOK_ELEMENT, item=name)
        seen.add(name)
    for properties in root.iterfind(f"{{{MAIN}}}workbookPr"):
        if switched_on(properties.get("date1904")):
            raise KnownError(ReaderMessage.DATE_SYSTEM)
    views = root.findall(f"{{{MAIN}}}bookViews/{{{MAIN}}}workbookView")
    for view in views:  # a window out of sight, or without room for the sheets' tabs (18.2.30)
        if (
            len(views) > 1
            or view.get("visibility", "visible") != "visible"
            or switched_on(view.get("minimized"))
            or view.get("showSheetTabs", "1") not in ("1", "true")
            or too_small(view.get("tabRatio"), _LEAST_TABS)
        ):
            raise KnownError(ReaderMessage.BOOK_ELEMENT, item="workbookView")


def _sheets(root: _Element, parts: BookParts, package: Package) -> list[tuple[str, str]]:
    """Title and part of every sheet; all must be worksheets and visible."""
    found: dict[str, str] = {}
    for sheet in root.iterfind(f"{{{MAIN}}}sheets/{{{MAIN}}}sheet"):
        title = sheet.get("name", "")
        if sheet.get("state", "visible") != "visible":
            raise KnownError(ReaderMessage.SHEET_HIDDEN, sheet=title)
        part = parts.sheets.get(sheet.get(f"{{{OFFICE}}}id", ""))
        if part is None:
            raise KnownError(ReaderMessage.SHEET_UNKNOWN, sheet=title)
        if title in found or part in found.values():
            raise KnownError(ReaderMessage.SHEET_BROKEN, sheet=title, item="tên trang")
        found[title] = part
        check_links(package, title, part)
    for part in parts.sheets.values():
        if part not in found.values():
            raise KnownError(ReaderMessage.SHEET_UNKNOWN, sheet=part)
    return list(found.items())


def _strings(package: Package, part: str | None) -> list[str | None]:
    if part is None:
        return []
    root = parse_content(package, part)
    return [text_of(item) for item in root.iterchildren(f"{{{MAIN}}}si")]


def _names(root: _Element, sheets: Mapping[str, SheetCells]) -> dict[str, NamedCell]:
    """Every defined name; each must point to exactly one visible cell of its own."""
    names: dict[str, NamedCell] = {}
    folded: set[str] = set()
    owners: dict[tuple[str, tuple[int, int]], str] = {}
    repeating: set[str] = set()
    for element in root.iterfind(f"{{{MAIN}}}definedNames/{{{MAIN}}}definedName"):
        name = element.get("name", "")
        if name.casefold() == _REPEATED.casefold():
            _check_repeated(element, sheets, repeating)
            continue
        if set(element.attrib) != {"name"}:  # hidden, local to a sheet, or a function
            raise KnownError(ReaderMessage.NAME_HIDDEN, name=name)
        if name.casefold() in folded:
            raise KnownError(ReaderMessage.NAME_DUPLICATE, name=name)
        folded.add(name.casefold())
        found = _named(name, element.text or "", sheets)
        other = owners.setdefault((found.sheet, found.at), name)
        if other != name:
            raise KnownError(ReaderMessage.CELL_TWICE, place=found.place, name=name, other=other)
        names[name] = found
    return names


def _check_repeated(
    element: _Element, sheets: Mapping[str, SheetCells], repeating: set[str]
) -> None:
    """Every page may repeat the head of its table; a row with a number is not part of one.

    ``repeating`` collects the sheets that do: once each, by a name of that very sheet.
    """
    if element.get("name") != _REPEATED or set(element.attrib) != {"name", "localSheetId"}:
        raise KnownError(ReaderMessage.NAME_HIDDEN, name=element.get("name"))
    target = element.text or ""
    match = _TITLES.fullmatch(target)
    title = (match[1].replace("''", "'") if match[1] else match[2]) if match else ""
    if match is None or title not in sheets:
        raise KnownError(ReaderMessage.NAME_TARGET, name=_REPEATED, target=target)
    if title in repeating or element.get("localSheetId") != str(list(sheets).index(title)):
        raise KnownError(ReaderMessage.NAME_TARGET, name=_REPEATED, target=target)
    repeating.add(title)
    rows = (int(match[3]), int(match[4]))
    if rows[0] > rows[1]:  # taken the other way round by some programs, for an error by others
        raise KnownError(ReaderMessage.NAME_TARGET, name=_REPEATED, target=target)
    for at, raw in sheets[title].cells.items():
        if rows[0] <= at[0] <= rows[1] and raw.kind is Kind.NUMBER:
            raise KnownError(ReaderMessage.NAME_TARGET, name=_REPEATED, target=target)


def _named(name: str, target: str, sheets: Mapping[str, SheetCells]) -> NamedCell:
    match = _TARGET.fullmatch(target)
    title = (match[1].replace("''", "'") if match[1] else match[2]) if match else ""
    at = address(f"{match[3]}{match[4]}") if match else None
    if at is None or title not in sheets:
        raise KnownError(ReaderMessage.NAME_TARGET, name=name, target=target)
    found = NamedCell(name, title, at, sheets[title].cells.get(at))
    if not sheets[title].visible(at):
        raise KnownError(ReaderMessage.CELL_HIDDEN, place=found.place)
    return found
