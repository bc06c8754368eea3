"""A correction begins with what the signed report held and leaves that report alone."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from exports.sample import PERIOD, PROVINCE, load_sample
from exports.workspace import Workspace
from forms.cell import Cell
from forms.change import SetCells
from forms.common.errors import BugError
from forms.common.paths import AppPaths
from forms.report import ReportState
from tests.builders import CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FUEL = Cell("CT03", "1.8", "estimate")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(AppPaths(tmp_path), CLOCK)
    load_sample(workspace)
    yield workspace
    workspace.close()


def test_a_revision_carries_everything_over_and_replays(workspace: Workspace) -> None:
    unit = workspace.province(PROVINCE, PERIOD)
    signed = workspace.stored(unit, PERIOD)
    before = workspace.reports.open(signed)
    workspace.reports.set_state(signed, ReportState.SIGNED)
    desk = workspace.revise(unit, PERIOD)
    assert desk.report.key.revision == 2
    assert dict(desk.report.values) == dict(before.values)
    fresh = workspace.stored(unit, PERIOD)
    assert fresh.state is ReportState.DRAFT
    assert workspace.reports.replays(fresh)


def test_changing_the_revision_leaves_the_signed_report_alone(workspace: Workspace) -> None:
    unit = workspace.province(PROVINCE, PERIOD)
    signed = workspace.stored(unit, PERIOD)
    workspace.reports.set_state(signed, ReportState.SIGNED)
    workspace.revise(unit, PERIOD).apply(SetCells(((FUEL, Decimal(900000)),)))
    assert workspace.reports.open(signed).typed(FUEL) == Decimal(1204500)


def test_a_draft_needs_no_revision(workspace: Workspace) -> None:
    unit = workspace.province(PROVINCE, PERIOD)
    with pytest.raises(BugError):
        workspace.revise(unit, PERIOD)
