"""The reporting units kept on this computer, and where their work goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from forms.common.clock import VIETNAM
from forms.common.period import Period
from forms.report import ReportState
from forms.store.settings import Option

if TYPE_CHECKING:
    from exports.workspace import Workspace
    from forms.common.provinces import Province

#: A report this many months old may still be in the works.
_RECENT: Final = 3


def present_period(workspace: Workspace) -> Period:
    """The month of today, in Vietnam."""
    now = workspace.clock.now().astimezone(VIETNAM)
    return Period(now.year, now.month)


def chosen_unit(workspace: Workspace, period: Period) -> Province | None:
    """The unit chosen at an earlier start."""
    identity = workspace.settings.get(Option.UNIT)
    units = workspace.provinces.on(period.first_day)
    return next((unit for unit in units if unit.identity == identity), None)


def kept_units(workspace: Workspace, period: Period, current: Province) -> tuple[Province, ...]:
    """The units in force that have reports here, and the current one."""
    kept = {*workspace.reports.provinces(), current.identity}
    return tuple(u for u in workspace.provinces.on(period.first_day) if u.identity in kept)


def starting_period(workspace: Workspace, unit: Province, today: Period) -> Period:
    """The latest month still being worked on, else the present one.

    Older months without signature are figures that were brought along.
    """
    drafts = [
        stored.key.period
        for stored in workspace.reports.all(unit.identity)
        if stored.state is ReportState.DRAFT and today.plus(-_RECENT) <= stored.key.period <= today
    ]
    return max(drafts, default=today)
