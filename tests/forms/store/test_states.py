"""When a report was signed, submitted, received: written with each move, found in older stores."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from exports.sample import PERIOD, PROVINCE, load_sample
from exports.workspace import Workspace
from forms.common.clock import FixedClock
from forms.common.paths import AppPaths
from forms.report import ReportState
from forms.store import database as database_module
from forms.store.backup import Meeting, back_up, examine, restore
from forms.store.database import Database
from forms.store.migrations import STEPS
from forms.store.packages import SignedFile
from forms.store.reports import StateChange

if TYPE_CHECKING:
    from pathlib import Path

    from forms.store.reports import StoredReport

NOON = datetime(2026, 11, 3, 5, 0, tzinfo=UTC)
SIGNED_AT = "2026-10-18T07:32:00+00:00"
#: Steps before the one that remembers states.
OLDER = STEPS[:2]


def at(hours: int) -> FixedClock:
    return FixedClock(NOON + timedelta(hours=hours))


def opened(folder: Path, hours: int = 0) -> Workspace:
    return Workspace.open(AppPaths(folder), at(hours))


def october(workspace: Workspace) -> StoredReport:
    return workspace.stored(workspace.province(PROVINCE, PERIOD), PERIOD)


def test_every_move_is_kept_with_its_moment(tmp_path: Path) -> None:
    for hours, state in enumerate(
        (ReportState.SIGNED, ReportState.SUBMITTED, ReportState.SIGNED, ReportState.SUBMITTED)
    ):
        workspace = opened(tmp_path, hours)
        if not hours:
            load_sample(workspace)
            assert october(workspace).since == ""
        workspace.reports.set_state(october(workspace), state)
        workspace.close()
    workspace = opened(tmp_path)
    stored = october(workspace)
    assert stored.since == at(3).now().isoformat()
    moves = workspace.reports.states(stored)
    assert [move.state.value for move in moves] == ["signed", "submitted", "signed", "submitted"]
    assert [move.at for move in moves] == [at(hour).now().isoformat() for hour in range(4)]
    workspace.close()


@pytest.mark.parametrize("taken", [1, 2])
def test_an_older_store_tells_when_its_reports_were_signed(
    tmp_path: Path, taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "so-lieu.db"
    with monkeypatch.context() as patched:
        patched.setattr(database_module, "STEPS", OLDER[:taken])
        Database(path, at(0)).close()
    row = "INSERT INTO reports VALUES (?, '40', ?, 1, ?, '{}', '2026-10-01T00:00:00+00:00')"
    signature = (
        "INSERT INTO packages (report, package, file, sha256, role, at) VALUES (?,?,?,?,?,?)"
    )
    with closing(sqlite3.connect(path)) as old:
        old.execute(row, (1, "2026-08", "submitted"))
        old.execute(row, (2, "2026-09", "signed"))
        old.execute(row, (3, "2026-10", "draft"))
        for report, moment in ((1, SIGNED_AT), (1, "2026-10-19T01:00:00+00:00"), (3, SIGNED_AT)):
            old.execute(signature, (report, "p", "bc.xlsx", "ab", "director", moment))
        old.commit()
    workspace = opened(tmp_path)
    august, september, draft = workspace.reports.all("40")
    assert workspace.reports.states(august) == (StateChange(ReportState.SIGNED, SIGNED_AT),)
    assert august.since == "", "nobody wrote down when it was submitted"
    assert workspace.reports.states(september) == workspace.reports.states(draft) == ()
    workspace.close()
    (copy,) = tmp_path.glob("so-lieu-v*.db")
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (taken,)
        assert kept.execute("SELECT count(*) FROM packages").fetchone() == (3,)


def test_a_backup_carries_the_moments_and_brings_a_later_state(tmp_path: Path) -> None:
    office, other, file = tmp_path / "co-quan", tmp_path / "may-khac", tmp_path / "ban.bcct"
    workspace = opened(office)
    load_sample(workspace)
    stored = october(workspace)
    workspace.packages.add(stored, SignedFile("p", "bc.xlsx", "ab", "director", SIGNED_AT))
    workspace.reports.set_state(stored, ReportState.SIGNED)
    back_up(workspace.database, PROVINCE, file, at(0))
    second = opened(other)
    restore(second.database, file, at(0))
    assert {met.meeting for met in examine(second.database, file, at(0))} == {Meeting.SAME}

    workspace.reports.set_state(stored, ReportState.SUBMITTED)
    back_up(workspace.database, PROVINCE, file, at(0))
    ways = {met.key.period: met.meeting for met in restore(second.database, file, at(0))}
    assert ways.pop(PERIOD) is Meeting.LATER
    assert set(ways.values()) == {Meeting.SAME}
    assert october(second).state is ReportState.SUBMITTED
    assert second.reports.states(october(second)) == workspace.reports.states(stored)
    for each in (workspace, second):
        each.close()


def test_a_report_marked_in_two_places_is_a_conflict(tmp_path: Path) -> None:
    office, other, file = tmp_path / "co-quan", tmp_path / "may-khac", tmp_path / "ban.bcct"
    workspace = opened(office)
    load_sample(workspace)
    workspace.reports.set_state(october(workspace), ReportState.SIGNED)
    back_up(workspace.database, PROVINCE, file, at(0))
    workspace.close()
    second = opened(other, hours=1)
    restore(second.database, file, at(1))
    second.reports.set_state(october(second), ReportState.SUBMITTED)
    workspace = opened(office, hours=2)
    workspace.reports.set_state(october(workspace), ReportState.SUBMITTED)
    back_up(workspace.database, PROVINCE, file, at(2))
    met = {each.key.period: each.meeting for each in restore(second.database, file, at(2))}
    assert met[PERIOD] is Meeting.CONFLICT
    assert october(second).since == at(1).now().isoformat()
    for each in (workspace, second):
        each.close()
