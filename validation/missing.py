"""What blanks mean to a rule: its missing policy wrapped around its decision."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from forms.definition import Form, ValueType
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Outcome
from validation.messages import ValidationMessage
from validation.places import full_place, place
from validation.rules import Missing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from forms.calculation import History
    from forms.cell import Cell
    from forms.common.amount import NotApplicable, Value
    from forms.common.period import Period

#: Blank cells named one by one in a sentence.
_NAMED = 3


def under_policy(check: Check, forms: Mapping[str, Form]) -> Check:
    """The check with its rule's missing policy; the default is what every kind does itself."""
    if check.rule.missing is Missing.SKIP_IF_ANY:
        return check
    operands = tuple(cell for cell in check.reads if _is_number(check.form, cell))
    match check.rule.missing:
        case Missing.AS_ZERO:
            return replace(check, decide=lambda evidence: check.decide(_Zeros(evidence)))
        case Missing.SKIP_IF_ALL:
            return replace(check, decide=lambda evidence: _unless_all(check, operands, evidence))
        case Missing.FAIL:
            return replace(
                check, decide=lambda evidence: _demanding(check, forms, operands, evidence)
            )


def _is_number(form: Form, cell: Cell) -> bool:
    return cell.form != form.code or form.type_of(cell.row, cell.column) is ValueType.NUMBER


def _unless_all(check: Check, operands: tuple[Cell, ...], evidence: Evidence) -> Decision:
    if all(evidence.value(cell) is None for cell in operands):
        return Outcome.NOT_EVALUATED
    return check.decide(_Zeros(evidence))


def _demanding(
    check: Check, forms: Mapping[str, Form], operands: tuple[Cell, ...], evidence: Evidence
) -> Decision:
    blank = [cell for cell in operands if evidence.value(cell) is None]
    if not blank:
        return check.decide(evidence)
    named = [_named(check.form, forms[cell.form], cell) for cell in blank[:_NAMED]]
    more = f" và {len(blank) - _NAMED} ô nữa" if len(blank) > _NAMED else ""
    text = ValidationMessage.OPERANDS_MISSING.sentence(
        title=check.rule.title, places="; ".join(named) + more
    )
    return Complaint(text)


def _named(here: Form, form: Form, cell: Cell) -> str:
    """``"mục 1.8, cột 6"``; with the form where it is another one."""
    words = place(form, cell) if form.code == here.code else full_place(form, cell)
    return f"{words[0].lower()}{words[1:]}"


class _Zeros:
    """The same figures with zero where nothing stands."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    @property
    def period(self) -> Period:
        """The reporting month."""
        return self._evidence.period

    @property
    def history(self) -> History:
        """Earlier months, which stay unknown where they are."""
        return self._evidence.history

    def value(self, cell: Cell) -> Value | None:
        """Typed, else derived, else zero."""
        value = self._evidence.value(cell)
        return Decimal(0) if value is None else value

    def lookup(self) -> Callable[[Cell], Value | None]:
        """As if zeros had been typed."""
        return self.value

    def typed(self, cell: Cell) -> Value | None:
        """What was typed: a total nobody typed is none to compare."""
        return self._evidence.typed(cell)

    def derived(self, cell: Cell) -> Decimal | NotApplicable | None:
        """What would stand there if nothing were typed."""
        return self._evidence.derived(cell)
