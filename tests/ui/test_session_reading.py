"""Checking is read in pieces before it begins: no turn of the event loop reads much at once."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

from ui.session import _CHECKING

_PIECES = """
import sys
from importlib import import_module
from ui.session import _CHECKING
most = 0
for name in _CHECKING:
    before = len(sys.modules)
    import_module(name)
    most = max(most, len(sys.modules) - before)
print(most)
"""


def test_every_piece_exists() -> None:
    assert all(find_spec(name) for name in _CHECKING)


def test_no_piece_reads_much() -> None:
    done = subprocess.run([sys.executable, "-c", _PIECES], check=True, capture_output=True)
    assert int(done.stdout) <= 20, done.stdout
