"""What is known about a signed workbook: facts per signature, and the one conclusion from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from exports.signing.verdict_messages import VerdictMessage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from exports.signing.request import SignerRole


class State(Enum):
    """What came of one check."""

    OK = "ok"
    FAILED = "failed"
    NOT_CHECKED = "not checked"


class Conclusion(Enum):
    """The one answer, from worst to best; value = the sentence for the user."""

    INVALID = "Chữ ký không hợp lệ: tệp hoặc chữ ký đã bị thay đổi."
    PARTIAL = "Chữ ký không bảo vệ toàn bộ tệp: có phần được thêm ngoài nội dung đã ký."
    WEAK = "Chữ ký dùng thuật toán cũ không còn an toàn; nội dung khớp nhưng không đủ tin cậy."
    UNTRUSTED = (
        "Chữ ký đúng và nội dung nguyên vẹn, nhưng chứng thư của người ký không được tin cậy."
    )
    UNSIGNED = "Tệp chưa được ký số."
    INTACT = "Chữ ký đúng và nội dung nguyên vẹn; chưa kiểm tra được chứng thư."
    VALID = "Chữ ký hợp lệ: nội dung nguyên vẹn, chứng thư được tin cậy."

    @property
    def sentence(self) -> str:
        """The sentence for the user."""
        return self.value


#: Findings that say "old", not "altered"; alone they give WEAK instead of INVALID.
_WEAK_CODES: Final = frozenset(
    {
        VerdictMessage.DIGEST_WEAK,
        VerdictMessage.SIGNATURE_WEAK,
        VerdictMessage.KEY_WEAK,
        VerdictMessage.XADES_MISSING,
        VerdictMessage.TIMESTAMP_WEAK,
    }
)
_ORDER: Final = tuple(Conclusion)


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one place; ``place`` is a part name, or empty for the whole file."""

    message: VerdictMessage
    place: str
    sentence: str

    @property
    def code(self) -> str:
        """Stable code for tests, logs and ``--json``."""
        return self.message.name


def finding(message: VerdictMessage, place: str = "", **params: object) -> Finding:
    """A finding with its sentence filled in."""
    return Finding(message, place, message.sentence(place=place, **params))


@dataclass(frozen=True, slots=True)
class Fact:
    """The state of one check with what led to it; ``remarks`` inform and change no state."""

    state: State
    problems: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()


NOT_CHECKED: Final = Fact(State.NOT_CHECKED)


def fact(problems: Iterable[Finding], remarks: Iterable[Finding] = ()) -> Fact:
    """FAILED if there is a problem, OK otherwise."""
    found = tuple(problems)
    return Fact(State.FAILED if found else State.OK, found, tuple(remarks))


@dataclass(frozen=True, slots=True)
class SignerIdentity:
    """The signer's certificate in words. Times are UTC, ``fingerprint`` is SHA-256 in hex."""

    subject: str
    common_name: str
    issuer: str
    serial: int
    not_before: datetime
    not_after: datetime
    fingerprint: str
    certificate: bytes


@dataclass(frozen=True, slots=True)
class SignatureVerdict:
    """Everything found out about one signature part.

    ``signed_at`` is the claimed time in UTC, ``stamped_at`` one that a trusted time-stamp proves;
    ``covered`` lists parts whose digest matches; ``digest`` names the signature, ``after`` those
    it names as made before it (``exports.signing.succession``);
    ``role`` is set only if the claimed role is one of ours.
    """

    part: str
    structure: Fact
    coverage: Fact
    digests: Fact
    signature: Fact
    certificate: Fact
    time: Fact
    signer: SignerIdentity | None = None
    role: SignerRole | None = None
    claimed_role: str = ""
    comments: str = ""
    signed_at: datetime | None = None
    stamped_at: datetime | None = None
    digest: str = ""
    after: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()

    @property
    def facts(self) -> dict[str, Fact]:
        """The six facts by name, in the order they are shown."""
        return {
            "structure": self.structure,
            "coverage": self.coverage,
            "digests": self.digests,
            "signature": self.signature,
            "certificate": self.certificate,
            "time": self.time,
        }

    @property
    def problems(self) -> tuple[Finding, ...]:
        """All problems of all facts."""
        return tuple(problem for one in self.facts.values() for problem in one.problems)

    @property
    def conclusion(self) -> Conclusion:
        """Derived from the facts; VALID only if all six are OK."""
        integrity = (self.structure, self.digests, self.signature, self.time)
        broken = [problem for one in integrity for problem in one.problems]
        unfinished = any(one.state is State.NOT_CHECKED for one in integrity)
        if unfinished or any(problem.message not in _WEAK_CODES for problem in broken):
            return Conclusion.INVALID
        if self.coverage.state is State.FAILED:
            return Conclusion.PARTIAL
        if broken:
            return Conclusion.WEAK
        return {
            State.FAILED: Conclusion.UNTRUSTED,
            State.NOT_CHECKED: Conclusion.INTACT,
            State.OK: Conclusion.VALID,
        }[self.certificate.state]

    @property
    def sentence(self) -> str:
        """The first problem in words, or the conclusion if there is none."""
        problems = self.problems
        return problems[0].sentence if problems else self.conclusion.sentence


@dataclass(frozen=True, slots=True)
class PackageVerdict:
    """The verdict on a whole file: its package structure and each of its signatures."""

    structure: Fact
    signatures: tuple[SignatureVerdict, ...]

    @property
    def conclusion(self) -> Conclusion:
        """The worst conclusion; a broken package is INVALID whatever its signatures say."""
        if self.structure.state is State.FAILED:
            return Conclusion.INVALID
        if not self.signatures:
            return Conclusion.UNSIGNED
        return min((one.conclusion for one in self.signatures), key=_ORDER.index)

    @property
    def sentence(self) -> str:
        """One sentence for the user."""
        if self.structure.problems:
            return self.structure.problems[0].sentence
        return self.conclusion.sentence

    @property
    def roles(self) -> tuple[SignerRole, ...]:
        """The roles of the signatures that are not broken; who must sign is the caller's rule."""
        broken = (Conclusion.INVALID, Conclusion.PARTIAL)
        return tuple(
            one.role for one in self.signatures if one.role and one.conclusion not in broken
        )
