"""What a rule found: severity, outcome, place, sentence and the figures compared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from forms.cell import Cell


class Severity(Enum):
    """What a failed rule demands."""

    ERROR = "error"
    WARNING = "warning"


class Outcome(Enum):
    """The four answers a check can give."""

    PASS = "pass"  # noqa: S105 - an outcome, not a secret
    FAIL = "fail"
    NOT_EVALUATED = "not_evaluated"
    RULE_ERROR = "rule_error"


class Standing(Enum):
    """Where a finding stands with respect to signing.

    A warning is explained; an error that cannot be put right is stated; either goes stale.
    """

    OPEN = "open"
    EXPLAINED = "explained"
    STATED = "stated"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the amounts a finding compares, with the words it is known by."""

    label: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Finding:
    """One failed check.

    ``text`` leaves the place out (the grid shows it); :attr:`message` has it. ``digest`` is taken
    over the values of ``cells``; an explanation is bound to it. ``missing`` marks a required cell
    left blank, which is work to do rather than a mistake. An error that is not ``correctable`` may
    be signed with a statement of why it cannot be put right.
    """

    rule: str
    title: str
    cell: Cell
    place: str
    severity: Severity
    text: str
    figures: tuple[Figure, ...]
    cells: tuple[Cell, ...]
    digest: str
    missing: bool = False
    correctable: bool = True

    @property
    def message(self) -> str:
        """The whole sentence with its place."""
        return f"{self.place}: {self.text}"

    def at(self, place: str) -> Finding:
        """The same finding, its record called by another place; thousands move at once."""
        return Finding(
            self.rule,
            self.title,
            self.cell,
            place,
            self.severity,
            self.text,
            self.figures,
            self.cells,
            self.digest,
            self.missing,
            self.correctable,
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding together with its standing and the explanation given, if any."""

    finding: Finding
    standing: Standing
    explanation: str = ""
    #: Code of the kind of reason given, if any.
    reason: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the report cannot be signed because of it."""
        return self.standing not in (Standing.EXPLAINED, Standing.STATED)
