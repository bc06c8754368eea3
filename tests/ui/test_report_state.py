"""Where entry goes on and what the last step says."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from exports.sample import PERIOD, PROVINCE
from forms.change import SetCells
from forms.report import ReportState
from tests.ui.windows import FUEL
from ui.glyphs import Glyph
from ui.report_state import entry_form, nav_rows, period_state, steps
from ui.session import EditSession
from ui.widgets.nav_model import NavEntry

if TYPE_CHECKING:
    from exports.workspace import Workspace


def test_entry_goes_on_in_the_first_form_that_was_begun(workspace: Workspace) -> None:
    unit = workspace.province(PROVINCE, PERIOD)
    session = EditSession(workspace, unit, PERIOD.plus(1))
    assert entry_form(session) == "CT01"
    session.apply(SetCells(((FUEL, Decimal(900000)),)))
    assert entry_form(session) == "CT03"


def test_a_form_with_a_plan_for_the_year_alone_is_being_filled_in(workspace: Workspace) -> None:
    session = EditSession(workspace, workspace.province(PROVINCE, PERIOD), PERIOD.plus(2))
    plan = FUEL._replace(column="plan")

    def shown() -> Glyph | None:
        assert not session.desk.gate.open  # the whole report is checked
        entries = (row for row in nav_rows(session, 0) if isinstance(row, NavEntry))
        return next(entry.glyph for entry in entries if entry.key == plan.form)

    assert shown() is Glyph.EMPTY
    session.apply(SetCells(((plan, Decimal(9000000)),)))
    assert shown() is Glyph.PARTIAL
    session.apply(SetCells(((plan, None),)))
    assert shown() is Glyph.EMPTY


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
