"""Signing keys as the page knows them: what a certificate says, and where its key lies.

Nothing here touches a widget; tokens and key files are read on a thread of the pool.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from forms.common.errors import KnownError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from cryptography.x509 import Certificate

    from exports.signing.keys import Signer
    from exports.signing.pkcs11 import TokenCertificate

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
    #: What the signer should know before signing: trust, revocation, the state of the PIN.
    remarks: tuple[str, ...] = ()
    #: Whether something else than this program asks for the PIN: the token's pad, Windows.
    asks_itself: bool = False


@dataclass(frozen=True, slots=True)
class Present:
    """The moment and the folder of trusted files by which certificates are judged."""

    now: datetime
    trust: Path


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """A key file, a certificate on a token of a PKCS#11 library, or one of Windows' own store."""

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
        if place.certificate is not None:
            from exports.signing.windows_store import WindowsStoreSigner

            return WindowsStoreSigner(place.certificate.der)
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


def find_libraries() -> tuple[TokenLibrary, ...]:
    """The libraries of known makers that this program can load; loads none."""
    from exports.signing.modules import installed_modules

    found = (one for one in installed_modules() if one.loadable)
    return tuple(TokenLibrary(one.path, one.maker) for one in found)


def has_store() -> bool:
    """Whether this system keeps certificates of its own."""
    return sys.platform == "win32"


def token_certificates(module: Path, present: Present) -> tuple[CertificateFacts, ...]:
    """The signers' certificates on all tokens that are plugged in; needs no PIN."""
    from exports.signing.certificate import is_ca, load_certificate
    from exports.signing.pkcs11 import list_certificates

    found = list_certificates(module)
    parsed = ((one, load_certificate(one.certificate)) for one in found)
    signers = [one for one, certificate in parsed if certificate and not is_ca(certificate)]
    chain = tuple(one.certificate for one in found)
    facts = ((one, facts_of(one.certificate, present, chain)) for one in signers)
    return tuple(_on_token(one, fact) for one, fact in facts)


def stored_certificates(present: Present) -> tuple[CertificateFacts, ...]:
    """The signers' certificates of Windows' store; the key's driver asks for its PIN."""
    from exports.signing.windows_store import store_certificates

    found = (facts_of(der, present, ()) for der in store_certificates())
    return tuple(replace(facts, asks_itself=True) for facts in found)


def file_certificate(key: ChosenKey, present: Present) -> CertificateFacts:
    """The certificate in a key file, which opens only with its password."""
    signer = key.open()
    signer.close()
    return facts_of(signer.certificate, present, signer.chain)


def facts_of(der: bytes, present: Present, chain: tuple[bytes, ...]) -> CertificateFacts:
    """A certificate in words, judged as signing would judge it now."""
    from exports.signing.certificate import common_name, date_text, load_certificate

    certificate = load_certificate(der)
    trouble = ""
    remarks: tuple[str, ...] = ()
    try:
        remarks = check_ready(der, chain, present)
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
        expired=present.now > certificate.not_valid_after_utc,
        trouble=trouble,
        remarks=remarks,
    )


def check_ready(der: bytes, chain: tuple[bytes, ...], present: Present) -> tuple[str, ...]:
    """What a signer should know; ``KnownError`` when nobody could accept the signature."""
    from exports.signing.readiness import check_readiness
    from exports.signing.trust import TrustStore

    folder = present.trust
    trust = TrustStore.from_folder(folder) if folder.is_dir() and any(folder.iterdir()) else None
    return tuple(one.sentence for one in check_readiness(der, chain, trust, present.now))


def _on_token(found: TokenCertificate, facts: CertificateFacts) -> CertificateFacts:
    """The facts with what the token says of its PIN."""
    facts = replace(facts, token=found.token_label, asks_itself=found.own_pad)
    try:
        remark = found.pin_remark
    except KnownError as error:
        return replace(facts, trouble=facts.trouble or error.sentence)
    return replace(facts, remarks=(*filter(None, (remark,)), *facts.remarks))


def issuer_of(certificate: Certificate) -> str:
    """The issuer's common name, else all of its name."""
    from cryptography.x509.oid import NameOID

    found = certificate.issuer.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else certificate.issuer.rfc4514_string()


def _grouped(digits: str) -> str:
    """Hexadecimal digits in pairs: ``"540A"`` → ``"54 0A"``."""
    even = digits.zfill(len(digits) + len(digits) % 2)
    return " ".join(even[at : at + 2] for at in range(0, len(even), 2))
