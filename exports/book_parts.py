"""Which parts make up the workbook of a report, found where exactly one program could look.

A relationship and a content type both say what a part is (ECMA-376-1 12.3); programs that trust
the one or the other, or the first of two, would open different workbooks out of one file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from exports import relationships
from exports.reader_messages import ReaderMessage
from exports.signing import names
from exports.signing.xml import parse_xml
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from exports.package import Package
    from exports.relationships import Relationship

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPREADSHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MAIN_TYPE: Final = f"{_SPREADSHEET}sheet.main+xml"
#: What the package and its workbook may be linked to beside the sheets, and the type each has.
_ROOT: Final = {
    f"{OFFICE}/officeDocument": _MAIN_TYPE,
    names.REL_ORIGIN: names.ORIGIN_TYPE,
    names.REL_CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    names.REL_EXTENDED: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_BOOK: Final = {
    f"{OFFICE}/styles": f"{_SPREADSHEET}styles+xml",
    f"{OFFICE}/sharedStrings": f"{_SPREADSHEET}sharedStrings+xml",
    f"{OFFICE}/theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    f"{OFFICE}/calcChain": f"{_SPREADSHEET}calcChain+xml",
}
_THEME: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}theme"
_ORIGIN: Final = names.ORIGIN_TYPE
_SHEET: Final = f"{OFFICE}/worksheet"
_SHEET_TYPE: Final = f"{_SPREADSHEET}worksheet+xml"
#: The only thing a sheet of a report may be linked to.
_PRINTER: Final = f"{OFFICE}/printerSettings"


@dataclass(frozen=True, slots=True)
class BookParts:
    """The workbook part, those beside it if they exist, and sheets by relationship id."""

    main: str
    styles: str | None
    strings: str | None
    sheets: dict[str, str]


def find_parts(package: Package) -> BookParts:
    """Find them; ``KnownError`` (``ReaderMessage``) for anything missing, double or foreign."""
    root = _checked(package, relationships.ROOT_NAME, _ROOT)
    main = root.get(f"{OFFICE}/officeDocument")
    if main is None:
        raise KnownError(ReaderMessage.NOT_A_WORKBOOK)
    rels = relationships.rels_name_of(main)
    found = [item for item in package.relationships(rels) if item.type == _SHEET]
    beside = _checked(package, rels, _BOOK)
    _check_closed(package, (main, *(item.part or "" for item in found)))
    _check_theme(package, beside.get(f"{OFFICE}/theme"))
    return BookParts(
        main,
        beside.get(f"{OFFICE}/styles"),
        beside.get(f"{OFFICE}/sharedStrings"),
        {item.id: item.part or "" for item in found if _is(package, item, _SHEET_TYPE)},
    )


def check_links(package: Package, title: str, part: str) -> None:
    """Comments and pictures hang on a sheet's relationships, whatever the sheet itself says."""
    for item in package.relationships(relationships.rels_name_of(part)):
        if item.type != _PRINTER:
            kind = item.type.rpartition("/")[2]
            raise KnownError(ReaderMessage.SHEET_LINKED, sheet=title, item=kind)


def _check_closed(package: Package, linking: tuple[str, ...]) -> None:
    """Every part is linked to, and only the workbook, its sheets and the signatures link."""
    linked = {item.part for name in package.tables for item in package.relationships(name)}
    for name in package.parts:
        source = relationships.source_of(name)
        if source is None:
            known = name in linked
        else:
            kind = package.content_types.of(source)
            known = name == relationships.ROOT_NAME or source in linking or kind == _ORIGIN
        if not known:
            raise KnownError(ReaderMessage.BOOK_LINKED, item=name)


def _check_theme(package: Package, part: str | None) -> None:
    """What stands in place of a theme could be a second copy of anything."""
    if part is not None and parse_xml(package.read(part), part).tag != _THEME:
        raise KnownError(ReaderMessage.BOOK_LINKED, item=part)


def _checked(package: Package, rels: str, known: dict[str, str]) -> dict[str, str]:
    """The targets by type of relationship; each type once, pointing to a part of its type."""
    found: dict[str, str] = {}
    for item in package.relationships(rels):
        if item.type == _SHEET and known is _BOOK:
            continue
        if item.type in found or not _is(package, item, known.get(item.type, "")):
            raise KnownError(ReaderMessage.BOOK_LINKED, item=item.type.rpartition("/")[2])
        found[item.type] = item.part or ""
    return found


def _is(package: Package, item: Relationship, content_type: str) -> bool:
    part = item.part or ""
    return part in package and package.content_types.of(part) == content_type
