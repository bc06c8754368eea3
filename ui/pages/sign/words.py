"""What a verdict is called on the screen: titles, tones, names of the facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from forms.common.clock import VIETNAM
from ui.glyphs import Glyph
from ui.pages.sign.document import PaperDocument, SignatureMark
from ui.pages.sign.keys import issuer_of
from ui.tones import Tone

if TYPE_CHECKING:
    from exports.file_verdict import FileFact
    from exports.signing.verdict import Fact, SignatureVerdict
    from ui.pages.sign.work import Judged

#: By name of ``FileConclusion``.
_TITLES: Final = {
    "ALTERED": ("Tệp đã bị sửa sau khi ký", Tone.ERROR),
    "UNREADABLE": ("Tệp không phải báo cáo của chương trình", Tone.ERROR),
    "UNSIGNED": ("Tệp chưa được ký số", Tone.WARNING),
    "MISIDENTIFIED": ("Thông tin trên bìa không đúng", Tone.ERROR),
    "UNTRUSTED": ("Chưa tin cậy được chứng thư", Tone.WARNING),
    "SIGNER_MISSING": ("Chữ ký đúng, còn thiếu người ký", Tone.WARNING),
    "RULES_BROKEN": ("Số liệu sai quy tắc kiểm tra", Tone.ERROR),
    "UNEXPLAINED": ("Còn cảnh báo chưa giải trình", Tone.WARNING),
    "NOT_JUDGED": ("Chưa kiểm tra được hết", Tone.WARNING),
    "CERTIFICATE_UNCHECKED": ("Nội dung nguyên vẹn, chưa kiểm tra chứng thư", Tone.WARNING),
    "ACCEPTABLE": ("Chữ ký hợp lệ, nội dung nguyên vẹn", Tone.OK),
}
#: Everybody signed, but not each with a key of their own, or not in order.
_CONFLICT: Final = ("Người ký không đúng bìa", Tone.ERROR)
#: By name of the role (``SignerRole``) a half-signed file waits for: title, who signs next, button.
_WAITING: Final = {
    "PREPARER": ("Tệp đã ký, chờ người lập", "Người lập", "Ký tiếp (Người lập)"),
    "DIRECTOR": ("Người lập đã xác nhận, chờ Giám đốc", "Giám đốc", "Ký tiếp (Giám đốc)"),
    "OFFICE": ("Giám đốc đã ký, chờ văn thư", "Văn thư", "Ký tiếp (Văn thư)"),
}
#: What is signed was not altered; something stands beside it that nobody signed.
_UNPROTECTED: Final = ("Chữ ký không bảo vệ toàn bộ tệp", Tone.ERROR)
#: Right by itself, but not beside what was received before.
_CONTRADICTED: Final = "Trái với tệp đã tiếp nhận"
_READY: Final = frozenset({"CERTIFICATE_UNCHECKED", "ACCEPTABLE"})
#: By name of ``State``.
_STATES: Final = {
    "OK": ("Đạt", Glyph.OK),
    "FAILED": ("Không đạt", Glyph.ERROR),
    "NOT_CHECKED": ("Chưa kiểm tra", Glyph.EMPTY),
}
_SIGNATURE_FACTS: Final = {
    "structure": "Cấu trúc chữ ký",
    "coverage": "Bảo vệ toàn bộ tệp",
    "digests": "Nội dung không đổi",
    "signature": "Giá trị chữ ký",
    "certificate": "Chứng thư",
    "time": "Thời điểm ký",
}
_FILE_FACTS: Final = {
    "content": "Đọc được như báo cáo",
    "identity": "Nhận dạng trên bìa",
    "signers": "Đủ người ký",
    "rules": "Quy tắc kiểm tra",
    "explanations": "Giải trình cảnh báo",
}
GLYPHS: Final = {Tone.OK: Glyph.OK, Tone.WARNING: Glyph.WARNING, Tone.ERROR: Glyph.ERROR}
_BYTES: Final = 1024
_DIGITS: Final = 8


@dataclass(frozen=True, slots=True)
class Headline:
    """The one answer: a title, a sentence, and how loud it is."""

    title: str
    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class FactLine:
    """One check: its name, its state in words and shape, the sentences that led to it."""

    name: str
    state: str
    glyph: Glyph
    sentences: tuple[str, ...]


def headline(judged: Judged) -> Headline:
    """The verdict on a file from anywhere."""
    title, tone = _TITLES[judged.verdict.conclusion.name]
    if judged.verdict.signatures.conclusion.name == "PARTIAL":
        title, tone = _UNPROTECTED
    if _conflicting(judged):
        title, tone = _CONFLICT
    if _contradicted(judged):
        return Headline(_CONTRADICTED, judged.others.problems[0].sentence, Tone.ERROR)
    return Headline(title, _text(judged), tone)


def own_headline(judged: Judged) -> Headline:
    """The verdict on the file just signed here: can it be sent, or who is next."""
    conclusion = judged.verdict.conclusion.name
    if conclusion in _READY:
        return Headline("Tệp đã ký, sẵn sàng gửi", _again(judged), Tone.OK)
    if may_go_on(judged):
        return Headline(_WAITING[waited_for(judged)][0], _again(judged), Tone.OK)
    return headline(judged)


def waited_for(judged: Judged) -> str:
    """Name of the role (``SignerRole``) whose signature is missing first; empty for none."""
    report = judged.verdict.report
    signed = judged.verdict.signatures.roles
    left = (role.name for role in report.identity.signers if role not in signed) if report else ()
    return next(iter(left), "")


def may_go_on(judged: Judged) -> bool:
    """Whether nothing is wrong with a file but that signatures are still to come."""
    return judged.verdict.conclusion.name == "SIGNER_MISSING" and not _conflicting(judged)


def next_signer(judged: Judged) -> str:
    """Whom to pass a half-signed file on to; empty where nobody is missing."""
    return _WAITING[role][1] if (role := waited_for(judged)) else ""


def going_on(judged: Judged) -> str:
    """What the button says that puts the next signature on a file; empty where none is due."""
    return _WAITING[role][2] if (role := waited_for(judged)) else ""


def signature_lines(signature: SignatureVerdict) -> tuple[FactLine, ...]:
    """The six facts of one signature."""
    facts = signature.facts.items()
    return tuple(_line(_SIGNATURE_FACTS[name], fact) for name, fact in facts)


def file_lines(judged: Judged) -> tuple[FactLine, ...]:
    """The facts beside the signatures: package, content, identity, rules."""
    package = _line("Cấu trúc tệp", judged.verdict.signatures.structure)
    facts = judged.verdict.facts.items()
    lines = (_line(_FILE_FACTS[name], fact) for name, fact in facts)
    return (package, *lines, _line("Đối chiếu sổ tiếp nhận", judged.others))


def signer_name(signature: SignatureVerdict) -> str:
    """Who signed, as the certificate says."""
    return signature.signer.common_name if signature.signer else "Không rõ người ký"


def issuer_name(signature: SignatureVerdict) -> str:
    """Who issued the signer's certificate; empty when that cannot be told."""
    from exports.signing.certificate import load_certificate

    der = signature.signer.certificate if signature.signer else b""
    certificate = load_certificate(der)
    return issuer_of(certificate) if certificate else ""


def signed_when(signature: SignatureVerdict) -> str:
    """The claimed time in Vietnam's time, without saying that it is claimed."""
    at = signature.signed_at
    return f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S} +07:00" if at else "không rõ thời điểm"


def claimed_when(signature: SignatureVerdict) -> str:
    """When it was signed, by whose word: the signer's clock only claims it."""
    return f"Ký lúc {signed_when(signature)}, theo đồng hồ của máy ký"


def stamped_when(signature: SignatureVerdict) -> str:
    """When a time-stamp proves the signature existed; empty without a trusted one."""
    at = signature.stamped_at
    return f"Dấu thời gian {at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S} +07:00" if at else ""


def marked(document: PaperDocument, judged: Judged) -> PaperDocument:
    """The document with the pictures of its signatures, unless the file is broken."""
    if judged.verdict.conclusion.name in {"ALTERED", "UNREADABLE", "UNSIGNED", "MISIDENTIFIED"}:
        return PaperDocument(document.pages)
    closing = (
        f"Tệp đã ký: {judged.path.name}. Mã kiểm tra SHA-256 (8 ký tự đầu): "
        f"{judged.sha256[:4]} {judged.sha256[4:8]}. Bản in chỉ có giá trị đối chiếu; bản gốc là "
        "tệp điện tử có chữ ký số."
    )
    signatures = judged.verdict.signatures.signatures
    return PaperDocument(document.pages, tuple(_mark(one) for one in signatures), closing)


def size_text(size: int) -> str:
    """``497664`` → ``"486 KB"``."""
    return f"{max(round(size / _BYTES), 1)} KB"


def grouped(digits: str) -> str:
    """Hexadecimal digits in groups of eight, so that they can be compared by eye."""
    return " ".join(digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS)).upper()


def _mark(signature: SignatureVerdict) -> SignatureMark:
    lines = (f"Ký bởi: {signer_name(signature)}", f"Thời gian: {signed_when(signature)}")
    office = signature.role is not None and signature.role.name == "OFFICE"
    note = (signature.comments,) if signature.comments else ()
    return SignatureMark((*lines, *note), agency=office)


def _conflicting(judged: Judged) -> bool:
    verdict = judged.verdict
    found = {one.code for one in verdict.signers.problems} - {"SIGNER_MISSING"}
    return verdict.conclusion.name == "SIGNER_MISSING" and bool(found)


def _contradicted(judged: Judged) -> bool:
    return judged.verdict.conclusion.name in _READY and judged.others.state.name == "FAILED"


def _text(judged: Judged) -> str:
    """The conclusion, or the first thing wrong where that says more."""
    verdict = judged.verdict
    broken = [problem for one in verdict.signatures.signatures for problem in one.problems]
    sentences = [one.sentence for one in (*verdict.signatures.structure.problems, *broken)]
    if _conflicting(judged):
        sentences += [one.sentence for one in verdict.signers.problems]
    return f"{verdict.sentence} {sentences[0]}" if sentences else verdict.sentence


def _again(judged: Judged) -> str:
    count = len(judged.verdict.signatures.signatures)
    unchecked = judged.verdict.signatures.conclusion.name == "INTACT"
    trust = " Chưa có chứng thư gốc tin cậy để kiểm tra nơi cấp." if unchecked else ""
    return f"Đã kiểm tra lại: {count} chữ ký đúng, nội dung không đổi.{trust}"


def _line(name: str, fact: Fact | FileFact) -> FactLine:
    state, glyph = _STATES[fact.state.name]
    found = (*fact.problems, *fact.remarks)
    return FactLine(name, state, glyph, tuple(one.sentence for one in found))
