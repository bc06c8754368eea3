"""The window as a clerk uses it: real keys, and the store is asked what it got."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from forms.cell import Cell
from forms.common.amount import Unreadable
from forms.common.period import Period
from tests.ui.windows import FUEL, empty_workspace, on_disk, open_window
from ui.pages.entry.page import EntryPage
from validation.cellstate import CellState

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def page_of(window: MainWindow) -> EntryPage:
    page = window.shell.pages.currentWidget()
    assert isinstance(page, EntryPage)
    return page


def at(window: MainWindow, cell: Cell) -> EntryPage:
    window.show_cell(cell)
    return page_of(window)


def shown(page: EntryPage, cell: Cell) -> str:
    position = page.source.position(cell)
    assert position is not None
    return page.source.cell(*position).text


def state(page: EntryPage, cell: Cell) -> CellState:
    position = page.source.position(cell)
    assert position is not None
    return page.source.cell(*position).state


def type_in(qtbot: QtBot, page: EntryPage, text: str, key: Key = Key.Key_Return) -> None:
    target = page.grid
    for letter in text:
        QTest.keyClicks(target.editor() or target.viewport(), letter)
    QTest.keyClick(target.editor() or target.viewport(), key)


def test_a_typed_figure_is_on_disk_and_in_the_total_at_once(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    page = at(window, FUEL)
    type_in(qtbot, page, "900000,5")
    assert on_disk(folder, FUEL) == Decimal("900000.5")
    assert shown(page, Cell("CT03", "T", "estimate")) == "8.448.200,5"
    assert page.current == Cell("CT03", "1.9", "estimate")


def test_undo_and_redo_are_on_disk_too(window: MainWindow, folder: Path, qtbot: QtBot) -> None:
    page = at(window, FUEL)
    type_in(qtbot, page, "900000")
    window.session.undo()
    assert on_disk(folder, FUEL) == Decimal(1204500)
    window.session.redo()
    assert on_disk(folder, FUEL) == Decimal(900000)


def test_what_cannot_be_read_stays_as_typed_and_is_marked(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    page = at(window, FUEL)
    type_in(qtbot, page, "1.404.5")
    assert on_disk(folder, FUEL) == Unreadable("1.404.5")
    assert shown(page, FUEL) == "1.404.5"
    assert state(page, FUEL) is CellState.ERROR


def test_a_lone_dot_is_echoed(window: MainWindow, qtbot: QtBot) -> None:
    page = at(window, FUEL)
    type_in(qtbot, page, "900.000")
    facts = [label.text() for label in window.shell.status_bar._facts]
    assert facts == ["Mục 1.8 được hiểu là 900.000: dấu chấm ngăn hàng nghìn."]
    assert window.session.desk.figures.typed(FUEL) == Decimal(900000)


def test_a_block_from_excel_is_one_undo_step(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    page = at(window, Cell("CT03", "1.1", "official"))
    QGuiApplication.clipboard().setText("2.000.000\t2.100.000\r\n400.000\t401.000\r\n")
    QTest.keyClick(page.grid.viewport(), Key.Key_V, CTRL)
    assert on_disk(folder, Cell("CT03", "1.2", "estimate")) == Decimal(401000)
    assert window.session.undo_stack.count() == 1
    with qtbot.waitSignal(window.session.retold) as told:
        window.session.undo()
    assert told.args is not None
    assert str(told.args[0]).startswith("Đã hoàn tác: nhập ")
    with qtbot.waitSignal(window.session.retold) as told:
        window.session.redo()
    assert told.args is not None
    assert str(told.args[0]).startswith("Đã làm lại: nhập ")
    window.session.undo()
    assert on_disk(folder, Cell("CT03", "1.2", "estimate")) == Decimal(404700)


def test_typing_on_a_total_says_why_not(window: MainWindow, qtbot: QtBot) -> None:
    page = at(window, Cell("CT03", "1", "estimate"))
    with qtbot.waitSignal(page.said) as said:
        QTest.keyClicks(page.grid.viewport(), "5")
    assert said.args is not None
    assert "tự tính từ 1.1 đến 1.12" in said.args[0]


def test_a_warning_is_explained_beside_the_grid(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    page = at(window, FUEL)
    assert state(page, FUEL) is CellState.WARNING
    QTest.keyClick(page.grid, Key.Key_F2, SHIFT)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("Giá bán lẻ xăng dầu tăng ba kỳ liên tiếp, thêm bốn cửa hàng mới.")
    QTest.keyClick(editor, Key.Key_Return, CTRL)
    assert state(page, FUEL) is CellState.EXPLAINED
    assert window.session.desk.gate.explained == 1


def test_a_reason_that_says_nothing_is_kept_and_answered(window: MainWindow, qtbot: QtBot) -> None:
    page = at(window, FUEL)
    QTest.keyClick(page.grid, Key.Key_F2, SHIFT)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("Đúng")
    with qtbot.waitSignal(page.details.said) as said:
        QTest.keyClick(editor, Key.Key_Return, CTRL)
    assert said.args == ["Giải trình mới có 4 ký tự. Viết ít nhất 20 ký tự, nêu rõ nguyên nhân."]
    assert editor.toPlainText() == "Đúng"
    assert state(page, FUEL) is CellState.WARNING


def test_f8_walks_through_what_blocks(window: MainWindow, qtbot: QtBot) -> None:
    page = at(window, Cell("CT03", "1.1", "official"))
    QTest.keyClick(page.grid, Key.Key_F8)
    assert page.current == FUEL
    QTest.keyClick(page.grid, Key.Key_F8)
    assert page.current == Cell("CT03", "1.10", "estimate")
    QTest.keyClick(page.grid, Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert page.current == FUEL


def test_find_ignores_marks(window: MainWindow, qtbot: QtBot) -> None:
    page = at(window, Cell("CT03", "1.1", "official"))
    QTest.keyClick(page.grid, Key.Key_F, CTRL)
    QTest.keyClicks(page.head.search, "xang dau")
    assert page.grid.currentIndex().row() == page.source.position(FUEL)[0]  # type: ignore[index]
    QTest.keyClick(page.head.search, Key.Key_Escape)
    assert page.grid.hasFocus()


def test_another_month_opens_with_its_references(window: MainWindow) -> None:
    window.open_period(Period(2026, 11))
    page = at(window, Cell("CT03", "1.8", "reported"))
    assert shown(page, Cell("CT03", "1.8", "reported")) == "1.204.500"
    assert shown(page, Cell("CT03", "1.8", "same_month")) != "–"


def test_details_tell_meaning_history_and_edits(window: MainWindow, qtbot: QtBot) -> None:
    page = at(window, FUEL)
    type_in(qtbot, page, "900000", Key.Key_Up)
    window.show_cell(FUEL)

    def told(*words: str) -> bool:
        labels = page.details.findChildren(type(page.details._title))
        return any(all(word in label.text() for word in words) for label in labels)

    assert told("Doanh thu bán lẻ xăng, dầu")
    qtbot.waitUntil(lambda: told("1.204.500", "900.000"))  # once the cursor rests


def test_a_half_typed_figure_is_kept_when_the_window_closes(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    page = at(window, FUEL)
    QTest.keyClicks(page.grid.viewport(), "7")
    window.close()
    assert on_disk(folder, FUEL) == Decimal(7)


def test_a_clerk_without_history_may_enter_the_references(tmp_path: Path, qtbot: QtBot) -> None:
    workspace = empty_workspace(tmp_path / "moi")
    window = open_window(workspace)
    qtbot.addWidget(window)
    cell = Cell("CT03", "1.1", "same_month")
    page = at(window, cell)
    type_in(qtbot, page, "2000000")
    assert window.session.desk.figures.typed(cell) == Decimal(2000000)
    window.close()
    workspace.close()
