"""Columns share the room: figures before labels, the 13 months always in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.grid.conftest import Key
from tests.ui.grid.fake import ESTIMATE, HISTORY
from ui.grid.gridstyle import GridLook, GridStyle
from ui.grid.source import ColumnKind, GridColumn, HeaderTiers
from ui.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.grid.conftest import Hands


def narrow(hands: Hands, page: QWidget, qtbot: QtBot, width: int) -> Hands:
    page.resize(width, 420)
    qtbot.waitUntil(lambda: hands.view.width() == width)
    return hands


def test_figures_give_up_their_spare_room_before_labels_do(
    hands: Hands, page: QWidget, qtbot: QtBot
) -> None:
    view, style = hands.view, hands.view.cells.style
    roomy, label = view.columnWidth(ESTIMATE), view.columnWidth(1)
    narrow(hands, page, qtbot, 830)
    assert view.columnWidth(ESTIMATE) < roomy
    assert view.columnWidth(1) >= min(label, style.column_width(30))
    assert view.horizontalScrollBar().maximum() == 0
    widest = max(
        style.text(view.grid.cell(row, ESTIMATE).text, None, strong=True)[1]
        for row in range(view.grid.rowCount())
    )
    assert view.columnWidth(ESTIMATE) >= widest + style.padding


def test_where_the_grid_scrolls_whole_columns_end_at_the_pictures(
    hands: Hands, page: QWidget, qtbot: QtBot
) -> None:
    view = narrow(hands, page, qtbot, 560).view
    assert view.horizontalScrollBar().maximum() > 0
    edge = view.viewport().width() - view.pinned.covered
    ends = [
        view.columnViewportPosition(column) + view.columnWidth(column) for column in range(HISTORY)
    ]
    assert edge in ends


def test_the_thirteen_months_stay_at_the_right_edge_until_their_own_place_is_seen(
    hands: Hands, page: QWidget, qtbot: QtBot
) -> None:
    view = narrow(hands, page, qtbot, 560).view
    pinned = view.pinned.table
    assert view.pinned.shown
    assert pinned is not None
    assert [c for c in range(11) if not pinned.isColumnHidden(c)] == [HISTORY]
    assert pinned.geometry().right() == view.viewport().geometry().right()
    assert pinned.header.height() == view.header.height()
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    assert not view.pinned.shown


def test_the_current_cell_is_never_under_the_pictures(
    hands: Hands, page: QWidget, qtbot: QtBot
) -> None:
    view = narrow(hands, page, qtbot, 560).view
    for column in range(3, HISTORY):
        hands.go(5, column)
        end = view.columnViewportPosition(column) + view.columnWidth(column)
        assert end <= view.viewport().width() - view.pinned.covered
        assert view.columnViewportPosition(column) >= view.frozen.covered


def test_titles_take_a_third_line_then_the_pictures_go_then_the_grid_scrolls(
    hands: Hands, page: QWidget, qtbot: QtBot
) -> None:
    view, stages = hands.view, []
    for width in range(880, 500, -10):
        narrow(hands, page, qtbot, width)
        QApplication.processEvents()
        scrolls = view.horizontalScrollBar().maximum() > 0
        stages.append((view.header.lines, view.isColumnHidden(HISTORY), scrolls))
    seen = list(dict.fromkeys(stages))
    kept = [(2, False, False), (3, False, False)]
    assert seen == [*kept, (2, True, False), (3, True, False), (2, False, True)]


def test_the_cursor_does_not_go_where_the_pictures_were(
    hands: Hands, page: QWidget, qtbot: QtBot
) -> None:
    view = narrow(hands, page, qtbot, 620).view
    assert view.isColumnHidden(HISTORY)
    hands.press(Key.Key_End)
    hands.press(Key.Key_Right)
    assert hands.at()[1] == HISTORY - 1
    narrow(hands, page, qtbot, 880)
    assert not view.isColumnHidden(HISTORY)
    hands.press(Key.Key_Right)
    assert hands.at()[1] == HISTORY


def test_the_pictures_give_way_in_a_very_narrow_view(
    hands: Hands, page: QWidget, qtbot: QtBot
) -> None:
    view = narrow(hands, page, qtbot, 420).view
    assert not view.pinned.shown


@pytest.mark.parametrize(
    ("title", "lines", "width", "wanted"),
    [
        ("Lũy kế 10 tháng\n2025", 2, 200, ["Lũy kế 10 tháng", "2025"]),
        ("Lũy kế 10 tháng\n2025", 2, 66, ["Lũy kế 10", "tháng 2025"]),
        ("Lũy kế 10 tháng\n2025", 3, 66, ["Lũy kế 10", "tháng 2025"]),
        ("Lũy kế 10 tháng\n2025", 3, 50, ["Lũy kế", "10 tháng", "2025"]),
        ("T10/2025", 3, 10, ["T10/2025"]),
    ],
)
def test_a_title_is_broken_anew_only_where_it_does_not_fit(
    qapp: object, title: str, lines: int, width: int, wanted: list[str]
) -> None:
    style = GridStyle(GridLook(LIGHT))
    column = GridColumn("x", HeaderTiers("", title, "3"), ColumnKind.REFERENCE, 11)
    assert style.title_lines(column, width, lines) == wanted


def test_a_double_click_on_the_edge_gives_a_dragged_column_its_own_width_back(
    hands: Hands, page: QWidget
) -> None:
    page.resize(1200, 420)
    view = hands.view
    own, told = view.columnWidth(ESTIMATE), []
    view.widths_changed.connect(lambda: told.append(view.widths.dragged()))
    view.header.resizeSection(ESTIMATE, own + 40)
    view.header.resizeSection(1, 300)
    edge = view.columnViewportPosition(ESTIMATE) + own + 39
    place = QPoint(edge, view.header.height() // 2)
    QTest.mouseDClick(view.header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.columnWidth(ESTIMATE) == own
    assert set(told[-1]) == {"label"}
    view.use_own_widths()
    assert told[-1] == {}


def test_a_column_dragged_over_the_edge_that_stays_is_as_wide_below(
    hands: Hands, page: QWidget, qtbot: QtBot
) -> None:
    view = narrow(hands, page, qtbot, 560).view
    hands.go(5, 9)
    table = view.frozen.table
    assert table is not None
    table.header.resizeSection(0, 90)
    assert view.columnWidth(0) == 90


def test_a_group_over_one_column_has_room_for_its_title(qapp: object) -> None:
    style = GridStyle(GridLook(LIGHT))
    tiers = HeaderTiers("Nhập kỳ này", "Ước", "4")
    column = GridColumn("x", tiers, ColumnKind.ENTRY, 5)
    assert style.title_width(column, 2, alone=True) > style.title_width(column, 2, alone=False)
