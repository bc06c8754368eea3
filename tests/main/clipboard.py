"""Holds a block in the clipboard of a screen as a spreadsheet does.

``python -m tests.main.clipboard``: the block comes on stdin, tab-separated. Whoever offers it has
to stay alive, so this one does until it is ended.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from tests.main.door import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_READY = "ready"


@contextmanager
def offered(block: str, environment: Mapping[str, str]) -> Iterator[None]:
    """The block is in the clipboard of that screen as long as this lasts."""
    command = [sys.executable, "-m", "tests.main.clipboard"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, encoding="utf-8"
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        try:
            holder.stdin.write(block)
            holder.stdin.close()
            assert holder.stdout.readline().strip() == _READY
            yield
        finally:
            holder.kill()


def as_table(block: str) -> str:
    """The block as the HTML that spreadsheets offer beside the text."""
    rows = (
        "".join(f"<td>{escape(cell)}</td>" for cell in line.split("\t"))
        for line in block.splitlines()
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def main() -> None:
    """Offer what stands on stdin and wait."""
    app = QGuiApplication(sys.argv[:1])
    data = QMimeData()
    block = sys.stdin.read()
    data.setText(block)
    data.setHtml(as_table(block))
    app.clipboard().setMimeData(data)
    app.processEvents()
    sys.stdout.write(f"{_READY}\n")
    sys.stdout.flush()
    app.exec()


if __name__ == "__main__":
    main()
