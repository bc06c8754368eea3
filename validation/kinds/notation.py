"""``index_slip``: an index where a growth belongs. ``document``: the number of a legal document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from forms.common.amount import number_of
from forms.definition import ValueType
from validation.amounts import with_unit
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome
from validation.kinds.scope import cells, entries
from validation.messages import ValidationMessage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from forms.cell import Cell
    from forms.definition import Form
    from validation.rules import Rule

#: An index of 60 to 200 is usual, a growth of that size is not.
_LIKE_AN_INDEX: Final = (60, 200)
#: "32/2024/NĐ-CP", "55/VBHN-BCT", "202/2025/QH15", "239/QĐ-SCT" (NĐ 30/2020/NĐ-CP, Phụ lục I).
_NUMBERED: Final = re.compile(r"\b\d{1,6}[A-Za-z]?/(?:\d{4}/)?[A-ZĐ]{1,12}\d{0,3}(?:-[A-ZĐa-z&]+)*")
#: Cited by name (NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.b).
_NAMED: Final = re.compile(r"\b(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)\s+\S", re.IGNORECASE)


def index_slips(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per cell: a growth in percent that looks like an index (109,1 for 9,1)."""
    for _, _, cell in cells(rule, form):
        yield _index_slip(rule, form, cell)


def documents(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per document cell: it holds a number and sign, or the name of a law."""
    for row, column, cell in entries(rule, form):
        if form.type_of(row.code, column.id) is ValueType.DOCUMENT:
            yield _document(rule, form, cell)


def cited(text: str) -> bool:
    """Whether a text names a legal document the way official documents do."""
    return bool(_NUMBERED.search(text) or _NAMED.search(text))


def like_an_index(value: Decimal) -> bool:
    """Whether an amount is usual for an index and unusual for a growth in percent."""
    least, most = _LIKE_AN_INDEX
    return least <= value <= most


def _index_slip(rule: Rule, form: Form, cell: Cell) -> Check:
    def decide(evidence: Evidence) -> Decision:
        value = number_of(evidence.value(cell))
        if value is None:
            return Outcome.NOT_EVALUATED
        if not like_an_index(value):
            return Outcome.PASS
        text = ValidationMessage.INDEX_SLIP.sentence(
            value=with_unit(form, cell, value),
            growth=with_unit(form, cell, value - 100, signed=True),
        )
        return Complaint(text, (Figure("đã nhập", value),))

    return Check(rule, form, cell, (cell,), decide)


def _document(rule: Rule, form: Form, cell: Cell) -> Check:
    def decide(evidence: Evidence) -> Decision:
        value = evidence.value(cell)
        if not isinstance(value, str):
            return Outcome.NOT_EVALUATED
        if cited(value):
            return Outcome.PASS
        return Complaint(ValidationMessage.DOCUMENT_NUMBER.sentence(text=value))

    return Check(rule, form, cell, (cell,), decide)
