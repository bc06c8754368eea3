"""``expression``: a condition in the formula language, with a sentence of its own."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.common.amount import ARITHMETIC
from forms.common.numbers import decimals_of, format_number
from validation.amounts import in_unit, unit_at
from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Figure, Outcome
from validation.formulas import Bound, Formulas, Sides
from validation.kinds.scope import cells, decimals_at
from validation.operands import Operands
from validation.places import full_place
from validation.tolerance import Tolerance, graded, slack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from forms.cell import Cell
    from forms.definition import Form
    from forms.functions import Result
    from validation.rules import Rule

#: Decimal places of a figure that a formula worked out.
_PLACES: Final = 2


def expressions(rule: Rule, form: Form, others: Mapping[str, Form]) -> Iterator[Check]:
    """One check per cell named by ``rows`` and ``columns``; true passes, false fails.

    Not evaluated while an operand is blank, an earlier month unknown, a division by zero, or a
    form it names is not part of the report.
    """
    formulas = Formulas(rule, form, others)
    absent = formulas.absent
    for _, _, cell in cells(rule, form):
        if absent:
            yield Check(rule, form, cell, (cell,), lambda _: Outcome.NOT_EVALUATED)
        else:
            decimals = decimals_at(form, cell)
            tolerance = Tolerance.of(rule, decimals, formulas.operands)
            yield _expression(rule, form, cell, formulas, tolerance, others)


def _expression(
    rule: Rule,
    form: Form,
    cell: Cell,
    formulas: Formulas,
    tolerance: Tolerance,
    others: Mapping[str, Form],
) -> Check:
    bound = formulas.at(cell)
    known = {**others, form.code: form}
    places = {f"{name}_place": full_place(known[at.form], at) for name, at in bound.named.items()}
    figures = dict(bound.figures)

    def decide(evidence: Evidence) -> Decision:
        context = Operands(evidence)
        verdict = _verdict(bound, tolerance, context)
        if verdict.holds is None:
            return Outcome.NOT_EVALUATED
        if verdict.holds:
            return Outcome.PASS
        past = tuple(context.past)
        amounts = {"value": context.now(cell), "left": verdict.left, "right": verdict.right}
        amounts |= {name: _amount(figure.run(context)) for name, figure in figures.items()}
        units = {"value": unit_at(form, cell), **formulas.units_at(cell)}
        written = {**amounts, "gap": verdict.gap}
        words = {name: _shown(amount, units.get(name, "")) for name, amount in written.items()}
        words["slack"] = slack(verdict.allowed)
        text = rule.text.format(**evidence.period.labels(), **places, **words)
        told = tuple(Figure(name, each) for name, each in _told(amounts, verdict).items())
        return Complaint(text, told, past, graded(rule, verdict.gap or Decimal(0)))

    return Check(rule, form, cell, bound.reads or (cell,), decide, hints=(cell, *bound.hints))


class _Verdict:
    """What a condition came to, with its two sides when it is a comparison."""

    __slots__ = ("allowed", "gap", "holds", "left", "right")

    def __init__(self, holds: bool | None) -> None:  # noqa: FBT001 - three-valued, not a switch
        self.holds = holds
        self.left: Decimal | None = None
        self.right: Decimal | None = None
        self.gap: Decimal | None = None
        self.allowed = Decimal(0)


def _verdict(bound: Bound, tolerance: Tolerance, context: Operands) -> _Verdict:
    if bound.sides is None:
        result = bound.condition.run(context)
        return _Verdict(result if isinstance(result, bool) else None)
    return _compared(bound.sides, tolerance, context)


def _compared(sides: Sides, tolerance: Tolerance, context: Operands) -> _Verdict:
    left, right = _amount(sides.left.run(context)), _amount(sides.right.run(context))
    if left is None or right is None:
        return _Verdict(None)
    gap, allowed = left - right, tolerance.allowed(left, right)
    verdict = _Verdict(_holds(sides.operator, gap, allowed))
    verdict.left, verdict.right, verdict.gap, verdict.allowed = left, right, gap, allowed
    return verdict


def _holds(operator: str, gap: Decimal, allowed: Decimal) -> bool:
    """Whether the comparison holds with that much room; a strict one gets none at the edge."""
    match operator:
        case "=":
            return abs(gap) <= allowed
        case "!=":
            return gap != 0
        case "<=":
            return gap <= allowed
        case ">=":
            return gap >= -allowed
        case "<":
            return gap < allowed or gap < 0
        case _:
            return gap > -allowed or gap > 0


def _told(amounts: Mapping[str, Decimal | None], verdict: _Verdict) -> dict[str, Decimal]:
    """The figures a finding shows: two sides and the gap, else those the rule names."""
    sides = {"đang là": verdict.left, "so với": verdict.right, "chênh": verdict.gap}
    own = {name: amount for name, amount in amounts.items() if name not in ("left", "right")}
    shown = sides if verdict.gap is not None else own
    return {name: amount for name, amount in shown.items() if amount is not None}


def _amount(result: Result) -> Decimal | None:
    return None if isinstance(result, bool) else result


def _shown(amount: Decimal | None, unit: str) -> str:
    """Every digit of what was typed; two places of what was worked out."""
    if amount is None:
        return "ô trống"
    if amount.adjusted() >= ARITHMETIC.prec:  # no figure of a report; a formula's own doing
        return "số quá lớn"
    typed = decimals_of(amount) <= _PLACES
    return in_unit(format_number(amount, None if typed else _PLACES), unit)
