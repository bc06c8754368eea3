"""What holds for every test: no network, no real screen, no window left behind."""

from __future__ import annotations

import gc
import os
import socket  # noqa: TID251 - only to name what is refused
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# Before anything imports Qt; somebody who wants to watch sets another platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Nothing is timed in a test, so Hypothesis sets no deadline either.
settings.register_profile(
    "dev", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
# The same examples on every run: a red build means a changed program.
settings.register_profile("ci", settings.get_profile("dev"), max_examples=200, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

_INTERNET = {socket.AF_INET, socket.AF_INET6}
#: Milliseconds.
_PATIENCE = 30_000
_TOUCHES_NETWORK = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


def _refuse_network(event: str, args: tuple[object, ...]) -> None:
    """Audit hook: fail whoever creates an internet socket or looks up a name.

    It stands below the ``socket`` module, so libraries in C are caught as well, and raises pytest's
    own outcome, which no ``except Exception`` swallows. Unix sockets and socketpairs stay allowed:
    pytest-xdist, asyncio and X11 talk within the machine through them.
    """
    if event == "socket.__new__" and args[1] in _INTERNET:
        pytest.fail("The program opened a network socket; it must work without any network.")
    if event in _TOUCHES_NETWORK:
        pytest.fail("The program looked up a host name; it must work without any network.")


@pytest.fixture(scope="session", autouse=True)
def _offline() -> None:
    """No test reaches a network. An audit hook stays for the life of the process."""
    sys.addaudithook(_refuse_network)


@pytest.fixture(scope="session", autouse=True)
def _clipboard_empty_at_the_end() -> Iterator[None]:
    """Clipboard data that a test made in Python would outlive Python, which crashes Qt."""
    yield
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _no_work_left() -> Iterator[None]:
    """A test waits for what it started beside the window; garbage of the window dies with it.

    Python's own collector runs on any thread, where it may delete what the window works with
    (``ui/collector.py``): it waits while a test with Qt runs.
    """
    if "PySide6.QtWidgets" not in sys.modules:
        yield
        return
    from PySide6.QtCore import QThreadPool

    from ui.collector import collect_due

    gc.disable()
    yield
    ended = QThreadPool.globalInstance().waitForDone(_PATIENCE)
    collect_due()
    gc.enable()
    if not ended:
        pytest.fail("Work beside the window did not end.")


@pytest.fixture(autouse=True)
def _no_window_left() -> Iterator[None]:
    """A test closes the top-level windows it opened (pytest-qt has closed its own before this)."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    left = [
        window
        for window in QApplication.topLevelWidgets()
        if window.isVisible() and window.windowType() != Qt.WindowType.ToolTip
    ]
    names = [f"{type(window).__name__} “{window.windowTitle()}”" for window in left]
    for window in left:
        window.hide()
        window.deleteLater()
    if names:
        pytest.fail(f"Windows left open: {', '.join(names)}")
