"""A part with contents (workbook, sheet, strings, styles), parsed so that it has one reading.

lxml ends the text of an element at a comment, spreadsheet programs read on: ``1<!-- -->000`` is 1
to one and 1000 to the other. Nobody writes comments into workbooks, so they are refused. So are
alternatives (ECMA-376-3 7.5), of which some programs show what others leave out; Excel writes one,
about the workbook's folder. Elements of other languages are refused as well, above all those of
the strict variant of this one (ISO 29500-1), which some programs read under the same names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from exports.reader_messages import ReaderMessage
from exports.signing.xml import parse_xml
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exports.package import Package

_ALTERNATIVES: Final = (
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
)

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.microsoft.com/office/spreadsheetml"
_COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
#: Directly under the root programs note things of their own, which change nothing that is shown:
#: Excel its folder, revision, defaults and ways of computing, LibreOffice how it reads formulas.
_NOTES: Final = frozenset(
    {
        _ALTERNATIVES,
        f"{{{_COMPATIBILITY}}}Choice",
        f"{{{_OFFICE}/2010/11/ac}}absPath",
        f"{{{_OFFICE}/2014/revision}}revisionPtr",
        f"{{{_MAIN}}}extLst",
        f"{{{_MAIN}}}ext",
        f"{{{_OFFICE}/2009/9/main}}workbookPr",
        f"{{{_OFFICE}/2009/9/main}}slicerStyles",
        f"{{{_OFFICE}/2010/11/main}}workbookPr",
        f"{{{_OFFICE}/2010/11/main}}timelineStyles",
        f"{{{_OFFICE}/2018/calcfeatures}}calcFeatures",
        f"{{{_OFFICE}/2018/calcfeatures}}feature",
        "{http://schemas.libreoffice.org/}extCalcPr",
    }
)
_EXTENSION: Final = f"{{{_MAIN}}}ext"
#: What attributes with a namespace there are: links to parts, spaces kept, Excel's own marks.
_ATTRIBUTES: Final = re.compile(
    r"\{http://schemas\.openxmlformats\.org/officeDocument/2006/relationships\}id"
    r"|\{http://www\.w3\.org/XML/1998/namespace\}space"
    r"|\{http://schemas\.openxmlformats\.org/markup-compatibility/2006\}Ignorable"
    r"|\{http://schemas\.microsoft\.com/office/spreadsheetml/[0-9a-z/]+\}(?:uid|dyDescent)"
)
_WHOLE: Final = re.compile(r"[0-9]{1,9}")

#: Tags in all parts of a report together; a full one has some forty thousand.
_MOST_TAGS: Final = 160_000


def check_size(package: Package, parts: Iterable[str]) -> None:
    """Refuse contents that would take long to read, before any of them is parsed."""
    tags = 0
    for part in parts:
        tags += sum(chunk.count(b"<") for chunk in package.entries[part].chunks())
        if tags > _MOST_TAGS:
            raise KnownError(ReaderMessage.CONTENT_TOO_LARGE, name=part)


def parse_content(package: Package, part: str) -> etree._Element:
    """The root element of an existing part; ``KnownError`` if it has more than one reading."""
    root = parse_xml(package.read(part), part)
    foreign = (etree.Comment, etree.ProcessingInstruction, etree.Entity)
    if next(root.iter(*foreign), None) is not None:
        raise KnownError(ReaderMessage.CONTENT_FOREIGN, name=part)
    if any(_shows_content(found, root) for found in root.iter(_ALTERNATIVES)):
        raise KnownError(ReaderMessage.CONTENT_FOREIGN, name=part)
    if not all(_known(element) for element in root.iter()):
        raise KnownError(ReaderMessage.CONTENT_LANGUAGE, name=part)
    return root


def whole_number(text: str) -> int:
    """Digits of ASCII only, and not thousands of them, as ``int`` would take; else ValueError."""
    if not _WHOLE.fullmatch(text):
        raise ValueError(text[:9])
    return int(text)


def _known(element: etree._Element) -> bool:
    """Whether an element is of the spreadsheet language, or of a note of Excel's at the end."""
    tag = str(element.tag)
    if not all(_marked(str(key)) for key in element.attrib):
        return False
    return (tag.startswith(f"{{{_MAIN}}}") and tag != _EXTENSION) or _noted(element)


def _marked(key: str) -> bool:
    return not key.startswith("{") or _ATTRIBUTES.fullmatch(key) is not None


def _noted(element: etree._Element) -> bool:
    """Whether it is one of the notes, which stand directly under the root."""
    chain = [element, *element.iterancestors()]
    return len(chain) > 1 and all(one.tag in _NOTES for one in chain[:-1])


def _shows_content(alternatives: etree._Element, root: etree._Element) -> bool:
    """Whether they stand where contents do, or hold elements of the spreadsheet language."""
    own = etree.QName(root).namespace
    inside = (etree.QName(element).namespace for element in alternatives.iter())
    return alternatives.getparent() is not root or own in inside
