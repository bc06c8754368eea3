"""Whom to trust: roots, pinned signers, intermediates and revocation lists, all from files.

Nothing is ever fetched. Path validation is RFC 5280 6.1 with name constraints on every name form,
policies, path length, and CRLs with the semantics NIST's PKITS suite tests; that is
``pyhanko-certvalidator``. (``cryptography.x509.verification`` follows the web's profile: no CRLs,
no constraints on directory names.)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.serialization import Encoding

from exports.signing.certificate import common_name, fingerprint, is_ca, load_certificate
from exports.signing.certificate_path import PathResult, validate_path
from exports.signing.revocation import check_later_revocation, list_ages
from exports.signing.trust_files import CERTIFICATE_SUFFIXES, CRL_SUFFIX, read_trust_file
from exports.signing.trust_messages import TrustMessage
from exports.signing.verdict import Fact, State, fact, finding
from exports.signing.verdict_messages import VerdictMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from cryptography import x509

    from exports.signing.verdict import Finding

#: A signed file may bring so many issuer certificates; more would let path building explode.
_MOST_BROUGHT: Final = 6


class Revocation(Enum):
    """What a missing revocation list means."""

    REQUIRED = "required"
    WHEN_GIVEN = "when given"


@dataclass(frozen=True, slots=True)
class TrustStore:
    """Certificates and CRLs as DER. ``pinned`` holds SHA-256 fingerprints (hex) of signers.

    A pinned signer needs no path, but is still refused when a list says it was revoked.
    """

    roots: tuple[bytes, ...] = ()
    intermediates: tuple[bytes, ...] = ()
    pinned: frozenset[str] = frozenset()
    crls: tuple[bytes, ...] = ()
    revocation: Revocation = Revocation.REQUIRED

    @classmethod
    def from_folder(cls, folder: Path, revocation: Revocation = Revocation.REQUIRED) -> TrustStore:
        """The store in the files of a folder.

        Self-signed CA certificates become roots, other CA certificates intermediates, signers'
        certificates are pinned, ``.crl`` files are CRLs.
        Raises ``KnownError`` (``TrustMessage``) if the folder or a file in it is unusable.
        """
        if not folder.is_dir():
            raise KnownError(TrustMessage.FOLDER_MISSING, path=folder)
        certificates: list[x509.Certificate] = []
        lists: list[bytes] = []
        for path in sorted(folder.iterdir()):
            if path.suffix.lower() in (*CERTIFICATE_SUFFIXES, CRL_SUFFIX) and path.is_file():
                found, found_lists = read_trust_file(path)
                certificates += found
                lists += found_lists
        if not certificates:
            raise KnownError(TrustMessage.FOLDER_EMPTY, path=folder)
        authorities = [one for one in certificates if is_ca(one)]
        return cls(
            roots=_der(one for one in authorities if one.subject == one.issuer),
            intermediates=_der(one for one in authorities if one.subject != one.issuer),
            pinned=frozenset(fingerprint(one) for one in certificates if not is_ca(one)),
            crls=tuple(lists),
            revocation=revocation,
        )

    def judge(
        self,
        certificate: x509.Certificate,
        brought: Iterable[bytes],
        at: datetime,
        now: datetime,
        *,
        proven: bool = False,
    ) -> Fact:
        """Whether ``certificate`` was trustworthy at ``at``; ``brought`` came with the file.

        ``proven``: ``at`` is a time-stamp, not the signer's claim.
        """
        remarks = list(list_ages(certificate, self.crls, now))
        later = list(check_later_revocation(certificate, self.crls, at, proven=proven))
        problems = [one for one in later if one.message is not VerdictMessage.REVOKED_LATER]
        remarks += [one for one in later if one.message is VerdictMessage.REVOKED_LATER]
        subject = common_name(certificate)
        if problems:
            return fact(problems, remarks)
        if fingerprint(certificate) in self.pinned:
            pinned = finding(VerdictMessage.CERTIFICATE_PINNED, subject=subject)
            return fact((), [pinned, *remarks])
        return self._judge_path(certificate, brought, at, remarks)

    def _judge_path(
        self,
        certificate: x509.Certificate,
        brought: Iterable[bytes],
        at: datetime,
        remarks: list[Finding],
    ) -> Fact:
        others = [*self.intermediates, *_authorities(brought)]
        result = validate_path(certificate, self.roots, others, self.crls, at)
        subject = common_name(certificate)
        if result is PathResult.TRUSTED:
            return fact((), remarks)
        if result is PathResult.REVOCATION_UNKNOWN:
            unknown = finding(VerdictMessage.REVOCATION_UNKNOWN, subject=subject)
            required = self.revocation is Revocation.REQUIRED
            state = State.NOT_CHECKED if required else State.OK
            return Fact(state, (), (unknown, *remarks))
        untrusted = VerdictMessage.CERTIFICATE_UNTRUSTED
        return fact([finding(untrusted, subject=subject, reason=result.value)], remarks)


def _authorities(brought: Iterable[bytes]) -> list[bytes]:
    """The CA certificates among those a file brought, as candidates only and few of them."""
    found: dict[bytes, None] = {}
    for der in brought:
        certificate = load_certificate(der)
        if certificate is not None and is_ca(certificate):
            found[der] = None
        if len(found) == _MOST_BROUGHT:
            break
    return list(found)


def _der(certificates: Iterable[x509.Certificate]) -> tuple[bytes, ...]:
    return tuple(one.public_bytes(Encoding.DER) for one in certificates)
