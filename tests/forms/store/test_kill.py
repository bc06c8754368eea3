"""A cell once committed is never lost, whenever the process is killed."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="needs os.fork and SIGKILL")
@pytest.mark.slow
def test_killing_the_writer_loses_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.forms.store.kill_trial", "--rounds", "20", "--seed", "7"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = re.fullmatch(r"kills 20, cells reported (\d+), lost 0, stores broken 0\n", done.stdout)
    assert found, done.stdout
    assert int(found[1]) > 0
