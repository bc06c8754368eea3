"""All figures of some forms laid flat: one look-up each, for a pass over thousands of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.common.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from forms.calculation import Derived, History
    from forms.cell import Cell
    from forms.common.amount import Value
    from forms.common.period import Period


@dataclass(frozen=True, slots=True)
class FlatFigures:
    """The figures as they stand, for one pass: nothing may change before it is over."""

    period: Period
    history: History
    #: Typed, else derived, else nothing.
    value: Callable[[Cell], Value | None]
    #: What was typed.
    typed: Callable[[Cell], Value | None]
    #: What would stand there if nothing were typed.
    derived: Callable[[Cell], Derived]

    def lookup(self) -> Callable[[Cell], Value | None]:
        """What was typed, as a fast callable."""
        return self.typed
