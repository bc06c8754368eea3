"""How many findings of each kind there are: the one way of counting for gate, lists and marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from validation.finding import Severity, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validation.finding import Judged


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of findings; each is counted once."""

    #: Mistakes that block signing.
    errors: int
    #: Required cells left blank.
    missing: int
    unexplained: int
    explained: int
    #: Errors and blanks that cannot be put right, each with a statement that still holds.
    stated: int

    @property
    def answered(self) -> int:
        """Findings that something was written about, so that they block no more."""
        return self.explained + self.stated


def tally_of(judged: Iterable[Judged]) -> Tally:
    """The counts of some findings."""
    errors = missing = unexplained = explained = stated = 0
    for one in judged:
        if one.finding.severity is Severity.WARNING:
            explained += not one.blocks
            unexplained += one.blocks
        elif one.standing is Standing.STATED:
            stated += 1
        else:
            missing += one.finding.missing
            errors += not one.finding.missing
    return Tally(errors, missing, unexplained, explained, stated)
