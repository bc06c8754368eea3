"""Keys for the demonstration: a root that is trusted by nobody, and a key for each role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from datetime import datetime

#: Protects nothing: the demonstration's keys are made anew each time and trusted by nobody.
PASSWORD: Final = "ky-thu-mau"  # noqa: S105 - see above
_BITS: Final = 2048
_DAYS: Final = 30
_ROOT: Final = "CA mẫu, không dùng thật"
_DIRECTOR: Final = "Giám đốc Sở (mẫu)"
_OFFICE: Final = "Sở Công Thương (mẫu)"


@dataclass(frozen=True, slots=True)
class SampleKeys:
    """``director``, ``office``: PKCS#12 under :data:`PASSWORD`; ``pinned``: certificates, PEM."""

    director: bytes
    office: bytes
    pinned: tuple[bytes, ...]


def make_keys(now: datetime) -> SampleKeys:
    """A fresh set, valid from yesterday for a month."""
    root_key = rsa.generate_private_key(65537, _BITS)
    root = _certificate(_ROOT, root_key.public_key(), _ROOT, root_key, now, ca=True)
    pinned: list[bytes] = []

    def holder(name: str) -> bytes:
        key = rsa.generate_private_key(65537, _BITS)
        certificate = _certificate(name, key.public_key(), _ROOT, root_key, now, ca=False)
        pinned.append(certificate.public_bytes(Encoding.PEM))
        encryption = BestAvailableEncryption(PASSWORD.encode())
        return pkcs12.serialize_key_and_certificates(
            name.encode(), key, certificate, [root], encryption
        )

    director, office = holder(_DIRECTOR), holder(_OFFICE)
    return SampleKeys(director, office, tuple(pinned))


def _certificate(
    subject: str,
    public_key: rsa.RSAPublicKey,
    issuer: str,
    issuer_key: rsa.RSAPrivateKey,
    now: datetime,
    *,
    ca: bool,
) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=not ca,
        content_commitment=not ca,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=_DAYS))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
            critical=False,
        )
    )
    return builder.sign(issuer_key, hashes.SHA256())


def _name(text: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.COMMON_NAME, text),
        ]
    )
