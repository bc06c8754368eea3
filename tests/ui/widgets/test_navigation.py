"""The list of places and the steps, by mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.glyphs import Glyph
from ui.look import Look
from ui.theme import LIGHT
from ui.widgets.nav_list import NavList
from ui.widgets.nav_model import NavEntry, NavModel, NavSection
from ui.widgets.step_bar import StepBar, StepPhase, StepState

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.qtbot import QtBot

ROWS = (
    NavEntry("home", "Tổng quan", icon="home"),
    NavSection("Biểu số liệu", "212/218 ô"),
    NavEntry("03", "Thương mại nội địa", "03", glyph=Glyph.ERROR, count_text="1"),
    NavEntry("09", "Liên kết vùng", "09", glyph=Glyph.OK),
)
STEPS = (
    StepState(1, "Nhập", "212/218 ô", StepPhase.DONE),
    StepState(2, "Kiểm tra", "2 lỗi · 4 cảnh báo", StepPhase.CURRENT),
    StepState(3, "Ký", "Chưa ký", StepPhase.AHEAD),
)


@pytest.fixture
def places(qtbot: QtBot) -> NavList:
    nav = NavList(Look(LIGHT), "Các phần")
    qtbot.addWidget(nav)
    nav.set_rows(ROWS)
    nav.resize(196, 200)
    nav.show()
    return nav


@pytest.fixture
def steps(qtbot: QtBot) -> StepBar:
    bar = StepBar(Look(LIGHT))
    qtbot.addWidget(bar)
    bar.set_steps(STEPS)
    bar.show()
    return bar


def spoken(model: QAbstractItemModel, row: int) -> str:
    return str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def click(qtbot: QtBot, nav: NavList, row: int) -> None:
    place = nav.visualRect(nav.model().index(row, 0)).center()
    QTest.mouseClick(nav.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_chooses_a_place_but_not_a_section(qtbot: QtBot, places: NavList) -> None:
    told: list[str] = []
    places.chosen.connect(told.append)
    click(qtbot, places, 1)
    click(qtbot, places, 2)
    assert told == ["03"]


def test_arrows_skip_sections_and_only_enter_opens(qtbot: QtBot, places: NavList) -> None:
    told: list[str] = []
    places.chosen.connect(told.append)
    places.set_current("home")
    QTest.keyClick(places, Qt.Key.Key_Down)
    assert told == []
    QTest.keyClick(places, Qt.Key.Key_Return)
    assert told == ["03"]


def test_an_entry_is_spoken_with_number_count_and_state(places: NavList) -> None:
    places.set_current("03")
    assert spoken(places.model(), 2) == "03 Thương mại nội địa, 1, Có lỗi, đang mở"
    assert spoken(places.model(), 1) == "Biểu số liệu"
    entry = NavEntry("03", "Thương mại", spoken="Biểu 03 Thương mại nội địa, 1 lỗi")
    assert entry.accessible == "Biểu 03 Thương mại nội địa, 1 lỗi"


def test_new_counts_do_not_reset_the_list(qtbot: QtBot) -> None:
    model = NavModel()
    model.set_rows(ROWS)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_rows((*ROWS[:2], NavEntry("03", "Thương mại", "03"), ROWS[3]))
    with qtbot.waitSignal(model.modelReset):
        model.set_rows(ROWS[:2])


def test_the_mark_stays_on_its_entry_when_rows_move(places: NavList) -> None:
    places.set_current("09")
    places.set_rows((*ROWS[:2], ROWS[3]))
    assert spoken(places.model(), 2).endswith("đang mở")
    places.set_current("nowhere")
    assert not spoken(places.model(), 2).endswith("đang mở")


def test_the_rail_is_lower_and_has_no_bar(places: NavList) -> None:
    wide = places.content_height()
    places.set_rail(rail=True)
    assert places.content_height() < wide
    assert places.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert not places.grab().isNull()


def test_a_step_is_wanted_but_not_taken(qtbot: QtBot, steps: StepBar) -> None:
    before = steps.grab().toImage()
    third = steps.childAt(QPoint(steps.width() - 40, 20))
    assert third is not None
    with qtbot.waitSignal(steps.chosen) as told:
        QTest.mouseClick(third, Qt.MouseButton.LeftButton)
    assert told.args == [3]
    QTest.mouseMove(steps, QPoint(0, 0))
    steps.set_steps(STEPS)
    assert steps.grab().toImage().size() == before.size()


def test_steps_are_spoken_and_reached_by_arrows(qtbot: QtBot, steps: StepBar) -> None:
    assert STEPS[0].accessible == "Bước 1, Nhập, 212/218 ô, đã xong"
    assert STEPS[1].accessible == "Bước 2, Kiểm tra, 2 lỗi, 4 cảnh báo"
    first = steps.childAt(QPoint(20, 20))
    assert first is not None
    steps.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    focused = steps.focusWidget()
    assert focused.accessibleName().startswith("Bước 2")


def test_a_narrow_bar_keeps_the_words_of_the_current_step(steps: StepBar) -> None:
    wide = steps.sizeHint().width()
    steps.set_compact(compact=True, close=True)
    assert steps.sizeHint().width() < wide - 100


def test_fewer_steps_leave_no_remains(steps: StepBar) -> None:
    steps.set_steps(STEPS[:1])
    steps.set_steps(STEPS[:2])
    assert steps.sizeHint().width() > 0
