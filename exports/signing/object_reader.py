"""Sorting the Objects of a signature into the kinds that are allowed.

ECMA-376-2 10.4.3 and MS-OFFCRYPTO 2.5.2: the package object, Office's object, one for XAdES, and
the images of a signature line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.signing import names
from exports.signing.element_reader import dsig, msdig, xades
from exports.signing.verdict_messages import VerdictMessage

if TYPE_CHECKING:
    from lxml import etree

    from exports.signing.element_reader import ElementReader


@dataclass(frozen=True, slots=True)
class Objects:
    """The direct-child Objects of a signature, each in its role."""

    package: etree._Element
    office: etree._Element
    images: tuple[etree._Element, ...]
    signed_properties: etree._Element | None
    qualifying: etree._Element | None


def read_objects(read: ElementReader, root: etree._Element) -> Objects:
    """Sort the Objects into the allowed kinds; the Manifest exists once, where it belongs."""
    found: dict[str, etree._Element] = {}
    images: list[etree._Element] = []
    for element in root.findall(dsig("Object")):
        kind = _kind(read, element)
        if kind == "image":
            images.append(element)
        elif kind in found:
            raise read.refuse(VerdictMessage.OBJECT_DUPLICATE, kind)
        else:
            found[kind] = element
    for kind in (names.ID_PACKAGE, names.ID_OFFICE):
        if kind not in found:
            raise read.refuse(VerdictMessage.ELEMENT_MISSING, kind)
    package = found[names.ID_PACKAGE]
    manifests = list(root.iter(dsig("Manifest")))
    if len(manifests) != 1 or manifests[0].getparent() is not package:
        raise read.refuse(VerdictMessage.MANIFEST_MISPLACED, count=len(manifests))
    _check_office(read, found[names.ID_OFFICE])
    qualifying = _qualifying(read, root, found.get("xades"))
    properties = None
    if qualifying is not None:
        properties = read.one(qualifying, xades("SignedProperties"))
    return Objects(package, found[names.ID_OFFICE], tuple(images), properties, qualifying)


def _kind(read: ElementReader, element: etree._Element) -> str:
    """Which of the allowed objects this is. LibreOffice adds a suffix to every Id."""
    identifier = element.get("Id", "")
    if identifier.startswith(names.ID_PACKAGE):
        return names.ID_PACKAGE
    if identifier.startswith(names.ID_OFFICE):
        return names.ID_OFFICE
    if identifier in names.IDS_LINE_IMAGE and len(element) == 0:
        return "image"
    if [child.tag for child in element] == [xades("QualifyingProperties")]:
        return "xades"
    raise read.refuse(VerdictMessage.OBJECT_UNKNOWN, identifier)


def _check_office(read: ElementReader, element: etree._Element) -> None:
    """SignatureProperties / SignatureProperty / SignatureInfoV1 (MS-OFFCRYPTO 2.5.2.4)."""
    read.only(element, (dsig("SignatureProperties"),))
    properties = read.one(element, dsig("SignatureProperties"))
    read.only(properties, (dsig("SignatureProperty"),))
    read.one(read.one(properties, dsig("SignatureProperty")), msdig("SignatureInfoV1"))


def _qualifying(
    read: ElementReader, root: etree._Element, element: etree._Element | None
) -> etree._Element | None:
    found = list(root.iter(xades("QualifyingProperties")))
    if element is None:
        if found:
            raise read.refuse(VerdictMessage.ELEMENT_UNEXPECTED, "QualifyingProperties")
        return None
    if len(found) != 1:
        raise read.refuse(VerdictMessage.OBJECT_DUPLICATE, "QualifyingProperties")
    read.only(found[0], (xades("SignedProperties"), xades("UnsignedProperties")))
    return found[0]
