"""``unique``: no two records of a list form say the same in the columns together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from validation.check import Check, Complaint, Decision, Evidence
from validation.entry import entry_text
from validation.finding import Outcome
from validation.identity import RecordKey, record_key
from validation.kinds.scope import beside, entries
from validation.kinds.twins import EqualTwins, cells_of, reads_among
from validation.messages import ValidationMessage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from forms.cell import Cell
    from forms.common.amount import Value
    from forms.definition import Form
    from validation.neighbours import Neighbours
    from validation.rules import Rule


class _Same(EqualTwins[RecordKey]):
    """Case, marks and punctuation aside; a record with a blank has no mark."""

    @override
    def _marked(self, values: tuple[Value | None, ...]) -> RecordKey | None:
        return record_key(values)


def uniques(rule: Rule, form: Form, neighbours: Neighbours) -> Iterator[Check]:
    """One check per record, at its first column: none before it holds the same in all columns.

    Case, marks and punctuation aside. Not evaluated while one of the columns holds nothing.
    """
    columns = rule.columns
    index = neighbours.index(rule.code, columns, lambda: _Same(form, columns))
    firsts = [cell for _, column, cell in entries(rule, form) if column.id == columns[0]]
    records = tuple(cell.row for cell in firsts)
    for place, cell in enumerate(firsts):
        reads = reads_among(form, columns, records[: place + 1])
        yield _unique(rule, form, cell, records, index, reads)


def _unique(
    rule: Rule,
    form: Form,
    cell: Cell,
    records: tuple[str, ...],
    index: _Same,
    reads: tuple[Cell, ...],
) -> Check:
    mine = tuple(beside(cell, name) for name in rule.columns)

    def decide(evidence: Evidence) -> Decision:
        if any(evidence.value(each) is None for each in mine):
            return Outcome.NOT_EVALUATED
        index.follow(records, evidence)
        twin = index.twin(cell.row)
        if twin is None:
            return Outcome.PASS if index.has(cell.row) else Outcome.NOT_EVALUATED
        text = ", ".join(entry_text(evidence.value(each)) for each in mine)
        said = ValidationMessage.TWICE.sentence(text=text, twin=index.name(twin))
        return Complaint(said, cells=cells_of(form, rule.columns, (cell.row, twin)))

    return Check(rule, form, cell, reads, decide)
