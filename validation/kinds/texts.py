"""``similar``: records that say the same in other words. ``wording``: texts that say nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.common.text import search_key
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Outcome
from validation.kinds.scope import entries
from validation.messages import ValidationMessage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.cell import Cell
    from forms.definition import Form
    from validation.rules import Rule

#: Shorter texts share words by chance.
_FEWEST_WORDS: Final = 4
#: Content words a text needs where the rule names no number.
_FEWEST_CONTENT: Final = 3
#: Characters of a text that a sentence quotes.
_QUOTED: Final = 60
#: Words of office language that carry no content of their own.
_FILLER: Final = frozenset(
    search_key(
        "đề nghị kính xem xét quan tâm tạo điều kiện hỗ trợ giúp đỡ sớm kịp thời tiếp tục triển "
        "khai thực hiện tổ chức tăng cường đẩy mạnh theo quy định kế hoạch được giao đúng hiện "
        "hành của và các cấp có thẩm quyền không chưa phát sinh như trên nêu trong tháng kỳ này "
        "nay năm bình thường ổn định tốt đã đang sẽ về việc nội dung công tác báo cáo để cho với"
    ).split()
)


def similars(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per record: shares less than ``limit`` of its words with every record before it.

    The measure is Jaccard's: words in common over words in either; marks and case aside.
    """
    above: dict[str, tuple[Cell, ...]] = {}
    for _, column, cell in entries(rule, form):
        earlier = above.get(column.id, ())
        yield _similar(rule, form, cell, earlier)
        above[column.id] = (*earlier, cell)


def wordings(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per text: at least ``limit`` different words besides office filler."""
    for _, _, cell in entries(rule, form):
        yield _wording(rule, form, cell)


def likeness(one: frozenset[str], other: frozenset[str]) -> Decimal:
    """Jaccard's index of two sets of words, 0 to 1."""
    either = len(one | other)
    return Decimal(len(one & other)) / either if either else Decimal(0)


def words_of(text: str) -> frozenset[str]:
    """The different words of a text, marks and case folded."""
    return frozenset(search_key(text).split())


def _similar(rule: Rule, form: Form, cell: Cell, earlier: tuple[Cell, ...]) -> Check:
    def decide(evidence: Evidence) -> Decision:
        mine = evidence.value(cell)
        words = words_of(mine) if isinstance(mine, str) else frozenset()
        if len(words) < _FEWEST_WORDS:
            return Outcome.NOT_EVALUATED
        for other in earlier:
            theirs = evidence.value(other)
            if not isinstance(theirs, str):
                continue
            if likeness(words, words_of(theirs)) >= rule.limit:
                twin = form.row_of[other.row].label.lower()
                text = ValidationMessage.SIMILAR.sentence(text=_quoted(theirs), twin=twin)
                return Complaint(text)
        return Outcome.PASS

    return Check(rule, form, cell, (cell, *earlier), decide)


def _wording(rule: Rule, form: Form, cell: Cell) -> Check:
    fewest = int(rule.limit) or _FEWEST_CONTENT

    def decide(evidence: Evidence) -> Decision:
        value = evidence.value(cell)
        if not isinstance(value, str):
            return Outcome.NOT_EVALUATED
        if len(words_of(value) - _FILLER) >= fewest:
            return Outcome.PASS
        return Complaint(ValidationMessage.WORDING.sentence(text=_quoted(value)))

    return Check(rule, form, cell, (cell,), decide)


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED].rstrip()}…"
