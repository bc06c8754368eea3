"""The time-stamps on a signature: when it existed at the latest, if an authority we trust says so.

XAdES 7.3 (SignatureTimeStamp): the token covers the canonical SignatureValue element. It lies in
the unsigned properties, so anybody may add one or take it away; a wrong one is never ignored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from exports.signing.algorithms import Digest
from exports.signing.certificate import common_name
from exports.signing.signing_time import TOLERANCE, in_vietnam, signed_at
from exports.signing.timestamp_token import TimestampToken, read_token
from exports.signing.verdict import Finding, State, finding
from exports.signing.verdict_messages import VerdictMessage
from exports.signing.xml import canonical
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from datetime import datetime

    from lxml import etree

    from exports.signing.policy import VerifyPolicy
    from exports.signing.signature_document import SignatureDocument

_ALGORITHMS: Final = {"sha256": Digest.SHA256, "sha384": Digest.SHA384, "sha512": Digest.SHA512}


@dataclass(frozen=True, slots=True)
class StampedTime:
    """``at`` (UTC) is the earliest time a trusted authority vouches for, if any does."""

    at: datetime | None
    problems: tuple[Finding, ...]
    remarks: tuple[Finding, ...]


def check_timestamps(document: SignatureDocument, policy: VerifyPolicy) -> StampedTime:
    """Judge every token of a signature."""
    problems: list[Finding] = []
    remarks: list[Finding] = []
    times: list[datetime] = []
    for der in document.timestamps:
        try:
            token = check_token(der, document)
        except KnownError as error:
            if not isinstance(error.message, VerdictMessage):
                raise
            problems.append(Finding(error.message, document.part, error.sentence))
            continue
        remark = _judge_authority(token, policy)
        remarks.append(remark)
        if remark.message is VerdictMessage.TIMESTAMPED:
            times.append(token.at)
    return StampedTime(min(times, default=None), tuple(problems), tuple(remarks))


def check_token(der: bytes, document: SignatureDocument) -> TimestampToken:
    """A sound token over this very signature; ``KnownError`` (``VerdictMessage``) otherwise."""
    token = read_token(der, document.part)
    if token.algorithm not in _ALGORITHMS or token.imprint != imprint(
        document.value_element, _ALGORITHMS[token.algorithm]
    ):
        raise KnownError(VerdictMessage.TIMESTAMP_IMPRINT, place=document.part)
    claimed = signed_at(document)
    if claimed is not None and claimed > token.at + TOLERANCE:
        raise KnownError(
            VerdictMessage.TIMESTAMP_EARLIER, place=document.part, time=_words(token.at)
        )
    return token


def imprint(value: etree._Element, digest: Digest = Digest.SHA256) -> bytes:
    """What a token for this SignatureValue element has to cover."""
    return digest.of(canonical(value))


def _judge_authority(token: TimestampToken, policy: VerifyPolicy) -> Finding:
    subject, time = common_name(token.authority), _words(token.at)
    reason = ""
    if not _may_stamp(token.authority):
        reason = "chứng thư không cấp để đóng dấu thời gian"
    elif not (
        token.authority.not_valid_before_utc <= token.at <= token.authority.not_valid_after_utc
    ):
        reason = "chứng thư không có hiệu lực vào lúc đó"
    elif policy.trust is None:
        reason = "chưa có thư mục chứng thư gốc tin cậy"
    else:
        judged = policy.trust.judge(token.authority, token.others, token.at, policy.now)
        found = (*judged.problems, *judged.remarks)
        if judged.state is not State.OK:
            reason = found[0].sentence.rstrip(".")
    if reason:
        message = VerdictMessage.TIMESTAMP_UNTRUSTED
        return finding(message, subject=subject, time=time, reason=reason)
    return finding(VerdictMessage.TIMESTAMPED, subject=subject, time=time)


def _may_stamp(certificate: x509.Certificate) -> bool:
    """RFC 3161 2.3: extended key usage is critical and for time-stamping alone."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        return False
    return found.critical and list(found.value) == [ExtendedKeyUsageOID.TIME_STAMPING]


def _words(at: datetime) -> str:
    return in_vietnam(at).strftime("%H:%M:%S ngày %d/%m/%Y")
