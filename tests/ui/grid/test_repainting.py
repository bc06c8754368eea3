"""What a key has painted anew: the cells it changed, not the whole view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.grid.conftest import Key
from tests.ui.grid.fake import ESTIMATE

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from tests.ui.grid.conftest import Hands
    from ui.grid.cellpainter import Track
    from ui.grid.source import Position


@pytest.fixture
def painted(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> set[Position]:
    """Grows by the cells that are painted."""
    hands.go(8, ESTIMATE)
    QApplication.processEvents()
    found: set[Position] = set()
    cells = hands.view.cells
    paint = cells.paint

    def noted(
        painter: QPainter, rows: list[Track], columns: list[Track], selected: set[Position]
    ) -> None:
        found.update((row.number, column.number) for row in rows for column in columns)
        paint(painter, rows, columns, selected)

    monkeypatch.setattr(cells, "paint", noted)
    return found


def test_opening_and_leaving_an_editor_paints_the_cells_it_touches(
    hands: Hands, painted: set[Position]
) -> None:
    hands.type("5")
    QApplication.processEvents()
    assert painted <= {(8, ESTIMATE)}
    hands.press(Key.Key_Return)
    QApplication.processEvents()
    assert {(8, ESTIMATE), (9, ESTIMATE)} <= painted
    assert {row for row, _ in painted} <= {8, 9}


def test_the_keyboard_going_elsewhere_pales_only_the_frame(
    hands: Hands, painted: set[Position]
) -> None:
    hands.view.clearFocus()
    QApplication.processEvents()
    assert painted == {(8, ESTIMATE)}
    hands.view.setFocus()
    QApplication.processEvents()
    assert painted == {(8, ESTIMATE)}
