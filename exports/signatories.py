"""Whether those the cover names have signed, each once, with a key of their own, one after another.

Everything here is derived from what is signed: the cover, the claimed roles and times, and the
earlier signatures each one names. What links signatures to the file is signed by nobody.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from exports.file_verdict import file_fact, note
from exports.signing.certificate import date_text, same_key
from exports.signing.signing_time import CLOCKS_DIFFER, in_vietnam, moment_text
from exports.signing.verdict import Conclusion
from exports.verification_messages import VerificationMessage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.file_verdict import FileFact, Note
    from exports.identity import Identity
    from exports.signing.request import SignerRole
    from exports.signing.verdict import PackageVerdict, SignatureVerdict


def check_signatories(identity: Identity, signatures: PackageVerdict) -> FileFact:
    """The fact about the signers of a report, however far their certificates are trusted.

    A conflict needs no trusted root: that one key signed twice shows in the file itself.
    """
    claiming = [one for one in signatures.signatures if one.role and one.signer]
    broken = (Conclusion.INVALID, Conclusion.PARTIAL)
    sound = [one for one in claiming if one.conclusion not in broken]
    return file_fact(
        (
            *_absent(identity, signatures),
            *_uninvited(identity, claiming),
            *_doubled(claiming),
            *_disordered(identity, sound),
            *_early(identity, sound),
        )
    )


def _absent(identity: Identity, signatures: PackageVerdict) -> Iterator[Note]:
    """A signature removed leaves earlier ones valid; only the cover tells that it is missing."""
    for role in identity.signers:
        if role not in signatures.roles:
            yield note(VerificationMessage.SIGNER_MISSING, role=role.value)


def _uninvited(identity: Identity, signatures: Sequence[SignatureVerdict]) -> Iterator[Note]:
    for one in signatures:
        if one.role is not None and one.role not in identity.signers:
            yield note(VerificationMessage.SIGNER_UNEXPECTED, role=one.role.value, name=_name(one))


def _doubled(signatures: Sequence[SignatureVerdict]) -> Iterator[Note]:
    """One role is one person's and signed once; one key must not stand for two people."""
    seen: list[SignatureVerdict] = []
    for one in signatures:
        twin = next((other for other in seen if other.role is one.role), None)
        other = next((o for o in seen if o.role is not one.role and _same_signer(o, one)), None)
        if twin is not None:
            yield _twice(twin, one)
        if other is not None:
            role = _role(other)
            yield note(VerificationMessage.SIGNER_TWICE, name=_name(one), role=role)
        seen.append(one)


def _twice(first: SignatureVerdict, second: SignatureVerdict) -> Note:
    if _same_signer(first, second):
        return note(VerificationMessage.SIGNATURE_TWICE, role=_role(first), name=_name(second))
    return note(
        VerificationMessage.ROLE_TWICE, role=_role(first), first=_name(first), second=_name(second)
    )


def _disordered(identity: Identity, signatures: Sequence[SignatureVerdict]) -> Iterator[Note]:
    """The cover's order is the order of signing (Nghị định 30/2020/NĐ-CP, điều 13 and 18)."""
    by_role: dict[SignerRole, SignatureVerdict] = {}
    for one in signatures:
        if one.role is not None:
            by_role.setdefault(one.role, one)
    present = [by_role[role] for role in identity.signers if role in by_role]
    for first, second in combinations(present, 2):
        roles = {"first": _role(first), "second": _role(second)}
        if second.digest in first.after:
            yield note(VerificationMessage.SIGNER_ORDER, first=roles["first"])
        elif first.digest not in second.after:
            yield note(VerificationMessage.SIGNER_UNAWARE, **roles)
        elif _is_earlier(second, first):
            yield note(VerificationMessage.SIGNER_TIMES, at=_moment(second), **roles)


def _early(identity: Identity, signatures: Sequence[SignatureVerdict]) -> Iterator[Note]:
    """Reports leave before their month ends, but none can be signed before it begins.

    A key whose certificate has expired would have to claim such a time to be accepted.
    """
    for one in signatures:
        if one.signed_at and in_vietnam(one.signed_at).date() < identity.period.first_day:
            yield note(
                VerificationMessage.SIGNED_EARLY,
                role=_role(one), at=date_text(one.signed_at), period=identity.period.title,
            )  # fmt: skip


def _is_earlier(one: SignatureVerdict, other: SignatureVerdict) -> bool:
    if one.signed_at is None or other.signed_at is None:
        return False
    return one.signed_at + CLOCKS_DIFFER < other.signed_at


def _same_signer(one: SignatureVerdict, other: SignatureVerdict) -> bool:
    if one.signer is None or other.signer is None:
        return False
    return same_key(one.signer.certificate, other.signer.certificate)


def _name(one: SignatureVerdict) -> str:
    return one.signer.common_name if one.signer else ""


def _role(one: SignatureVerdict) -> str:
    return one.role.value if one.role else ""


def _moment(one: SignatureVerdict) -> str:
    return moment_text(one.signed_at) if one.signed_at else ""
