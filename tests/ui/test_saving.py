"""A disk that refuses: the state stays, what waits can be written elsewhere, nothing is left."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from exports.sample import PERIOD, PROVINCE
from exports.workspace import Workspace
from forms.common.clock import FixedClock
from forms.common.errors import KnownError
from forms.common.paths import AppPaths
from forms.messages import FormsMessage
from forms.store.clock_check import written_later
from forms.store.database import Database
from forms.store.reports import ReportStore
from tests.ui.windows import CLOCK, FUEL, open_window, sample_workspace
from ui.shell.save_label import SaveLabel
from ui.widgets.button import Button

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


@pytest.fixture
def refusing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The disk is full for everything the window's own store writes."""
    store, real = window.session.workspace.reports, ReportStore.write

    def write(self: ReportStore, *arguments: object) -> None:
        if self is store:
            raise KnownError(FormsMessage.STORE_FULL, path="so-lieu.db")
        real(self, *arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(ReportStore, "write", write)
        yield
        patched.undo()


def shown(window: MainWindow) -> tuple[str, list[str]]:
    label = window.findChild(SaveLabel)
    assert label is not None
    buttons = [b.text() for b in label.findChildren(Button) if b.isVisible()]
    return label.accessibleName(), buttons


def test_what_waits_is_written_elsewhere_and_goes_on_waiting(
    window: MainWindow, refusing: None, tmp_path: Path
) -> None:
    window.session.enter(((FUEL, "900000"),), "nhập")
    QApplication.processEvents()
    assert shown(window) == ("Chưa ghi được 1 ô", ["Thử lại", "Ghi sang nơi khác"])
    target = tmp_path / "usb" / "so-lieu.bcct"
    window._saving.write_copy(target)
    assert window.session.unsaved == 1
    workspace = window.session.workspace
    with closing(Database(target, CLOCK)) as copy:
        store = ReportStore(copy, workspace.catalogue, CLOCK)
        unit = workspace.province(PROVINCE, PERIOD)
        stored = store.find(unit.identity, PERIOD)
        assert stored is not None
        assert store.values(stored, "CT03")[FUEL] == Decimal(900000)
        assert store.replays(stored)


def test_a_report_that_waits_for_the_disk_is_not_left(window: MainWindow, refusing: None) -> None:
    window.session.enter(((FUEL, "900000"),), "nhập")
    window.open_period(PERIOD.plus(-1))
    assert window.session.period == PERIOD
    assert not window.close()


def test_another_try_clears_the_state(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(*_: object) -> None:
        raise KnownError(FormsMessage.STORE_FULL, path="so-lieu.db")

    with monkeypatch.context() as patched:
        patched.setattr(ReportStore, "write", write)
        window.session.enter(((FUEL, "900000"),), "nhập")
    label = window.findChild(SaveLabel)
    assert label is not None
    label._retry.click()
    assert window.session.unsaved == 0
    assert shown(window)[0].startswith("Đã lưu")


def test_a_clock_that_went_back_is_named(tmp_path: Path, qtbot: QtBot) -> None:
    sample_workspace(tmp_path / "kho").close()
    early = FixedClock(datetime(2026, 10, 1, tzinfo=UTC))
    workspace = Workspace.open(AppPaths(tmp_path / "kho"), early)
    assert written_later(workspace.database, early.now()) == CLOCK.now()
    assert written_later(workspace.database, CLOCK.now()) is None
    window = open_window(workspace)
    qtbot.addWidget(window)
    facts = window.shell.status_bar._line.facts
    assert facts[0].label.startswith("Đồng hồ máy tính chậm hơn lần ghi cuối (14:32 ngày 03/11")
    window.close()
    workspace.close()
