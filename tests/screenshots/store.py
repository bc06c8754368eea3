"""A store as an office has it in November: months submitted, one only signed, one in the works.

The sample's own figures stand in form 03; the totals of a few other forms are made up for the
pictures.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from exports.backing_up import back_up_unit
from exports.sample import PERIOD, PROVINCE
from forms.cell import Cell
from forms.change import InsertRecord, SetCells
from forms.common.clock import FixedClock
from forms.report import ReportKey, ReportState
from forms.store.packages import SignedFile
from forms.store.reports import ReportStore
from tests.ui.windows import sample_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from exports.workspace import Workspace
    from forms.change import Change
    from forms.common.amount import Value
    from forms.common.period import Period

#: Oldest month first, as the sample's fourteen; industry in tenths of a per cent.
_INDUSTRY: Final = (68, 74, 81, 42, 79, 88, 94, 87, 92, 81, 89, 96, 91, 93)
_EXPORTS: Final = (228, 235, 241, 190, 172, 198, 205, 211, 207, 199, 204, 196, 183, 189)
_IMPORTS: Final = (133, 139, 141, 120, 112, 128, 138, 141, 139, 137, 140, 143, 141, 142)
_SIZE: Final = 18_600
_SENT: Final = 18
_TURN: Final = {
    "code": "40-2026-04",
    "title": "Cơ chế giá điện cho cơ sở sản xuất tiểu thủ công nghiệp",
    "reply": "Đã ghi nhận, đưa vào dự thảo trình quý I/2027.",
}


def office(folder: Path) -> Workspace:
    """The store, with signed files that lie nowhere."""
    workspace = sample_workspace(folder)
    unit = workspace.province(PROVINCE, PERIOD)
    for at in range(14):
        period = PERIOD.plus(at - 13)
        for change in _changes(at, period):
            _write(workspace, period, change)
        if period.year == PERIOD.year and period < PERIOD:
            _send(workspace, period)
        _begin_before(workspace, at, period.plus(-12))
    back_up_unit(workspace, unit, workspace.paths.backups)
    return workspace


def _begin_before(workspace: Workspace, at: int, period: Period) -> None:
    """The same month a year earlier, with the index only, where the sample has none."""
    unit = workspace.province(PROVINCE, PERIOD)
    if workspace.reports.find(unit.identity, period) is None:
        workspace.reports.begin(ReportKey(unit.identity, period))
        growth = Decimal(_INDUSTRY[at] - 24 - 3 * (at % 4)) / 10
        _write(workspace, period, SetCells(((Cell("CT01", "T", "on_year"), growth),)))


def _changes(at: int, period: Period) -> tuple[Change, ...]:
    month = period.month
    cells: dict[Cell, Value] = {
        Cell("CT01", "T", "on_year"): Decimal(_INDUSTRY[at]) / 10,
        Cell("CT04", "1", "estimate"): Decimal(_EXPORTS[at]),
        Cell("CT04", "2", "estimate"): Decimal(_IMPORTS[at]),
        Cell("CT05", "1", "plan"): Decimal(6000),
        Cell("CT05", "1", "estimate"): Decimal(420 + 9 * month),
        Cell("CT05", "2", "plan"): Decimal(8500),
        Cell("CT05", "2", "estimate"): Decimal(480 + 8 * month),
        Cell("CT06", "1.2", "estimate"): Decimal(38),
        Cell("CT06", "1.3", "estimate"): Decimal(27),
        Cell("CT06", "2.4", "estimate"): Decimal("890"),
        Cell("CT06", "2.5", "estimate"): Decimal("612.4"),
    }
    changes: tuple[Change, ...] = (SetCells(tuple(cells.items())),)
    if period == PERIOD:
        record = tuple((Cell("KN", "r1", column), text) for column, text in _TURN.items())
        on = (Cell("KN", "r1", "reply_date"), datetime(2026, 10, 28, tzinfo=UTC).date())
        changes += (InsertRecord("KN", "r1", 0, (*record, on)),)
    return changes


def _write(workspace: Workspace, period: Period, change: Change) -> None:
    stored = workspace.stored(workspace.province(PROVINCE, period), period)
    report = workspace.reports.open(stored)
    workspace.reports.write(stored, change, report.apply(change))


def _send(workspace: Workspace, period: Period) -> None:
    """Sign a month and, but for the last one, submit it, May late; the ministry has most."""
    due = datetime(period.year, period.month, _SENT, 7, 32, tzinfo=UTC)
    due += timedelta(days=4 if period.month == 5 else 0)
    store = ReportStore(workspace.database, workspace.catalogue, FixedClock(due))
    stored = workspace.stored(workspace.province(PROVINCE, period), period)
    path = workspace.paths.signed / str(period.year) / f"BC-SCT_NgheAn_{period}_v1.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(_SIZE))  # nobody reads it; it only has to be there
    for role, hours in (("DIRECTOR", 0), ("OFFICE", 1)):
        at = (due + timedelta(hours=hours)).isoformat()
        workspace.packages.add(stored, SignedFile("p", str(path), "9f3a61c7" * 8, role, at))
    store.set_state(stored, ReportState.SIGNED)
    if period < PERIOD.plus(-1):
        store.set_state(stored, ReportState.SUBMITTED)
    if period < PERIOD.plus(-2):
        later = FixedClock(due + timedelta(days=1))
        received = ReportStore(workspace.database, workspace.catalogue, later)
        received.set_state(stored, ReportState.RECEIVED)
