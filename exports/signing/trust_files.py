"""Reading certificates and revocation lists from files, PEM or DER."""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from exports.signing.certificate import load_certificate
from exports.signing.trust_messages import TrustMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from pathlib import Path

CERTIFICATE_SUFFIXES: Final = (".pem", ".crt", ".cer", ".der")
CRL_SUFFIX: Final = ".crl"

#: RFC 7468; a file may hold several, with any text around them.
_PEM: Final = re.compile(
    rb"-----BEGIN (CERTIFICATE|X509 CRL)-----\s*([A-Za-z0-9+/=\s]+?)-----END \1-----"
)
_PEM_CRL: Final = b"X509 CRL"


def read_trust_file(path: Path) -> tuple[list[x509.Certificate], list[bytes]]:
    """The certificates and the CRLs (DER) of one file; ``KnownError`` if any is unreadable."""
    data = path.read_bytes()
    certificates: list[x509.Certificate] = []
    lists: list[bytes] = []
    for is_list, der in _blocks(data, path):
        if is_list:
            _check_list(der, path)
            lists.append(der)
            continue
        certificate = load_certificate(der)
        if certificate is None:
            raise KnownError(TrustMessage.FILE_UNREADABLE, path=path)
        certificates.append(certificate)
    return certificates, lists


def is_issued_by(crl: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    """Whether this certificate's key signed the list; False also for keys that sign no lists."""
    key = issuer.public_key()
    if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        return False
    return crl.issuer == issuer.subject and crl.is_signature_valid(key)


def _blocks(data: bytes, path: Path) -> list[tuple[bool, bytes]]:
    """Every DER block with whether it is a CRL."""
    if b"-----BEGIN " not in data:
        return [(path.suffix.lower() == CRL_SUFFIX, data)]
    try:
        found = [
            (block[1] == _PEM_CRL, base64.b64decode(b"".join(block[2].split()), validate=True))
            for block in _PEM.finditer(data)
        ]
    except binascii.Error:
        found = []
    if not found:
        raise KnownError(TrustMessage.FILE_UNREADABLE, path=path)
    return found


def _check_list(der: bytes, path: Path) -> None:
    """Read all of it now: the library reads entries when they are asked for, and fails there."""
    try:
        crl = x509.load_der_x509_crl(der)
        _ = (crl.issuer, crl.last_update_utc, crl.next_update_utc, crl.extensions)
        _ = crl.signature_hash_algorithm
        for entry in crl:
            _ = (entry.serial_number, entry.revocation_date_utc, entry.extensions)
    except (ValueError, TypeError, UnsupportedAlgorithm, x509.DuplicateExtension,
            x509.InvalidVersion, x509.UnsupportedGeneralNameType):  # fmt: skip
        raise KnownError(TrustMessage.FILE_UNREADABLE, path=path) from None
