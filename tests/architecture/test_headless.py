"""The commands never load Qt: a server without its libraries can run them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

_HELP = """
import runpy, sys
sys.argv = ["main.py", "--help"]
try:
    runpy.run_path("main.py", run_name="__main__")
except SystemExit as end:
    if end.code not in (0, None):
        raise
forbidden = {"PySide6", "shiboken6", "ui"}
loaded = sorted(name for name in sys.modules if name.split(".")[0] in forbidden)
sys.exit(f"loaded: {loaded}" if loaded else 0)
"""


@pytest.mark.skipif(not (ROOT / "main.py").exists(), reason="main.py does not exist")
def test_help_is_printed_without_qt() -> None:
    result = subprocess.run(
        [sys.executable, "-c", _HELP],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip()
