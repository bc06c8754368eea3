"""Keys for departments without a certification authority: made here, pinned by the receiver.

The key never leaves its password-protected file. The receiver trusts the certificate after
comparing its fingerprint over another channel, or an authority turns the request into one of its
own (RFC 2986), which is then put into the key file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PublicFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from exports.enrolment_messages import EnrolmentMessage
from exports.signing.certificate import fingerprint
from exports.signing.keys import issuer_chain
from exports.signing.messages import SigningMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from datetime import datetime

    from exports.signing.request import SignerRole

_RSA_BITS: Final = 3072
#: A pinned certificate cannot be revoked by its maker, so it does not live long.
_DAYS: Final = 3 * 365
#: RFC 5280 appendix A, ub-common-name; counted in UTF-8 to be safe with every reader.
_LONGEST_NAME: Final = 64
#: Somebody who has the file can try passwords as long as they like.
_SHORTEST_PASSWORD: Final = 10

_Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


class KeyAlgorithm(Enum):
    """Circular 15/2025/TT-BKHCN, annex; value = the word on the command line."""

    EC = "ec"
    RSA = "rsa"


@dataclass(frozen=True, slots=True)
class Enrolled:
    """``key_file``: PKCS#12; ``certificate`` and ``request``: PEM; ``fingerprint`` in hex."""

    key_file: bytes
    certificate: bytes
    request: bytes
    fingerprint: str


def enrol(
    name: str, role: SignerRole, password: str, now: datetime, algorithm: KeyAlgorithm
) -> Enrolled:
    """A fresh key with its self-signed certificate, and a request for the same key.

    ``name`` is the person's or the office's. Raises ``KnownError`` for an unusable name or a
    password that is too short.
    """
    subject = _subject(name, role)
    if len(password) < _SHORTEST_PASSWORD:
        raise KnownError(EnrolmentMessage.PASSWORD_SHORT, limit=_SHORTEST_PASSWORD)
    key: _Key = ec.generate_private_key(ec.SECP256R1())
    if algorithm is KeyAlgorithm.RSA:
        key = rsa.generate_private_key(65537, _RSA_BITS)
    certificate = _self_signed(subject, key, now)
    request = x509.CertificateSigningRequestBuilder().subject_name(subject)
    request = request.add_extension(_usage(), critical=True)
    return Enrolled(
        key_file=_key_file(key, certificate, [], password),
        certificate=certificate.public_bytes(Encoding.PEM),
        request=request.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM),
        fingerprint=fingerprint(certificate),
    )


def complete(key_file: bytes, password: str, certificates: list[x509.Certificate]) -> Enrolled:
    """The key file with the certificate an authority issued for its key, and with its chain.

    Raises ``KnownError`` when the file does not open or no certificate is of its key.
    """
    try:
        key = pkcs12.load_pkcs12(key_file, password.encode()).key
    except ValueError:
        raise KnownError(SigningMessage.KEY_FILE_PASSWORD) from None
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise KnownError(SigningMessage.KEY_KIND)
    own = next((one for one in certificates if _spki(one) == _spki(key)), None)
    if own is None:
        raise KnownError(EnrolmentMessage.CERTIFICATE_OF_OTHER_KEY)
    chain = [x509.load_der_x509_certificate(der) for der in issuer_chain(own, certificates)]
    made = _key_file(key, own, chain, password)
    return Enrolled(made, own.public_bytes(Encoding.PEM), b"", fingerprint(own))


def _subject(name: str, role: SignerRole) -> x509.Name:
    if not name.strip() or not name.isprintable():
        raise KnownError(EnrolmentMessage.NAME_EMPTY)
    if len(name.encode()) > _LONGEST_NAME:
        raise KnownError(
            EnrolmentMessage.NAME_TOO_LONG, size=len(name.encode()), limit=_LONGEST_NAME
        )
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.TITLE, role.value),
            x509.NameAttribute(NameOID.COMMON_NAME, name.strip()),
        ]
    )


def _self_signed(subject: x509.Name, key: _Key, now: datetime) -> x509.Certificate:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=_DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _key_file(
    key: _Key, certificate: x509.Certificate, chain: list[x509.Certificate], password: str
) -> bytes:
    encryption = BestAvailableEncryption(password.encode())
    return pkcs12.serialize_key_and_certificates(b"", key, certificate, chain, encryption)


def _spki(holder: _Key | x509.Certificate) -> bytes:
    public = holder.public_key()
    return public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
