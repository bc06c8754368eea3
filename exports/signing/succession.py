"""Which signatures stood in a file when one more was made: an order that needs no clock.

The signatures of a workbook lie side by side and none covers another (ECMA-376-2 10.4), so what
links them is signed by nobody. Each of ours therefore names the values of those before it, among
its claimed roles, of which there may be several (ETSI TS 101 903 7.2.8).
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from exports.signing.verdict import finding
from exports.signing.verdict_messages import VerdictMessage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from exports.signing.verdict import Finding, SignatureVerdict

_WORDS: Final = "Ký sau chữ ký có mã băm {}"
_NAMED: Final = re.compile(_WORDS.format("([0-9a-f]{64})"))


def value_digest(value: bytes) -> str:
    """What names a signature: SHA-256 of its value, in hexadecimal digits."""
    return hashlib.sha256(value).hexdigest()


def naming(digest: str) -> str:
    """The claimed role that names an earlier signature."""
    return _WORDS.format(digest)


def sorted_roles(roles: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The role of the signer, all that is said about it, and the earlier signatures named."""
    own, after = [], []
    for role in roles:
        found = _NAMED.fullmatch(role)
        if found:
            after.append(found[1])
        else:
            own.append(role)
    return (", ".join(own), tuple(after))


def check_succession(signatures: Sequence[SignatureVerdict]) -> Iterator[Finding]:
    """A signature taken away is missed by those made after it."""
    present = {one.digest for one in signatures}
    if "" in present:  # of one nobody could read; that is said already
        return
    for one in signatures:
        if not present.issuperset(one.after):
            yield finding(VerdictMessage.SIGNATURE_GONE, one.part)
