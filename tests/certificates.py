"""A small certification authority for tests: root, issuing CA, signers, revocation lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import NameOID

from exports.signing.keys import Pkcs12Signer

#: The moment at which everything in tests happens.
NOW = datetime(2026, 11, 22, 5, 53, 10, tzinfo=UTC)
DAY = timedelta(days=1)
PASSWORD = "mật khẩu thử"  # noqa: S105 - opens nothing but test keys

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@cache
def rsa_key(label: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    """One RSA key per label and process."""
    return rsa.generate_private_key(65537, bits)


@cache
def ec_key(label: str, curve: str = "secp256r1") -> ec.EllipticCurvePrivateKey:
    """One EC key per label and process."""
    return ec.generate_private_key({"secp256r1": ec.SECP256R1, "secp384r1": ec.SECP384R1}[curve]())


def name(common: str, organisation: str = "Sở Công Thương thử nghiệm") -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def usage(*, sign: bool = False, ca: bool = False, encrypt: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(sign, sign, encrypt, False, False, ca, ca, False, False)


@dataclass
class Authority:
    """A CA certificate with its key; ``issuer`` is None for a root."""

    certificate: x509.Certificate
    key: Key
    issuer: Authority | None = None
    serials: list[int] = field(default_factory=lambda: [100])

    @classmethod
    def root(cls, common: str = "CA gốc thử nghiệm", **options: Any) -> Authority:
        key = rsa_key(common)
        options = {"path_length": None} | options
        return cls(_ca(name(common), name(common), key, key, 1, **options), key)

    def child(self, common: str, **options: Any) -> Authority:
        key = rsa_key(common)
        subject = self.certificate.subject
        made = _ca(name(common), subject, key, self.key, self._serial(), **options)
        return Authority(made, key, self)

    def leaf(
        self,
        common: str,
        key: Key,
        *,
        subject: x509.Name | None = None,
        not_before: datetime = NOW - 30 * DAY,
        not_after: datetime = NOW + 300 * DAY,
        key_usage: x509.KeyUsage | None = None,
        extensions: tuple[tuple[x509.ExtensionType, bool], ...] = (),
    ) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject or name(common))
            .issuer_name(self.certificate.subject)
            .public_key(key.public_key())
            .serial_number(self._serial())
            .not_valid_before(not_before)
            .not_valid_after(not_after)
            .add_extension(key_usage or usage(sign=True), critical=True)
        )
        for extension, critical in extensions:
            builder = builder.add_extension(extension, critical=critical)
        return builder.sign(self.key, hashes.SHA256())

    def crl(
        self,
        *revoked: tuple[x509.Certificate, datetime],
        issued: datetime = NOW,
        key: Key | None = None,
        reason: x509.ReasonFlags | None = None,
        lifetime: timedelta = 30 * DAY,
    ) -> bytes:
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(issued)
            .next_update(issued + lifetime)
        )
        for certificate, date in revoked:
            entry = (
                x509.RevokedCertificateBuilder()
                .serial_number(certificate.serial_number)
                .revocation_date(date)
            )
            if reason is not None:
                entry = entry.add_extension(x509.CRLReason(reason), critical=False)
            builder = builder.add_revoked_certificate(entry.build())
        return builder.sign(key or self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def _serial(self) -> int:
        self.serials[0] += 1
        return self.serials[0]


def _ca(
    subject: x509.Name,
    issuer: x509.Name,
    key: Key,
    issuer_key: Key,
    serial: int,
    *,
    path_length: int | None = 0,
    is_ca: bool = True,
    key_usage: x509.KeyUsage | None = None,
    not_before: datetime = NOW - 3000 * DAY,
    not_after: datetime = NOW + 3000 * DAY,
    extensions: tuple[tuple[x509.ExtensionType, bool], ...] = (),
) -> x509.Certificate:
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(not_before)
        .not_valid_after(not_after)
        .add_extension(x509.BasicConstraints(is_ca, path_length if is_ca else None), critical=True)
        .add_extension(key_usage or usage(ca=True), critical=True)
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical=critical)
    return builder.sign(issuer_key, hashes.SHA256())


def pkcs12_bytes(
    key: Key,
    certificate: x509.Certificate | None,
    chain: tuple[x509.Certificate, ...] = (),
    password: str = PASSWORD,
) -> bytes:
    """A password-protected key file."""
    encryption = BestAvailableEncryption(password.encode())
    return pkcs12.serialize_key_and_certificates(b"", key, certificate, chain, encryption)


def signer(
    authority: Authority,
    common: str = "Nguyễn Văn Thử",
    key: Key | None = None,
    certificate: x509.Certificate | None = None,
) -> Pkcs12Signer:
    """A signer with a fresh certificate of ``authority`` and the issuing CA as its chain."""
    key = key or rsa_key(common)
    certificate = certificate or authority.leaf(common, key)
    data = pkcs12_bytes(key, certificate, (authority.certificate,))
    return Pkcs12Signer(data, PASSWORD)
