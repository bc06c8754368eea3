"""The page of signed packages with keys: choose, copy, mark, revise, compare."""

from __future__ import annotations

from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exports.sample import PERIOD, PROVINCE
from exports.submitted import submitted
from forms.change import SetCells
from forms.common.errors import KnownError
from forms.messages import FormsMessage
from forms.report import ReportState
from forms.store.packages import SignedFile
from forms.store.reports import ReportStore
from tests.ui.windows import CLOCK, FUEL
from ui import report_state
from ui.pages.entry.page import EntryPage
from ui.pages.packages.page import PackagesPage
from ui.pages.packages.words import course
from ui.pages.sign.words import grouped
from ui.widgets.button import Button

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    from exports.workspace import Workspace
    from ui.main_window import MainWindow
    from ui.widgets.plain_table import PlainTable

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def workspace(workspace: Workspace, tmp_path: Path) -> Workspace:
    """The open month and the one before are signed."""
    unit = workspace.province(PROVINCE, PERIOD)
    for back in (1, 0):
        stored = workspace.stored(unit, PERIOD.plus(-back))
        file = str(tmp_path / f"bc-{back}.xlsx")
        at = "2026-10-18T07:32:00+00:00"
        workspace.packages.add(stored, SignedFile("p", file, "ab" * 32, "DIRECTOR", at))
        workspace.reports.set_state(stored, ReportState.SIGNED)
    return workspace


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """The packages are open."""
    press(Key.Key_4, ALT)
    return window


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()


def page_of(window: MainWindow) -> PackagesPage:
    page = window.shell.pages.currentWidget()
    assert isinstance(page, PackagesPage)
    return page


def state(workspace: Workspace, back: int = 0) -> ReportState:
    return workspace.stored(workspace.province(PROVINCE, PERIOD), PERIOD.plus(-back)).state


def cells(page: PackagesPage) -> list[list[str]]:
    return rows(page.table)


def rows(table: PlainTable) -> list[list[str]]:
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@contextmanager
def catching(signal: SignalInstance) -> Iterator[list[object]]:
    heard: list[object] = []
    signal.connect(heard.append)
    yield heard


def push(button: Button) -> None:
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Key.Key_Space)
    QApplication.processEvents()


def test_the_list_is_walked_with_arrows_and_the_path_copied(
    window: MainWindow, tmp_path: Path
) -> None:
    page = page_of(window)
    assert page.table.hasFocus()
    press(Key.Key_Down)
    assert window.shell.status_bar._place.text() == "Tháng 9/2026 · bản 1"
    press(Key.Key_C, CTRL_SHIFT)
    assert QGuiApplication.clipboard().text() == str(tmp_path / "bc-1.xlsx")
    assert page.panel._missing.isVisible()


def test_a_signature_this_machine_has_not_seen_is_named(workspace: Workspace) -> None:
    """The office may have signed elsewhere, so marking the submission stays possible."""
    unit = workspace.province(PROVINCE, PERIOD)
    one = next(each for each in submitted(workspace, unit) if each.signatures)
    unseen = [step.title for step in course(one, CLOCK.now().date()) if "máy này" in step.text]
    assert unseen == ["Cơ quan ký"]
    assert one.may_be_submitted


def test_marking_moves_the_state_and_the_fourth_step(
    window: MainWindow, workspace: Workspace
) -> None:
    page = page_of(window)
    push(page.panel.submit)
    assert state(workspace) is ReportState.SUBMITTED
    assert state(workspace, 1) is ReportState.SIGNED
    assert not page.panel.submit.isVisible()
    assert page.table.hasFocus()
    assert cells(page)[0][2:5] == ["Đã nộp", "18/10/2026", "03/11/2026"]
    assert page.status.place == "Tháng 10/2026 · bản 1"
    assert page.status.facts[0].label == "2 gói · 1 đã nộp · 1 chưa nộp"


def test_the_page_opens_on_what_waits_to_be_submitted(
    window: MainWindow, workspace: Workspace
) -> None:
    unit = workspace.province(PROVINCE, PERIOD)
    workspace.reports.set_state(workspace.stored(unit, PERIOD), ReportState.SUBMITTED)
    window.open_period(PERIOD)
    assert page_of(window).table.row == 1
    assert page_of(window).status.place == "Tháng 9/2026 · bản 1"


def test_a_mark_made_by_mistake_is_taken_back(window: MainWindow, workspace: Workspace) -> None:
    page = page_of(window)
    push(page.panel.submit)
    push(page.panel.take_back)
    assert state(workspace) is ReportState.SIGNED
    assert page.panel.submit.isVisible()
    assert not page.panel.take_back.isVisible()
    assert cells(page)[0][2:5] == ["Đã ký, chưa nộp", "18/10/2026", "–"]


def test_a_mark_the_disk_refuses_is_said_and_nothing_changes(
    window: MainWindow, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window)

    def refuse(*_: object) -> None:
        raise KnownError(FormsMessage.STORE_FULL, path=workspace.paths.store)

    monkeypatch.setattr(ReportStore, "set_state", refuse)
    with catching(page.said) as heard:
        push(page.panel.submit)
    assert "đầy" in str(heard[0])
    assert state(workspace) is ReportState.SIGNED
    assert page.panel.submit.isVisible()


def test_the_file_is_handed_over_to_be_verified(window: MainWindow, tmp_path: Path) -> None:
    page = page_of(window)
    assert not page.panel.verify.isEnabled()
    (tmp_path / "bc-0.xlsx").write_bytes(b"PK")
    page.refresh()
    with catching(page.verify_wanted) as heard:
        push(page.panel.verify)
    assert heard == [tmp_path / "bc-0.xlsx"]
    assert window.place == report_state.SIGN


def answer(window: MainWindow, verb: str) -> None:
    """Press a button of the dialog once it stands."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        button = next(b for b in dialog.findChildren(Button) if b.text() == verb)
        QTest.keyClick(button, Key.Key_Space)

    QTimer.singleShot(0, act)


def test_a_revision_is_opened_only_when_meant(window: MainWindow, workspace: Workspace) -> None:
    page = page_of(window)
    answer(window, "Hủy")
    push(page.panel.revise)
    assert state(workspace) is ReportState.SIGNED
    answer(window, "Mở bản số 2")
    push(page.panel.revise)
    assert state(workspace) is ReportState.DRAFT
    assert not window.session.locked
    assert window.session.stored_report.key.revision == 2
    assert isinstance(window.shell.pages.currentWidget(), EntryPage)


def test_the_new_revision_is_compared_with_the_old(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    answer(window, "Mở bản số 2")
    push(page_of(window).panel.revise)
    window.session.apply(SetCells(((FUEL, Decimal(900000)),)))
    window.show_page(report_state.PACKAGES)
    page = page_of(window)
    qtbot.waitUntil(lambda: not page.turns.busy)
    assert page.changes.isVisible()
    assert page.changes.title.text().startswith("1 ô nhập và 17 ô tự tính")
    assert rows(page.changes.table) == [
        ["03", "1.8", "Xăng, dầu các loại", "5", "1.204.500", "900.000", "−304.500"]
    ]
    window.activateWindow()
    page.changes.view._buttons["typed"].setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(Key.Key_Right)
    assert len(rows(page.changes.table)) == 18
    growth = next(row for row in rows(page.changes.table) if row[3] == "8" and row[1] == "T")
    assert growth[4:] == ["16,9", "12,8", "−4,1"]
    press(Key.Key_Left)
    page.changes.table.setFocus()
    press(Key.Key_Return)
    assert window.place == "CT03"
    entry = window.shell.pages.currentWidget()
    assert isinstance(entry, EntryPage)
    assert entry.current == FUEL


def test_digits_to_compare_look_the_same_on_every_page() -> None:
    digits = "0a1b2c3d4e5f6071"
    assert grouped(digits) == grouped(digits.upper()) == "0A1B2C3D 4E5F6071"
