"""Signing keys as the page knows them: what a certificate says, and where its key lies.

Nothing here touches a widget; tokens and key files are read on a thread of the pool.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from forms.common.errors import KnownError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from cryptography.x509 import Certificate

    from exports.signing.keys import Signer

#: A key file is a few kilobytes.
_LARGEST_KEY_FILE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """A certificate in words; ``trouble`` says why it cannot sign, empty when it can."""

    name: str
    issuer: str
    serial: str
    last_day: str
    der: bytes
    expired: bool = False
    trouble: str = ""
    #: Label of the token it lies on; empty for a key file.
    token: str = ""


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """A key file, or a certificate on a token of a PKCS#11 library."""

    file: Path | None = None
    module: Path | None = None
    certificate: CertificateFacts | None = None


@dataclass(frozen=True, slots=True)
class ChosenKey:
    """A place and the secret that opens it; the secret is never shown, logged or kept."""

    place: KeyPlace
    secret: str = field(repr=False)

    def open(self) -> Signer:
        """The key, ready to sign. Raises ``KnownError``; a PIN is tried exactly once."""
        place = self.place
        if place.module is not None and place.certificate is not None:
            from exports.signing.pkcs11 import Pkcs11Signer

            found = place.certificate
            return Pkcs11Signer(place.module, found.token, self.secret, found.der)
        if place.file is None:
            from exports.departure_messages import DepartureMessage

            raise KnownError(DepartureMessage.KEY_MISSING)
        from exports.files import read_file
        from exports.signing.keys import Pkcs12Signer

        return Pkcs12Signer(read_file(place.file, _LARGEST_KEY_FILE), self.secret)


@dataclass(frozen=True, slots=True)
class TokenLibrary:
    """A PKCS#11 library on this machine and whose tokens it opens."""

    path: Path
    maker: str


def find_library() -> TokenLibrary | None:
    """The first library of a known maker that this program can load; loads nothing."""
    from exports.signing.modules import installed_modules

    found = next((one for one in installed_modules() if one.loadable), None)
    return TokenLibrary(found.path, found.maker) if found else None


def token_certificates(module: Path, now: datetime) -> tuple[CertificateFacts, ...]:
    """The signers' certificates on all tokens that are plugged in; needs no PIN."""
    from exports.signing.certificate import is_ca, load_certificate
    from exports.signing.pkcs11 import list_certificates

    found = list_certificates(module)
    parsed = ((one, load_certificate(one.certificate)) for one in found)
    signers = [one for one, certificate in parsed if certificate and not is_ca(certificate)]
    return tuple(facts_of(one.certificate, now, one.token_label) for one in signers)


def file_certificate(key: ChosenKey, now: datetime) -> CertificateFacts:
    """The certificate in a key file, which opens only with its password."""
    signer = key.open()
    signer.close()
    return facts_of(signer.certificate, now)


def facts_of(der: bytes, now: datetime, token: str = "") -> CertificateFacts:
    """A certificate in words, judged as signing would judge it now."""
    from exports.signing.certificate import (
        check_fit_to_sign,
        common_name,
        date_text,
        load_certificate,
    )

    certificate = load_certificate(der)
    trouble = ""
    try:
        check_fit_to_sign(der, now)
    except KnownError as error:
        trouble = error.sentence
    if certificate is None:
        return CertificateFacts("Chứng thư không đọc được", "", "", "", der, trouble=trouble)
    return CertificateFacts(
        name=common_name(certificate),
        issuer=issuer_of(certificate),
        serial=_grouped(f"{certificate.serial_number:X}"),
        last_day=date_text(certificate.not_valid_after_utc),
        der=der,
        expired=now > certificate.not_valid_after_utc,
        trouble=trouble,
        token=token,
    )


def issuer_of(certificate: Certificate) -> str:
    """The issuer's common name, else all of its name."""
    from cryptography.x509.oid import NameOID

    found = certificate.issuer.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else certificate.issuer.rfc4514_string()


def _grouped(digits: str) -> str:
    """Hexadecimal digits in pairs: ``"540A"`` → ``"54 0A"``."""
    even = digits.zfill(len(digits) + len(digits) % 2)
    return " ".join(even[at : at + 2] for at in range(0, len(even), 2))
