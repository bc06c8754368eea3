"""``unique``: no two records of a list form say the same in a column."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from forms.common.text import search_key
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Outcome
from validation.kinds.scope import entries
from validation.messages import ValidationMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from forms.cell import Cell
    from forms.definition import Form
    from validation.rules import Rule

#: Texts whose keys are remembered: more than the records of any list.
_KEYS: Final = 4096


def uniques(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per record: none before it says the same; case, marks and punctuation aside."""
    above: dict[str, tuple[Cell, ...]] = {}
    key = lru_cache(maxsize=_KEYS)(search_key)  # every record is compared with all before it
    for _, column, cell in entries(rule, form):
        earlier = above.get(column.id, ())
        yield _unique(rule, form, cell, earlier, key)
        above[column.id] = (*earlier, cell)


def _unique(
    rule: Rule, form: Form, cell: Cell, earlier: tuple[Cell, ...], key: Callable[[str], str]
) -> Check:
    def decide(evidence: Evidence) -> Decision:
        mine = evidence.value(cell)
        if not isinstance(mine, str):
            return Outcome.NOT_EVALUATED
        wanted = key(mine)
        for other in earlier:
            theirs = evidence.value(other)
            if isinstance(theirs, str) and key(theirs) == wanted:
                twin = form.row_of[other.row].label.lower()
                return Complaint(ValidationMessage.TWICE.sentence(text=mine, twin=twin))
        return Outcome.PASS

    return Check(rule, form, cell, (cell, *earlier), decide)
