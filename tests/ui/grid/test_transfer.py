"""Copying and pasting with the real clipboard."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from tests.ui.grid.conftest import CTRL, Key
from tests.ui.grid.fake import COMPUTED_REASON, ESTIMATE, OFFICIAL, FakeSource
from ui.grid.clipboard import Block, read_tsv
from ui.grid.model import GridModel
from ui.grid.movement import Area
from ui.grid.source import GridRow
from ui.grid.transfer import PasteRequest, paste
from ui.grid.view import EntryView
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.grid.conftest import Hands


def offer(text: str, markup: str = "") -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if markup:
        data.setHtml(markup)
    QGuiApplication.clipboard().setMimeData(data)


def test_copy_gives_lines_and_tabs_with_vietnamese_numbers(hands: Hands) -> None:
    hands.select((2, OFFICIAL), (3, ESTIMATE))
    hands.press(Key.Key_C, CTRL)
    assert hands.clipboard() == "2.248,4\t2.306,3\r\n401,8\t404,7\r\n"


def test_copy_gives_other_programs_a_minus_and_a_blank_they_know(hands: Hands) -> None:
    hands.select((5, 8), (5, 8))
    hands.press(Key.Key_C, CTRL)
    assert hands.clipboard() == "-3,5\r\n"
    hands.select((18, 1), (18, 10))
    hands.press(Key.Key_C, CTRL)
    copied = "Tỷ lệ hàng Việt tại siêu thị, TTTM\t%\t84,2\t82,5\t84,6\t\t\t\t\t\r\n"
    assert hands.clipboard() == copied


def test_copy_offers_exact_numbers_to_spreadsheets(hands: Hands) -> None:
    hands.go(2, ESTIMATE)
    hands.press(Key.Key_C, CTRL)
    assert 'x:num="2306.3"' in QGuiApplication.clipboard().mimeData().html()


_COPY_AND_END = """
from PySide6.QtWidgets import QApplication
from tests.ui.grid.fake import FakeSource
from ui.grid.actions import Actions
from ui.grid.view import EntryView
from ui.theme import LIGHT
app = QApplication([])
view = EntryView(FakeSource(), LIGHT)
Actions(view, view.navigator).copy()
"""


def test_the_program_ends_cleanly_with_its_copy_on_the_clipboard() -> None:
    ended = subprocess.run([sys.executable, "-c", _COPY_AND_END], check=False)
    assert ended.returncode == 0


def test_cut_copies_and_clears(hands: Hands, source: FakeSource) -> None:
    hands.go(2, ESTIMATE)
    hands.press(Key.Key_X, CTRL)
    assert hands.clipboard() == "2.306,3\r\n"
    assert source.commits == [((2, ESTIMATE, ""),)]


def test_a_block_is_pasted_as_one_step_and_stays_selected(
    hands: Hands, source: FakeSource, qtbot: QtBot
) -> None:
    hands.go(2, OFFICIAL)
    offer("1\t2\r\n3\t4\r\n")
    with qtbot.waitSignal(hands.view.pasted) as told:
        hands.press(Key.Key_V, CTRL)
    written = ((2, OFFICIAL, "1"), (2, ESTIMATE, "2"), (3, OFFICIAL, "3"), (3, ESTIMATE, "4"))
    assert source.commits == [written]
    assert hands.selected() == {(r, c) for r, c, _ in written}
    assert told.args == [4, 0]


def test_cells_that_take_nothing_are_passed_over(
    hands: Hands, source: FakeSource, qtbot: QtBot
) -> None:
    hands.go(1, ESTIMATE)
    offer("1\t2\t3\n4\t5\t6\n")
    with qtbot.waitSignal(hands.view.pasted) as told:
        hands.press(Key.Key_V, CTRL)
    assert source.commits == [((2, ESTIMATE, "4"),)]
    assert told.args == [1, 5]


def test_pasting_where_nothing_can_be_entered_says_why(hands: Hands, qtbot: QtBot) -> None:
    hands.go(0, ESTIMATE)
    offer("1")
    with qtbot.waitSignal(hands.view.refused) as told:
        hands.press(Key.Key_V, CTRL)
    assert told.args == [COMPUTED_REASON]


def test_one_value_fills_the_selection(hands: Hands, source: FakeSource) -> None:
    hands.select((2, ESTIMATE), (4, ESTIMATE))
    offer("8\r\n")
    hands.press(Key.Key_V, CTRL)
    assert [text for _, _, text in source.commits[0]] == ["8", "8", "8"]


def test_a_block_repeats_in_a_selection_that_is_its_multiple(
    hands: Hands, source: FakeSource
) -> None:
    hands.select((2, ESTIMATE), (5, ESTIMATE))
    offer("1\n2\n")
    hands.press(Key.Key_V, CTRL)
    assert [text for _, _, text in source.commits[0]] == ["1", "2", "1", "2"]


def test_merged_cells_leave_what_lies_under_them(hands: Hands, source: FakeSource) -> None:
    hands.go(2, OFFICIAL)
    offer("5\t\r\n", "<table><tr><td colspan=2>5</td></tr></table>")
    hands.press(Key.Key_V, CTRL)
    assert source.commits == [((2, OFFICIAL, "5"),)]


def test_a_preview_can_take_a_paste_over(hands: Hands, source: FakeSource) -> None:
    requests: list[PasteRequest] = []
    hands.view.paste_requested.connect(requests.append)
    hands.view.paste_requested.connect(PasteRequest.take_over)
    hands.go(2, ESTIMATE)
    offer("1,404.5\r\n")
    hands.press(Key.Key_V, CTRL)
    assert source.commits == []
    assert requests[0].block == Block((("1,404.5",),))
    assert requests[0].entries == ((2, ESTIMATE, "1,404.5"),)


def test_pasting_over_the_lower_border_keeps_what_fits(hands: Hands) -> None:
    hands.go(23, ESTIMATE)
    offer("1\n2\n3\n")
    hands.press(Key.Key_V, CTRL)
    assert hands.text(23, ESTIMATE) == "1,0"
    assert hands.selected() == {(23, ESTIMATE)}


def test_a_clipboard_without_text_is_no_paste(hands: Hands, source: FakeSource) -> None:
    QGuiApplication.clipboard().clear()
    hands.press(Key.Key_V, CTRL)
    assert source.commits == []


def test_five_thousand_rows_arrive_whole(qtbot: QtBot) -> None:
    source = FakeSource()
    source.rows = tuple(GridRow(str(n), str(n), f"Chợ {n}", "chợ") for n in range(5_000))
    view = EntryView(source, LIGHT)
    qtbot.addWidget(view)
    block = read_tsv("".join(f"{n},5\t{n}\r\n" for n in range(5_000)))
    request = paste(view.grid, block, Area(0, OFFICIAL, 0, OFFICIAL))
    view.grid.write(request.entries)
    assert len(source.commits) == 1
    assert (len(request.entries), request.skipped) == (10_000, 0)
    assert view.grid.cell(4_999, OFFICIAL).text == "4.999,5"
    assert view.grid.cell(4_999, ESTIMATE).text == "4.999,0"


def test_filling_down_from_a_computed_cell_takes_its_figure(source: FakeSource) -> None:
    from ui.grid.movement import Direction
    from ui.grid.transfer import fill_onward

    model = GridModel(source)
    assert fill_onward(model, Area(2, ESTIMATE, 2, ESTIMATE), Direction.DOWN) == (
        (2, ESTIMATE, "7.327,7"),
    )
    assert fill_onward(model, Area(0, ESTIMATE, 0, ESTIMATE), Direction.DOWN) == ()


def test_ctrl_r_copies_the_left_column_to_the_right(hands: Hands, source: FakeSource) -> None:
    hands.select((2, OFFICIAL), (3, ESTIMATE))
    hands.press(Key.Key_R, CTRL)
    assert source.commits == [((2, ESTIMATE, "2.248,4"), (3, ESTIMATE, "401,8"))]
    hands.go(4, ESTIMATE)
    hands.press(Key.Key_R, CTRL)
    assert source.commits[1:] == [((4, ESTIMATE, "740,6"),)]
