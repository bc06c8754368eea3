"""Whether a certificate may be used now, before anybody is asked for a PIN.

Circular 15/2025/TT-BKHCN: signing software checks the certificate before it lets anybody sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from exports.signing.certificate import check_fit_to_sign, common_name, load_certificate
from exports.signing.certificate_path import PathResult
from exports.signing.keys import method_for
from exports.signing.messages import SigningMessage
from exports.signing.verdict import finding
from exports.signing.verdict_messages import VerdictMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from exports.signing.trust import TrustStore
    from exports.signing.verdict import Finding


def check_readiness(
    certificate: bytes, chain: Iterable[bytes], trust: TrustStore | None, now: datetime
) -> tuple[Finding, ...]:
    """What the signer should know; raises ``KnownError`` when nobody could accept the signature.

    Validity, usage, kind and length of the key always; with ``trust`` the whole chain and the age
    of the revocation lists. A root that is not known *here* is only remarked upon: the receiver
    decides whom to trust, and may know more than this machine.
    """
    check_fit_to_sign(certificate, now)
    parsed = load_certificate(certificate)
    if parsed is None:
        raise KnownError(SigningMessage.CERTIFICATE_UNREADABLE)
    method_for(parsed.public_key())
    if trust is None:
        return ()
    judged = trust.judge(parsed, chain, now, now)
    unknown = finding(
        VerdictMessage.CERTIFICATE_UNTRUSTED,
        subject=common_name(parsed),
        reason=PathResult.NO_ROOT.value,
    )
    for problem in judged.problems:
        if problem != unknown:
            raise KnownError(SigningMessage.CERTIFICATE_REFUSED, reason=problem.sentence)
    return (*judged.problems, *judged.remarks)
