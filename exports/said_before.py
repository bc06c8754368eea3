"""What was written about the findings of the month before."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exports.workspace import Workspace
    from forms.cell import Cell
    from forms.change import Explanation
    from forms.common.period import Period
    from forms.common.provinces import Province

    #: By rule and cell.
    Explanations: TypeAlias = Mapping[tuple[str, Cell], Explanation]


def explanations_before(workspace: Workspace, unit: Province, period: Period) -> Explanations:
    """What was explained in last month's report, if there is one."""
    stored = workspace.reports.find(unit.identity, period.plus(-1))
    return workspace.reports.explanations(stored) if stored else {}
