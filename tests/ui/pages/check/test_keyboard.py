"""The whole page without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from tests.ui.pages.check.hands import SHIFT, Hands, Key, focused_on
from ui.glyphs import Glyph
from ui.pages.check.nodes import Blanks, Section

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.pages.check.page import CheckPage


@pytest.fixture
def hands(page: CheckPage) -> Hands:
    return Hands(page)


def test_it_opens_at_the_first_thing_to_do(page: CheckPage, hands: Hands) -> None:
    assert focused_on(page.view)
    assert hands.entry.glyph is Glyph.ERROR
    assert hands.entry.place == "Mục 1 · Cột 4"


def test_arrows_walk_through_the_rows(page: CheckPage, hands: Hands) -> None:
    first = hands.entry
    hands.press(Key.Key_Down)
    assert hands.entry.place.startswith("Mục 1.4")
    hands.press(Key.Key_Up)
    assert hands.entry == first
    hands.press(Key.Key_Up)
    assert page.view.entry is None
    assert isinstance(page.view.findings.node(page.view.currentIndex()), Section)


def test_coming_back_starts_at_the_first_thing_to_do(page: CheckPage, hands: Hands) -> None:
    first = hands.entry
    hands.press(Key.Key_Up)
    assert page.view.entry is None
    page.hide()
    page.show()
    assert page.view.entry == first


def test_enter_goes_to_the_cell(page: CheckPage, hands: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.cell_wanted) as wanted:
        hands.press(Key.Key_Return)
    assert str(wanted.args[0]) == "CT03/1/official"


def test_the_link_goes_to_the_cell(page: CheckPage, hands: Hands, qtbot: QtBot) -> None:
    hands.to("Xăng")
    entry = hands.entry
    hands.press(Key.Key_Home)
    with qtbot.waitSignal(page.cell_wanted) as wanted:
        hands.click_link(entry)
    assert str(wanted.args[0]) == "CT03/1.8/estimate"


def test_left_folds_and_right_unfolds(page: CheckPage, hands: Hands) -> None:
    view = page.view
    hands.press(Key.Key_Left)
    section = view.currentIndex()
    assert isinstance(view.findings.node(section), Section)
    hands.press(Key.Key_Left)
    assert not view.isExpanded(section)
    hands.press(Key.Key_Return)
    assert view.isExpanded(section)
    hands.press(Key.Key_Right)
    assert hands.entry.place == "Mục 1 · Cột 4"


def test_blank_cells_are_listed_only_when_unfolded(page: CheckPage, hands: Hands) -> None:
    view = page.view
    hands.press(Key.Key_End)
    index = view.currentIndex()
    assert isinstance(view.findings.node(index), Blanks)
    assert not view.isExpanded(index)
    hands.press(Key.Key_Right, times=2)
    assert hands.entry.missing
    assert hands.entry.headline == "Bán lẻ hàng hóa: còn trống"


def test_folding_a_form_takes_the_current_row_along(page: CheckPage, hands: Hands) -> None:
    hands.to("Xăng")
    section = page.view.currentIndex().parent()
    page.view.collapse(section)
    assert page.view.currentIndex() == section
    assert page.view.editor.isHidden()


def test_f8_walks_through_the_problems_and_round(page: CheckPage, hands: Hands) -> None:
    places = []
    for _ in range(9):
        places.append(hands.entry.key)
        hands.press(Key.Key_F8)
    assert len(set(places[:8])) == 8
    assert places[8] == places[0]
    hands.press(Key.Key_F8, SHIFT)
    assert hands.entry.key == places[0]


def test_f8_leaves_the_field_it_was_pressed_in(page: CheckPage, hands: Hands) -> None:
    hands.to("Xăng")
    hands.write("nửa câu")
    hands.press(Key.Key_F8)
    assert focused_on(page.view)
    assert hands.entry.label.startswith("Đá quý")


def test_a_shortcut_of_the_window_does_not_take_f8(page: CheckPage, hands: Hands) -> None:
    other = QShortcut(QKeySequence("F8"), page)
    taken: list[bool] = []
    other.activated.connect(lambda: taken.append(True))
    before = hands.entry.key
    hands.press(Key.Key_F8)
    assert hands.entry.key != before
    assert not taken


def test_f2_explains_a_warning_and_escape_comes_back(page: CheckPage, hands: Hands) -> None:
    hands.to("Xăng")
    hands.press(Key.Key_F2)
    assert focused_on(hands.field)
    hands.press(Key.Key_Escape)
    assert focused_on(page.view)


def test_an_error_to_be_put_right_cannot_be_explained(page: CheckPage, hands: Hands) -> None:
    hands.to_error("Ô tô")
    hands.press(Key.Key_F2)
    assert focused_on(page.view)
    assert page.view.editor.isHidden()


def test_tab_leads_through_the_open_row(page: CheckPage, hands: Hands) -> None:
    hands.to("Xăng")
    names = []
    for _ in range(4):
        hands.press(Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName() or getattr(focused, "text", str)())
    assert names[:3] == [
        "Giải trình (bắt buộc trước khi ký)",
        "Lưu giải trình",
        "Loại nguyên nhân: Khác",
    ]


def test_the_filter_is_reached_and_left_by_keys(page: CheckPage, hands: Hands) -> None:
    hands.search("xang dau")
    assert {e.place.split(" · ")[0] for _, e in page.view.findings.findings()} == {"Mục 1.8"}
    hands.press(Key.Key_Down)
    assert focused_on(page.view)
    hands.search("")
    hands.press(Key.Key_Escape)
    assert len(list(page.view.findings.findings())) == 12
