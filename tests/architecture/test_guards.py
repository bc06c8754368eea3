"""The guards in tests/conftest.py bite: shown on a small suite that misbehaves."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.architecture.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_MISBEHAVING = """
import socket
from PySide6.QtWidgets import QWidget

def test_leaves_a_window(qapp):
    global window
    window = QWidget()
    window.setWindowTitle("Biểu 03")
    window.show()

def test_swallows_the_refusal():
    try:
        socket.create_connection(("127.0.0.1", 9))
    except Exception:
        pass

def test_closes_its_window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
"""


def test_windows_and_sockets_do_not_pass_unnoticed(tmp_path: Path) -> None:
    (tmp_path / "test_misbehaving.py").write_text(_MISBEHAVING, encoding="utf-8")
    command = [
        sys.executable,
        "-X",
        "utf8",
        "-m",
        "pytest",
        "-p",
        "tests.conftest",
        "-p",
        "no:cacheprovider",
    ]
    result = subprocess.run(
        [*command, f"--rootdir={tmp_path}", f"--config-file={ROOT / 'pyproject.toml'}", tmp_path],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert "Windows left open: QWidget “Biểu 03”" in result.stdout, result.stdout + result.stderr
    assert "The program looked up a host name" in result.stdout, result.stdout
    assert "1 failed, 2 passed, 1 error" in result.stdout, result.stdout
