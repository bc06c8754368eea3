"""What the home page tells, worked out without a window."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from exports.key_series import MONTHS, key_series, reading
from exports.month_overview import Task, left_to_do
from exports.sample import PERIOD, PROVINCE, load_sample
from exports.submitted import sent_before
from exports.workspace import Workspace
from exports.year_overview import Stage, reported_years, stage_of, unsent, year_overview
from forms.cell import Cell
from forms.change import SetCells
from forms.common.amount import Unreadable
from forms.common.clock import FixedClock
from forms.common.paths import AppPaths
from forms.report import ReportState
from forms.store.packages import SignedFile
from validation.explanations import explain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from exports.year_overview import MonthState
    from forms.common.provinces import Province

CLOCK = FixedClock(datetime(2026, 10, 23, 3, 0, tzinfo=UTC))
REASON = "Giá bán lẻ xăng dầu tăng ba kỳ liên tiếp trong tháng."
FUEL = Cell("CT03", "1.8", "estimate")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(AppPaths(tmp_path), CLOCK)
    load_sample(opened)
    yield opened
    opened.close()


@pytest.fixture
def unit(workspace: Workspace) -> Province:
    return workspace.province(PROVINCE, PERIOD)


def signed(workspace: Workspace, unit: Province, month: int, at: str) -> None:
    stored = workspace.stored(unit, PERIOD.plus(month - PERIOD.month))
    workspace.packages.add(stored, SignedFile("p", "bc.xlsx", "0", "director", at))
    workspace.reports.set_state(stored, ReportState.SIGNED)


def month(states: tuple[MonthState, ...], number: int) -> MonthState:
    return states[number - 1]


def test_months_brought_along_are_not_late_but_the_last_one_due_is(
    workspace: Workspace, unit: Province
) -> None:
    states = year_overview(workspace, unit, 2026, {PERIOD: Stage.ERRORS})
    assert [state.stage for state in states] == [Stage.DRAFT] * 9 + [Stage.ERRORS] + [
        Stage.NONE
    ] * 2
    assert [state.late for state in states] == [0] * 9 + [3, 0, 0]
    assert month(states, 10).due == date(2026, 10, 20)


def test_a_month_only_looked_at_is_not_begun(workspace: Workspace, unit: Province) -> None:
    later = PERIOD.plus(1)
    desk = workspace.begin(unit, later)
    assert month(year_overview(workspace, unit, 2026, {}), 11).stage is Stage.NONE
    desk.apply(SetCells(((FUEL, Decimal(900000)),)))
    assert month(year_overview(workspace, unit, 2026, {}), 11).stage is Stage.DRAFT


def test_a_signature_after_the_deadline_is_late_for_ever(
    workspace: Workspace, unit: Province
) -> None:
    signed(workspace, unit, 8, "2026-08-21T18:30:00+00:00")  # the 22nd in Vietnam
    states = year_overview(workspace, unit, 2026, {})
    august, september = month(states, 8), month(states, 9)
    assert (august.stage, august.signed_on, august.late) == (Stage.SIGNED, date(2026, 8, 22), 2)
    assert september.late == (date(2026, 10, 23) - date(2026, 9, 20)).days


def test_signed_months_wait_until_they_are_marked(workspace: Workspace, unit: Province) -> None:
    signed(workspace, unit, 8, "2026-08-19T02:00:00+00:00")
    signed(workspace, unit, 9, "2026-09-19T02:00:00+00:00")
    workspace.reports.set_state(workspace.stored(unit, PERIOD.plus(-2)), ReportState.SUBMITTED)
    assert [state.period for state in unsent(workspace, unit)] == [PERIOD.plus(-1)]


def test_a_revision_on_its_way_leaves_the_month_submitted(
    workspace: Workspace, unit: Province
) -> None:
    """What was submitted in time is not late because a further revision is being written."""
    signed(workspace, unit, 9, "2026-10-18T07:32:00+00:00")
    period = PERIOD.plus(-1)
    before = workspace.stored(unit, period)
    workspace.reports.set_state(before, ReportState.SUBMITTED)
    assert month(year_overview(workspace, unit, 2026, {}), 9).sent == 0
    workspace.revise(unit, period)
    found = month(year_overview(workspace, unit, 2026, {}), 9)
    assert (found.stage, found.sent, found.revision) == (Stage.DRAFT, 1, 2)
    sent = sent_before(workspace, workspace.stored(unit, period))
    assert sent is not None
    assert sent.key == before.key


def test_the_years_are_those_with_reports_and_the_asked_for(
    workspace: Workspace, unit: Province
) -> None:
    assert reported_years(workspace, unit, 2027) == (2025, 2026, 2027)


def test_a_month_is_ready_once_everything_is_explained(
    workspace: Workspace, unit: Province
) -> None:
    desk = workspace.find(unit, PERIOD)
    assert stage_of(desk, ReportState.DRAFT) is Stage.DRAFT
    (left,) = left_to_do(desk, ReportState.DRAFT)
    assert (left.task, left.count, left.forms) == (Task.EXPLAIN, 2, ("CT03",))
    for finding in tuple(desk.inspection.findings):
        desk.apply(explain(finding, REASON, CLOCK))
    assert stage_of(desk, ReportState.DRAFT) is Stage.READY
    assert [left.task for left in left_to_do(desk, ReportState.DRAFT)] == [Task.SIGN]


def test_mistakes_come_before_blanks_before_warnings(workspace: Workspace, unit: Province) -> None:
    desk = workspace.find(unit, PERIOD)
    desk.apply(SetCells(((FUEL, Unreadable("1.404.5")), (Cell("CT03", "4.1", "estimate"), None))))
    desk.apply(SetCells(((Cell("CT03", "2.1", "estimate"), None),)))
    tasks = {left.task: left for left in left_to_do(desk, ReportState.DRAFT)}
    assert list(tasks) == sorted(tasks, key=lambda task: task.value)
    assert tasks[Task.CORRECT].cell == FUEL
    assert stage_of(desk, ReportState.DRAFT) is Stage.ERRORS


def test_an_empty_month_asks_for_a_start_and_a_submitted_one_for_nothing(
    workspace: Workspace, unit: Province
) -> None:
    desk = workspace.begin(unit, PERIOD.plus(1))
    assert [left.task for left in left_to_do(desk, ReportState.DRAFT)] == [Task.START]
    assert [left.task for left in left_to_do(desk, ReportState.SIGNED)] == [Task.SUBMIT]
    assert left_to_do(desk, ReportState.SUBMITTED) == ()


def test_series_end_with_the_open_month_and_take_official_figures(
    workspace: Workspace, unit: Province
) -> None:
    figures = workspace.find(unit, PERIOD).figures
    steps = sum(1 for _ in reading(figures))
    series = key_series(figures)
    assert steps >= MONTHS
    assert series.months[0].title == "tháng 10 năm 2025"
    assert (len(series.retail.values), series.retail.values[-1]) == (13, Decimal(8752700))
    assert series.retail.growth is not None
    assert series.retail.unit == "triệu đồng"
    official = figures.value(Cell("CT03", "T", "official"))
    assert series.retail.values[-2] == official
    assert not series.industry.known
    assert series.shares == ()


def test_figures_without_a_plan_are_told_from_no_figures(
    workspace: Workspace, unit: Province
) -> None:
    desk = workspace.find(unit, PERIOD)
    assert not key_series(desk.figures).unplanned
    desk.apply(SetCells(((Cell("CT05", "1", "year_to_date"), Decimal(4620)),)))
    assert key_series(desk.figures).unplanned
    desk.apply(SetCells(((Cell("CT05", "1", "plan"), Decimal(6000)),)))
    assert not key_series(desk.figures).unplanned


def test_shares_need_a_whole(workspace: Workspace, unit: Province) -> None:
    desk = workspace.find(unit, PERIOD)
    typed = (
        (Cell("CT05", "1", "plan"), Decimal(6000)),
        (Cell("CT05", "1", "year_to_date"), Decimal(4620)),
        (Cell("CT05", "2", "year_to_date"), Decimal(10)),
        (Cell("CT06", "1.2", "estimate"), Decimal(0)),
        (Cell("CT06", "1.3", "estimate"), Decimal(0)),
    )
    desk.apply(SetCells(typed))
    (share,) = key_series(desk.figures).shares
    assert (share.ratio, share.unit) == (Decimal("0.77"), "triệu đồng")
