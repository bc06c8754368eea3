"""The records page inside the window: the way in, F8, other months, closing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exports.workspace import Workspace
from forms.cell import Cell
from forms.common.paths import AppPaths
from tests.ui.pages.records.conftest import CLOCK
from tests.ui.pages.records.hands import CTRL, Hands, Key
from tests.ui.pages.records.office import LAST, PROVINCE, stored
from ui.main_window import MainWindow
from ui.pages.narrative.page import NarrativePage
from ui.pages.records.page import RecordsPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.look import Look

TITLE = Cell("KN", "r6", "title")


@pytest.fixture
def window(look: Look, folder: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    workspace = Workspace.open(AppPaths(folder), CLOCK)
    window = MainWindow(look, workspace, workspace.province(PROVINCE, LAST), LAST)
    qtbot.addWidget(window)
    window.resize(1366, 736)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    workspace.close()


def hands_on(window: MainWindow) -> Hands:
    page = window.shell.pages.currentWidget()
    assert isinstance(page, RecordsPage)
    return Hands(page)


def test_every_form_of_the_report_can_be_opened(window: MainWindow) -> None:
    kinds = {"KN": RecordsPage, "CT10": RecordsPage, "TH": NarrativePage}
    for code, kind in kinds.items():
        window.show_page(code)
        assert isinstance(window.shell.pages.currentWidget(), kind)


def test_the_check_page_leads_to_the_field(window: MainWindow) -> None:
    window.show_cell(Cell("KN", "r4", "before"))
    hands = hands_on(window)
    assert hands.record == "r4"
    assert hands.page.form.fields["before"].busy


def test_f8_walks_through_fields_and_records(window: MainWindow) -> None:
    window.show_cell(Cell("KN", "r5", "urgency"))
    hands = hands_on(window)
    hands.press(Key.Key_F8)
    assert (hands.record, hands.page.form.current) == ("r5", "turn")
    hands.press(Key.Key_F8)
    assert (hands.record, hands.page.form.current) == ("r6", "title")
    hands.press(Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert (hands.record, hands.page.form.current) == ("r5", "turn")


def test_keys_of_the_page_are_not_taken_by_the_window(window: MainWindow) -> None:
    window.show_cell(TITLE)
    hands = hands_on(window)
    hands.type("Cho")
    hands.press(Key.Key_Z, CTRL)
    assert hands.value("r6", "title") is None
    hands.press(Key.Key_F, CTRL)
    assert hands.page.listing.search.hasFocus()


def test_what_is_half_typed_survives_another_month(window: MainWindow, folder: Path) -> None:
    window.show_cell(TITLE)
    hands_on(window).type("Cho dau moi")
    window.open_period(LAST.plus(1))
    assert stored(folder, CLOCK, TITLE) == "Cho dau moi"


def test_what_is_half_typed_survives_the_same_month_opened_anew(window: MainWindow) -> None:
    window.show_cell(TITLE)
    hands_on(window).type("Cho dau moi")
    window.open_period(LAST)
    assert window.session.desk.figures.typed(TITLE) == "Cho dau moi"


def test_what_is_half_typed_survives_the_end_of_the_window(
    window: MainWindow, folder: Path
) -> None:
    window.show_cell(TITLE)
    hands_on(window).type("Cho dau moi")
    window.close()
    assert stored(folder, CLOCK, TITLE) == "Cho dau moi"


def test_ctrl_s_saves_what_is_half_typed(window: MainWindow, folder: Path) -> None:
    window.show_cell(TITLE)
    hands_on(window).type("Cho")
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_S, CTRL)
    assert stored(folder, CLOCK, TITLE) == "Cho"


@pytest.mark.slow
def test_a_power_cut_costs_a_long_text_no_more_than_its_last_moment(folder: Path) -> None:
    """A clerk writes without a pause for three seconds; then the process is killed."""
    script = Path(__file__).with_name("writer.py")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    writer = subprocess.Popen(
        [sys.executable, str(script), str(folder)],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    )
    assert writer.stdout is not None
    typed: list[tuple[float, int]] = []
    for line in writer.stdout:
        typed.append((time.monotonic(), int(line)))
        if len(typed) > 1 and typed[-1][0] - typed[0][0] > 3:
            break
    writer.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
    killed = time.monotonic()
    writer.wait()
    writer.stdout.close()
    kept = stored(folder, CLOCK, Cell("KN", "r6", "proposal"))
    assert isinstance(kept, str)
    safe = [count for at, count in typed if at < killed - 1.6]
    assert safe
    assert len(kept) >= safe[-1]
