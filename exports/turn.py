"""Whose turn it is to sign, by the signers recorded on the cover before the first signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from exports.archive import PackageLimits
from exports.departure_messages import DepartureMessage
from exports.identity import ALL_SIGNERS
from exports.identity_reader import read_identity
from exports.opened_book import open_book
from exports.package import read_package
from exports.signing.certificate import same_key
from exports.signing.policy import VerifyPolicy
from exports.signing.request import SignerRole
from exports.signing.sign import check_signable
from exports.signing.verdict import State
from exports.signing.verify import verify_opened
from exports.verification import verify_file
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from exports.identity import Identity
    from forms.catalogue import Catalogue
    from forms.common.clock import Clock
    from forms.common.provinces import Provinces
    from validation.rulebook import Rulebook

#: A role in short, and whose certificate it signs with.
_ROLE_WORDS: Final = {
    SignerRole.DIRECTOR: ("Giám đốc", "Giám đốc"),
    SignerRole.OFFICE: ("Văn thư", "Sở"),
    SignerRole.PREPARER: ("Người lập báo cáo", "người lập báo cáo"),
}


class Judging(Protocol):
    """What a file's contents are judged by; a workspace and a reception have it."""

    @property
    def clock(self) -> Clock:
        """Tells the moment."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """The definitions of forms."""
        ...

    @property
    def rulebook(self) -> Rulebook:
        """The rules' programs."""
        ...

    @property
    def provinces(self) -> Provinces:
        """The units that may report."""
        ...


def expected_after(first: SignerRole) -> tuple[SignerRole, ...]:
    """Who has to sign a report that this role signs first; written on its cover beforehand."""
    return ALL_SIGNERS[ALL_SIGNERS.index(first) :]


def next_role(data: bytes, at: datetime) -> SignerRole | None:
    """Whose signature a file waits for; nothing for somebody else's workbook.

    Raises ``KnownError`` for a file that takes no signature, or no further one.
    """
    package = check_signable(data, at)
    verdict = verify_opened(package, VerifyPolicy(at))
    if not verdict.signatures:
        raise KnownError(DepartureMessage.NONE_SIGNED)
    try:
        expected = read_identity(open_book(package).names).signers
    except KnownError:
        return None
    signed = verdict.roles
    waited_for = next((role for role in expected if role not in signed), None)
    if waited_for is None:
        raise KnownError(DepartureMessage.ALL_SIGNED, count=len(expected))
    return waited_for


def expected_in(data: bytes) -> tuple[SignerRole, ...]:
    """Who has to sign a file, as its cover says; nobody for somebody else's workbook."""
    identity = identity_in(data)
    return identity.signers if identity else ()


def identity_in(data: bytes) -> Identity | None:
    """Which report a file says it is; nothing for somebody else's workbook."""
    try:
        return read_identity(open_book(read_package(data, PackageLimits())).names)
    except KnownError:
        return None


def check_file(data: bytes, role: SignerRole, at: datetime) -> None:
    """Refuse a file that cannot take this role's signature now (``KnownError``); needs no key.

    Broken or unportable files, a role not on the cover, one that has signed, one whose turn has
    not come. Somebody else's workbook has no cover and takes any role.
    """
    package = check_signable(data, at)
    try:
        expected = read_identity(open_book(package).names).signers
    except KnownError:
        return
    check_turn(expected, verify_opened(package, VerifyPolicy(at)).roles, role)


def signers_of(data: bytes, at: datetime) -> tuple[tuple[bytes, SignerRole], ...]:
    """Who signed a file in which role, by certificate (DER); ``KnownError`` for a broken one."""
    verdict = verify_opened(check_signable(data, at), VerifyPolicy(at))
    found = ((one.signer, one.role) for one in verdict.signatures)
    return tuple((signer.certificate, role) for signer, role in found if signer and role)


def check_signer(
    signers: Sequence[tuple[bytes, SignerRole]], certificate: bytes, role: SignerRole
) -> None:
    """Refuse a key that stands in the file for somebody else (``KnownError``).

    ``signers`` are those of :func:`signers_of`. Needs the certificate only, no PIN.
    """
    for signed, other in signers:
        if other is not role and same_key(signed, certificate):
            words, owner = _ROLE_WORDS[other][0], _ROLE_WORDS[role][1]
            raise KnownError(DepartureMessage.SIGNER_TAKEN, role=words, owner=owner)


def check_contents(data: bytes, known: Judging) -> None:
    """Refuse to sign a report whose contents would not be accepted (``KnownError``).

    A file is judged again before every signature: nobody puts a name under figures that were
    changed since they were checked. Somebody else's workbook has no contents of ours to judge.
    """
    policy = VerifyPolicy(known.clock.now())
    verdict = verify_file(data, policy, known.catalogue, known.rulebook, known.provinces)
    if verdict.report is None and not expected_in(data):
        return
    for name, fact in verdict.facts.items():
        if fact.state is State.FAILED and name != "signers":
            reason = fact.problems[0].sentence
            raise KnownError(DepartureMessage.CONTENTS_WRONG, reason=reason)


def check_turn(
    expected: Sequence[SignerRole], signed: Sequence[SignerRole], role: SignerRole
) -> None:
    """Nghị định 30/2020/NĐ-CP, điều 13 and 18: the person signs first, the office after."""
    if role not in expected:
        raise KnownError(DepartureMessage.ROLE_UNEXPECTED, role=role.value)
    if role in signed:
        raise KnownError(DepartureMessage.ROLE_SIGNED, role=role.value)
    first = next(one for one in expected if one not in signed)
    if first is not role:
        raise KnownError(DepartureMessage.ROLE_EARLY, role=role.value, first=first.value)
