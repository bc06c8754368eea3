"""Totals and their parts: ``sum`` (equal), ``memo`` (not above), ``breakdown`` (all there)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, cast

from forms.cell import Cell
from forms.common.amount import ARITHMETIC, NotApplicable, number_of
from forms.definition import Column, Detail, Form, Row
from validation.amounts import apart, with_unit
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome, Severity
from validation.kinds.scope import cells, decimals_at
from validation.messages import ValidationMessage
from validation.tolerance import Tolerance, by_rounding, graded, slack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from validation.rules import Rule

_NAMED_SINGLY = 4
_NOTHING = Decimal(0)
_ROUNDED = ", có thể do các số đã làm tròn trước khi cộng"


def sums(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per total and column; a total nobody typed is right by construction.

    Under ``rounding`` a gap that the roundness of the figures themselves explains is a warning.
    """
    for row, column, cell in cells(rule, form):
        parts = _parts(form, row, column)
        if parts:
            yield _sum(rule, form, cell, parts)


def memos(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per "trong đó" row and column."""
    for row, _, cell in cells(rule, form):
        if row.memo and row.parent:
            yield _memo(rule, form, cell, cell._replace(row=row.parent))


def breakdowns(rule: Rule, form: Form) -> Iterator[Check]:
    """One check per total whose parts are expected but not required."""
    for row, column, cell in cells(rule, form):
        if parts := _parts(form, row, column):
            yield _breakdown(rule, form, cell, parts)


def _parts(form: Form, row: Row, column: Column) -> tuple[Cell, ...]:
    return tuple(Cell(form.code, code, column.id) for code in form.parts(row, column))


def _sum(rule: Rule, form: Form, cell: Cell, parts: tuple[Cell, ...]) -> Check:
    memos = tuple(cell._replace(row=row.code) for row in form.rows if row.memo)
    tolerance = Tolerance.of(rule, decimals_at(form, cell), len(parts))

    def decide(evidence: Evidence) -> Decision:
        stated = evidence.typed(cell)
        if not isinstance(stated, Decimal):
            return Outcome.NOT_EVALUATED
        computed = _added(evidence, parts)
        if computed == stated:
            return Outcome.PASS
        if computed is None:
            return _exceeded(evidence, form, cell, parts, stated)
        gap, allowed = stated - computed, tolerance.allowed(stated, computed)
        if abs(gap) <= allowed:
            return Outcome.PASS
        amounts = (stated, *(number_of(evidence.value(part)) or Decimal(0) for part in parts))
        rounding = rule.tolerance == "rounding" and by_rounding(amounts, gap)
        hint = _ROUNDED if rounding else _hint(evidence, form, memos, gap)
        text = ValidationMessage.SUM.sentence(
            stated=with_unit(form, cell, stated),
            computed=with_unit(form, cell, computed),
            parts=_named(parts),
            gap=apart(form, cell, gap, signed=True),
            hint=slack(allowed) + hint,
        )
        figures = (
            Figure("đã nhập", stated),
            Figure("cộng mục con", computed),
            Figure("chênh", gap),
        )
        severity = Severity.WARNING if rounding else graded(rule, gap)
        return Complaint(text, figures, severity=severity)

    return Check(rule, form, cell, (cell, *parts), decide, hints=memos)


def _exceeded(
    evidence: Evidence, form: Form, cell: Cell, parts: tuple[Cell, ...], stated: Decimal
) -> Decision:
    """Some parts are blank: those filled in may not yet add up to more than the total."""
    amounts = {part: number_of(evidence.value(part)) for part in parts}
    filled = {part: amount for part, amount in amounts.items() if amount is not None}
    partial = sum(filled.values(), Decimal(0))
    if partial <= stated or any(amount < 0 for amount in filled.values()):
        return Outcome.NOT_EVALUATED
    text = ValidationMessage.SUM_EXCEEDED.sentence(
        stated=with_unit(form, cell, stated),
        parts=_several(tuple(filled), parts),
        partial=with_unit(form, cell, partial),
        gap=apart(form, cell, partial - stated),
    )
    return Complaint(text, (Figure("đã nhập", stated), Figure("các mục con đã có", partial)))


def _added(evidence: Evidence, parts: tuple[Cell, ...]) -> Decimal | None:
    """The sum of the parts as the reader sees them; blank when one of them is."""
    typed = evidence.lookup()
    try:
        return sum(cast("Iterable[Decimal]", map(typed, parts)), _NOTHING)  # nearly always
    except TypeError:
        return _picked(evidence, parts)


def _picked(evidence: Evidence, parts: tuple[Cell, ...]) -> Decimal | None:
    """The same, part by part: some were not typed, or are not applicable."""
    total, typed = _NOTHING, evidence.lookup()
    for part in parts:
        value = typed(part)
        if value is None:
            value = evidence.derived(part)
        if isinstance(value, Decimal):
            total = ARITHMETIC.add(total, value)
        elif not isinstance(value, NotApplicable):
            return None
    return total


def _hint(evidence: Evidence, form: Form, memos: tuple[Cell, ...], gap: Decimal) -> str:
    """Names the memo row whose amount is exactly the gap: the commonest slip of all."""
    for memo in memos:
        if number_of(evidence.value(memo)) == gap:
            row = form.row_of[memo.row]
            return f", đúng bằng dòng “{row.label}” (mục {row.code})"
    return ""


def _named(parts: tuple[Cell, ...]) -> str:
    rows = [part.row for part in parts]
    return ", ".join(rows) if len(rows) <= _NAMED_SINGLY else f"{rows[0]} đến {rows[-1]}"


def _several(some: tuple[Cell, ...], parts: tuple[Cell, ...]) -> str:
    """Some of the parts by name; "1.1 đến 1.12" only where none between them is left out."""
    if len(some) <= _NAMED_SINGLY or some == parts:
        return _named(some)
    return f"{_named(some[:_NAMED_SINGLY])} và {len(some) - _NAMED_SINGLY} mục nữa"


def _memo(rule: Rule, form: Form, cell: Cell, whole: Cell) -> Check:
    tolerance = Tolerance.of(rule, decimals_at(form, cell))

    def decide(evidence: Evidence) -> Decision:
        part, total = number_of(evidence.value(cell)), number_of(evidence.value(whole))
        if part is None or total is None:
            return Outcome.NOT_EVALUATED
        allowed = tolerance.allowed(part, total)
        if part - total <= allowed:
            return Outcome.PASS
        text = ValidationMessage.MEMO.sentence(
            value=with_unit(form, cell, part),
            gap=apart(form, cell, part - total),
            parent=whole.row,
            whole=with_unit(form, whole, total),
            slack=slack(allowed),
        )
        figures = (Figure("trong đó", part), Figure(f"mục {whole.row}", total))
        return Complaint(text, figures, severity=graded(rule, part - total))

    return Check(rule, form, cell, (cell, whole), decide)


def _breakdown(rule: Rule, form: Form, cell: Cell, parts: tuple[Cell, ...]) -> Check:
    expected = form.row_of[cell.row].detail is not Detail.OPTIONAL

    def decide(evidence: Evidence) -> Decision:
        stated = number_of(evidence.typed(cell))
        if stated is None:
            return Outcome.NOT_EVALUATED
        blank = tuple(part for part in parts if evidence.value(part) is None)
        if not blank or (not expected and len(blank) == len(parts)):
            return Outcome.PASS
        return Complaint(
            ValidationMessage.BREAKDOWN.sentence(
                value=with_unit(form, cell, stated),
                count=len(blank),
                parts=_several(blank, parts),
            ),
            (Figure("số tổng", stated),),
        )

    return Check(rule, form, cell, (cell, *parts), decide)
