"""The Windows part of the lock: complete, pinned, hashed, and nothing of the developers' tools."""

from __future__ import annotations

import re
from typing import Final

from tests.packaging.tools import tool

LINES: Final[list[str]] = tool("lock").windows_lock()
NAMES: Final = {re.split("[=<>]", line)[0] for line in LINES}


def test_every_line_is_one_version_with_hashes() -> None:
    loose = [
        line
        for line in LINES
        if not re.fullmatch(r"[\w.-]+==[\w.]+( --hash=sha256:[0-9a-f]{64})+", line)
    ]
    assert not loose


def test_no_library_stands_twice() -> None:
    """numpy is locked once per Python; only the one for the shipped interpreter may remain."""
    assert len(NAMES) == len(LINES)
    assert "numpy" in NAMES


def test_what_only_windows_needs_is_there() -> None:
    assert {"pefile", "pywin32-ctypes", "tzdata"} <= NAMES


def test_the_freezer_comes_along_and_no_other_tool_does() -> None:
    assert "pyinstaller" in NAMES
    assert not NAMES & {"pytest", "mypy", "ruff", "hypothesis"}
