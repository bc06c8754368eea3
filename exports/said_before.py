"""What was written about the findings of the month before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validation.suggestions import SaidBefore

if TYPE_CHECKING:
    from exports.workspace import Workspace
    from forms.common.period import Period
    from forms.common.provinces import Province
    from forms.report import Report


def explanations_before(
    workspace: Workspace, unit: Province, period: Period, now: Report
) -> SaidBefore:
    """What was explained in last month's report, if there is one; ``now`` is this month's."""
    stored = workspace.reports.find(unit.identity, period.plus(-1))
    return SaidBefore(workspace.reports.open(stored) if stored else None, now)
