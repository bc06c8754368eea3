"""Reading elements of a signature part with refusals that name the part and the element."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from exports.signing import names
from exports.signing.algorithms import Digest
from exports.signing.verdict_messages import VerdictMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Collection

#: Of an element, inherited ones included; canonicalisation repeats them at every apex.
_MOST_NAMESPACES: Final = 24
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_WHITE_SPACE: Final = str.maketrans("", "", " \t\r\n")


def dsig(name: str) -> str:
    """The qualified name of an XMLDSig element."""
    return f"{{{names.DSIG}}}{name}"


def xades(name: str) -> str:
    """The qualified name of a XAdES element."""
    return f"{{{names.XADES}}}{name}"


def mdssi(name: str) -> str:
    """The qualified name of an OPC signature element."""
    return f"{{{names.MDSSI}}}{name}"


def msdig(name: str) -> str:
    """The qualified name of an Office signature element."""
    return f"{{{names.MSDIG}}}{name}"


def local(element: etree._Element) -> str:
    """The name without namespace, for sentences."""
    return etree.QName(element).localname


@dataclass(frozen=True, slots=True)
class ElementReader:
    """Strict access to children; ``part`` names the signature in refusals (``KnownError``)."""

    part: str

    def refuse(self, message: VerdictMessage, item: str = "", **params: object) -> KnownError:
        """The refusal to raise."""
        return KnownError(message, place=self.part, item=item, **params)

    def check_markup(self, root: etree._Element) -> None:
        """No comments, processing instructions, ``xml:`` attributes or second kind of Id.

        Inclusive C14N would carry ``xml:`` attributes of ancestors into signed subtrees; other
        spellings of Id are what signature wrapping attacks play on.
        """
        if root.getprevious() is not None or root.getnext() is not None:
            raise self.refuse(VerdictMessage.XML_FOREIGN)
        seen: set[str] = set()
        for element in root.iter():
            if not isinstance(element.tag, str):
                raise self.refuse(VerdictMessage.XML_FOREIGN)
            if len(element.nsmap) > _MOST_NAMESPACES:
                raise self.refuse(VerdictMessage.XML_NAMESPACES)
            for key in element.attrib:
                self._check_attribute(str(key))
            identifier = element.get("Id")
            if identifier is not None and identifier in seen:
                raise self.refuse(VerdictMessage.ID_DUPLICATE, identifier)
            seen.add(identifier or "")

    def _check_attribute(self, key: str) -> None:
        name = etree.QName(key)
        if name.namespace == _XML or (name.localname.lower() == "id" and key != "Id"):
            raise self.refuse(VerdictMessage.XML_ATTRIBUTE, name.localname)

    def only(self, element: etree._Element, allowed: Collection[str]) -> None:
        """Refuse children other than ``allowed``."""
        for child in element:
            if child.tag not in allowed:
                raise self.refuse(VerdictMessage.ELEMENT_UNEXPECTED, local(child))

    def many(self, element: etree._Element, tag: str) -> list[etree._Element]:
        """The children with this tag, at least one."""
        found = element.findall(tag)
        if not found:
            raise self.refuse(VerdictMessage.ELEMENT_MISSING, etree.QName(tag).localname)
        return found

    def one(self, element: etree._Element, tag: str) -> etree._Element:
        """The only child with this tag."""
        found = self.many(element, tag)
        if len(found) > 1:
            raise self.refuse(VerdictMessage.ELEMENT_UNEXPECTED, etree.QName(tag).localname)
        return found[0]

    def maybe(self, element: etree._Element, tag: str) -> etree._Element | None:
        """The only child with this tag, if there is one."""
        return self.one(element, tag) if element.find(tag) is not None else None

    def base64(self, element: etree._Element) -> bytes:
        """The decoded content (XMLDSig 4.4.3.6); white space of XML is allowed, nothing else."""
        try:
            packed = self.text(element).translate(_WHITE_SPACE)
            return base64.b64decode(packed, validate=True)
        except (binascii.Error, ValueError):
            raise self.refuse(VerdictMessage.BASE64, local(element)) from None

    def text(self, element: etree._Element) -> str:
        """The text of an element that may not have children."""
        self.only(element, ())
        return element.text or ""

    def algorithm(self, element: etree._Element, message: VerdictMessage) -> str:
        """The Algorithm attribute of an element that may carry nothing else."""
        algorithm = element.get("Algorithm", "")
        if len(element.attrib) != 1 or not algorithm:
            raise self.refuse(message, algorithm)
        return algorithm

    def digest(self, element: etree._Element) -> tuple[Digest, bytes]:
        """DigestMethod and DigestValue; refuses algorithms that are not on the list."""
        method = self.one(element, dsig("DigestMethod"))
        self.only(method, ())
        uri = self.algorithm(method, VerdictMessage.DIGEST_METHOD)
        try:
            algorithm = Digest(uri)
        except ValueError:
            raise self.refuse(VerdictMessage.DIGEST_METHOD, uri) from None
        return algorithm, self.base64(self.one(element, dsig("DigestValue")))
