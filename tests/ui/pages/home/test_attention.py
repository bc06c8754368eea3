"""What the home page asks to look at: newer forms, replies, missing months, backups, dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exports.sample import PERIOD, PROVINCE
from exports.year_overview import year_overview
from forms.cell import Cell
from forms.change import SetCells
from forms.report import ReportKey, ReportState
from forms.store.backup_log import BackupNote
from tests.ui.pages.home.hands import home_of, press, settle
from tests.ui.pages.records.office import insert
from tests.ui.windows import empty_workspace, open_window
from ui import report_state
from ui.pages.home.upgrade_dialog import UpgradeDialog
from ui.pages.home.words import backup_line, tile_words
from ui.session import EditSession
from ui.tones import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.pages.home.page import HomePage

Key = Qt.Key


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


def test_the_folder_of_the_backup_is_named_without_its_long_way() -> None:
    now = datetime(2026, 10, 20, 5, tzinfo=UTC)
    line = backup_line(
        BackupNote(now, "/media/usb-cua-lan/bao-cao/sao-luu/NgheAn-20261020.bcct"), now
    )
    assert line.text == "Thư mục sao-luu"


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
