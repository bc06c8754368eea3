"""What the status bar says on every page: what there is, the keys, whose work is done here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.windows import FUEL
from ui import report_state
from ui.widgets.key_hint import KeyHint
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


@pytest.fixture
def window(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Wide enough for all the status bar says, and checked."""
    window.resize(1600, 736)
    qtbot.waitUntil(lambda: window.session.known)
    return window


def bar(window: MainWindow) -> tuple[list[str], set[str]]:
    """The labels from left to right, the keys."""
    QApplication.processEvents()
    shown = window.shell.status_bar
    labels = [label for label in shown.findChildren(Label) if label.isVisible()]
    labels.sort(key=lambda label: label.x())
    hints = [hint for hint in shown.findChildren(KeyHint) if hint.isVisible()]
    return [label.text() for label in labels], {key for hint in hints for key in hint.hint.keys}


@pytest.mark.parametrize(
    ("place", "first", "keys"),
    [
        (report_state.HOME, "Số liệu trên máy này ·", {"←", "→", "Enter", "F1"}),
        (report_state.CHECK, "2 phát hiện · 1 biểu · 32/32 ô", {"↑", "↓", "Enter", "F2", "F8"}),
        (report_state.SIGN, "1 biểu · 32/32 ô", {"PgUp", "PgDn", "Ctrl+P", "F1"}),
        (report_state.SETTINGS, "Kho số liệu ·", {"Tab", "F1"}),
    ],
)
def test_every_place_has_its_line_and_the_role(
    window: MainWindow, place: str, first: str, keys: set[str]
) -> None:
    window.show_page(place)
    labels, shown = bar(window)
    assert labels[0].startswith(first)
    assert labels[-1] == "Chuyên viên nhập liệu"
    assert keys <= shown


def test_a_grid_tells_the_cell_the_role_and_the_zoom(window: MainWindow) -> None:
    window.show_cell(FUEL)
    labels, shown = bar(window)
    assert labels[0] == "Hàng 1.8 · Cột 5"
    assert labels[-2:] == ["Chuyên viên nhập liệu", "100%"]
    assert {"F1", "F2", "F8"} <= shown


def test_the_sidebar_counts_and_shortens(window: MainWindow) -> None:
    rows = report_state.nav_rows(window.session, 9)
    named = {row.text: row for row in rows}
    assert named["Biểu số liệu"].note == "32/32 ô"  # type: ignore[union-attr]
    assert named["Gói đã nộp"].count_text == "9"  # type: ignore[union-attr]
    long = named["Chợ, hạ tầng thương mại"]
    assert long.shorter == "Chợ, hạ tầng TM"  # type: ignore[union-attr]
    assert "Chợ, hạ tầng thương mại" in long.accessible  # type: ignore[union-attr]
    assert report_state.steps(window.session, 1)[0].subtitle == "32/32 ô"


def test_the_title_names_page_month_and_unit(window: MainWindow) -> None:
    window.show_cell(FUEL)
    assert window.windowTitle() == "Báo cáo Công Thương – Biểu 03, tháng 10/2026, Tỉnh Nghệ An"
    window.show_page("KN")
    assert "Kiến nghị, đề xuất, tháng 10/2026" in window.windowTitle()
