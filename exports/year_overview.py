"""A year of a reporting unit: where each month's report stands and whether it is late."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from exports.submitted import sent_before
from forms.common.addressees import addressee_on
from forms.common.clock import VIETNAM
from forms.common.frozen import dataclass
from forms.common.period import YEAR, Period
from forms.report import ReportState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from exports.workspace import Workspace
    from forms.common.provinces import Province
    from forms.store.reports import StoredReport
    from validation.desk import Desk


class Stage(Enum):
    """Where a month's report stands, from nothing at all to the ministry's receipt."""

    NONE = auto()
    DRAFT = auto()
    ERRORS = auto()
    READY = auto()
    SIGNED = auto()
    SUBMITTED = auto()
    RECEIVED = auto()

    @property
    def signed(self) -> bool:
        """Whether somebody signed it, whatever happened since."""
        return self in {Stage.SIGNED, Stage.SUBMITTED, Stage.RECEIVED}


@dataclass(frozen=True, slots=True)
class MonthState:
    """One month of the year."""

    period: Period
    stage: Stage
    due: date
    revision: int = 1
    signed_on: date | None = None
    #: When it was marked as submitted, where the store says so.
    submitted_on: date | None = None
    #: Days it left after the deadline, or has been missing since.
    late: int = 0
    #: Figures brought along to compare with, of a month nobody has to report any more.
    history: bool = False
    #: The earlier revision that was submitted while this one is still on its way; 0 for none.
    sent: int = 0
    #: False before the unit came into being.
    exists: bool = True


def stage_of(desk: Desk, state: ReportState) -> Stage:
    """The stage of a report that is open with its findings."""
    if state is not ReportState.DRAFT:
        return _LOCKED[state]
    gate = desk.gate
    if not gate.begun:
        return Stage.NONE
    if gate.errors:
        return Stage.ERRORS
    return Stage.READY if gate.open else Stage.DRAFT


def year_overview(
    workspace: Workspace, unit: Province, year: int, opened: Mapping[Period, Stage]
) -> tuple[MonthState, ...]:
    """The twelve months; ``opened`` gives the stages of reports whose findings are known."""
    today = workspace.clock.now().astimezone(VIETNAM).date()
    latest = _begun(workspace, unit)
    signed = [p for p, stored in latest.items() if stored.state is not ReportState.DRAFT]
    since = min([*signed, _last_due(today)])
    return tuple(
        _month(workspace, unit, period, latest.get(period), opened.get(period), since, today)
        for period in (Period(year, month) for month in YEAR)
    )


def reported_years(workspace: Workspace, unit: Province, *others: int) -> tuple[int, ...]:
    """The years with reports and the given ones, oldest first."""
    stored = workspace.reports.all(unit.identity)
    return tuple(sorted({report.key.period.year for report in stored} | set(others)))


def unsent(workspace: Workspace, unit: Province) -> tuple[MonthState, ...]:
    """Months signed but not marked as submitted, oldest first."""
    latest = {stored.key.period: stored for stored in workspace.reports.all(unit.identity)}
    return tuple(
        MonthState(
            period=period,
            stage=Stage.SIGNED,
            due=addressee_on(period.first_day).due_on(period),
            revision=stored.key.revision,
            signed_on=_signed_on(workspace, stored),
        )
        for period, stored in sorted(latest.items())
        if stored.state is ReportState.SIGNED
    )


_LOCKED: Final = {
    ReportState.SIGNED: Stage.SIGNED,
    ReportState.SUBMITTED: Stage.SUBMITTED,
    ReportState.RECEIVED: Stage.RECEIVED,
}


def _begun(workspace: Workspace, unit: Province) -> dict[Period, StoredReport]:
    """The latest report of every month that holds something; others were only looked at."""
    filled = workspace.reports.filled(unit.identity)
    return {
        stored.key.period: stored
        for stored in workspace.reports.all(unit.identity)
        if stored.key.period in filled or stored.state is not ReportState.DRAFT
    }


def _month(
    workspace: Workspace,
    unit: Province,
    period: Period,
    stored: StoredReport | None,
    known: Stage | None,
    since: Period,
    today: date,
) -> MonthState:
    due = addressee_on(period.first_day).due_on(period)
    signed_on = _signed_on(workspace, stored) if stored else None
    stage = known or _stage(stored)
    exists = unit.valid_on(period.first_day)
    submitted_on = _submitted_on(workspace, stored) if stored else None
    sent = sent_before(workspace, stored) if stored else None
    measured = (submitted_on or signed_on) if stage.signed else today
    if sent is not None:
        measured = _submitted_on(workspace, sent)
    expected = stage.signed or (exists and period >= since)
    days = (measured - due).days if measured and expected else 0
    return MonthState(
        period=period,
        stage=stage,
        due=due,
        revision=stored.key.revision if stored else 1,
        signed_on=signed_on,
        submitted_on=submitted_on,
        late=max(0, days),
        history=not expected and stored is not None and exists,
        sent=sent.key.revision if sent is not None else 0,
        exists=exists,
    )


def _stage(stored: StoredReport | None) -> Stage:
    if stored is None:
        return Stage.NONE
    return _LOCKED.get(stored.state, Stage.DRAFT)


def _signed_on(workspace: Workspace, stored: StoredReport) -> date | None:
    """The day of the first signature, in Vietnam."""
    files = workspace.packages.of(stored)
    if not files:
        return None
    return datetime.fromisoformat(files[0].at).astimezone(VIETNAM).date()


def _submitted_on(workspace: Workspace, stored: StoredReport) -> date | None:
    """The day it was first marked as submitted or received, in Vietnam."""
    sent = {ReportState.SUBMITTED, ReportState.RECEIVED}
    if stored.state not in sent:
        return None
    moves = [each.at for each in workspace.reports.states(stored) if each.state in sent]
    return datetime.fromisoformat(moves[0]).astimezone(VIETNAM).date() if moves else None


def _last_due(today: date) -> Period:
    """The latest month whose deadline has passed.

    Older months without signature are history that was brought along, not reports forgotten.
    """
    period = Period(today.year, today.month)
    due = addressee_on(period.first_day).due_on(period)
    return period if due < today else period.plus(-1)
