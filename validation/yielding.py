"""One slip, one finding: a rule that is silent where a plainer one has already complained."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from validation.check import Check, Complaint, Decision, Evidence
from validation.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence


def yielding(check: Check, earlier: Sequence[Check]) -> Check:
    """The check, not evaluated while one of the earlier checks of its cell complains.

    They are asked whether or not they yield themselves: then a third one speaks for all of them,
    and no chain of rules is gone through.

    What those read decides only whether it speaks, so no explanation of it goes stale with them.
    """
    if not earlier:
        return check

    def decide(evidence: Evidence) -> Decision:
        decision = check.decide(evidence)
        if isinstance(decision, Complaint) and any(
            isinstance(other.decide(evidence), Complaint) for other in earlier
        ):
            return Outcome.NOT_EVALUATED
        return decision

    watched = (cell for other in earlier for cell in (*other.reads, *other.hints))
    hints = tuple(dict.fromkeys((*check.hints, *watched)))
    return replace(check, decide=decide, hints=hints)
