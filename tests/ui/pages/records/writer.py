"""Writes into a long text without a pause until it is killed, saying how many letters it typed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from forms.common.clock import SystemClock
from tests.ui.pages.records.office import opened
from ui.look import Look
from ui.pages.records.page import RecordsPage
from ui.theme import LIGHT, apply_theme


def main() -> None:
    app = QApplication(sys.argv[:1])
    apply_theme(app, LIGHT)
    session = opened(Path(sys.argv[1]), SystemClock())
    page = RecordsPage(Look(LIGHT), session, "KN")
    page.show()
    page.activateWindow()
    page.go_to(page.source.cell("r6", "proposal"))
    typed = 0

    def type_on() -> None:
        nonlocal typed
        QTest.keyClicks(app.focusWidget() or page, "x")
        typed += 1
        sys.stdout.write(f"{typed}\n")
        sys.stdout.flush()

    timer = QTimer(interval=40)
    timer.timeout.connect(type_on)
    timer.start()
    app.exec()


if __name__ == "__main__":
    main()
