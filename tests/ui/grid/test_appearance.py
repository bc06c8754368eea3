"""What stands on the screen, looked up pixel by pixel."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from tests.ui.grid.conftest import Key
from tests.ui.grid.fake import ESTIMATE, OFFICIAL, FakeSource
from ui.grid.gridstyle import Density
from ui.theme import HIGH_CONTRAST, LIGHT, Tokens
from validation.cellstate import CellState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.grid.conftest import Hands

ROW = 5
EXACT = pytest.mark.skipif(
    sys.platform == "win32", reason="exact widths belong to the fonts of other systems"
)


def cell_image(hands: Hands, row: int, column: int) -> QImage:
    view = hands.view
    port = view.viewport().grab().toImage()
    assert port.devicePixelRatio() == 1
    return port.copy(view.visualRect(view.grid.index(row, column)))


def colour(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x % image.width(), y % image.height()).name().upper()


@pytest.mark.parametrize("tokens", [LIGHT, HIGH_CONTRAST])
def test_fills_and_marks_follow_the_state(hands: Hands, source: FakeSource, tokens: Tokens) -> None:
    hands.view.set_tokens(tokens)
    hands.go(3, 0)
    expected = {
        CellState.ERROR: (tokens.errs, tokens.errl),
        CellState.WARNING: (tokens.warns, tokens.warnl),
        CellState.EXPLAINED: (tokens.surface, tokens.notel),
        CellState.NORMAL: (tokens.surface, tokens.surface),
        CellState.REQUIRED: (tokens.need, tokens.need),
        CellState.COMPUTED: (tokens.calc, tokens.calc),
        CellState.REFERENCE: (tokens.ref, tokens.ref),
        CellState.LOCKED: (tokens.ref, tokens.ref),
    }
    for state, (fill, corner) in expected.items():
        source.find((ROW, ESTIMATE), state, "")
        image = cell_image(hands, ROW, ESTIMATE)
        assert colour(image, 14, 3) == QColor(fill).name().upper(), state
        assert colour(image, 1, 1) == QColor(corner).name().upper(), state


def test_a_required_blank_carries_a_dot_and_an_edited_cell_its_corner(
    hands: Hands, source: FakeSource
) -> None:
    hands.go(18, 0)
    blank = cell_image(hands, 18, ESTIMATE)
    assert colour(blank, 8, 12) == LIGHT.acc.upper()
    hands.go(3, 0)
    source.commit(((ROW, ESTIMATE, "5"),))
    assert colour(cell_image(hands, ROW, ESTIMATE), -3, -3) == LIGHT.acc.upper()


def test_the_frame_is_two_pixels_inside_the_lines_and_pales_without_focus(
    hands: Hands, qtbot: QtBot
) -> None:
    hands.go(ROW, ESTIMATE)
    image = cell_image(hands, ROW, ESTIMATE)
    across = [colour(image, x, 12) for x in (0, 1, 2, -4, -3, -2, -1)]
    acc, paper, line = LIGHT.acc, LIGHT.surface, LIGHT.line
    assert across == [acc, acc, paper, paper, acc, acc, line]
    hands.press(Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not hands.view.hasFocus())
    assert colour(cell_image(hands, ROW, ESTIMATE), 0, 12) == LIGHT.ctl.upper()


def test_a_selection_covers_fills_but_not_marks_nor_the_current_cell(
    hands: Hands, source: FakeSource
) -> None:
    source.find((ROW, OFFICIAL), CellState.WARNING, "")
    source.find((ROW + 1, OFFICIAL), CellState.WARNING, "")
    hands.select((ROW, OFFICIAL), (ROW + 1, OFFICIAL))
    assert colour(cell_image(hands, ROW, OFFICIAL), 14, 4) == LIGHT.warns.upper()
    selected = cell_image(hands, ROW + 1, OFFICIAL)
    assert colour(selected, 14, 4) == LIGHT.sel.upper()
    assert colour(selected, 1, 1) == LIGHT.warnl.upper()


def test_the_entry_group_is_accented_in_all_tiers(hands: Hands) -> None:
    header = hands.view.header.viewport().grab().toImage()
    x = hands.view.columnViewportPosition(ESTIMATE) + 4
    for y in (4, 26, 60):
        assert colour(header, x, y) == LIGHT.accs.upper()
        assert colour(header, 4, y) == LIGHT.head.upper()


def test_group_titles_span_their_columns(hands: Hands) -> None:
    header = hands.view.header.viewport().grab().toImage()
    border = hands.view.columnViewportPosition(ESTIMATE) - 1
    assert colour(header, border, 3) == LIGHT.accs.upper()
    assert colour(header, border, 40) == LIGHT.line2.upper()


def test_columns_without_a_group_have_no_line_across(hands: Hands) -> None:
    header = hands.view.header.viewport().grab().toImage()
    assert colour(header, 4, 21) == LIGHT.head.upper()
    assert colour(header, hands.view.columnViewportPosition(ESTIMATE) + 4, 21) == LIGHT.line2


def test_the_header_has_the_designed_heights_and_grows_with_the_zoom(hands: Hands) -> None:
    assert hands.view.header.height() == 22 + 32 + 17
    assert hands.view.rowHeight(0) == 24
    hands.view.set_letters(visible=False)
    assert hands.view.header.height() == 22 + 32
    hands.view.set_density(Density.AIRY)
    assert hands.view.rowHeight(0) == 30
    hands.view.set_zoom(150)
    assert hands.view.rowHeight(0) == 45
    assert hands.view.header.height() > 70


@EXACT
def test_labels_take_the_spare_width(hands: Hands, page: QWidget, qtbot: QtBot) -> None:
    view = hands.view
    assert view.header.length() == view.viewport().width()
    before = view.columnWidth(1), view.columnWidth(ESTIMATE)
    page.resize(1200, 420)
    qtbot.waitUntil(lambda: view.header.length() == view.viewport().width() > 1000)
    assert view.columnWidth(1) > before[0]
    assert view.columnWidth(ESTIMATE) == before[1]


@EXACT
def test_kept_widths_come_back(hands: Hands) -> None:
    hands.view.header.resizeSection(ESTIMATE, 130)
    kept = hands.view.widths.dragged()
    hands.view.use_widths({})
    assert hands.view.columnWidth(ESTIMATE) == 80
    hands.view.use_widths(kept)
    assert hands.view.columnWidth(ESTIMATE) == 130


@EXACT
def test_a_hidden_column_gives_its_width_to_the_labels(hands: Hands) -> None:
    view = hands.view
    before = view.columnWidth(1)
    view.setColumnHidden(10, True)
    assert view.columnWidth(1) == before + 76
    assert view.header.length() == view.viewport().width()
    view.setColumnHidden(10, False)
    assert view.columnWidth(1) == before
    assert view.widths.dragged() == {}


def test_a_number_without_room_is_never_cut_short(hands: Hands) -> None:
    style = hands.view.cells.style
    hands.view.header.resizeSection(ESTIMATE, 30)
    narrow = cell_image(hands, 9, ESTIMATE)
    hands.view.header.resizeSection(ESTIMATE, 130)
    assert cell_image(hands, 9, ESTIMATE) != narrow
    assert style.text("1.204,5", None, strong=False)[0].text() == "1.204,5"
    assert style.text("Lương thực, thực phẩm", 60, strong=False)[0].text().endswith("…")


def test_header_and_cells_have_tooltips(hands: Hands) -> None:
    view = hands.view
    title = QPoint(view.columnViewportPosition(OFFICIAL) + 20, 30)
    label = view.visualRect(view.grid.index(9, 1)).center()
    assert tooltip(view.header.viewport(), title) == (
        "Chính thức T9/2026\nSố chính thức tháng 9 năm 2026"
    )
    assert tooltip(view.viewport(), label) == "Định nghĩa: Xăng, dầu các loại"


def tooltip(target: QWidget, place: QPoint) -> str:
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, target.mapToGlobal(place))
    QApplication.sendEvent(target, event)
    text = QToolTip.text()
    QToolTip.hideText()
    return text
