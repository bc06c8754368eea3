"""The one XML parser for files from outside, and canonicalisation of what it parsed."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from exports.package_messages import PackageMessage
from forms.common.errors import KnownError

_LARGEST: Final = 4 << 20
_DEEPEST: Final = 40
_MOST_ATTRIBUTES: Final = 64
#: XML 1.1 knows more line ends and fewer forbidden characters.
_DECLARED_VERSION: Final = re.compile(rb"<\?xml\s+version\s*=\s*[\"']1\.0[\"']")
_DECLARATIONS: Final = (b"<?xml ", b"<?xml\t", b"<?xml\r", b"<?xml\n")
_DECLARED_ENCODING: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of ``data``; ``name`` is the part named in refusals.

    UTF-8 only, no DTD, no entities, no network, bounded in size and depth (ECMA-376-2 6.2.5
    forbids DTDs in package markup; the bounds are ours). Raises ``KnownError``.
    """
    _check_bytes(data, name)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise KnownError(PackageMessage.XML_BROKEN, name=name) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise KnownError(PackageMessage.XML_DTD, name=name)
    _check_shape(root, name)
    return root


def canonical(element: etree._Element) -> bytes:
    """Canonical XML 1.0 without comments of ``element`` with its inherited namespaces.

    (W3C REC-xml-c14n-20010315 2.) libxml2 canonicalises a subtree inside its document wrongly
    through lxml: with an inherited default namespace it writes ``xmlns=""`` on grandchildren.
    Serialising the element first, which writes out every inherited declaration, and
    canonicalising that as a document of its own gives the octets the recommendation defines.
    Relative namespace names have no canonical form (ibid. 1.3) and are a ``KnownError``.
    """
    alone = etree.tostring(element, with_tail=False)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    root = etree.fromstring(alone, parser)
    try:
        return etree.tostring(root, method="c14n", with_comments=False)
    except etree.C14NError:
        raise KnownError(PackageMessage.XML_NAMESPACE) from None


def _check_bytes(data: bytes, name: str) -> None:
    if len(data) > _LARGEST:
        raise KnownError(PackageMessage.XML_TOO_LARGE, name=name, size=len(data), limit=_LARGEST)
    text = data.removeprefix(b"\xef\xbb\xbf")
    declared = _DECLARED_ENCODING.match(text)
    encoding = declared[1].lower() if declared else b"utf-8"
    ascii_only = encoding == b"us-ascii"
    if b"\x00" in data or (encoding != b"utf-8" and not (ascii_only and data.isascii())):
        raise KnownError(PackageMessage.XML_ENCODING, name=name)
    if text.startswith(_DECLARATIONS) and not _DECLARED_VERSION.match(text):
        raise KnownError(PackageMessage.XML_BROKEN, name=name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise KnownError(PackageMessage.XML_DTD, name=name)


def _check_shape(root: etree._Element, name: str) -> None:
    """Bounds on depth and attributes; canonicalisation sorts attributes by insertion."""
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise KnownError(PackageMessage.XML_TOO_DEEP, name=name, limit=_DEEPEST)
        if len(element.attrib) > _MOST_ATTRIBUTES:
            raise KnownError(PackageMessage.XML_TOO_COMPLEX, name=name)
