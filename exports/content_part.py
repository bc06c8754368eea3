"""A part with contents (workbook, sheet, strings, styles), parsed so that it has one reading.

lxml ends the text of an element at a comment, spreadsheet programs read on: ``1<!-- -->000`` is 1
to one and 1000 to the other. Nobody writes comments into workbooks, so they are refused. So are
alternatives (ECMA-376-3 7.5), of which some programs show what others leave out; Excel writes one,
about the workbook's folder.
"""

from __future__ import annotations

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
    return root


def _shows_content(alternatives: etree._Element, root: etree._Element) -> bool:
    """Whether they stand where contents do, or hold elements of the spreadsheet language."""
    own = etree.QName(root).namespace
    inside = (etree.QName(element).namespace for element in alternatives.iter())
    return alternatives.getparent() is not root or own in inside
