"""The menu of the right mouse button on the grid."""

from __future__ import annotations

import shutil
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from tests.ui.pages.entry.conftest import SHIFT, Key, offer
from tests.ui.windows import FUEL, empty_workspace, open_window
from ui.pages.entry.page import EntryPage
from validation.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from tests.ui.pages.entry.conftest import Clerk


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if action.text().startswith(words))


def choose(clerk: Clerk, words: str) -> None:
    action = entry(clerk.page.menu.made(), words)
    assert action.isEnabled()
    action.trigger()


def test_the_menu_speaks_vietnamese_and_shows_the_keys(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.go("1.1/official")
    words = [a.text().split("\t")[0] for a in clerk.page.menu.made().actions() if a.text()]
    assert words == [
        "Cắt",
        "Chép",
        "Dán",
        "Xóa",
        "Điền xuống",
        "Giải trình",
        "Lịch sử sửa",
        "Trả các cột về độ rộng chuẩn",
    ]


def test_it_opens_on_the_grid(
    open_form: Callable[..., Clerk], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QPoint] = []  # a real popup grabs the keyboard, which not every platform can
    monkeypatch.setattr(QMenu, "popup", lambda _, place: opened.append(place))
    clerk = open_form("CT03")
    viewport = clerk.page.grid.viewport()
    place = viewport.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    assert opened == [viewport.mapToGlobal(place)]


def test_its_commands_do_what_the_keys_do(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    clerk.go("1.1/official")
    choose(clerk, "Cắt")
    assert clerk.typed("1.1/official") is None
    assert QGuiApplication.clipboard().text() == "2.248.400\r\n"
    choose(clerk, "Dán")
    assert clerk.typed("1.1/official") == Decimal(2248400)
    clerk.press(Key.Key_Down, SHIFT)
    choose(clerk, "Điền xuống")
    assert clerk.typed("1.2/official") == Decimal(2248400)
    choose(clerk, "Xóa")
    assert clerk.typed("1.2/official") is None


def test_what_writes_is_off_where_nothing_can_be_entered(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    offer("5")
    clerk.go("1/estimate")
    menu = clerk.page.menu.made()
    assert not entry(menu, "Dán").isEnabled()
    assert not entry(menu, "Xóa").isEnabled()
    assert entry(menu, "Chép").isEnabled()


def test_an_explanation_is_offered_for_a_warning(open_form: Callable[..., Clerk]) -> None:
    clerk = open_form("CT03")
    judged = clerk.page.session.desk.judged
    warned = next(
        j.finding.cell
        for j in judged
        if j.finding.severity is Severity.WARNING and j.finding.cell.form == "CT03"
    )
    clerk.page.go_to(warned)
    assert entry(clerk.page.menu.made(), "Giải trình").isEnabled()
    clerk.go("1.2/official")
    assert not entry(clerk.page.menu.made(), "Giải trình").isEnabled()


def test_explaining_opens_the_details_where_they_were_shut(
    seeded: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    shutil.copytree(seeded, tmp_path / "kho")
    workspace = empty_workspace(tmp_path / "kho")
    window = open_window(workspace)
    qtbot.addWidget(window)
    window.resize(1100, 700)  # the details are a drawer
    window.show()
    qtbot.waitExposed(window)
    window.show_cell(FUEL)
    page = window.shell.pages.currentWidget()
    assert isinstance(page, EntryPage)
    before = window.shell.details_shown
    entry(page.menu.made(), "Giải trình").trigger()
    assert (before, window.shell.details_shown) == (False, True)
    assert isinstance(window.focusWidget(), QPlainTextEdit)
    entry(page.menu.made(), "Lịch sử sửa").trigger()
    assert window.shell.details_shown
    window.close()
    workspace.close()
