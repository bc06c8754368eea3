"""Where a rule applies: only beside a cell that holds one of the codes it names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from forms.common.amount import NotApplicable, Unreadable
from validation.finding import Outcome
from validation.kinds.scope import beside

if TYPE_CHECKING:
    from validation.check import Check, Decision, Evidence

#: Kinds that ask for their condition themselves, because a demand is not yet a comparison.
_ASKING: Final = frozenset({"required"})


def where_applying(check: Check) -> Check:
    """The check under its rule's ``when``: passed beside another code, undecided beside none."""
    rule = check.rule
    if not rule.when or rule.kind in _ASKING:
        return check
    condition = beside(check.cell, rule.when)

    def decide(evidence: Evidence) -> Decision:
        held = evidence.value(condition)
        if held is None or isinstance(held, Unreadable):
            return Outcome.NOT_EVALUATED
        applies = held in rule.among if rule.among else not isinstance(held, NotApplicable)
        return check.decide(evidence) if applies else Outcome.PASS

    reads = tuple(dict.fromkeys((*check.reads, condition)))
    return replace(check, reads=reads, decide=decide)
