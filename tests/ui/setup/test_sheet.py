"""The office's own sheet of months, pasted into the first start."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exports.sample import PERIOD, PROVINCE
from forms.catalogue import Catalogue
from forms.cell import Cell
from forms.common.period import Period
from tests.ui.windows import empty_workspace
from ui.grid.clipboard import read_tsv
from ui.look import Look
from ui.setup import sheet
from ui.setup.bring_pane import BringPane
from ui.setup.sheet_dialog import SheetDialog
from ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from exports.workspace import Workspace
    from forms.definition import Form

Key = Qt.Key
FUEL = "Xăng, dầu các loại"
FOOD = "Lương thực, thực phẩm"
SHEET = (
    "STT\tChỉ tiêu\tĐVT\tTháng 1/2026\tT2/2026\t03-2026\tCả quý\n"
    f"1.1\t{FOOD}\ttỷ đồng\t1.100,5\t1.200,25\t1.300,5\t9.999\n"
    f"1.8\t{FUEL.upper()}\ttỷ đồng\t401,5\tkhoảng 400\t\t9.999\n"
    "\tChỉ tiêu lạ\ttỷ đồng\t1\t2\t3\t6\n"
)


@pytest.fixture(scope="module")
def retail() -> Form:
    return Catalogue.shipped().form("CT03", PERIOD)


def reading(text: str, form: Form) -> sheet.SheetReading:
    block = read_tsv(text)
    matching = sheet.matched(block, form)
    assert matching is not None
    months = sheet.months_of(block, matching, Period(2025, 1))
    estimate = form.column_of["estimate"]
    return sheet.read_sheet(block, form, estimate, months.by_column)


def test_names_months_units_and_doubts_are_read_as_they_stand(retail: Form) -> None:
    found = reading(SHEET, retail)
    assert [(row.code, row.cells, row.unread) for row in found.rows] == [
        ("1.1", 3, ()),
        ("1.8", 1, ("khoảng 400",)),
        ("", 0, ()),
    ]
    assert found.rows[2].name.strip() == "Chỉ tiêu lạ tỷ đồng"
    assert found.months == (Period(2026, 1), Period(2026, 2), Period(2026, 3))
    lines = found.table.decode().split()
    assert lines[0] == "form,row,column,value,period"
    assert "CT03,1.1,estimate,1100500,2026-01" in lines  # from billions to the form's millions
    assert "CT03,1.8,estimate,401500,2026-01" in lines
    assert len(lines) == 5


@pytest.mark.parametrize(
    ("head", "headed", "dated", "months"),
    [
        ("T11\tT12", True, False, ((2025, 11), (2025, 12))),
        ("Tháng 11 năm 2024\t2024-12", True, True, ((2024, 11), (2024, 12))),
        ("5\t6", False, False, ((2025, 7), (2025, 8))),
        ("Tháng 13\tNgười", False, False, ((2025, 7), (2025, 8))),
    ],
)
def test_months_come_from_the_heading_or_from_the_first_one(
    retail: Form, head: str, headed: bool, dated: bool, months: tuple[tuple[int, int], ...]
) -> None:
    block = read_tsv(f"Chỉ tiêu\t{head}\n{FUEL}\t1\t2\n{FOOD}\t3\t4\n")
    matching = sheet.matched(block, retail)
    assert matching is not None
    found = sheet.months_of(block, matching, Period(2025, 7))
    assert (found.headed, found.dated) == (headed, dated)
    assert tuple((p.year, p.month) for p in found.by_column.values()) == months


def test_a_doubtful_mark_is_asked_about(retail: Form) -> None:
    found = reading(f"Chỉ tiêu\tT1\n{FUEL}\t1.234\n{FOOD}\t2.345\n", retail)
    assert found.mark_asked
    assert found.cells == 0


def test_the_form_is_the_one_most_rows_belong_to(retail: Form) -> None:
    forms = sheet.grids(Catalogue.shipped().in_force(PERIOD))
    best = sheet.likeliest(read_tsv(SHEET), forms)
    assert best is not None
    assert best.code == "CT03"
    assert sheet.likeliest(read_tsv("một\thai\nba\tbốn\n"), forms) is None


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = empty_workspace(tmp_path / "kho")
    yield workspace
    workspace.close()


@pytest.fixture
def pane(workspace: Workspace, qtbot: QtBot) -> BringPane:
    pane = BringPane(Look(LIGHT), workspace, workspace.province(PROVINCE, PERIOD))
    qtbot.addWidget(pane)
    pane.show()
    pane.activateWindow()
    pane.choose.setFocus()
    qtbot.waitUntil(pane.choose.hasFocus)
    return pane


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()


def settle(pane: BringPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not pane.work.busy, timeout=30000)
    QApplication.processEvents()


def test_a_sheet_is_pasted_tried_and_written_with_keys(
    pane: BringPane, workspace: Workspace, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(SHEET)
    press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SheetDialog)
    assert dialog.form.currentText().startswith("CT03")
    assert dialog.column.currentText() == "Ước tháng báo cáo"
    assert not dialog.year.isVisible()
    assert dialog.summary.text() == (
        "Ghép được 2/3 dòng; 4 ô của 3 tháng, từ tháng 1/2026 đến tháng 3/2026. "
        "1 ô chưa rõ nghĩa để trống."
    )
    press(Key.Key_Return)
    settle(pane, qtbot)
    assert "Sẽ ghi 3 tháng, 4 ô" in pane._said.text()
    assert workspace.reports.all(workspace.province(PROVINCE, PERIOD).identity) == ()
    assert pane.focusWidget() is pane.write
    QTest.keyClick(pane.write, Key.Key_Space)
    settle(pane, qtbot)
    unit = workspace.province(PROVINCE, PERIOD)
    stored = workspace.reports.find(unit.identity, Period(2026, 1))
    assert stored is not None
    values = workspace.reports.open(stored)
    assert values.typed(Cell("CT03", "1.1", "estimate")) == Decimal("1100500")


def test_without_a_table_the_way_is_told(pane: BringPane) -> None:
    QGuiApplication.clipboard().setText("chỉ một chữ")
    press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.activeModalWidget() is None
    assert "nhấn Ctrl+C rồi dán lại" in pane._said.text()


def test_months_and_mark_are_asked_for_when_the_sheet_does_not_say(
    pane: BringPane, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(f"{FUEL}\t1.234\t1.235\n{FOOD}\t2.345\t2.346\n")
    pane.paste.setFocus()
    press(Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SheetDialog)
    assert dialog.month.isVisible()
    assert dialog.year.isVisible()
    assert not dialog.onward.isEnabled()
    dialog.mark._buttons["DOT"].click()
    dialog.month.setCurrentIndex(4)
    assert "từ tháng 5/2025 đến tháng 6/2025" in dialog.summary.text()
    assert dialog.onward.isEnabled()
    press(Key.Key_Escape)
    assert not pane.work.busy
