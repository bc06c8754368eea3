"""One rule at one cell: what it reads and how it decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from forms.common.amount import NotApplicable, Value, encode, plain
from forms.common.digest import sha256_hex
from validation.finding import Figure, Outcome, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from forms.calculation import History
    from forms.cell import Cell
    from forms.common.period import Period
    from forms.definition import Form
    from validation.rules import Rule


class Evidence(Protocol):
    """The values a check decides on."""

    @property
    def period(self) -> Period:
        """The reporting month."""
        ...

    @property
    def history(self) -> History:
        """Figures of earlier months."""
        ...

    def value(self, cell: Cell, /) -> Value | None:
        """Typed, else derived, else nothing."""
        ...

    def lookup(self) -> Callable[[Cell], Value | None]:
        """:meth:`typed` as a fast callable, for rules that read many cells."""
        ...

    def typed(self, cell: Cell, /) -> Value | None:
        """What was typed."""
        ...

    def derived(self, cell: Cell, /) -> Decimal | NotApplicable | None:
        """What would stand there if nothing were typed."""
        ...


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a failed check says: the sentence without its place, and the figures compared.

    ``past`` are the figures of earlier months it rests on: an explanation is bound to them too.
    ``cells`` are those it rests on where the check would read others as well.
    ``severity`` differs from the rule's where a second threshold is passed.
    """

    text: str
    figures: tuple[Figure, ...] = ()
    past: tuple[Decimal | None, ...] = ()
    severity: Severity | None = None
    cells: tuple[Cell, ...] = ()


#: Passed, not evaluated, or what is wrong.
Decision: TypeAlias = Outcome | Complaint


@dataclass(frozen=True, slots=True)
class Check:
    """A rule bound to one cell.

    ``reads`` are all cells its decision depends on; ``hints`` are further ones that only its
    wording depends on, so that no explanation goes stale because of them.
    """

    rule: Rule
    form: Form
    cell: Cell
    reads: tuple[Cell, ...]
    decide: Callable[[Evidence], Decision]
    missing: bool = False
    hints: tuple[Cell, ...] = ()


def digest(
    rule: str,
    evidence: Evidence,
    cells: Iterable[Cell],
    past: Iterable[Decimal | None] = (),
) -> str:
    """A digest of the values a finding rests on; sixteen hexadecimal digits."""
    lines = [rule]
    for cell in sorted(cells):
        value = evidence.value(cell)
        lines.append(f"{cell}={'' if value is None else ':'.join(encode(value))}")
    lines += ("" if amount is None else plain(amount) for amount in past)
    return sha256_hex("\n".join(lines).encode())[:16]
