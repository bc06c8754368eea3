"""An error nobody expected: a report on disk, then one dialog on the window's thread."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QApplication

from forms.common.errors import KnownError
from forms.common.paths import AppPaths
from forms.messages import FormsMessage
from tests.ui.windows import CLOCK
from ui.crash import CrashReporter
from ui.widgets.button import Button
from ui.widgets.labels import Label

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def reporter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CrashReporter:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reporter = CrashReporter(AppPaths(tmp_path), CLOCK)
    reporter.install()
    return reporter


def dialogs_of(qtbot: QtBot, act: object) -> list[str]:
    """Run something, press the dialog's only button, and give back what the dialog said."""
    said: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        assert QThread.currentThread() is QApplication.instance().thread()  # type: ignore[union-attr]
        said.extend(label.text() for label in dialog.findChildren(Label))
        dialog.findChildren(Button)[0].click()

    timer = QTimer(interval=5)
    timer.timeout.connect(look)
    timer.start()
    assert callable(act)
    act()
    qtbot.waitUntil(lambda: bool(said))
    timer.stop()
    return said


def reports(folder: Path) -> list[str]:
    return [file.read_text("utf-8") for file in (folder / "nhat-ky").glob("loi-*.txt")]


def test_an_error_on_the_window_s_thread(
    reporter: CrashReporter, tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        error = ZeroDivisionError("hỏng")
        sys.excepthook(ZeroDivisionError, error, None)

    said = dialogs_of(qtbot, fail)
    assert "Có lỗi của chương trình" in said
    assert any("Các ô đã nhập đều còn" in text and "loi-2026" in text for text in said)
    (report,) = reports(tmp_path)
    assert "ZeroDivisionError: hỏng" in report
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_an_error_on_another_thread_is_told_on_the_window_s(
    reporter: CrashReporter, tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        def work() -> None:
            raise RuntimeError("luồng khác")

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()

    said = dialogs_of(qtbot, fail)
    assert "Có lỗi của chương trình" in said
    assert "luồng khác" in reports(tmp_path)[0]


def test_a_folder_that_takes_no_report_is_no_second_error(
    tmp_path: Path, qapp: QApplication
) -> None:
    blocked = tmp_path / "tệp"
    blocked.write_text("đây là một tệp", encoding="utf-8")
    assert CrashReporter(AppPaths(blocked), CLOCK).write("lỗi") is None


def test_a_refusal_nobody_answered_is_told_as_such(
    reporter: CrashReporter, tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        refusal = KnownError(FormsMessage.STORE_FULL, path="so-lieu.db")
        sys.excepthook(KnownError, refusal, None)

    said = dialogs_of(qtbot, fail)
    assert said[0] == "Chưa làm được việc này"
    assert any("đã đầy" in text for text in said)
    assert reports(tmp_path) == []


def test_what_waits_for_the_disk_is_counted_and_a_broken_count_is_no_second_error(
    reporter: CrashReporter, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        sys.excepthook(ZeroDivisionError, ZeroDivisionError("hỏng"), None)

    reporter.make_safe = lambda: 3
    assert any("3 ô chưa ghi được vào ổ đĩa" in text for text in dialogs_of(qtbot, fail))

    def broken() -> int:
        raise RuntimeError("cũng hỏng")

    reporter.make_safe = broken
    assert "Có lỗi của chương trình" in dialogs_of(qtbot, fail)
