"""Steps are taken back and made again, also after another month was looked at."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exports.sample import PERIOD, PROVINCE
from forms.cell import Cell
from forms.change import SetCells
from forms.loader import load
from forms.report import Report, ReportKey
from tests.builders import MONTH, a_form
from tests.made_up import LIST
from tests.strategies import WALK, a_change
from tests.ui.windows import FUEL
from ui.history import Histories
from ui.look import Look
from ui.main_window import MainWindow
from ui.pages.entry.page import EntryPage
from ui.session import EditSession
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from exports.workspace import Workspace

GRID = a_form()
RECORDS = load(LIST, "KN.2020-01.toml")
RICE = Cell("CT03", "1.1", "estimate")


def a_report() -> Report:
    return Report(ReportKey("40", MONTH), {"CT91": GRID, "KN": RECORDS})


def content(report: Report) -> tuple[object, ...]:
    return report.values, report.records("KN"), report.explanations


@WALK
@given(st.data())
def test_steps_survive_any_number_of_looks_at_other_reports(data: st.DataObject) -> None:
    histories, report, other = Histories(), a_report(), a_report()
    history = histories.of(1, report)
    history.take_up(report, report.apply)
    states = [content(report)]
    for _ in range(data.draw(st.integers(0, 8))):
        change = a_change(data, report, GRID, RECORDS)
        history.carry_out(change, "sửa", extends=False)
        states.append(content(report))
        if data.draw(st.booleans()):
            histories.of(2, other).take_up(other, other.apply)
            assert histories.of(1, report) is history
            history.take_up(report, report.apply)
    for state in reversed(states[:-1]):
        history.undo()
        assert content(report) == state
    for state in states[1:]:
        history.redo()
        assert content(report) == state


def test_steps_are_forgotten_where_somebody_else_wrote_in_between() -> None:
    histories, report = Histories(), a_report()
    history = histories.of(1, report)
    history.take_up(report, report.apply)
    cell = Cell("CT91", GRID.rows[-1].code, GRID.columns[0].id)
    history.carry_out(SetCells(((cell, Decimal(5)),)), "nhập 1 ô", extends=False)
    report.apply(SetCells(((cell, Decimal(5)),)))
    assert histories.of(1, report) is history
    read_anew = a_report()
    read_anew.apply(SetCells(((cell, Decimal(7)),)))
    fresh = histories.of(1, read_anew)
    assert fresh is not history
    assert not fresh.stack.canUndo()


@pytest.fixture
def session(workspace: Workspace) -> EditSession:
    return EditSession(workspace, workspace.province(PROVINCE, PERIOD), PERIOD)


def test_a_month_keeps_its_own_steps(session: EditSession) -> None:
    session.enter(((FUEL, "900000"),), "nhập 1 ô")
    before = session.beside(session.unit, PERIOD.plus(-1))
    was = before.desk.figures.typed(RICE)
    before.enter(((RICE, "1"),), "nhập 1 ô")
    again = before.beside(session.unit, PERIOD)
    passed: list[object] = []
    again.passed_through.connect(passed.append)
    assert again.edited(FUEL)
    again.undo()
    assert again.desk.figures.typed(FUEL) == Decimal(1204500)
    assert passed == [(FUEL,)]
    assert not again.undo_stack.canUndo()
    last = again.beside(session.unit, PERIOD.plus(-1))
    last.undo()
    assert last.desk.figures.typed(RICE) == was
    last.redo()
    assert last.desk.figures.typed(RICE) == Decimal(1)


def test_undo_shows_what_it_took_back_on_whatever_page(session: EditSession, qtbot: QtBot) -> None:
    window = MainWindow(Look(LIGHT), session.workspace, session.unit, PERIOD)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_cell(FUEL)
    window.session.enter(((FUEL, "900000"), (RICE, "1")), "dán 2 ô")
    window.open_period(PERIOD.plus(-1))
    window.open_period(PERIOD)
    window.show_page("CT05")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.desk.figures.typed(FUEL) == Decimal(1204500)
    page = window.shell.pages.currentWidget()
    assert isinstance(page, EntryPage)
    assert page.current == RICE
    last = page.source.position(FUEL)
    assert last in page.grid.navigator.cells()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert window.session.desk.figures.typed(RICE) == Decimal(1)
    window.close()
