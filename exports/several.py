"""Files of one delivery against each other: repeated, contradicting, replaced, from elsewhere.

Each file may be right by itself; that two say they are the same month's report of the same unit
only shows when they lie side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.file_verdict import NOT_CHECKED, FileFact, file_fact, note
from exports.several_messages import SeveralMessage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exports.file_verdict import FileVerdict, Note
    from exports.identity import Identity
    from exports.submission import SubmittedReport

_PROBLEMS = frozenset(
    {
        SeveralMessage.CONFLICT,
        SeveralMessage.CONTENT_DIFFERS,
        SeveralMessage.REPLACES_OTHER,
        SeveralMessage.SIGNER_OF_OTHER_UNIT,
        SeveralMessage.UNIT_UNEXPECTED,
    }
)


@dataclass(frozen=True, slots=True)
class Received:
    """A file as named by the receiver, the SHA-256 of its bytes, and the verdict on it alone."""

    name: str
    sha256: str
    verdict: FileVerdict


def compare(received: Sequence[Received], expected: str = "") -> tuple[FileFact, ...]:
    """What the others say about each file, in order.

    ``expected`` is the code of the unit whose report is awaited, if only one is. NOT_CHECKED for
    a file that is no report, and for one that is alone when nobody in particular is expected.
    """
    return tuple(_fact(one, received, expected) for one in received)


def _fact(one: Received, received: Sequence[Received], expected: str) -> FileFact:
    report = one.verdict.report
    others = [other for other in received if other is not one and other.verdict.report]
    if report is None or not (others or expected):
        return NOT_CHECKED
    notes = list(_expected(report.identity, expected))
    for other in others:
        notes += _beside(one, other)
    problems = [found for found in notes if found.message in _PROBLEMS]
    return file_fact(problems, [found for found in notes if found not in problems])


def _expected(identity: Identity, expected: str) -> Iterator[Note]:
    if expected and identity.province.partition("@")[0] != expected:
        name = identity.province_name
        yield note(SeveralMessage.UNIT_UNEXPECTED, unit=name, expected=expected)


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


def _same_package(mine: SubmittedReport, theirs: SubmittedReport, other: Received) -> Note:
    if _content(mine) != _content(theirs):
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


def _month_of(identity: Identity) -> tuple[object, ...]:
    return identity.province, identity.period


def _content(report: SubmittedReport) -> tuple[object, ...]:
    return report.identity, report.values, report.records, report.explanations
