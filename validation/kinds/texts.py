"""``similar``: records that say the same in other words. ``wording``: texts that say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from forms.common.text import search_key
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Outcome
from validation.kinds.alike import AlikeTwins
from validation.kinds.scope import entries
from validation.kinds.twins import cells_of, reads_among
from validation.messages import ValidationMessage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.cell import Cell
    from forms.common.amount import Value
    from forms.definition import Form
    from validation.neighbours import Neighbours
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


class _Alike(AlikeTwins):
    """The different words of one column."""

    @override
    def _marked(self, values: tuple[Value | None, ...]) -> frozenset[str] | None:
        (value,) = values
        return words_of(value) if isinstance(value, str) else None


def similars(rule: Rule, form: Form, neighbours: Neighbours) -> Iterator[Check]:
    """One check per record and column: shares less than ``limit`` of its words with those before.

    The measure is Jaccard's: words in common over words in either; marks and case aside.
    """
    found: dict[str, list[Cell]] = {}
    for _, column, cell in entries(rule, form):
        found.setdefault(column.id, []).append(cell)
    for column_id, cells in found.items():
        index = _index(rule, form, column_id, neighbours)
        records = tuple(cell.row for cell in cells)
        for place, cell in enumerate(cells, start=1):
            reads = reads_among(form, (column_id,), records[:place])
            yield _similar(rule, form, cell, records, index, reads)


def _index(rule: Rule, form: Form, column: str, neighbours: Neighbours) -> _Alike:
    columns = (column,)
    return neighbours.index(rule.code, columns, lambda: _Alike(form, columns, rule.limit))


def wordings(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per text: at least ``limit`` different words besides office filler."""
    for _, _, cell in entries(rule, form):
        yield _wording(rule, form, cell)


def words_of(text: str) -> frozenset[str]:
    """The different words of a text, marks and case folded."""
    return frozenset(search_key(text).split())


def _similar(
    rule: Rule,
    form: Form,
    cell: Cell,
    records: tuple[str, ...],
    index: _Alike,
    reads: tuple[Cell, ...],
) -> Check:
    columns = (cell.column,)

    def decide(evidence: Evidence) -> Decision:
        index.follow(records, evidence)
        if index.size(cell.row) < _FEWEST_WORDS:
            return Outcome.NOT_EVALUATED
        twin = index.twin(cell.row)
        if twin is None:
            return Outcome.PASS
        theirs = str(evidence.value(cell._replace(row=twin)))
        text = ValidationMessage.SIMILAR.sentence(text=_quoted(theirs), twin=index.name(twin))
        return Complaint(text, cells=cells_of(form, columns, (cell.row, twin)))

    return Check(rule, form, cell, reads, decide)


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
