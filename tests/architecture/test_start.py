"""The window stands before anything is loaded that its first page does not show (ADR 0020)."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.source import ROOT

_FIRST_PAGE = "ui.app, ui.main_window, ui.pages.home.page, exports.workspace, exports.year_overview"
#: Each costs what the whole window does, or belongs to a page or a question that comes later.
_LATER = (
    "cryptography",
    "forms.loader",
    "forms.program",
    "lxml",
    "openpyxl",
    "pandas",
    "platformdirs",
    "pydantic",
    "tomllib",
    "ui.charts",
    "ui.grid",
    "ui.pages.entry",
    "ui.pages.sign",
    "validation.ruleset",
)


def test_the_first_page_loads_nothing_that_comes_later() -> None:
    code = f"import sys, {_FIRST_PAGE}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not [name for name in _LATER if name in loaded]
