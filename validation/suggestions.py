"""What was written last month about the same figure: offered again, never filled in by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validation.explanations import wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from forms.cell import Cell
    from forms.change import Explanation
    from validation.finding import Finding


def suggestion(
    finding: Finding, earlier: Mapping[tuple[str, Cell], Explanation]
) -> Explanation | None:
    """The explanation of the same rule and cell in an earlier report, if it was of this kind.

    It explained other figures, so taking it over is the clerk's decision.
    """
    given = earlier.get((finding.rule, finding.cell))
    return given if given and given.saying is wanted(finding) else None
