"""A workspace with the shipped sample, and a window on it, for tests that act as a clerk."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from exports.sample import PERIOD, PROVINCE, load_sample
from exports.workspace import Workspace
from forms.cell import Cell
from forms.common.clock import FixedClock
from forms.common.paths import AppPaths
from ui.look import Look
from ui.main_window import MainWindow
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from forms.common.amount import Value
    from forms.common.period import Period

CLOCK: Final = FixedClock(datetime(2026, 11, 3, 7, 32, 8, tzinfo=UTC))
FUEL: Final = Cell("CT03", "1.8", "estimate")


def sample_workspace(folder: Path) -> Workspace:
    """A store with fourteen months of the sample province."""
    workspace = Workspace.open(AppPaths(folder), CLOCK)
    load_sample(workspace)
    return workspace


def empty_workspace(folder: Path) -> Workspace:
    """A store with nothing in it."""
    return Workspace.open(AppPaths(folder), CLOCK)


def open_window(workspace: Workspace, period: Period = PERIOD) -> MainWindow:
    """A window on the sample province."""
    unit = workspace.province(PROVINCE, period)
    return MainWindow(Look(LIGHT), workspace, unit, period)


def on_disk(folder: Path, cell: Cell, period: Period = PERIOD) -> Value | None:
    """What a second program finds in the store."""
    workspace = Workspace.open(AppPaths(folder), CLOCK)
    try:
        unit = workspace.province(PROVINCE, period)
        return workspace.find(unit, period).figures.typed(cell)
    finally:
        workspace.close()
