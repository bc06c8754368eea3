"""The models behind the grids of this page keep Qt's rules, also while they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from forms.cell import Cell
from ui.grid.clipboard import read_clipboard
from ui.grid.model import GridModel
from ui.grid.movement import Area
from ui.pages.entry.paste.planner import make_plan
from ui.pages.entry.paste.preview import PreviewSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester

    from tests.ui.pages.entry.conftest import Clerk


@pytest.mark.parametrize("code", ["CT03", "CT05", "CT07", "CT12"])
def test_a_form(open_form: Callable[..., Clerk], qtmodeltester: ModelTester, code: str) -> None:
    clerk = open_form(code)
    model = clerk.page.grid.grid
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt's own
    column = clerk.page.source.form.columns[0].id
    row = clerk.page.source.form.rows[-1].code
    clerk.page.session.enter(((Cell(code, row, column), "1"),), "nhập 1 ô")
    clerk.page.session.undo()


def test_the_rehearsal_of_a_paste(
    open_form: Callable[..., Clerk], qtmodeltester: ModelTester
) -> None:
    source = open_form("CT03").page.source
    position = source.position(Cell("CT03", "1.1", "official"))
    assert position is not None
    block = read_clipboard("2.248,4\thỏng\r\n401,8\t404,7\r\n", "")
    area = Area(*position, position[0] + 1, position[1] + 1)
    preview = PreviewSource(make_plan(source, block, area), troubled=False)
    qtmodeltester.check(GridModel(preview))  # type: ignore[no-untyped-call]  # pytest-qt's own
    preview.show_plan(make_plan(source, block, area), troubled=True)
    assert len(preview.rows) == 1
