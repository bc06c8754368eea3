"""Two revisions compared cell by cell."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from exports.difference import differences
from exports.sample import PERIOD, PROVINCE, load_sample
from exports.submitted import revision_before, submitted
from exports.workspace import Workspace
from forms.cell import Cell
from forms.change import InsertRecord, SetCells
from forms.common.paths import AppPaths
from forms.report import ReportState
from tests.builders import CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FUEL = Cell("CT03", "1.8", "estimate")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(AppPaths(tmp_path), CLOCK)
    load_sample(opened)
    yield opened
    opened.close()


def test_a_revision_differs_by_what_was_typed_and_what_follows(workspace: Workspace) -> None:
    unit = workspace.province(PROVINCE, PERIOD)
    first = workspace.stored(unit, PERIOD)
    workspace.reports.set_state(first, ReportState.SIGNED)
    desk = workspace.revise(unit, PERIOD)
    second = workspace.stored(unit, PERIOD)
    assert revision_before(workspace, second) == workspace.reports.revision(first.key)
    old = workspace.figures(unit, first)
    assert differences(old, desk.figures, workspace.catalogue) == ()

    column = next(iter(desk.figures.form("KN").column_of))
    record = Cell("KN", "moi", column)
    desk.apply(SetCells(((FUEL, Decimal(900000)),)))
    desk.apply(InsertRecord("KN", "moi", 0, ((record, "Đề nghị bổ sung quy hoạch"),)))
    found = differences(old, desk.figures, workspace.catalogue)
    by_cell = {one.cell: one for one in found}
    fuel = by_cell[FUEL]
    assert (fuel.before, fuel.after, fuel.computed) == (Decimal(1204500), Decimal(900000), False)
    assert by_cell[Cell("CT03", "T", "estimate")].computed
    assert by_cell[record].before is None
    rows = [one.cell.row for one in found if one.cell.form == "CT03"]
    assert rows.index("T") < rows.index("1") < rows.index("1.8")
    codes = [one.cell.form for one in found]
    assert codes == sorted(codes, key=list(desk.report.forms).index)


def test_only_the_latest_revision_may_be_marked_or_revised(workspace: Workspace) -> None:
    unit = workspace.province(PROVINCE, PERIOD)
    assert submitted(workspace, unit) == ()
    workspace.reports.set_state(workspace.stored(unit, PERIOD), ReportState.SIGNED)
    (only,) = submitted(workspace, unit)
    assert (only.may_be_submitted, only.may_be_revised) == (True, True)
    workspace.revise(unit, PERIOD)
    draft, signed = submitted(workspace, unit)
    assert (draft.stored.key.revision, draft.may_be_submitted, draft.may_be_revised) == (
        2,
        False,
        False,
    )
    assert (signed.may_be_submitted, signed.may_be_revised) == (False, False)
