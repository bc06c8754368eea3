"""The home page as a clerk uses it: arrows, Enter, jump buttons, another year."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exports.sample import PERIOD, PROVINCE
from exports.year_overview import MonthState, Stage, year_overview
from forms.cell import Cell
from forms.change import SetCells
from forms.common.period import Period
from forms.report import ReportKey, ReportState
from forms.store.backup_log import BackupNote
from forms.store.packages import SignedFile
from tests.ui.pages.records.office import insert
from tests.ui.windows import FUEL, empty_workspace, open_window, sample_workspace
from ui import report_state
from ui.pages.entry.page import EntryPage
from ui.pages.home.page import HomePage
from ui.pages.home.upgrade_dialog import UpgradeDialog
from ui.pages.home.words import backup_line, days_left, tile_words
from ui.session import EditSession
from ui.tones import Tone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mau")
    sample_workspace(folder).close()
    return folder


@pytest.fixture
def folder(seeded: Path, tmp_path: Path) -> Path:
    shutil.copytree(seeded, tmp_path / "kho")
    return tmp_path / "kho"


@pytest.fixture
def window(folder: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    workspace = empty_workspace(folder)
    window = open_window(workspace)
    qtbot.addWidget(window)
    window.resize(1366, 736)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield window
    window.close()
    workspace.close()


def home_of(window: MainWindow) -> HomePage:
    page = window.shell.pages.currentWidget()
    assert isinstance(page, HomePage)
    return page


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()


def focused_month(page: HomePage) -> int:
    return next(n for n, tile in enumerate(page.tiles.tiles, start=1) if tile.hasFocus())


def settle(page: HomePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page._session.known and not page.turns.busy)


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
    for empty in (charts.industry, charts.trade, charts.plans):
        assert empty._stack.currentWidget() is empty._nothing


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


def test_a_month_before_the_unit_existed_cannot_be_opened() -> None:
    words = tile_words(MonthState(PERIOD, Stage.NONE, date(2026, 10, 20), exists=False))
    assert not words.enabled


def row_of(page: HomePage, title: str) -> QWidget:
    return next(row for row in page.attention.rows if title in row.text())


def test_newer_forms_are_offered_and_taken_over_after_a_look(folder: Path, qtbot: QtBot) -> None:
    workspace = empty_workspace(folder)
    unit, period = workspace.province(PROVINCE, PERIOD), PERIOD.plus(1)
    forms = {form.code: form.version for form in workspace.catalogue.in_force(period)}
    stored = workspace.reports.begin(ReportKey(unit.identity, period), forms | {"CT01": "2020.1"})
    total = Cell("CT01", "T", "on_year")
    change = SetCells(((total, Decimal("9.1")),))
    workspace.reports.write(stored, change, workspace.reports.open(stored).apply(change))
    window = open_window(workspace, period)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    page = home_of(window)
    settle(page, qtbot)
    row = row_of(page, "Một biểu có bản mẫu mới")
    row.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Return)
    dialog = page.findChild(UpgradeDialog)
    assert isinstance(dialog, UpgradeDialog)
    assert dialog.act.text() == "Chuyển 1 biểu"
    assert dialog.table.model().index(0, 2).data() == "2026.1"
    press(Key.Key_Escape)
    assert window.session.desk.report.forms["CT01"].version == "2020.1"
    window.activateWindow()
    row.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(row.hasFocus)
    press(Key.Key_Return)
    dialog = page.findChildren(UpgradeDialog)[-1]
    dialog.act.setFocus()
    press(Key.Key_Space)
    assert window.session.desk.report.forms["CT01"].version == "2026.1"
    assert window.session.desk.figures.typed(total) == Decimal("9.1")
    assert not any("bản mẫu mới" in row.text() for row in home_of(window).attention.rows)
    window.close()
    workspace.close()


def test_a_reply_that_came_lately_is_named_and_leads_to_it(folder: Path, qtbot: QtBot) -> None:
    workspace = empty_workspace(folder)
    session = EditSession(workspace, workspace.province(PROVINCE, PERIOD), PERIOD)
    texts = {"code": "40-2026-04", "reply": "Đã ghi nhận.", "reply_date": "28/10/2026"}
    insert(session, "KN", "r1", texts)
    insert(session, "KN", "r2", {**texts, "code": "40-2026-03", "reply_date": "02/03/2026"})
    window = open_window(workspace)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    page = home_of(window)
    settle(page, qtbot)
    row = row_of(page, "Một kiến nghị đã được trả lời")
    assert "40-2026-04" in row.toolTip()
    row.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Return)
    assert window.place == "KN"
    window.close()
    workspace.close()


@pytest.mark.parametrize(
    ("days", "title", "tone"),
    [
        (0, "Sao lưu gần nhất: hôm nay", Tone.GREY),
        (7, "Sao lưu gần nhất: 13/10/2026", Tone.GREY),
        (8, "Đã 8 ngày chưa sao lưu", Tone.WARNING),
    ],
)
def test_an_old_backup_is_a_warning(days: int, title: str, tone: Tone) -> None:
    now = datetime(2026, 10, 20, 5, tzinfo=UTC)
    line = backup_line(BackupNote(now - timedelta(days=days), "D:/x.bcct"), now)
    assert line.title.startswith(title)
    assert line.tone is tone


def test_months_brought_along_are_no_drafts(window: MainWindow, qtbot: QtBot) -> None:
    page = home_of(window)
    page.show_year(2025)
    words = [tile.accessibleName() for tile in page.tiles.tiles]
    assert "Tháng 10, Có số liệu, để so sánh" in words


def test_a_submitted_month_tells_its_day(folder: Path) -> None:
    workspace = empty_workspace(folder)
    unit = workspace.province(PROVINCE, PERIOD)
    stored = workspace.stored(unit, PERIOD)
    workspace.reports.set_state(stored, ReportState.SIGNED)
    workspace.reports.set_state(stored, ReportState.SUBMITTED)
    months = year_overview(workspace, unit, PERIOD.year, {})
    assert months[PERIOD.month - 1].submitted_on == date(2026, 11, 3)
    assert tile_words(months[PERIOD.month - 1]).note == "muộn 14 ngày"
    early = replace(months[PERIOD.month - 1], late=0)
    assert tile_words(early).note == "nộp 03/11"
    workspace.close()


def test_months_missing_for_comparison_are_named(tmp_path: Path, qtbot: QtBot) -> None:
    workspace = empty_workspace(tmp_path / "trống")
    window = open_window(workspace)
    qtbot.addWidget(window)
    window.show()
    page = home_of(window)
    row = row_of(page, "Chưa có số tháng 10/2025, 9/2026")
    row.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row, Key.Key_Return)
    assert window.place == report_state.SETTINGS
    window.close()
    workspace.close()


def test_the_sample_lacks_no_month(window: MainWindow, qtbot: QtBot) -> None:
    page = home_of(window)
    settle(page, qtbot)
    assert not any("Chưa có số tháng" in row.text() for row in page.attention.rows)
