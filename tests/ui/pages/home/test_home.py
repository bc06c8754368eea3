"""The home page as a clerk uses it: arrows, Enter, jump buttons, another year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from exports.sample import PERIOD, PROVINCE
from exports.year_overview import MonthState, Stage
from forms.common.period import Period
from forms.report import ReportState
from forms.store.packages import SignedFile
from tests.ui.pages.home.hands import home_of, press, settle
from tests.ui.windows import FUEL
from ui import report_state
from ui.pages.entry.page import EntryPage
from ui.pages.home.words import days_left, tile_words
from ui.tones import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.pages.home.page import HomePage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def focused_month(page: HomePage) -> int:
    return next(n for n, tile in enumerate(page.tiles.tiles, start=1) if tile.hasFocus())


def test_the_window_opens_on_the_home_page_with_the_open_month_in_focus(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = home_of(window)
    settle(page, qtbot)
    assert focused_month(page) == PERIOD.month
    assert "đang mở" in page.tiles.tiles[PERIOD.month - 1].accessibleName()


def test_arrows_move_over_the_months_and_enter_opens_one(window: MainWindow, qtbot: QtBot) -> None:
    page = home_of(window)
    settle(page, qtbot)
    press(Key.Key_Left)
    press(Key.Key_Left)
    assert focused_month(page) == 8
    press(Key.Key_Home)
    assert focused_month(page) == 1
    press(Key.Key_End)
    press(Key.Key_Left)
    assert focused_month(page) == 11
    for _ in range(3):
        press(Key.Key_Left)
    press(Key.Key_Return)
    assert window.session.period == Period(2026, 8)
    assert isinstance(window.shell.pages.currentWidget(), EntryPage)


def test_a_narrow_page_has_rows_of_months(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1093, 550)
    page = home_of(window)
    settle(page, qtbot)
    press(Key.Key_Up)
    assert focused_month(page) == PERIOD.month - 6
    press(Key.Key_Up)
    assert focused_month(page) == PERIOD.month - 6
    press(Key.Key_Down)
    assert focused_month(page) == PERIOD.month


def test_ctrl_0_comes_back_and_another_period_stays_here(window: MainWindow, qtbot: QtBot) -> None:
    window.show_cell(FUEL)
    press(Key.Key_0, CTRL)
    home_of(window)
    window.open_period(PERIOD.plus(-1))
    assert home_of(window).month._title.text() == "Tháng 9/2026"


def test_what_is_left_leads_to_its_cell(window: MainWindow, qtbot: QtBot) -> None:
    window.session.enter(((FUEL, "1.404.5"),), "nhập")
    page = home_of(window)
    settle(page, qtbot)
    rows = page.month.lines.rows
    assert rows[0].text() == "Sửa 1 lỗi"
    rows[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Down)
    assert rows[1].hasFocus()
    press(Key.Key_Up)
    press(Key.Key_Return)
    entry = window.shell.pages.currentWidget()
    assert isinstance(entry, EntryPage)
    assert entry.current == FUEL


def test_warnings_lead_to_the_check_page_and_the_button_takes_the_first_line(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = home_of(window)
    settle(page, qtbot)
    assert page.month.lines.rows[0].text() == "Giải trình 2 cảnh báo"
    page.month.button.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Space)
    assert window.place == report_state.CHECK


def test_charts_show_the_series_there_are_and_say_which_are_not(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = home_of(window)
    settle(page, qtbot)
    charts = page.charts
    assert charts.retail._stack.currentIndex() == 1
    assert charts.retail._change.text().startswith("▲ ")
    assert "8.752,7" in charts._bars.accessibleName()
    for empty, forms in (
        (charts.industry, "01"), (charts.trade, "04"), (charts.plans, "05 (lũy kế), 06"),
    ):  # fmt: skip
        assert empty._stack.currentWidget() is empty._nothing
        assert empty._nothing.text().startswith(f"Chưa có số ở Biểu {forms}.")


def test_another_year_shows_its_months(window: MainWindow, qtbot: QtBot) -> None:
    page = home_of(window)
    settle(page, qtbot)
    page.header.years.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Up)
    settle(page, qtbot)
    words = [tile.accessibleName() for tile in page.tiles.tiles]
    assert words[0].startswith("Tháng 1, Chưa nhập")
    assert words[11].startswith("Tháng 12, Có số liệu")
    assert not any("đang mở" in text for text in words)


def test_a_signed_month_is_named_until_it_is_submitted(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    workspace = window.session.workspace
    stored = workspace.stored(workspace.province(PROVINCE, PERIOD), PERIOD.plus(-1))
    at = "2026-09-18T02:00:00+00:00"
    workspace.packages.add(stored, SignedFile("p", "bc.xlsx", "0", "director", at))
    workspace.reports.set_state(stored, ReportState.SIGNED)
    window.show_cell(FUEL)
    press(Key.Key_0, CTRL)
    page = home_of(window)
    assert page.attention.rows[0].text() == "Tháng 9/2026 đã ký nhưng chưa nộp"
    assert "chưa nộp" in page.tiles.tiles[8].accessibleName()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (10, ("Còn 10 ngày", Tone.GREY)),
        (18, ("Còn 2 ngày", Tone.WARNING)),
        (20, ("Hạn hôm nay", Tone.WARNING)),
        (23, ("Quá hạn 3 ngày", Tone.WARNING)),
    ],
)
def test_the_chip_counts_the_days(day: int, expected: tuple[str, Tone]) -> None:
    late = max(0, day - 20)
    month = MonthState(PERIOD, Stage.DRAFT, date(2026, 10, 20), late=late)
    assert days_left(month, date(2026, 10, day)) == expected


def test_a_revision_on_its_way_tells_what_was_submitted() -> None:
    month = MonthState(PERIOD, Stage.READY, date(2026, 10, 20), revision=2, late=3, sent=1)
    words = tile_words(month)
    assert (words.state, words.note, words.late) == ("Bản 1 đã nộp", "bản 2 đang sửa", False)
    assert days_left(month, date(2026, 10, 23)) == ("Bản 1 đã nộp", Tone.ACCENT)


def test_a_month_before_the_unit_existed_cannot_be_opened() -> None:
    words = tile_words(MonthState(PERIOD, Stage.NONE, date(2026, 10, 20), exists=False))
    assert not words.enabled
