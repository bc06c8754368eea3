"""A report as it stands in a file somebody sent: what it says, before anybody believes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exports.identity import FormVersion, Identity
    from forms.cell import Cell
    from forms.common.amount import Value
    from forms.definition import Form


@dataclass(frozen=True, slots=True)
class StatedExplanation:
    """One line of the cover's table of explanations."""

    rule: str
    cell: Cell
    finding: str
    text: str


@dataclass(frozen=True, slots=True)
class SubmittedReport:
    """Typed and computed values alike, as shown; blank cells are absent.

    ``forms`` are the definitions this program knows by digest; ``unknown`` the versions it does
    not: their cells are read by what they look like and no rule can judge them.
    """

    identity: Identity
    forms: Mapping[str, Form]
    unknown: tuple[FormVersion, ...]
    values: Mapping[Cell, Value]
    records: Mapping[str, tuple[str, ...]]
    explanations: tuple[StatedExplanation, ...]
    places: Mapping[Cell, str]
    #: Errors that the cover states cannot be put right.
    statements: tuple[StatedExplanation, ...] = ()
