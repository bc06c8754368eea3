"""The signer's certificate: what it says, whether it may sign, whether it was valid then."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID, NameOID

from exports.signing.messages import SigningMessage
from exports.signing.plain_words import on_one_line
from exports.signing.signing_time import in_vietnam
from exports.signing.verdict import SignerIdentity, finding
from exports.signing.verdict_messages import VerdictMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from exports.signing.verdict import Finding


#: Critical extensions of a signer's certificate that are judged or do not restrict signing
#: (RFC 5280 4.2: any other critical extension means refusal).
_UNDERSTOOD: Final = frozenset(
    {
        ExtensionOID.BASIC_CONSTRAINTS,
        ExtensionOID.KEY_USAGE,
        ExtensionOID.EXTENDED_KEY_USAGE,
        ExtensionOID.CERTIFICATE_POLICIES,
        ExtensionOID.SUBJECT_ALTERNATIVE_NAME,
    }
)

_NAMELESS: Final = "chứng thư không ghi tên, số hiệu {}"
#: Extended usages no person signs documents with.
_OF_MACHINES: Final = frozenset(
    {
        ExtendedKeyUsageOID.TIME_STAMPING,
        ExtendedKeyUsageOID.SERVER_AUTH,
        ExtendedKeyUsageOID.OCSP_SIGNING,
    }
)

#: Bits; RFC 5280 4.1.2.2 allows 160, and some old CAs took a little more. Python refuses to
#: write really long ones in decimal.
_LONGEST_SERIAL: Final = 512


def load_certificate(der: bytes) -> x509.Certificate | None:
    """The parsed certificate, or ``None`` if any part of it that is needed cannot be read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of foreign certificates' small sins
        try:
            certificate = x509.load_der_x509_certificate(der)
            certificate.public_key()
            _ = (certificate.subject, certificate.issuer, certificate.extensions)
            _ = (certificate.serial_number, certificate.not_valid_before_utc)
            _ = certificate.not_valid_after_utc
            too_long = certificate.serial_number.bit_length() > _LONGEST_SERIAL
        except (ValueError, TypeError, UnsupportedAlgorithm, x509.DuplicateExtension,
                x509.InvalidVersion, x509.UnsupportedGeneralNameType):  # fmt: skip
            return None
    return None if too_long else certificate


def serial_number(certificate: x509.Certificate) -> int:
    """The serial number; old CAs gave out zero and negative ones (RFC 5280 4.1.2.2)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        return certificate.serial_number


def identity(certificate: x509.Certificate, der: bytes) -> SignerIdentity:
    """The certificate in words."""
    return SignerIdentity(
        subject=certificate.subject.rfc4514_string(),
        common_name=common_name(certificate),
        issuer=certificate.issuer.rfc4514_string(),
        serial=serial_number(certificate),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        fingerprint=fingerprint(certificate),
        certificate=der,
    )


def common_name(certificate: x509.Certificate) -> str:
    """The common name, or the whole subject if it has none; on one line, as sentences hold it.

    RFC 5280 4.1.2.6 allows no subject at all: the number tells such certificates apart.
    """
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    name = str(found[0].value) if found else certificate.subject.rfc4514_string()
    shown = on_one_line(name)
    return shown if shown.strip() else _NAMELESS.format(serial_number(certificate))


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the DER in hexadecimal digits."""
    return certificate.fingerprint(SHA256()).hex()


def same_key(first: bytes, second: bytes) -> bool:
    """Whether two certificates (DER) are of one key; a renewed one keeps the key and the person."""
    if first == second:
        return True
    one, other = load_certificate(first), load_certificate(second)
    return one is not None and other is not None and one.public_key() == other.public_key()


def grouped(digits: str) -> str:
    """A fingerprint to read aloud and compare: ``"ab12cd34"`` → ``"AB12 CD34"``."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4)).upper()


def check_certificate(certificate: x509.Certificate, at: datetime) -> Iterator[Finding]:
    """Validity at the signing time and the right to sign (RFC 5280 4.1.2.5, 4.2.1.3, 4.2.1.9)."""
    subject = common_name(certificate)
    if at < certificate.not_valid_before_utc:
        date = date_text(certificate.not_valid_before_utc)
        yield finding(VerdictMessage.CERTIFICATE_NOT_YET_VALID, subject=subject, date=date)
    if at > certificate.not_valid_after_utc:
        date = date_text(certificate.not_valid_after_utc)
        yield finding(VerdictMessage.CERTIFICATE_EXPIRED, subject=subject, date=date)
    if not may_sign(certificate):
        yield finding(VerdictMessage.CERTIFICATE_USAGE, subject=subject)
    if is_ca(certificate):
        yield finding(VerdictMessage.CERTIFICATE_IS_CA, subject=subject)
    for extension in certificate.extensions:
        if extension.critical and extension.oid not in _UNDERSTOOD:
            item = extension.oid.dotted_string
            yield finding(VerdictMessage.CERTIFICATE_EXTENSION, subject=subject, item=item)


def check_fit_to_sign(der: bytes, at: datetime) -> None:
    """Refuse to sign with a certificate that verification would refuse (``KnownError``)."""
    certificate = load_certificate(der)
    if certificate is None:
        raise KnownError(SigningMessage.CERTIFICATE_UNREADABLE)
    subject = common_name(certificate)
    if at < certificate.not_valid_before_utc:
        date = date_text(certificate.not_valid_before_utc)
        raise KnownError(SigningMessage.CERTIFICATE_NOT_YET_VALID, subject=subject, date=date)
    if at > certificate.not_valid_after_utc:
        date = date_text(certificate.not_valid_after_utc)
        raise KnownError(SigningMessage.CERTIFICATE_EXPIRED, subject=subject, date=date)
    if not may_sign(certificate) or is_ca(certificate):
        raise KnownError(SigningMessage.CERTIFICATE_USAGE, subject=subject)


def may_sign(certificate: x509.Certificate) -> bool:
    """DigitalSignature or nonRepudiation; a certificate without KeyUsage is not restricted.

    One for machines alone vouches for times, hosts or other certificates, not for reports
    (RFC 5280 4.2.1.12, RFC 3161 2.3).
    """
    if _only_for_machines(certificate):
        return False
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def _only_for_machines(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return _OF_MACHINES.issuperset(usage)


def is_ca(certificate: x509.Certificate) -> bool:
    """Whether BasicConstraints call it a certification authority."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    except x509.ExtensionNotFound:
        return False
    return found.value.ca


def date_text(at: datetime) -> str:
    """A date as Vietnamese users write it, in Vietnam's time."""
    return in_vietnam(at).strftime("%d/%m/%Y")
