"""Files of one delivery against each other: repeated, contradicting, replaced, from elsewhere.

Each file may be right by itself; that two say they are the same month's report of the same unit
only shows when they lie side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice, product
from typing import TYPE_CHECKING

from exports.file_verdict import NOT_CHECKED, FileFact, file_fact, note
from exports.register import content_digest
from exports.several_messages import SeveralMessage
from exports.signing.certificate import same_key
from exports.signing.request import SignerRole
from forms.common.clock import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.file_verdict import FileVerdict, Note
    from exports.identity import Identity
    from exports.register import Entry
    from exports.submission import SubmittedReport

_PROBLEMS = frozenset(
    {
        SeveralMessage.CONFLICT,
        SeveralMessage.CONTENT_DIFFERS,
        SeveralMessage.REPLACES_OTHER,
        SeveralMessage.SIGNER_OF_OTHER_UNIT,
        SeveralMessage.SIGNER_IN_OTHER_ROLE,
        SeveralMessage.UNIT_UNEXPECTED,
        SeveralMessage.REGISTERED_NEWER,
        SeveralMessage.REGISTERED_DIFFERS,
        SeveralMessage.REGISTERED_REPLACES,
        SeveralMessage.REGISTERED_SIGNER,
    }
)


@dataclass(frozen=True, slots=True)
class Received:
    """A file as named by the receiver, the SHA-256 of its bytes, and the verdict on it alone."""

    name: str
    sha256: str
    verdict: FileVerdict


def compare(
    received: Sequence[Received], expected: str = "", register: Sequence[Entry] = ()
) -> tuple[FileFact, ...]:
    """What the others, and files received before, say about each file, in order.

    ``expected`` is the code of the unit whose report is awaited, if only one is. NOT_CHECKED for
    a file that is no report, and for one with nothing to compare it with.
    """
    return tuple(_fact(one, received, expected, register) for one in received)


def _fact(
    one: Received, received: Sequence[Received], expected: str, register: Sequence[Entry]
) -> FileFact:
    report = one.verdict.report
    others = [other for other in received if other is not one and other.verdict.report]
    if report is None or not (others or expected or register):
        return NOT_CHECKED
    notes = list(_expected(report.identity, expected))
    notes += _registered(report, one.sha256, register)
    notes += _registered_signers(report.identity, one, register)
    for other in others:
        notes += _beside(one, other)
    problems = [found for found in notes if found.message in _PROBLEMS]
    return file_fact(problems, [found for found in notes if found not in problems])


def _expected(identity: Identity, expected: str) -> Iterator[Note]:
    if expected and identity.province.partition("@")[0] != expected:
        name = identity.province_name
        yield note(SeveralMessage.UNIT_UNEXPECTED, unit=name, expected=expected)


def _registered(report: SubmittedReport, sha256: str, register: Sequence[Entry]) -> Iterator[Note]:
    """The newest revision received decides; older entries of the month explain it."""
    identity = report.identity
    month = (identity.province, str(identity.period))
    entries = [entry for entry in register if (entry.province, entry.period) == month]
    newest = max(entries, key=lambda entry: entry.revision, default=None)
    words = {"unit": identity.province_name, "period": identity.period.title}
    if newest is not None and newest.revision > identity.revision:
        at, revision = _day(newest), identity.revision
        newer = newest.revision
        yield note(SeveralMessage.REGISTERED_NEWER, at=at, newer=newer, revision=revision, **words)
    content = content_digest(report)
    same = [entry for entry in entries if entry.revision == identity.revision]
    for entry in same:
        if entry.content != content:
            yield note(
                SeveralMessage.REGISTERED_DIFFERS,
                at=_day(entry), revision=entry.revision, package=entry.package, **words,
            )  # fmt: skip
    exact = next((entry for entry in same if entry.sha256 == sha256), None)
    if exact is not None:
        yield note(SeveralMessage.REGISTERED, at=_day(exact))
    elif same and same[-1].content == content:
        yield note(SeveralMessage.REGISTERED_SAME, at=_day(same[-1]))
    before = [entry for entry in entries if entry.revision == identity.revision - 1]
    if before and identity.replaces not in {entry.package for entry in before}:
        yield note(
            SeveralMessage.REGISTERED_REPLACES,
            stated=identity.replaces or "(trống)", before=before[-1].revision,
            at=_day(before[-1]), package=before[-1].package,
        )  # fmt: skip


def _registered_signers(
    identity: Identity, one: Received, register: Sequence[Entry]
) -> Iterator[Note]:
    """Nobody signs for two departments in one month, whenever their files came."""
    elsewhere = [
        entry
        for entry in register
        if entry.period == str(identity.period) and entry.province != identity.province
    ]
    for sign in one.verdict.signatures.signatures:
        if sign.signer is None:
            continue
        found = (entry for entry in elsewhere if sign.signer.fingerprint in entry.signers)
        for entry in islice(found, 1):
            yield note(
                SeveralMessage.REGISTERED_SIGNER, subject=sign.signer.common_name,
                unit=entry.province, at=_day(entry),
            )  # fmt: skip


def _day(entry: Entry) -> str:
    return f"{datetime.fromisoformat(entry.at).astimezone(VIETNAM):%d/%m/%Y}"


def _beside(one: Received, other: Received) -> Iterator[Note]:
    mine, theirs = one.verdict.report, other.verdict.report
    if mine is None or theirs is None:
        return
    if one.sha256 == other.sha256:
        yield note(SeveralMessage.DUPLICATE, other=other.name)
    elif mine.identity.package == theirs.identity.package:
        yield _same_package(mine, theirs, other)
    elif _month_of(mine.identity) == _month_of(theirs.identity):
        yield from _same_month(mine.identity, theirs.identity, other.name)
    elif mine.identity.province != theirs.identity.province:
        yield from _shared_signers(one, other)
    if mine.identity.province == theirs.identity.province:
        yield from _exchanged_roles(one, other)


def _same_package(mine: SubmittedReport, theirs: SubmittedReport, other: Received) -> Note:
    if content_digest(mine) != content_digest(theirs):
        package = mine.identity.package
        return note(SeveralMessage.CONTENT_DIFFERS, other=other.name, package=package)
    signatures = len(other.verdict.signatures.signatures)
    return note(SeveralMessage.SAME_PACKAGE, other=other.name, signatures=signatures)


def _same_month(mine: Identity, theirs: Identity, other: str) -> Iterator[Note]:
    """Two revisions are fine when the later one names the earlier; twice the same is not."""
    if mine.revision == theirs.revision:
        yield note(
            SeveralMessage.CONFLICT,
            other=other,
            revision=mine.revision,
            unit=mine.province_name,
            period=mine.period.title,
        )
    elif mine.revision < theirs.revision:
        yield note(SeveralMessage.SUPERSEDED, other=other, revision=theirs.revision)
    elif mine.revision == theirs.revision + 1 and mine.replaces != theirs.package:
        yield note(
            SeveralMessage.REPLACES_OTHER,
            other=other,
            stated=mine.replaces or "(trống)",
            before=theirs.revision,
            package=theirs.package,
        )


def _shared_signers(one: Received, other: Received) -> Iterator[Note]:
    """Nobody signs for two departments in one month."""
    mine, theirs = one.verdict.report, other.verdict.report
    if mine is None or theirs is None or mine.identity.period != theirs.identity.period:
        return
    known = {sign.signer.fingerprint for sign in other.verdict.signatures.signatures if sign.signer}
    for sign in one.verdict.signatures.signatures:
        if sign.signer is not None and sign.signer.fingerprint in known:
            yield note(
                SeveralMessage.SIGNER_OF_OTHER_UNIT,
                subject=sign.signer.common_name,
                unit=theirs.identity.province_name,
                other=other.name,
            )


def _exchanged_roles(one: Received, other: Received) -> Iterator[Note]:
    """The office's key is no person's: one file cannot tell, two of a unit can."""
    for mine, theirs in product(
        one.verdict.signatures.signatures, other.verdict.signatures.signatures
    ):
        if mine.signer is None or theirs.signer is None or mine.role is None or theirs.role is None:
            continue
        office = SignerRole.OFFICE
        exchanged = (mine.role is office) is not (theirs.role is office)
        if exchanged and same_key(mine.signer.certificate, theirs.signer.certificate):
            yield note(
                SeveralMessage.SIGNER_IN_OTHER_ROLE,
                subject=mine.signer.common_name, role=mine.role.value, other=other.name,
                before=theirs.role.value,
            )  # fmt: skip


def _month_of(identity: Identity) -> tuple[object, ...]:
    return identity.province, identity.period
