"""What the tests of the store ask of a folder."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from forms.cell import Cell
from forms.change import SetCells
from tests.builders import MONTH, Shelf, a_shelf

if TYPE_CHECKING:
    from pathlib import Path

ESTIMATE: Final = Cell("CT91", "1.1", "estimate")
FIRST: Final = SetCells(((ESTIMATE, Decimal("12.5")),))
SECOND: Final = SetCells(((Cell("CT91", "2", "estimate"), Decimal(7)),))


def reopened(folder: Path) -> Shelf:
    return a_shelf(folder, folder / "definitions")


def assert_kept(folder: Path, *changes: SetCells) -> None:
    """Every change is found by whoever opens the store next."""
    shelf = reopened(folder)
    try:
        stored = shelf.reports.find("40", MONTH)
        assert stored is not None
        values = shelf.reports.values(stored, "CT91")
        for change in changes:
            for cell, value in change.cells:
                assert values.get(cell) == value
        assert shelf.reports.replays(stored)
    finally:
        shelf.close()
