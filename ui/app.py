"""Builds the application: fonts, theme, store, window; reports what cannot be opened."""

from __future__ import annotations

import linecache
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from forms.common.clock import VIETNAM, Clock, SystemClock
from forms.common.errors import KnownError
from forms.common.paths import AppPaths
from forms.common.period import Period
from forms.version import APP_NAME, APP_VERSION
from ui import report_state
from ui.collector import spare_the_collector
from ui.contrast import SystemContrast
from ui.crash import CrashReporter
from ui.flags import without
from ui.icons import app_icon
from ui.look import Look
from ui.main_window import MainWindow
from ui.opening import open_file
from ui.preferences import ROLE, wear
from ui.qt_vietnamese import QtVietnamese
from ui.resuming import resumed
from ui.single import SingleInstance
from ui.theme import HIGH_CONTRAST, LIGHT, apply_theme, system_wants_contrast
from ui.units import chosen_unit, starting_period
from ui.window_memory import WindowMemory, keep, recall

if TYPE_CHECKING:
    from exports.workspace import Workspace


#: Milliseconds after which the window stands and what nobody waits for has its turn.
_SETTLED: Final = 300
#: Milliseconds after which everything lasting was made: window, forms, checks.
_STARTED: Final = 3000
#: Said on a machine without a screen.
_NO_SCREEN: Final = (
    "Máy này không có màn hình nên không mở được cửa sổ. Dùng dòng lệnh, ví dụ main.py demo; xem "
    "main.py --help."
)


def run(data_dir: Path | None, file: Path | None = None) -> int:
    """Open the window, on a file if there is one, and stay until it is closed: the exit code."""
    from exports.workspace import Workspace

    if not _has_screen():
        sys.stderr.write(f"{_NO_SCREEN}\n")
        return 2
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName(APP_NAME)
    app.setApplicationVersion(APP_VERSION)
    app.installTranslator(QtVietnamese(app))
    paths = AppPaths(data_dir) if data_dir else AppPaths.default()
    single = SingleInstance(paths.data, app)
    if not single.begin(file):
        return 0
    tokens = HIGH_CONTRAST if system_wants_contrast(app) else LIGHT
    apply_theme(app, tokens)
    look = Look(tokens)
    clock = SystemClock()
    crash = CrashReporter(paths, clock)
    crash.install()
    try:
        workspace = Workspace.open(paths, clock)
    except KnownError as error:
        from ui.recovery import recovered  # noqa: PLC0415 - the start that succeeds has no need

        sys.stderr.write(f"{error.sentence}\n")
        fresh = recovered(look, paths, clock, error)
        if fresh is None:
            return 2
        workspace = fresh
    wear(app, look, workspace.settings)
    SystemContrast(app, look, workspace.settings)
    memory = recall(paths.data)
    window = open_window(look, workspace, clock, memory)
    if window is None:
        workspace.close()
        return 0
    crash.make_safe = window.make_safe
    _show(app, window, memory)
    single.knocked.connect(partial(_bring_forward, window))
    if file is not None:
        open_file(window, file)
    QTimer.singleShot(_SETTLED, partial(_settle, app, window, paths))
    QTimer.singleShot(_STARTED, spare_the_collector)
    code = app.exec()
    QThreadPool.globalInstance().waitForDone()
    workspace.close()
    single.end()
    return code


def _settle(app: QApplication, window: MainWindow, paths: AppPaths) -> None:
    """What comes after the first paint: the icon in six sizes, and that the program runs.

    The binding has read the source of every module so far, and Python keeps what was read.
    """
    linecache.clearcache()
    app.setWindowIcon(app_icon())
    if window.isVisible():  # else it came to its end already
        keep(paths.data, replace(window.memory(), clean=False))


def _show(app: QApplication, window: MainWindow, memory: WindowMemory) -> None:
    """Put the window where it stood, on a screen that is there; the first time, all over it."""
    first = app.primaryScreen()
    screens = [first, *(screen for screen in app.screens() if screen is not first)]
    window.setGeometry(memory.on([screen.availableGeometry() for screen in screens]))
    if memory.maximised:
        window.showMaximized()
    else:
        window.show()
    window.activateWindow()


def _bring_forward(window: MainWindow, file: str) -> None:
    """Show the window that stands already to whoever started the program again."""
    window.setWindowState(without(window.windowState(), Qt.WindowState.WindowMinimized))
    window.raise_()
    window.activateWindow()
    if file:
        open_file(window, Path(file))


def _has_screen() -> bool:
    """Whether a window can be shown; Qt itself would abort in English."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in wanted)


def open_window(
    look: Look, workspace: Workspace, clock: Clock, memory: WindowMemory | None = None
) -> MainWindow | None:
    """The window on the chosen unit; asks for the unit first when none was chosen yet."""
    today = clock.now().astimezone(VIETNAM)
    period = Period(today.year, today.month)
    unit = chosen_unit(workspace, period)
    if unit is None:
        from ui.first_run import choose_unit  # noqa: PLC0415 - once per computer

        unit = choose_unit(look, workspace, period)
    if unit is None:
        return None
    memory, told = resumed(workspace, unit, memory or WindowMemory())
    place, start = report_state.HOME, starting_period(workspace, unit, period)
    if memory.unit == unit.identity and memory.period is not None:
        place, start = memory.place, memory.period
    if ROLE.chosen(workspace.settings) != "clerk":
        place = report_state.SIGN
    window = MainWindow(look, workspace, unit, start, place)
    window.recall(memory)
    if told:
        window.say(told)
    return window
