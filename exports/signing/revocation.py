"""What the revocation lists at hand say about a signer beyond the verdict: age, later revocation.

RFC 5280 5 (CRLs). The list's signature is judged in ``certificate_path``; here lists only warn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cryptography import x509

from exports.signing.certificate import common_name, date_text, serial_number
from exports.signing.verdict import finding
from exports.signing.verdict_messages import VerdictMessage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from exports.signing.verdict import Finding

#: After these, a signing time that only the signer claims proves nothing (RFC 5280 5.3.1).
_COMPROMISED: Final = frozenset(
    {
        x509.ReasonFlags.key_compromise,
        x509.ReasonFlags.ca_compromise,
        x509.ReasonFlags.aa_compromise,
    }
)


def list_ages(
    certificate: x509.Certificate, crls: Iterable[bytes], now: datetime
) -> Iterator[Finding]:
    """When the issuer's newest list was published, and how many days ago."""
    dates = [crl.last_update_utc for crl in _issued_by(certificate, crls)]
    if dates:
        newest = max(dates)
        yield finding(
            VerdictMessage.REVOCATION_AGE,
            subject=common_name(certificate),
            date=date_text(newest),
            days=max((now - newest).days, 0),
        )


def check_later_revocation(
    certificate: x509.Certificate, crls: Iterable[bytes], at: datetime, *, proven: bool
) -> Iterator[Finding]:
    """Revocation of the signer itself: before ``at``, or for a compromised key at any time.

    What a time-stamp proves to be older than the revocation stays good (``proven``).
    """
    serial = serial_number(certificate)
    for crl in _issued_by(certificate, crls):
        # cryptography looks up no negative serial numbers, which RFC 5280 forbids anyway.
        entry = crl.get_revoked_certificate_by_serial_number(serial) if serial >= 0 else None
        if entry is None:
            continue
        message = VerdictMessage.REVOKED_LATER
        if entry.revocation_date_utc <= at:
            message = VerdictMessage.CERTIFICATE_REVOKED
        elif _reason(entry) in _COMPROMISED and not proven:
            message = VerdictMessage.CERTIFICATE_COMPROMISED
        yield finding(
            message, subject=common_name(certificate), date=date_text(entry.revocation_date_utc)
        )


def _issued_by(
    certificate: x509.Certificate, crls: Iterable[bytes]
) -> list[x509.CertificateRevocationList]:
    parsed = (x509.load_der_x509_crl(der) for der in crls)
    return [crl for crl in parsed if crl.issuer == certificate.issuer]


def _reason(entry: x509.RevokedCertificate) -> x509.ReasonFlags | None:
    try:
        return entry.extensions.get_extension_for_class(x509.CRLReason).value.reason
    except (x509.ExtensionNotFound, ValueError):
        return None
