"""A form computed between keys holds what it holds when computed at once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from exports.sample import PERIOD, PROVINCE, load_sample
from exports.workspace import Workspace
from forms.cell import Cell
from forms.change import SetCells
from forms.common.paths import AppPaths
from tests.bench.store import CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from forms.figures import Figures

FUEL = Cell("CT03", "1.8", "estimate")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(AppPaths(tmp_path), CLOCK)
    load_sample(workspace)
    yield workspace
    workspace.close()


def figures_of(workspace: Workspace) -> Figures:
    return workspace.find(workspace.province(PROVINCE, PERIOD), PERIOD).figures


def values(figures: Figures, code: str) -> dict[Cell, object]:
    form = figures.form(code)
    cells = (Cell(code, row.code, column.id) for row in form.rows for column in form.columns)
    return {cell: figures.value(cell) for cell in cells}


def test_every_form_computed_in_steps_is_as_computed_at_once(workspace: Workspace) -> None:
    stepwise, at_once = figures_of(workspace), figures_of(workspace)
    steps = 0
    for code in stepwise.report.forms:
        steps += len(list(stepwise.computing(code)))
        assert values(stepwise, code) == values(at_once, code)
        assert list(stepwise.computing(code)) == []
    assert steps > 2 * len(stepwise.report.forms)


@pytest.mark.parametrize("step", [0, 1, 5, 20])
def test_what_is_typed_between_the_steps_counts(workspace: Workspace, step: int) -> None:
    figures = figures_of(workspace)
    steps = figures.computing(FUEL.form)
    for _ in range(step):
        next(steps, None)
    figures.apply(SetCells(((FUEL, Decimal(1234)),)))
    for _ in steps:
        pass
    expected = figures_of(workspace)
    expected.apply(SetCells(((FUEL, Decimal(1234)),)))
    assert values(figures, FUEL.form) == values(expected, FUEL.form)
