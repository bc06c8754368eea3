"""Kills a writing process at random moments and counts what was lost: it must be nothing.

    python -m tests.forms.store.kill_trial --rounds 1000

A child writes cells one after the other and reports each through a pipe *after* its commit; the
parent kills it (SIGKILL), opens the store and looks for every reported cell.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Final

from forms.cell import Cell
from forms.change import SetCells
from tests.builders import MONTH, Shelf, a_shelf, write_definitions

#: Rounds that share one store, so that kills also meet a store killed before.
SHARED: Final = 25
CELLS: Final = tuple(
    Cell("CT91", row, column)
    for row in ("1.1", "1.2", "1.2a", "1.3", "2")
    for column in ("plan", "official", "estimate", "so_far")
)
#: Seconds; opening the store takes some of them, so some kills come before the first commit.
LONGEST: Final = 0.15


@dataclass
class Tally:
    """What happened so far."""

    kills: int = 0
    reported: int = 0
    lost: int = 0
    broken: int = 0


def write_forever(folder: Path, pipe: int) -> None:
    """The child: commit, then report, until somebody ends it."""
    shelf = a_shelf(folder, folder / "definitions")
    stored = shelf.reports.find("40", MONTH)
    ledger = shelf.ledger(stored) if stored else shelf.begin()
    for number in count(_highest(shelf) + 1):
        ledger.apply(SetCells(((CELLS[number % len(CELLS)], Decimal(number)),)))
        if ledger.unsaved:
            os._exit(3)
        os.write(pipe, number.to_bytes(8, "big"))


def one_round(folder: Path, seconds: float, tally: Tally) -> None:
    """Start a writer, kill it after so many seconds and examine what it left behind."""
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receive)
        try:
            write_forever(folder, send)
        finally:
            os._exit(4)
    os.close(send)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(receive, "rb") as reader:
        received = reader.read()
    _, status = os.waitpid(child, 0)
    tally.kills += os.WIFSIGNALED(status)
    tally.broken += not os.WIFSIGNALED(status)
    _examine(folder, received, tally)


def run(rounds: int, seed: int) -> Tally:
    """So many kills, in stores of a temporary folder."""
    chance = random.Random(seed)  # noqa: S311 - moments of a test, not secrets
    tally = Tally()
    _warm_up()
    for start in range(0, rounds, SHARED):
        with tempfile.TemporaryDirectory() as name:
            write_definitions(Path(name) / "definitions")
            for _ in range(min(SHARED, rounds - start)):
                one_round(Path(name), chance.uniform(0, LONGEST), tally)
    return tally


def _warm_up() -> None:
    """Load here what a child would load anew before its first commit, each time."""
    with tempfile.TemporaryDirectory() as name:
        write_definitions(Path(name) / "definitions")
        shelf = a_shelf(Path(name), Path(name) / "definitions")
        shelf.begin().apply(SetCells(((CELLS[0], Decimal(1)),)))
        shelf.close()


def _examine(folder: Path, received: bytes, tally: Tally) -> None:
    numbers = [int.from_bytes(received[at : at + 8], "big") for at in range(0, len(received), 8)]
    tally.reported += len(numbers)
    shelf = a_shelf(folder, folder / "definitions")
    stored = shelf.reports.find("40", MONTH)
    values = shelf.reports.values(stored, "CT91") if stored else {}
    for number in numbers:
        # A later write of the same cell, reported or just committed, may stand in its place.
        kept = values.get(CELLS[number % len(CELLS)])
        tally.lost += not (isinstance(kept, Decimal) and kept >= number)
    tally.broken += stored is not None and not shelf.reports.replays(stored)
    shelf.close()


def _highest(shelf: Shelf) -> int:
    stored = shelf.reports.find("40", MONTH)
    values = shelf.reports.values(stored, "CT91") if stored else {}
    return max((int(value) for value in values.values() if isinstance(value, Decimal)), default=0)


def main() -> int:
    """Exit code 0 only when cells were reported and none of them was lost."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tally = run(options.rounds, options.seed)
    sys.stdout.write(
        f"kills {tally.kills}, cells reported {tally.reported}, lost {tally.lost}, "
        f"stores broken {tally.broken}\n"
    )
    return 0 if tally.reported and not tally.lost and not tally.broken else 1


if __name__ == "__main__":
    sys.exit(main())
