"""Verifying all signatures of a workbook: facts first, one conclusion from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exports.package import read_package
from exports.signing.certificate import check_certificate, identity, load_certificate
from exports.signing.manifest_check import (
    SignedContents,
    check_coverage,
    check_manifest,
    check_objects,
)
from exports.signing.package_structure import (
    check_active_content,
    check_structure,
    signature_parts,
)
from exports.signing.request import SignerRole
from exports.signing.signature_check import check_signature, signing_certificate
from exports.signing.signature_reader import read_signature
from exports.signing.signing_time import check_time, signed_at
from exports.signing.verdict import (
    NOT_CHECKED,
    Fact,
    Finding,
    PackageVerdict,
    SignatureVerdict,
    State,
    fact,
    finding,
)
from exports.signing.verdict_messages import VerdictMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from datetime import datetime

    from cryptography import x509

    from exports.package import Package
    from exports.signing.policy import VerifyPolicy
    from exports.signing.signature_document import SignatureDocument

#: A report has two or three; more would only be there to keep us busy.
MOST_SIGNATURES: Final = 8

_ROLES: Final = {role.value: role for role in SignerRole}


def verify_package(data: bytes, policy: VerifyPolicy) -> PackageVerdict:
    """The verdict on a workbook from outside.

    Raises ``KnownError`` (``PackageMessage``) when ``data`` is no sound package; anything wrong
    inside a sound package is said in the verdict.
    """
    return verify_opened(read_package(data, policy.limits), policy)


def verify_opened(package: Package, policy: VerifyPolicy) -> PackageVerdict:
    """The verdict on a package already read."""
    problems = [*check_structure(package), *check_active_content(package)]
    parts = signature_parts(package)
    if len(parts) > MOST_SIGNATURES:
        problems.append(finding(VerdictMessage.SIGNATURE_COUNT, count=len(parts)))
        return PackageVerdict(fact(problems), ())
    contents = SignedContents(package)
    signatures = tuple(_verify_one(part, contents, policy) for part in parts)
    return PackageVerdict(fact(problems), signatures)


def _verify_one(part: str, contents: SignedContents, policy: VerifyPolicy) -> SignatureVerdict:
    try:
        document = read_signature(contents.package.read(part), part)
    except KnownError as error:
        return SignatureVerdict(
            part, fact([_refusal(error, part)]),
            NOT_CHECKED, NOT_CHECKED, NOT_CHECKED, NOT_CHECKED, NOT_CHECKED,
        )  # fmt: skip
    manifest = check_manifest(document, contents)
    at = signed_at(document)
    der, certificate, signature = _check_key(document)
    return SignatureVerdict(
        part=part,
        structure=fact(document.old),
        coverage=fact(check_coverage(document, contents, manifest)),
        digests=fact([*check_objects(document), *manifest.problems], manifest.remarks),
        signature=signature,
        certificate=_check_trust(document, certificate, at, policy),
        time=fact(check_time(document, policy.now), [finding(VerdictMessage.TIME_CLAIMED)]),
        signer=identity(certificate, der) if certificate else None,
        role=_ROLES.get(document.claimed_role),
        claimed_role=document.claimed_role,
        comments=document.comments,
        signed_at=at,
        covered=manifest.matching,
    )


def _check_key(document: SignatureDocument) -> tuple[bytes, x509.Certificate | None, Fact]:
    """The signing certificate, if it can be told, and the fact about the signature value."""
    try:
        der = signing_certificate(document)
    except KnownError as error:
        return b"", None, fact([_refusal(error, document.part)])
    certificate = load_certificate(der)
    if certificate is None:
        unreadable = finding(VerdictMessage.CERTIFICATE_UNREADABLE, document.part)
        return der, None, fact([unreadable])
    return der, certificate, fact(check_signature(document, certificate))


def _check_trust(
    document: SignatureDocument,
    certificate: x509.Certificate | None,
    at: datetime | None,
    policy: VerifyPolicy,
) -> Fact:
    """The certificate at the claimed time; what needs no trust store is checked without one."""
    if certificate is None or at is None:
        return NOT_CHECKED
    problems = tuple(check_certificate(certificate, at))
    if problems:
        return fact(problems)
    if policy.trust is None:
        return Fact(State.NOT_CHECKED, (), (finding(VerdictMessage.TRUST_NOT_GIVEN),))
    return policy.trust.judge(
        certificate, (*document.certificates, *document.issuers), at, policy.now
    )


def _refusal(error: KnownError, place: str) -> Finding:
    """A refusal while reading, as a finding with the code and the sentence it came with."""
    if isinstance(error.message, VerdictMessage):
        return Finding(error.message, place, error.sentence)
    return Finding(VerdictMessage.XML_REFUSED, place, error.sentence)
