"""``unique``: no two records of a list form say the same in a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def uniques(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per record: none before it says the same; case, marks and punctuation aside."""
    above: dict[str, tuple[Cell, ...]] = {}
    for _, column, cell in entries(rule, form):
        earlier = above.get(column.id, ())
        yield _unique(rule, form, cell, earlier)
        above[column.id] = (*earlier, cell)


def _unique(rule: Rule, form: Form, cell: Cell, earlier: tuple[Cell, ...]) -> Check:
    def decide(evidence: Evidence) -> Decision:
        mine = evidence.value(cell)
        if not isinstance(mine, str):
            return Outcome.NOT_EVALUATED
        for other in earlier:
            theirs = evidence.value(other)
            if isinstance(theirs, str) and search_key(theirs) == search_key(mine):
                twin = form.row_of[other.row].label.lower()
                return Complaint(ValidationMessage.TWICE.sentence(text=mine, twin=twin))
        return Outcome.PASS

    return Check(rule, form, cell, (cell, *earlier), decide)
