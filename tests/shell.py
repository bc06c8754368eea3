"""The command line as a person uses it: words in, exit code and two streams out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from exports import cli
from exports.workspace import Workspace
from forms.common.clock import SystemClock
from forms.common.paths import AppPaths

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Shell:
    """Runs commands on one data folder and keeps what they said."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture
        self.out = ""
        self.err = ""

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "kho"

    def run(self, *words: str) -> int:
        """The exit code; no traceback ever reaches a person."""
        try:
            code = cli.run(cli.parse(["--data-dir", str(self.data), *words]))
        except SystemExit as stop:
            code = int(stop.code or 0)
        self.out, self.err = self._capture.readouterr()
        assert "Traceback" not in self.err
        return code

    def json(self, *words: str) -> Any:
        """The machine output."""
        self.run(*words, "--json")
        return json.loads(self.out)

    def file(self, name: str, text: str | bytes) -> str:
        """A file in the folder; its path."""
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)

    def table(self, *lines: str, head: str = "form,row,column,value") -> str:
        """A tidy CSV in the folder; its path."""
        return self.file("so-lieu.csv", "\n".join((head, *lines, "")))

    def workspace(self) -> Workspace:
        """The store behind the commands; to be closed."""
        return Workspace.open(AppPaths(self.data), SystemClock())
