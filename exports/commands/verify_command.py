"""``verify``: the verdict per file and signature; exit 1 when a file cannot be accepted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exports.commands.output import FINE, UNUSABLE, WRONG_DATA
from exports.file_verdict import FileConclusion
from exports.files import read_file
from exports.reception import Reception
from exports.signing.verdict import State
from forms.common.clock import VIETNAM
from forms.common.errors import KnownError

if TYPE_CHECKING:
    import argparse

    from exports.commands.output import Output
    from exports.file_verdict import FileVerdict
    from exports.signing.verdict import SignatureVerdict
    from forms.common.paths import AppPaths

_WORDS: Final = {
    State.OK: "đạt",
    State.FAILED: "KHÔNG ĐẠT",
    State.NOT_CHECKED: "chưa kiểm tra",
}
_FACTS: Final = {
    "structure": "cấu trúc tệp",
    "coverage": "phạm vi ký",
    "digests": "nội dung",
    "signature": "chữ ký",
    "certificate": "chứng thư",
    "time": "thời điểm ký",
    "content": "đọc báo cáo",
    "identity": "nhận dạng",
    "signers": "đủ người ký",
    "rules": "quy tắc",
    "explanations": "giải trình",
}


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("files", type=Path, nargs="+", metavar="TỆP", help="tệp XLSX đã ký")
    parser.add_argument("--trust", type=Path, metavar="THƯ_MỤC", help="chứng thư được tin cậy")


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Judge every file; the worst one decides the exit code."""
    reception = Reception.open(paths, options.trust)
    codes: list[int] = []
    data: list[dict[str, Any]] = []
    lines: list[str] = []
    for file in options.files:
        try:
            verdict = reception.judge(read_file(file))
        except KnownError as error:
            codes.append(UNUSABLE)
            data.append({"file": str(file), "code": error.code, "sentence": error.sentence})
            output.say(f"{file}: {error.sentence}")
            continue
        codes.append(exit_code(verdict, demanding=reception.trust is not None))
        data.append({"file": str(file), **_data(verdict)})
        lines += [f"{file}: {verdict.sentence}", *_lines(verdict)]
    output.result(data, lines)
    return max(codes)


def exit_code(verdict: FileVerdict, *, demanding: bool) -> int:
    """0 when the file may be accepted.

    Without trusted certificates at hand the certificate is left to the reader; with them it has
    to be trusted.
    """
    if verdict.conclusion is FileConclusion.ACCEPTABLE:
        return FINE
    unchecked = verdict.conclusion is FileConclusion.CERTIFICATE_UNCHECKED
    return FINE if unchecked and not demanding else WRONG_DATA


def _data(verdict: FileVerdict) -> dict[str, Any]:
    identity = verdict.report.identity if verdict.report else None
    return {
        "conclusion": verdict.conclusion.name,
        "sentence": verdict.sentence,
        "structure": _fact(verdict.signatures.structure),
        "signatures": [_signature(one) for one in verdict.signatures.signatures],
        "facts": {name: _fact(fact) for name, fact in verdict.facts.items()},
        "identity": identity
        and {
            "province": identity.province,
            "province_name": identity.province_name,
            "period": str(identity.period),
            "revision": identity.revision,
            "package": identity.package,
            "replaces": identity.replaces,
        },
    }


def _fact(fact: Any) -> dict[str, Any]:  # noqa: ANN401 - a signature's fact or a file's
    return {
        "state": fact.state.value,
        "problems": [{"code": note.code, "sentence": note.sentence} for note in fact.problems],
        "remarks": [{"code": note.code, "sentence": note.sentence} for note in fact.remarks],
    }


def _signature(one: SignatureVerdict) -> dict[str, Any]:
    signer = one.signer
    return {
        "part": one.part,
        "conclusion": one.conclusion.name,
        "sentence": one.sentence,
        "role": one.role.name if one.role else None,
        "claimed_role": one.claimed_role,
        "comments": one.comments,
        "signed_at": one.signed_at,
        "stamped_at": one.stamped_at,
        "signer": signer
        and {
            "subject": signer.subject,
            "issuer": signer.issuer,
            "serial": str(signer.serial),
            "not_before": signer.not_before,
            "not_after": signer.not_after,
            "fingerprint": signer.fingerprint,
        },
        "facts": {name: _fact(fact) for name, fact in one.facts.items()},
    }


def _lines(verdict: FileVerdict) -> list[str]:
    lines: list[str] = []
    for number, one in enumerate(verdict.signatures.signatures, start=1):
        name = one.signer.common_name if one.signer else "không rõ"
        at = f"{one.signed_at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S %z}" if one.signed_at else "?"
        lines.append(f"  Chữ ký {number}: {name}, {one.claimed_role}, ký lúc {at} (giờ máy ký)")
        lines += [f"    {remark.sentence}" for remark in one.time.remarks if one.stamped_at]
        if one.comments:
            lines.append(f"    {one.comments}")
        lines.append(f"    {_states(one.facts)}")
        lines += [f"    - {problem.sentence}" for problem in one.problems]
    lines.append(f"  Báo cáo: {_states(verdict.facts)}")
    for fact in verdict.facts.values():
        lines += [f"    - {note.sentence}" for note in (*fact.problems, *fact.remarks)]
    return lines


def _states(facts: Any) -> str:  # noqa: ANN401 - a signature's facts or a file's
    return "; ".join(f"{_FACTS[name]}: {_WORDS[fact.state]}" for name, fact in facts.items())
