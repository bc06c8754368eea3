"""What is known about a submitted file: facts beside the signatures', and one conclusion."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from exports.signing.verdict import Conclusion, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exports.signing.verdict import PackageVerdict
    from exports.submission import SubmittedReport
    from forms.common.errors import Message
    from validation.finding import Finding


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence with its stable code."""

    message: Message
    sentence: str

    @property
    def code(self) -> str:
        """Stable code for tests, logs and ``--json``."""
        return self.message.name


def note(message: Message, **params: object) -> Note:
    """A note with its sentence filled in."""
    return Note(message, message.sentence(**params))


@dataclass(frozen=True, slots=True)
class FileFact:
    """The state of one check with what led to it; ``remarks`` inform only."""

    state: State
    problems: tuple[Note, ...] = ()
    remarks: tuple[Note, ...] = ()


NOT_CHECKED: Final = FileFact(State.NOT_CHECKED)


def file_fact(problems: Iterable[Note], remarks: Iterable[Note] = ()) -> FileFact:
    """FAILED if there is a problem, OK otherwise."""
    found = tuple(problems)
    return FileFact(State.FAILED if found else State.OK, found, tuple(remarks))


class FileConclusion(Enum):
    """The one answer, from worst to best; value = the sentence for the user."""

    ALTERED = "Không nhận: chữ ký không còn đúng với nội dung tệp."
    UNREADABLE = (
        "Không nhận làm báo cáo: tệp không do chương trình lập hoặc không còn đúng mẫu, "
        "nên chỉ kiểm tra chữ ký."
    )
    UNSIGNED = "Chưa nhận được: tệp chưa được ký số."
    MISIDENTIFIED = "Không nhận: thông tin nhận dạng trên bìa không đúng."
    UNTRUSTED = "Chưa nhận được: chưa tin cậy được chứng thư hoặc thuật toán của chữ ký."
    SIGNER_MISSING = (
        "Chưa nhận được: chữ ký chưa đủ, chưa đúng người hoặc chưa đúng thứ tự như bìa ghi."
    )
    RULES_BROKEN = "Trả lại: số liệu không đúng quy tắc kiểm tra."
    UNEXPLAINED = "Trả lại: còn cảnh báo chưa được giải trình."
    NOT_JUDGED = "Chữ ký và nhận dạng đúng; chưa kiểm tra được hết quy tắc vì mẫu biểu lạ."
    CERTIFICATE_UNCHECKED = (
        "Nội dung nguyên vẹn, đúng quy tắc, đủ chữ ký; chưa kiểm tra được chứng thư."
    )
    ACCEPTABLE = "Nhận được: chữ ký hợp lệ, nội dung nguyên vẹn, số liệu đúng quy tắc."

    @property
    def sentence(self) -> str:
        """The sentence for the user."""
        return self.value


#: What is signed may be as it was: nothing shows that it was altered.
_UNPROTECTED: Final = "Không nhận: chữ ký không bảo vệ toàn bộ tệp, có phần nằm ngoài nội dung ký."
_BY_SIGNATURE: Final = {
    Conclusion.INVALID: FileConclusion.ALTERED,
    Conclusion.PARTIAL: FileConclusion.ALTERED,
    Conclusion.WEAK: FileConclusion.UNTRUSTED,
    Conclusion.UNTRUSTED: FileConclusion.UNTRUSTED,
    Conclusion.UNSIGNED: FileConclusion.UNSIGNED,
    Conclusion.INTACT: FileConclusion.CERTIFICATE_UNCHECKED,
    Conclusion.VALID: FileConclusion.ACCEPTABLE,
}
_BY_FACT: Final = {
    "content": FileConclusion.UNREADABLE,
    "identity": FileConclusion.MISIDENTIFIED,
    "signers": FileConclusion.SIGNER_MISSING,
    "rules": FileConclusion.RULES_BROKEN,
    "explanations": FileConclusion.UNEXPLAINED,
}
_ORDER: Final = tuple(FileConclusion)


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """Everything found out about one file; ``findings`` are the rules' findings as recomputed."""

    signatures: PackageVerdict
    content: FileFact
    identity: FileFact = NOT_CHECKED
    signers: FileFact = NOT_CHECKED
    rules: FileFact = NOT_CHECKED
    explanations: FileFact = NOT_CHECKED
    report: SubmittedReport | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def facts(self) -> dict[str, FileFact]:
        """The facts beside the signatures', by name, in the order they are shown."""
        return {name: getattr(self, name) for name in _BY_FACT}

    @property
    def conclusion(self) -> FileConclusion:
        """The worst of what the signatures and the facts lead to."""
        reasons = [_BY_SIGNATURE[self.signatures.conclusion]]
        for name, fact in self.facts.items():
            if fact.state is State.FAILED:
                reasons.append(_BY_FACT[name])
        if self.rules.state is State.NOT_CHECKED:
            reasons.append(FileConclusion.NOT_JUDGED)
        return min(reasons, key=_ORDER.index)

    @property
    def sentence(self) -> str:
        """The conclusion in words; for somebody else's workbook also what its signatures are."""
        if self.conclusion is FileConclusion.UNREADABLE:
            return f"{self.conclusion.sentence} {self.signatures.sentence}"
        if self.signatures.conclusion is Conclusion.PARTIAL:
            return _UNPROTECTED
        return self.conclusion.sentence
