"""A real screen without monitor: an X server, the program on it, keys as a keyboard sends them."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Final

from tests.main.door import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PATIENCE: Final = 30  # seconds until something that must happen counts as missing
_STEP: Final = 0.1
_QUIET: Final = 0.4
_SIZE: Final = ("1366", "736")


@contextmanager
def x_server() -> Iterator[str]:
    """A display of its own, ``":5"``; the server picks a free number and tells it.

    It would start anew whenever its last client leaves, and turn away who comes meanwhile.
    """
    read, write = os.pipe()
    screen = ("-screen", "0", "1366x768x24")
    command = ["Xvfb", "-displayfd", str(write), *screen, "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


@dataclass(frozen=True)
class Program:
    """The running program; keys go to the window found last."""

    process: subprocess.Popen[str]
    environment: dict[str, str]

    def find(self, title: str, *, resize: bool = True) -> None:
        """Wait for a visible window with this in its title and give it the keyboard."""
        window = until(lambda: self._found(title), f"window “{title}”", self.process)
        if resize:
            self._xdotool("windowsize", "--sync", window, *_SIZE)
        self._xdotool("windowfocus", "--sync", window)

    def press(self, *keys: str) -> None:
        """Press keys by name: ``ctrl+3``, ``Return``."""
        self._xdotool("key", "--delay", "10", *keys)

    def type(self, text: str) -> None:
        """Type a text letter by letter."""
        self._xdotool("type", "--delay", "10", text)

    def rest(self) -> None:
        """Wait as a person does until the window has nothing more to draw."""

        def idle() -> str:
            before = self._ticks()
            sleep(_QUIET)
            return "idle" if self._ticks() - before <= 1 else ""

        until(idle, "rest", self.process)

    def kill(self) -> None:
        """SIGKILL: the program gets no chance to do anything."""
        self.process.kill()
        self.process.wait(_PATIENCE)

    def ended(self) -> tuple[int, str]:
        """Wait for the end: exit code and what was said on stderr."""
        _, err = self.process.communicate(timeout=_PATIENCE)
        return self.process.returncode, err

    def _ticks(self) -> int:
        """Processor time used so far, user and system, in ticks of the clock."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def _found(self, title: str) -> str:
        words = ("search", "--onlyvisible", "--name", title)
        found = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return found.stdout.split("\n")[0]

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=_PATIENCE)


@contextmanager
def program(display: str, data: Path, surroundings: Path) -> Iterator[Program]:
    """The program as a user starts it, gone in the end whatever happened."""
    environment = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": str(surroundings),
    }
    command = [sys.executable, "main.py", "--data-dir", str(data)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            yield Program(process, environment)
        finally:
            process.kill()


def until(
    happened: Callable[[], str], what: str, process: subprocess.Popen[str] | None = None
) -> str:
    """Ask again and again until the answer is not empty."""
    deadline = monotonic() + _PATIENCE
    while monotonic() < deadline:
        if answer := happened():
            return answer
        if process is not None and process.poll() is not None:
            _, err = process.communicate()
            raise AssertionError(f"no {what}; ended with {process.returncode}: {err}")
        sleep(_STEP)
    raise AssertionError(f"no {what} within {_PATIENCE} s")
