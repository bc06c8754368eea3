"""Measures the program against real counterparts in one run: ``python -m tests.bench``.

Prints a table and always ends with exit code 0: a busy machine is no reason to refuse a change.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from tests.bench import checking, commit, engine, leaving, receiving, records, responding, startup
from tests.bench.store import fill, open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.measure import Line

_HEADINGS: Final = ("Phép đo", "Giữa", "p99", "Tỷ số", "Ngưỡng", "Đạt", "So với")


def main() -> None:
    """Print each part's lines as soon as they are measured."""
    print(_written(_HEADINGS))
    for line in _measured():
        print(_written(_fields(line)), flush=True)


def _measured() -> Iterator[Line]:
    with TemporaryDirectory(prefix="do-toc-do-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        workspace = open_workspace(folder / "store")
        fill(workspace)
        yield from checking.lines(workspace)
        yield from engine.lines()
        yield from records.lines(workspace)
        yield from leaving.lines(workspace)
        yield from receiving.lines(workspace)
        workspace.close()
        yield from startup.lines(folder / "store", folder / "bytecode")
        yield from commit.lines(folder)
        yield from responding.lines(folder / "store", folder / "responding")


def _fields(line: Line) -> tuple[str, ...]:
    ratio = f"{line.ratio:.2f}" if line.ratio else ""
    bar = f"≤ {line.ceiling} {line.unit}" if line.ceiling else f"≤ {line.bar}" if line.bar else ""
    met = {True: "đạt", False: "CHƯA", None: ""}[line.met]
    middle, worst = (f"{value:.1f} {line.unit}" for value in (line.mine.middle, line.mine.worst))
    against = f"{line.against} {line.other.middle:.1f} {line.unit}" if line.other else ""
    return line.what, middle, worst, ratio, bar, met, against


def _written(fields: tuple[str, ...]) -> str:
    what, middle, worst, ratio, bar, met, against = (field.replace(".", ",") for field in fields)
    return f"{what:<52} {middle:>10} {worst:>10} {ratio:>7} {bar:>9} {met:>5}  {against}".rstrip()


main()
sys.exit(0)
