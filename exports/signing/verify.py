"""Verifying all signatures of a workbook: facts first, one conclusion from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exports.package import read_package
from exports.signing.certificate import (
    check_certificate,
    common_name,
    date_text,
    identity,
    load_certificate,
)
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
from exports.signing.succession import check_succession, value_digest
from exports.signing.table_form import check_table_form
from exports.signing.timestamp_check import check_timestamps
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
    from exports.signing.timestamp_check import StampedTime

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
    if parts:
        problems += check_table_form(package)
    if len(parts) > MOST_SIGNATURES:
        problems.append(finding(VerdictMessage.SIGNATURE_COUNT, count=len(parts)))
        return PackageVerdict(fact(problems), ())
    contents = SignedContents(package)
    signatures = tuple(_verify_one(part, contents, policy) for part in parts)
    problems += check_succession(signatures)
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
    at, stamped = signed_at(document), check_timestamps(document, policy)
    der, certificate, signature = _check_key(document)
    return SignatureVerdict(
        part=part,
        structure=fact(document.old),
        coverage=fact(check_coverage(document, contents, manifest)),
        digests=fact([*check_objects(document), *manifest.problems], manifest.remarks),
        signature=signature,
        certificate=_check_trust(document, certificate, stamped.at, policy),
        time=_time(document, stamped, policy),
        signer=identity(certificate, der) if certificate else None,
        role=_ROLES.get(document.claimed_role),
        claimed_role=document.claimed_role,
        comments=document.comments,
        signed_at=at,
        stamped_at=stamped.at,
        digest=value_digest(document.value),
        after=document.after,
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
    proven: datetime | None,
    policy: VerifyPolicy,
) -> Fact:
    """The certificate at the proven time, or at the claimed one where that helps more.

    A time-stamp may come years later, when the certificate has expired: it then proves nothing,
    but must not turn a good signature into a bad one.
    """
    claimed = signed_at(document)
    if certificate is None or claimed is None:
        return NOT_CHECKED
    if proven is not None:
        found = _trust_at(document, certificate, proven, policy, proven=True)
        if found.state is not State.FAILED:
            return found
    found = _trust_at(document, certificate, claimed, policy, proven=False)
    if found.state is State.OK and certificate.not_valid_after_utc < policy.now:
        since = finding(
            VerdictMessage.CERTIFICATE_EXPIRED_SINCE,
            subject=common_name(certificate),
            date=date_text(certificate.not_valid_after_utc),
        )
        return fact((), (*found.remarks, since))
    return found


def _trust_at(
    document: SignatureDocument,
    certificate: x509.Certificate,
    at: datetime,
    policy: VerifyPolicy,
    *,
    proven: bool,
) -> Fact:
    """What needs no trust store is checked without one."""
    problems = tuple(check_certificate(certificate, at))
    if problems:
        return fact(problems)
    if policy.trust is None:
        return Fact(State.NOT_CHECKED, (), (finding(VerdictMessage.TRUST_NOT_GIVEN),))
    brought = (*document.certificates, *document.issuers)
    return policy.trust.judge(certificate, brought, at, policy.now, proven=proven)


def _time(document: SignatureDocument, stamped: StampedTime, policy: VerifyPolicy) -> Fact:
    """The claimed time, and what the time-stamps say about it."""
    remarks = list(stamped.remarks)
    if stamped.at is None:
        remarks.append(finding(VerdictMessage.TIME_CLAIMED))
    return fact([*check_time(document, policy.now), *stamped.problems], remarks)


def _refusal(error: KnownError, place: str) -> Finding:
    """A refusal while reading, as a finding with the code and the sentence it came with."""
    if isinstance(error.message, VerdictMessage):
        return Finding(error.message, place, error.sentence)
    return Finding(VerdictMessage.XML_REFUSED, place, error.sentence)
