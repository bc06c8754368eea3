"""Keeping to relationships about which ECMA-376, LibreOffice and Apache POI agree.

The standard's transform drops white space and comments and escapes attribute values; xmlsec as
shipped with LibreOffice does neither, and POI wants the default namespace. Such a file would be
valid here and invalid there, so it is refused before it is signed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.signing.messages import SigningMessage
from exports.signing.xml import parse_xml
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from exports.package import Package

_UNPORTABLE_IN_VALUE = '&"<>\t\n\r'


def check_portable(package: Package) -> None:
    """Refuse relationships that verifiers digest differently."""
    for name in package.relationship_parts():
        root = parse_xml(package.read(name), name)
        if root.prefix is not None:
            raise KnownError(SigningMessage.MARKUP_NOT_PORTABLE, name=name)
        texts = [root.text, *(child.tail for child in root)]
        if any(texts) or any(not isinstance(child.tag, str) for child in root):
            raise KnownError(
                SigningMessage.RELS_NOT_PORTABLE, name=name, item="trắng hoặc chú thích"
            )
        values = "".join(str(value) for child in root for value in child.attrib.values())
        bad = next((char for char in values if char in _UNPORTABLE_IN_VALUE), None)
        if bad is not None:
            raise KnownError(SigningMessage.RELS_NOT_PORTABLE, name=name, item=bad)
