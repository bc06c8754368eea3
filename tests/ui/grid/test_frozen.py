"""Code, label and unit stay visible while the figures scroll sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.grid.conftest import NONE, Key
from tests.ui.grid.fake import ESTIMATE, HISTORY

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.grid.conftest import Hands
    from ui.grid.frozen import Overlay


@pytest.fixture
def scrolled(hands: Hands, page: QWidget, qtbot: QtBot) -> Hands:
    page.resize(560, 420)
    qtbot.waitUntil(lambda: hands.view.horizontalScrollBar().maximum() > 0)
    hands.go(5, 9)
    assert hands.view.horizontalScrollBar().value() > 0
    return hands


def overlay(hands: Hands) -> Overlay:
    """The table over the left edge."""
    table = hands.view.frozen.table
    assert table is not None
    assert table.isVisible()
    return table


def test_no_table_is_made_while_every_column_is_in_view(hands: Hands, page: QWidget) -> None:
    page.resize(1400, 420)
    hands.go(5, 9)
    assert hands.view.horizontalScrollBar().maximum() == 0
    assert hands.view.frozen.table is None
    assert hands.view.pinned.table is None


def test_the_overlay_shows_only_while_scrolled_sideways(scrolled: Hands) -> None:
    frozen = overlay(scrolled)
    shown = [c for c in range(11) if not frozen.isColumnHidden(c)]
    assert shown == [0, 1, 2]
    assert frozen.width() == sum(scrolled.view.columnWidth(column) for column in shown)
    scrolled.view.horizontalScrollBar().setValue(0)
    assert not scrolled.view.frozen.shown


def test_the_overlay_shares_selection_and_never_takes_the_keyboard(scrolled: Hands) -> None:
    frozen = overlay(scrolled)
    assert frozen.selectionModel() is scrolled.view.selectionModel()
    assert frozen.focusPolicy() == Qt.FocusPolicy.NoFocus
    QTest.mouseClick(frozen.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(60, 60))
    assert scrolled.view.hasFocus()
    assert scrolled.at() == (2, 1)


def test_the_overlay_scrolls_along_downwards(scrolled: Hands) -> None:
    scrolled.go(23, 9)
    frozen = overlay(scrolled)
    assert frozen.verticalScrollBar().value() == scrolled.view.verticalScrollBar().value() > 0
    assert frozen.rowViewportPosition(23) == scrolled.view.rowViewportPosition(23)


def test_the_current_cell_is_never_under_the_overlay(scrolled: Hands) -> None:
    for column in range(9, 2, -1):
        scrolled.go(5, column)
        left = scrolled.view.columnViewportPosition(column)
        assert left >= scrolled.view.frozen.covered


def test_going_to_a_frozen_column_does_not_scroll_the_figures(scrolled: Hands) -> None:
    before = scrolled.view.horizontalScrollBar().value()
    scrolled.go(7, 1)
    assert scrolled.view.horizontalScrollBar().value() == before


def test_zoom_and_dragged_widths_reach_the_overlay(scrolled: Hands) -> None:
    view = scrolled.view
    view.set_zoom(120)
    view.header.resizeSection(1, 180)
    scrolled.go(5, HISTORY)
    frozen = overlay(scrolled)
    assert frozen.columnWidth(1) == 180
    assert frozen.header.height() == view.header.height()
    assert frozen.rowHeight(0) == view.rowHeight(0)
    assert set(view.widths.dragged()) == {"label"}


def test_zoom_and_a_smaller_window_keep_the_current_cell_in_view(scrolled: Hands) -> None:
    view = scrolled.view
    scrolled.go(20, ESTIMATE)
    view.set_zoom(120)
    view.resize(540, 300)
    place = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(place)
    assert place.left() >= view.frozen.covered


def test_frozen_columns_give_way_where_they_would_cover_nearly_everything(
    scrolled: Hands, page: QWidget
) -> None:
    page.resize(460, 420)
    scrolled.view.set_zoom(150)
    assert scrolled.view.horizontalScrollBar().value() > 0
    assert not scrolled.view.frozen.shown


def test_typing_still_reaches_the_cell_beside_the_overlay(scrolled: Hands) -> None:
    scrolled.go(5, ESTIMATE)
    scrolled.type("5")
    assert scrolled.editor().x() >= scrolled.view.frozen.covered
    scrolled.press(Key.Key_Return)
    assert scrolled.text(5, ESTIMATE) == "5,0"
