"""The pages asked for next are imported before somebody asks, in pieces that exist."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

from ui.page_factory import _SOON


def test_every_piece_read_ahead_exists() -> None:
    assert all(find_spec(name) for name in _SOON)


def test_reading_ahead_leaves_nothing_of_our_own_to_read_for_the_page() -> None:
    code = (
        "import sys; from importlib import import_module; from ui.page_factory import _SOON\n"
        "for name in _SOON: import_module(name)\n"
        "assert {'ui.pages.check.page', 'ui.pages.sign.page'} <= set(sys.modules)\n"
        "assert not {'exports.departure', 'lxml', 'openpyxl'} & set(sys.modules), 'slow'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
