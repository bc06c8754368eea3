"""Where entry goes on and what the last step says."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from exports.sample import PERIOD, PROVINCE
from forms.change import SetCells
from forms.report import ReportState
from tests.ui.windows import FUEL
from ui.glyphs import Glyph
from ui.report_state import entry_form, period_state, steps
from ui.session import EditSession

if TYPE_CHECKING:
    from exports.workspace import Workspace


def test_entry_goes_on_in_the_first_form_that_was_begun(workspace: Workspace) -> None:
    unit = workspace.province(PROVINCE, PERIOD)
    session = EditSession(workspace, unit, PERIOD.plus(1))
    assert entry_form(session) == "CT01"
    session.apply(SetCells(((FUEL, Decimal(900000)),)))
    assert entry_form(session) == "CT03"


def test_a_month_only_looked_at_is_not_begun(workspace: Workspace) -> None:
    unit = workspace.province(PROVINCE, PERIOD)
    for later in (1, 2):
        EditSession(workspace, unit, PERIOD.plus(later))
    shown = {
        each.key: each.glyph for each in period_state(EditSession(workspace, unit, PERIOD)).months
    }
    assert shown[str(PERIOD)] is shown[str(PERIOD.plus(-1))] is Glyph.PARTIAL
    assert shown[str(PERIOD.plus(1))] is shown[str(PERIOD.plus(2))] is Glyph.EMPTY


def test_the_last_step_tells_that_the_revision_before_was_submitted(workspace: Workspace) -> None:
    unit = workspace.province(PROVINCE, PERIOD)
    session = EditSession(workspace, unit, PERIOD)
    assert steps(session, 1)[3].subtitle == "Hạn 20/10"
    workspace.reports.set_state(session.stored_report, ReportState.SUBMITTED)
    workspace.revise(unit, PERIOD)
    assert steps(EditSession(workspace, unit, PERIOD), 1)[3].subtitle == "Bản 1 đã nộp"
