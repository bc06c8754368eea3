"""``unique``: no two records of a list form say the same in the columns together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from forms.common.text import search_key
from validation.check import Check, Complaint, Decision, Evidence
from validation.entry import entry_text
from validation.finding import Outcome
from validation.kinds.scope import beside, entries
from validation.messages import ValidationMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from forms.cell import Cell
    from forms.common.amount import Value
    from forms.definition import Form
    from validation.rules import Rule

#: What is compared: a text without case, marks and punctuation; an amount or a date as it is.
_Key: TypeAlias = "str | Decimal | date"
_Cells: TypeAlias = "tuple[Cell, ...]"

#: Texts whose keys are remembered: more than the records of any list.
_KEYS: Final = 4096


def uniques(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per record, at its first column: none before it holds the same in all columns.

    Case, marks and punctuation aside. Not evaluated while one of the columns holds nothing.
    """
    earlier: tuple[_Cells, ...] = ()
    key = lru_cache(maxsize=_KEYS)(search_key)  # every record is compared with all before it
    for _, column, cell in entries(rule, form):
        if column.id == rule.columns[0]:
            mine = tuple(beside(cell, name) for name in rule.columns)
            yield _unique(rule, form, mine, earlier, key)
            earlier = (*earlier, mine)


def _unique(
    rule: Rule,
    form: Form,
    mine: _Cells,
    earlier: tuple[_Cells, ...],
    key: Callable[[str], str],
) -> Check:
    def decide(evidence: Evidence) -> Decision:
        wanted = [_key(evidence.value(cell), key) for cell in mine]
        if None in wanted:
            return Outcome.NOT_EVALUATED
        for cells in earlier:
            if _key(evidence.value(cells[0]), key) != wanted[0]:  # nearly always
                continue
            if [_key(evidence.value(cell), key) for cell in cells] == wanted:
                text = ", ".join(entry_text(evidence.value(cell)) for cell in mine)
                twin = form.row_of[cells[0].row].label.lower()
                return Complaint(ValidationMessage.TWICE.sentence(text=text, twin=twin))
        return Outcome.PASS

    reads = (*mine, *(cell for cells in earlier for cell in cells))
    return Check(rule, form, mine[0], reads, decide)


def _key(value: Value | None, fold: Callable[[str], str]) -> _Key | None:
    if isinstance(value, str):
        return fold(value)
    return value if isinstance(value, Decimal | date) else None
