"""A fuzz target over ZIP, XML, certificates, lists: ``python -m tests.exports.signing.fuzz``.

Every spoiled file must end in a verdict or a named refusal, soon and in little memory, and no file
whose signed parts changed may be called valid. What does not is kept below ``--out``.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import signal
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from exports.archive import PackageLimits
from exports.package import read_package
from exports.signing.certificate import load_certificate
from exports.signing.policy import VerifyPolicy
from exports.signing.sign import sign_package
from exports.signing.timestamp import add_timestamps, requests_for
from exports.signing.timestamp_token import read_token
from exports.signing.trust import TrustStore
from exports.signing.trust_files import read_trust_file
from exports.signing.verdict import Conclusion
from exports.verification import verify_file
from forms.common.errors import KnownError
from tests.certificates import NOW, Authority, ec_key, signer
from tests.exports.reports import CATALOGUE, PROVINCES, sample, written
from tests.exports.signing.conftest import DIRECTOR, OFFICE, make_workbook
from tests.exports.signing.fuzz_mutations import MUTATIONS, spoil
from tests.exports.signing.time_authority import TimeAuthority
from validation.rulebook import Rulebook

if TYPE_CHECKING:
    from types import FrameType

_SAMPLES = Path(__file__).parents[2] / "data" / "signing"
#: Seconds of processor time: on a busy machine waiting is no hang.
_HANGS_AFTER = 10
_UNSIGNED = ("_xmlsignatures/", "docProps/", "[Content_Types].xml")


class HangError(BaseException):
    """A case took too long; not an Exception, so that nothing on the way swallows it."""


@dataclass
class Tally:
    """What came of the cases so far."""

    cases: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)
    slowest: float = 0.0
    slowest_case: str = ""
    failures: list[str] = field(default_factory=list)

    def count(self, outcome: str) -> None:
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1


class Target:
    """The corpus and everything a case is run against."""

    def __init__(self) -> None:
        root = Authority.root()
        issuing = root.child("CA cấp phát thử nghiệm")
        time_authority = TimeAuthority.of(issuing)
        self.crls = [root.crl(), issuing.crl()]
        self.trust = TrustStore((root.der,), (issuing.der,), crls=tuple(self.crls))
        self.policy = VerifyPolicy(NOW, self.trust)
        self.rulebook = Rulebook()
        director = signer(issuing, "Giám đốc Thử")
        office = signer(issuing, "Văn phòng Thử", ec_key("office"))
        self.certificates = [director.certificate, office.certificate, time_authority.der]
        self.corpus = [path.read_bytes() for path in sorted(_SAMPLES.glob("*.xlsx"))]
        self.tokens: list[bytes] = []
        for plain in (make_workbook(), written(sample())):
            once = sign_package(plain, director, DIRECTOR)
            twice = sign_package(once, office, OFFICE)
            requests = requests_for(twice).values()
            self.tokens += [time_authority.token(one) for one in requests]
            stamped = add_timestamps(twice, [time_authority.answer(one) for one in requests])
            self.corpus += [plain, once, twice, stamped]
        self.signed = {_signed_contents(data) for data in self.corpus}

    def verify(self, dice: random.Random) -> tuple[bytes, str]:
        """Spoil a file, perhaps twice, and verify it as the receiver would."""
        data = dice.choice(self.corpus)
        for _ in range(dice.choice((1, 1, 2))):
            data = dice.choice(MUTATIONS)(data or b"x", self.corpus, dice)
        return data, self.judge(data)

    def judge(self, data: bytes) -> str:
        """The outcome in a word; AssertionError for a changed file that is called valid."""
        try:
            verdict = verify_file(data, self.policy, CATALOGUE, self.rulebook, PROVINCES)
        except KnownError as error:
            return error.code
        conclusion = verdict.signatures.conclusion
        if conclusion is Conclusion.VALID and _signed_contents(data) not in self.signed:
            raise AssertionError("valid, but not what was signed")
        return f"{conclusion.name}/{verdict.conclusion.name}"

    def certificate(self, dice: random.Random) -> tuple[bytes, str]:
        """Spoil a certificate and judge it."""
        data = spoil(dice.choice(self.certificates), dice)
        certificate = load_certificate(data)
        if certificate is None:
            return data, "no certificate"
        brought = [spoil(dice.choice(self.certificates), dice)]
        return data, "certificate " + self.trust.judge(certificate, brought, NOW, NOW).state.value

    def revocation(self, dice: random.Random) -> tuple[bytes, str]:
        """Spoil a revocation list and judge with it."""
        data = spoil(dice.choice(self.crls), dice)
        file = Path(self.folder) / "case.crl"
        file.write_bytes(data)
        try:
            _, lists = read_trust_file(file)
        except KnownError as error:
            return data, error.code
        leaf = load_certificate(self.certificates[0])
        assert leaf is not None
        store = TrustStore(self.trust.roots, self.trust.intermediates, crls=tuple(lists))
        return data, "list " + store.judge(leaf, (), NOW, NOW).state.value

    def token(self, dice: random.Random) -> tuple[bytes, str]:
        """Spoil a time-stamp token and read it."""
        data = spoil(dice.choice(self.tokens), dice)
        try:
            read_token(data, "case")
        except KnownError as error:
            return data, error.code
        return data, "token read"

    folder = "."


def run(target: Target, tally: Tally, dice: random.Random, out: Path) -> None:
    """One case."""
    kind = dice.choices(
        (target.verify, target.certificate, target.revocation, target.token), (80, 8, 6, 6)
    )[0]
    state = dice.getstate()
    started = time.process_time()  # of this process alone: the machine may be busy
    try:
        data, outcome = kind(dice)
    except (Exception, HangError):  # noqa: BLE001 - a crash is what is looked for
        tally.failures.append(_kept(target, kind.__name__, state, out))
        outcome = "CRASH"
        data = b""
    elapsed = time.process_time() - started
    if elapsed > tally.slowest:
        tally.slowest = elapsed
        tally.slowest_case = f"{kind.__name__} {outcome} {hashlib.sha256(data).hexdigest()[:12]}"
        (out / "slowest.bin").write_bytes(data)
    tally.cases += 1
    tally.count(outcome)


def _kept(target: Target, kind: str, state: object, out: Path) -> str:
    """The traceback and the state of the dice, which make the case again with the same corpus."""
    text = traceback.format_exc()
    name = f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    (out / f"{name}.txt").write_text(f"{text}\n{state!r}\n", encoding="utf-8")
    for number, data in enumerate(target.corpus):
        (out / f"{name}.{number}.corpus").write_bytes(data)
    return f"{name}: {text.strip().splitlines()[-1]}"


def _signed_contents(data: bytes) -> str:
    package = read_package(data, PackageLimits())
    state = hashlib.sha256()
    for name in sorted(package.parts):
        if not name.startswith(_UNSIGNED) and name != "_rels/.rels":
            state.update(f"{name} {package.content_types.of(name)} ".encode())
            state.update(package.read(name))
    return state.hexdigest()


def _on_alarm(_number: int, _frame: FrameType | None) -> None:
    raise HangError


def main(arguments: list[str]) -> int:
    """Run for a while; exit 1 if anything crashed, hung or was wrongly called valid."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("out/fuzz"))
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGPROF, _on_alarm)
    target, tally, dice = Target(), Tally(), random.Random(options.seed)  # noqa: S311 - no secret
    target.folder = str(options.out)
    before = _peak()
    end = time.perf_counter() + options.minutes * 60
    while time.perf_counter() < end:
        signal.setitimer(signal.ITIMER_PROF, _HANGS_AFTER)
        run(target, tally, dice, options.out)
        signal.setitimer(signal.ITIMER_PROF, 0)
    sys.stdout.write("\n".join(_report(tally, before)) + "\n")
    return 1 if tally.failures else 0


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _report(tally: Tally, before: int) -> list[str]:
    common = sorted(tally.outcomes.items(), key=lambda item: -item[1])
    return [
        f"cases: {tally.cases}; different outcomes: {len(common)}",
        f"slowest: {tally.slowest:.2f} s of processor time ({tally.slowest_case})",
        f"peak memory: {_peak()} MB, of which {before} MB before the first case",
        f"crashes, hangs, wrongly valid: {len(tally.failures)}",
        *sorted(set(tally.failures)),
        *(f"{count:8} {outcome}" for outcome, count in common[:40]),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
