"""The issuer's name inside a signature: writing it, and comparing what others have written.

XMLDSig 4.4.4 wants RFC 4514 text; Windows and LibreOffice write other orders, quoting and
attribute names, so comparison looks at the set of attribute values only. The certificate digest
beside it (XAdES CertDigest) is what binds the certificate.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cryptography import x509

#: Nothing matched is given back: a name of many spaces would otherwise be tried in all ways.
_QUOTED: Final = r'"(?:[^"]|"")*+"'
_PLAIN: Final = r"(?:\\.|[^,;+\\])*+"
_ATTRIBUTE: Final = re.compile(
    rf"\s*+([A-Za-z0-9.\-]++)\s*+=\s*+({_QUOTED}\s*+|{_PLAIN})(?:[,;+]|$)"
)
_ESCAPE: Final = re.compile(r"((?:\\[0-9A-Fa-f]{2})+)|\\(.)")


def issuer_text(certificate: x509.Certificate) -> str:
    """The issuer, most specific first, separated by comma and space."""
    return ", ".join(rdn.rfc4514_string() for rdn in reversed(certificate.issuer.rdns))


def issuer_matches(stated: str, certificate: x509.Certificate) -> bool:
    """Whether ``stated`` names the issuer of ``certificate``, in any order and notation.

    A value in hexadecimal notation (``#0c04…``) stands for any one value.
    """
    found = _values(stated)
    if found is None:
        return False
    expected = [_fold(str(attribute.value)) for attribute in certificate.issuer]
    wildcards = sum(1 for value in found if value.startswith("#"))
    for value in found:
        if value.startswith("#"):
            continue
        if value not in expected:
            return False
        expected.remove(value)
    return len(expected) == wildcards


def _values(name: str) -> list[str] | None:
    """The attribute values of a distinguished name in text form, or ``None`` if it is not one."""
    values, position = [], 0
    while position < len(name):
        found = _ATTRIBUTE.match(name, position)
        if found is None:
            return None
        values.append(_fold(_plain(found[2])))
        position = found.end()
    return values


def _plain(value: str) -> str:
    if value.startswith('"'):
        return value.strip()[1:-1].replace('""', '"')
    return _ESCAPE.sub(_unescaped, value)


def _unescaped(escape: re.Match[str]) -> str:
    """A run of hexadecimal pairs is UTF-8, any other escaped character itself (RFC 4514 2.4)."""
    if escape[1]:
        return bytes.fromhex(escape[1].replace("\\", "")).decode("utf-8", "replace")
    return escape[2]


def _fold(value: str) -> str:
    return " ".join(value.split()).casefold()
