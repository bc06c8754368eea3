"""What KeyInfo says beside certificates: a key, an issuer, a number, which others may go by.

KeyInfo is signed by nobody (XMLDSig 4.5), so anyone could name another key or person there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from exports.signing.certificate import load_certificate, serial_number
from exports.signing.element_reader import dsig
from exports.signing.issuer import issuer_matches
from exports.signing.verdict_messages import VerdictMessage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cryptography import x509
    from lxml import etree

    from exports.signing.element_reader import ElementReader

#: More issuers and numbers than any real chain has; each is compared with each certificate.
_MOST_NAMED: Final = 16
_NEWER: Final = "{http://www.w3.org/2009/xmldsig11#}"


def check_key_info(
    read: ElementReader, key_info: etree._Element, certificates: Sequence[bytes]
) -> None:
    """Refuse a key, an issuer or a serial number that is of none of the certificates beside it."""
    different = tuple(dict.fromkeys(certificates))
    loaded = [one for one in map(load_certificate, different) if one is not None]
    if not loaded or len(loaded) < len(different):  # said where certificates are judged
        return
    value = read.maybe(key_info, dsig("KeyValue"))
    if value is not None and not any(_is_key_of(read, value, one) for one in loaded):
        raise read.refuse(VerdictMessage.KEY_VALUE)
    named = key_info.findall(f"{dsig('X509Data')}/{dsig('X509IssuerSerial')}")
    if len(named) > _MOST_NAMED:
        raise read.refuse(VerdictMessage.ELEMENT_UNEXPECTED, "X509IssuerSerial")
    for element in named:
        read.only(element, (dsig("X509IssuerName"), dsig("X509SerialNumber")))
        issuer = read.text(read.one(element, dsig("X509IssuerName")))
        serial = read.text(read.one(element, dsig("X509SerialNumber"))).strip()
        if not any(_is_named(one, issuer, serial) for one in loaded):
            raise read.refuse(VerdictMessage.ISSUER_SERIAL)


def _is_named(certificate: x509.Certificate, issuer: str, serial: str) -> bool:
    return serial == str(serial_number(certificate)) and issuer_matches(issuer, certificate)


def _is_key_of(read: ElementReader, value: etree._Element, certificate: x509.Certificate) -> bool:
    """RSAKeyValue (XMLDSig 4.5.2.2) or ECKeyValue (1.1, 4.5.2.3)."""
    read.only(value, (dsig("RSAKeyValue"), f"{_NEWER}ECKeyValue"))
    key = certificate.public_key()
    found = read.maybe(value, dsig("RSAKeyValue"))
    if isinstance(key, rsa.RSAPublicKey) and found is not None:
        read.only(found, (dsig("Modulus"), dsig("Exponent")))
        parts = (read.base64(read.one(found, dsig(name))) for name in ("Modulus", "Exponent"))
        numbers = key.public_numbers()
        return [int.from_bytes(part, "big") for part in parts] == [numbers.n, numbers.e]
    found = read.maybe(value, f"{_NEWER}ECKeyValue")
    if isinstance(key, ec.EllipticCurvePublicKey) and found is not None:
        read.only(found, (f"{_NEWER}NamedCurve", f"{_NEWER}PublicKey"))
        point = read.base64(read.one(found, f"{_NEWER}PublicKey"))
        return point == key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return False
