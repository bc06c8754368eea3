"""The digest is SHA-256, and the window's code takes it without OpenSSL."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from forms.common.digest import sha256_hex


@pytest.mark.parametrize("data", [b"", "Tổng số".encode(), b"x" * 100_000])
def test_the_digest_is_what_hashlib_says(data: bytes) -> None:
    assert sha256_hex(data) == hashlib.sha256(data).hexdigest()


def test_opening_and_checking_a_report_loads_no_openssl() -> None:
    code = (
        "import sys, ui.main_window, ui.pages.home.charts, exports.workspace, validation.engine\n"
        "sys.exit('_hashlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == 0
