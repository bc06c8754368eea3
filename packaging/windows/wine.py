"""A Windows to try things on: Wine's prefix, a screen of its own, programs and keys."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import IO, TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WINE: Final = "/usr/lib/wine/wine64"
_PATIENCE: Final = 120  # seconds until something that must happen counts as missing
_STEP: Final = 0.1


class MissingError(Exception):
    """Something that must happen did not."""


@dataclass(frozen=True)
class Windows:
    """A Wine prefix; every program ends before the next step looks at what it left."""

    prefix: Path
    environment: dict[str, str]

    @property
    def local(self) -> Path:
        """The user's local application data."""
        users = (self.prefix / "drive_c" / "users").iterdir()
        (user,) = (folder for folder in users if folder.name != "Public")
        return user / "AppData" / "Local"

    def shortcuts(self, name: str) -> list[Path]:
        """Where a shortcut of this name lies; Wine's desktop is a link to the build's HOME."""
        places = (self.prefix, Path(self.environment["HOME"]))
        return [file for place in places for file in place.rglob(f"{name}.lnk")]

    def run(self, *words: str | Path, timeout: int = 300) -> tuple[int, str]:
        """Run a program to its end: exit code, and both streams as one text.

        The streams are pipes, because Wine cannot hand files on as standard streams.
        """
        done = subprocess.run(
            [_WINE, *map(_word, words)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=timeout,
        )
        return done.returncode, done.stdout.decode("utf-8", "replace")

    def stream(self, *words: str | Path, log: Path, folder: Path) -> int:
        """Run a program in a folder to its end and show at once what it says; exit code."""
        with (
            subprocess.Popen(
                [_WINE, *map(_word, words)],
                env=self.environment,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            ) as program,
            log.open("wb") as kept,
        ):
            for line in cast("IO[bytes]", program.stdout):
                kept.write(line)
                sys.stdout.buffer.write(line)
                sys.stdout.flush()
        return program.returncode

    def start(self, *words: str | Path) -> subprocess.Popen[bytes]:
        """Start a program; killing the process kills the program, not Wine."""
        return subprocess.Popen(
            [_WINE, *map(_word, words)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def restart(self) -> None:
        """End everything that runs; the next program finds a Wine that has just begun."""
        for word in ("-k", "-w"):
            subprocess.run(["wineserver", word], env=self.environment, check=False)

    def registry(self, key: str, value: str) -> str:
        """One text of the registry; empty when it is not there."""
        words = ("reg", "query", key, *(("/v", value) if value else ("/ve",)))
        code, said = self.run(*words)
        lines = [line for line in said.splitlines() if "REG_" in line]
        return lines[0].split("    ")[-1].strip() if code == 0 and lines else ""

    def set_registry(self, key: str, value: str, text: str) -> None:
        """Write one text of the registry."""
        self.run("reg", "add", key, "/v", value, "/d", text, "/f")

    def window(self, title: str) -> str:
        """Wait for a window with this in its title, give it the keyboard, return its number."""
        found = until(lambda: self._window(title), f"cửa sổ “{title}”")
        self.keyboard("windowfocus", "--sync", found)
        return found

    def keyboard(self, *words: str) -> None:
        """One call of xdotool."""
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=_PATIENCE)

    def picture(self, file: Path) -> None:
        """What the screen shows."""
        words = ["import", "-window", "root", str(file)]
        subprocess.run(words, env=self.environment, check=True, timeout=_PATIENCE)

    def _window(self, title: str) -> str:
        words = ["xdotool", "search", "--onlyvisible", "--name", title]
        found = subprocess.run(
            words, env=self.environment, capture_output=True, text=True, check=False
        )
        return found.stdout.split("\n")[0]


def claim(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads like an assertion
    """Something that must be so."""
    if not holds:
        raise MissingError(otherwise)


@contextmanager
def windows(work: Path) -> Iterator[Windows]:
    """The prefix that ``build.sh`` made below WORK, with a screen; everything ends with it."""
    with screen() as display:
        environment = os.environ | {"DISPLAY": display}
        try:
            yield Windows(work / "prefix", environment)
        finally:
            subprocess.run(["wineserver", "-k"], env=environment, check=False)


@contextmanager
def screen() -> Iterator[str]:
    """A virtual screen; its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-noreset"]
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


def until(happened: Callable[[], str], what: str) -> str:
    """Ask again and again until the answer is not empty."""
    deadline = monotonic() + _PATIENCE
    while monotonic() < deadline:
        if answer := happened():
            return answer
        sleep(_STEP)
    raise MissingError(f"chờ {_PATIENCE} giây không thấy {what}")


def outside(path: Path) -> str:
    """A file of Linux as Wine's programs name it: drive Z is the root."""
    return "Z:" + str(path.absolute()).replace("/", "\\")


def _word(word: str | Path) -> str:
    return outside(word) if isinstance(word, Path) else word
