"""The signing time: a claim of the signer's computer, checked for being said once and sensibly.

ECMA-376-2 10.4.8 (SignatureTime) and ETSI TS 101 903 7.2.1 (SigningTime).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from exports.signing.verdict import finding
from exports.signing.verdict_messages import VerdictMessage
from forms.common.clock import VIETNAM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exports.signing.signature_document import SignatureDocument
    from exports.signing.verdict import Finding

#: Office computers' clocks are off by minutes or by a time zone, not by more.
TOLERANCE: Final = timedelta(days=1)
#: Of two signers, one of whom waits for the other: so much their clocks may disagree.
CLOCKS_DIFFER: Final = timedelta(minutes=15)

_TIME: Final = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII
)


def parse_time(text: str) -> datetime | None:
    """W3C date and time in UTC, whole seconds; ``None`` if it is none."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    try:
        return datetime.fromisoformat(found[1] + found[2]).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def in_vietnam(at: datetime) -> datetime:
    """The time in Vietnam, or unchanged where the calendar ends before it is converted."""
    try:
        return at.astimezone(VIETNAM)
    except OverflowError:
        return at


def moment_text(at: datetime) -> str:
    """A moment in words, in Vietnam's time."""
    return f"{in_vietnam(at):%H:%M ngày %d/%m/%Y}"


def signed_at(document: SignatureDocument) -> datetime | None:
    """The claimed time, if there is one that can be read."""
    return next((time for time in map(parse_time, document.times) if time), None)


def check_time(document: SignatureDocument, now: datetime) -> Iterator[Finding]:
    """Both times are there, readable, equal, and not in the future."""
    place = document.part
    expected = 2 if document.binding is not None else 1
    if len(document.times) < expected:
        yield finding(VerdictMessage.TIME_MISSING, place)
        return
    times = [parse_time(text) for text in document.times]
    for text, time in zip(document.times, times, strict=True):
        if time is None:
            yield finding(VerdictMessage.TIME_MALFORMED, place, item=text)
        elif time > now + TOLERANCE:
            yield finding(VerdictMessage.TIME_FUTURE, place, item=text)
    if len(set(times)) > 1:
        yield finding(VerdictMessage.TIME_DISAGREES, place)
