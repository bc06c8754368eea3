"""Which blank cells a form will ask for once something is entered in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from validation.check import Complaint
from validation.neighbours import Neighbours
from validation.rules import rules_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from forms.cell import Cell
    from forms.definition import Form
    from validation.check import Evidence

#: Kinds of rules that find a blank cell missing.
_DEMANDING: Final = frozenset({"required", "required_if"})


def awaited(form: Form, others: Mapping[str, Form], evidence: Evidence) -> frozenset[Cell]:
    """The cells of a grid form that its rules demand and that are blank, begun or not.

    Only the rules that demand are bound: all of them would hold up the form's first look.
    """
    from validation.ruleset import bound  # noqa: PLC0415 - it loads every kind of rule

    period = evidence.period
    rules = [each for each in rules_of(form) if each.kind in _DEMANDING and each.in_force(period)]
    checks = bound(form, rules, others, Neighbours())
    return frozenset(
        check.cell
        for check in checks
        if check.missing and isinstance(check.decide(evidence), Complaint)
    )
