from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import ui

PROGRAM = """
from PySide6.QtCore import QObject
from ui.holdnone import hold_none
hold_none()
thing = QObject()
for _ in range(200_000):
    thing.setObjectName("x")
print("alive")
"""


def test_the_binding_cannot_use_up_none() -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=Path(ui.__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, "alive\n"), run.stderr
