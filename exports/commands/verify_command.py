"""``verify``: the verdict per file and signature; exit 1 when a file cannot be accepted."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exports.commands.output import FINE, UNUSABLE, WRONG_DATA, one_line
from exports.file_verdict import FileConclusion
from exports.files import read_file
from exports.reception import Reception
from exports.register import Entry, enter, read_register
from exports.several import Received, compare
from exports.signing.signing_time import in_vietnam
from exports.signing.verdict import State
from forms.common.errors import KnownError

if TYPE_CHECKING:
    import argparse

    from exports.commands.output import Output
    from exports.file_verdict import FileFact, FileVerdict
    from exports.signing.verdict import SignatureVerdict
    from forms.common.paths import AppPaths

_WORDS: Final = {
    State.OK: "đạt",
    State.FAILED: "KHÔNG ĐẠT",
    State.NOT_CHECKED: "chưa kiểm tra",
}
_CONTRADICTED: Final = "Chưa nhận được: mâu thuẫn với tệp khác hoặc không đúng đơn vị."
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
    parser.add_argument(
        "--province", default="", metavar="MÃ", help="chỉ chờ báo cáo của đơn vị này"
    )
    parser.add_argument(
        "--register", action="store_true", help="ghi các tệp nhận được vào sổ tiếp nhận"
    )


def run(options: argparse.Namespace, paths: AppPaths, output: Output) -> int:
    """Judge every file, then all of them together; the worst one decides the exit code."""
    reception = Reception.open(paths, options.trust)
    refused, received = _judged(options.files, reception, output)
    codes = [UNUSABLE for _ in refused]
    data = list(refused)
    lines: list[str] = []
    register = read_register(paths.register)
    accepted: list[Entry] = []
    compared = compare(received, options.province, register)
    for one, others in zip(received, compared, strict=True):
        code = exit_code(one.verdict, demanding=reception.trust is not None)
        codes.append(WRONG_DATA if others.state is State.FAILED else code)
        if codes[-1] == FINE and one.verdict.report is not None:
            now, signatures = reception.clock.now(), one.verdict.signatures
            accepted.append(Entry.of(one.verdict.report, one.sha256, now, signatures))
        data.append({"file": one.name, **_data(one.verdict), "others": _fact(others)})
        lines += [f"{one.name}: {_sentence(one.verdict, others)}", *_lines(one.verdict)]
        lines += [f"    - {note.sentence}" for note in (*others.problems, *others.remarks)]
    given = [str(file) for file in options.files]
    shown = [one_line(line) for line in lines]
    output.result(sorted(data, key=lambda entry: given.index(entry["file"])), shown)
    if options.register:
        count = enter(paths.register, accepted)
        output.say(f"Đã ghi {count} tệp vào sổ tiếp nhận {paths.register}.")
    return max(codes)


def _judged(
    files: list[Path], reception: Reception, output: Output
) -> tuple[list[dict[str, Any]], list[Received]]:
    """Refusals of files that are no sound package, and verdicts on all others."""
    refused: list[dict[str, Any]] = []
    received: list[Received] = []
    for file in files:
        try:
            data = read_file(file)
            verdict = reception.judge(data)
        except KnownError as error:
            refused.append({"file": str(file), "code": error.code, "sentence": error.sentence})
            output.say(one_line(f"{file}: {error.sentence}"))
            continue
        received.append(Received(str(file), hashlib.sha256(data).hexdigest(), verdict))
    return refused, received


def _sentence(verdict: FileVerdict, others: FileFact) -> str:
    """The file's own conclusion, unless it is fine by itself and only the others object."""
    fine = verdict.conclusion in (
        FileConclusion.ACCEPTABLE,
        FileConclusion.CERTIFICATE_UNCHECKED,
    )
    return _CONTRADICTED if fine and others.state is State.FAILED else verdict.sentence


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
        "signature_conclusion": verdict.signatures.conclusion.name,
        "signature_sentence": verdict.signatures.sentence,
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
        at = f"{in_vietnam(one.signed_at):%d/%m/%Y %H:%M:%S %z}" if one.signed_at else "?"
        signer = ", ".join(filter(None, (name, one.claimed_role)))
        lines.append(f"  Chữ ký {number}: {signer}, ký lúc {at} (giờ máy ký)")
        lines += [f"    {remark.sentence}" for remark in one.time.remarks if one.stamped_at]
        if one.comments:
            lines.append(f"    {one.comments}")
        lines.append(f"    {_states(one.facts)}")
        lines += [f"    - {problem.sentence}" for problem in one.problems]
    if verdict.conclusion is not FileConclusion.UNREADABLE:
        lines.append(f"  Báo cáo: {_states(verdict.facts)}")
    for fact in verdict.facts.values():
        lines += [f"    - {note.sentence}" for note in (*fact.problems, *fact.remarks)]
    return lines


def _states(facts: Any) -> str:  # noqa: ANN401 - a signature's facts or a file's
    return "; ".join(f"{_FACTS[name]}: {_WORDS[fact.state]}" for name, fact in facts.items())
