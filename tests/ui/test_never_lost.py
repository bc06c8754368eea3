"""What the disk can do while somebody types: really done, and nothing typed is lost by it."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing, contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exports.backing_up import back_up_unit
from exports.bringing import Brought, bring
from exports.sample import PERIOD, PROVINCE
from exports.workspace import Workspace
from forms.common.errors import KnownError
from forms.common.paths import AppPaths
from tests.ui.windows import CLOCK, FUEL, on_disk, sample_workspace
from ui import recovery
from ui.look import Look
from ui.recovery import recovered
from ui.shell.save_label import SaveLabel
from ui.theme import LIGHT
from ui.widgets.button import Button

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

Key = Qt.Key


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """The cursor is where typing goes."""
    window.show_cell(FUEL)
    return window


def press(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)
    QApplication.processEvents()


def write(figure: str) -> None:
    """Type into the current cell; the first key opens its editor, which takes the others."""
    for digit in figure:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, digit)


def enter(figure: str) -> None:
    """Type into the current cell and go on."""
    write(figure)
    press(Key.Key_Return)


def saved(window: MainWindow) -> str:
    label = window.findChild(SaveLabel)
    assert label is not None
    return label.accessibleName()


def retry(window: MainWindow) -> None:
    label = window.findChild(SaveLabel)
    assert label is not None
    button = next(b for b in label.findChildren(Button) if b.text() == "Thử lại")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Space)


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process may grow: what a disk without room looks like to SQLite."""
    if sys.platform == "win32":
        pytest.skip("limits of the file size are not for Windows")
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@contextmanager
def other_program(store: Path) -> Iterator[None]:
    """Somebody else writes to the store and does not come to an end."""
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_full_disk_is_said_and_the_figure_written_when_there_is_room(
    window: MainWindow, tmp_path: Path
) -> None:
    with full_disk():
        enter("900000")
        assert saved(window) == "Chưa ghi được 1 ô"
        enter("123")
        assert saved(window) == "Chưa ghi được 2 ô"
        assert not window.close()
    assert on_disk(tmp_path / "kho", FUEL) != Decimal(900000)
    retry(window)
    assert saved(window).startswith("Đã lưu")
    assert on_disk(tmp_path / "kho", FUEL) == Decimal(900000)


def test_another_program_in_the_store_holds_up_no_key_and_is_waited_out(
    window: MainWindow, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    with other_program(workspace.paths.store):
        clock = QElapsedTimer()
        clock.start()
        enter("900000")
        assert clock.elapsed() < 3000, "the keys waited for the other program"
        assert saved(window) == "Chưa ghi được 1 ô"
    qtbot.waitUntil(lambda: saved(window).startswith("Đã lưu"), timeout=8000)
    assert on_disk(tmp_path / "kho", FUEL) == Decimal(900000)


def test_a_copy_elsewhere_holds_what_was_refused_here(window: MainWindow, tmp_path: Path) -> None:
    with other_program(window.session.workspace.paths.store):
        enter("900000")
        target = tmp_path / "usb" / "so-lieu.bcct"
        window._saving.write_copy(target)
    assert target.is_file()
    with closing(sqlite3.connect(target)) as copy:
        found = copy.execute("SELECT text FROM cells WHERE row = '1.8' AND col = 'estimate'")
        assert ("900000",) in found.fetchall()


def answering(monkeypatch: pytest.MonkeyPatch, answer: bool) -> list[str]:
    heard: list[str] = []

    def ask(_look: Look, _title: str, sentence: str, _verb: str) -> bool:
        heard.append(sentence)
        return answer

    monkeypatch.setattr(recovery, "ask", ask)
    return heard


def damaged(folder: Path) -> KnownError:
    """The store with flipped bytes; its refusal."""
    store = AppPaths(folder).store
    data = bytearray(store.read_bytes())
    for at in range(100, 4096):
        data[at] ^= 0xFF
    store.write_bytes(bytes(data))
    with pytest.raises(KnownError) as caught:
        Workspace.open(AppPaths(folder), CLOCK)
    return caught.value


def test_a_damaged_store_is_put_aside_and_a_backup_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    folder = tmp_path / "kho"
    workspace = sample_workspace(folder)
    unit = workspace.province(PROVINCE, PERIOD)
    backup, _ = back_up_unit(workspace, unit, tmp_path / "usb")
    workspace.close()
    trouble = damaged(folder)
    broken = AppPaths(folder).store.read_bytes()
    heard = answering(monkeypatch, answer=True)
    fresh = recovered(Look(LIGHT), AppPaths(folder), CLOCK, trouble)
    assert fresh is not None
    assert "so-lieu-hong-20261103-143208.db" in heard[0]
    assert (folder / "so-lieu-hong-20261103-143208.db").read_bytes() == broken
    found = [one for one in bring(fresh, unit, (backup,)) if isinstance(one, Brought)]
    assert len(found) == 14
    assert all(one.restored for one in found)
    fresh.close()


def test_a_damaged_store_stays_where_it_is_when_that_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    folder = tmp_path / "kho"
    sample_workspace(folder).close()
    trouble = damaged(folder)
    before = sorted(path.name for path in folder.iterdir())
    answering(monkeypatch, answer=False)
    assert recovered(Look(LIGHT), AppPaths(folder), CLOCK, trouble) is None
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_bug_is_told_after_the_figure_being_typed_is_safe(
    window: MainWindow, tmp_path: Path
) -> None:
    write("900000")
    assert window.make_safe() == 0
    assert on_disk(tmp_path / "kho", FUEL) == Decimal(900000)
    with full_disk():
        enter("123456")
        assert window.make_safe() > 0
