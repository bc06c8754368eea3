"""The front door from outside: commands as processes of their own, without Qt and network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from exports.sample import PERIOD, PROVINCE, load_sample
from exports.workspace import Workspace
from forms.common.clock import FixedClock
from forms.common.paths import AppPaths
from forms.store.settings import Option
from validation.explanations import explain

ROOT: Final = Path(__file__).parents[2]
MONTH: Final = ("--province", PROVINCE, "--period", str(PERIOD))
REASON: Final = "Minh họa: giá tăng ba kỳ liên tiếp, thêm bốn cửa hàng mới hoạt động."
#: Every process imports this first: whoever opens a socket is ended with a code of its own.
_NO_NETWORK: Final = """
import os, sys
def refuse(event, args):
    if event in ("socket.__new__", "socket.getaddrinfo", "socket.gethostbyname"):
        os.write(2, f"network: {event} {args}".encode())
        os._exit(99)
sys.addaudithook(refuse)
"""
_CLOCK: Final = FixedClock(datetime(2026, 11, 3, 7, 32, 8, tzinfo=UTC))
#: Stands where PySide6 would be found.
#: Seconds; under Wine on a crowded machine a call has taken more than one minute.
_PATIENCE: Final = 300
_NO_QT: Final = 'raise ImportError("a command asked for Qt")\n'


@dataclass(frozen=True)
class Done:
    """What a process left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The machine output."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Door:
    """Calls ``main.py`` on one data folder, in surroundings that lack Qt and refuse sockets."""

    folder: Path
    surroundings: Path

    def call(self, *words: str | Path, **environment: str) -> Done:
        """Run one command to its end."""
        command = [sys.executable, "main.py", "--data-dir", self.folder, *words]
        done = subprocess.run(
            [str(word) for word in command],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(self.surroundings)} | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=_PATIENCE,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def refused(self, *words: str | Path, **environment: str) -> Done:
        """A call that ends with code 2, nothing on stdout and one sentence on stderr."""
        done = self.call(*words, **environment)
        assert (done.code, done.out) == (2, ""), done
        assert done.err.count("\n") == 1, done.err
        assert "Traceback" not in done.err
        return done


def bare_surroundings(folder: Path) -> Path:
    """A folder for ``PYTHONPATH`` that takes Qt and the network away."""
    for package in ("PySide6", "shiboken6"):
        (folder / package).mkdir(parents=True)
        (folder / package / "__init__.py").write_text(_NO_QT)
    return without_network(folder)


def without_network(folder: Path) -> Path:
    """A folder for ``PYTHONPATH`` that takes the network away."""
    (folder / "sitecustomize.py").write_text(_NO_NETWORK)
    return folder


def seed(folder: Path) -> Path:
    """A store with the shipped sample, whose unit the window will open."""
    workspace = Workspace.open(AppPaths(folder), _CLOCK)
    load_sample(workspace)
    unit = workspace.province(PROVINCE, PERIOD)
    workspace.settings.put(Option.UNIT, unit.identity)
    workspace.close()
    return folder


def explain_all(folder: Path) -> None:
    """Explain every warning of the sample's last month."""
    workspace = Workspace.open(AppPaths(folder), _CLOCK)
    desk = workspace.find(workspace.province(PROVINCE, PERIOD), PERIOD)
    for judged in desk.judged:
        desk.apply(explain(judged.finding, REASON, _CLOCK))
    workspace.close()
