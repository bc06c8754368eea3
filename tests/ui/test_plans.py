"""A plan typed once comes with the first figure of a later month; one undo takes both away."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from forms.cell import Cell
from forms.common.period import Period
from tests.ui.windows import empty_workspace
from ui.session import EditSession

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

PLAN = Cell("CT03", "1.1", "plan")
FIGURE = Cell("CT03", "1.1", "estimate")


@pytest.fixture
def session(tmp_path: Path, qtbot: QtBot) -> EditSession:
    workspace = empty_workspace(tmp_path)
    unit = workspace.province("40", Period(2026, 3))
    january = EditSession(workspace, unit, Period(2026, 1))
    january.enter(((PLAN, "1.200"),), "nhập kế hoạch")
    workspace.archive.forget()
    return january.beside(unit, Period(2026, 3))


def test_the_plan_comes_with_the_first_figure(session: EditSession) -> None:
    said: list[str] = []
    session.retold.connect(said.append)
    session.enter(((FIGURE, "95"),), "nhập 1.1")
    figures = session.workspace.find(session.unit, session.period).figures
    assert (figures.typed(FIGURE), figures.typed(PLAN)) == (Decimal(95), Decimal(1200))
    assert said == ["Đã mang sang 1 ô kế hoạch năm từ báo cáo trước."]
    session.undo()
    assert not session.desk.report.values


def test_a_plan_taken_away_does_not_come_back(session: EditSession) -> None:
    session.enter(((FIGURE, "95"),), "nhập 1.1")
    session.enter(((PLAN, ""),), "xóa kế hoạch")
    session.enter(((Cell("CT03", "1.2", "estimate"), "7"),), "nhập 1.2")
    assert session.desk.figures.typed(PLAN) is None
