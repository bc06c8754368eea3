"""From the start of a process to a window that takes keys, and the memory it holds then."""

from __future__ import annotations

import os
import subprocess
import sys
from time import perf_counter
from typing import TYPE_CHECKING, Final

from tests.bench.measure import Line, Sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ROUNDS: Final = 9
_EMPTY: Final = "cửa sổ PySide6 trống có một bảng"


def lines(folder: Path) -> Iterator[Line]:
    """Start-up time and memory against an empty window, in turns; ``folder`` is a filled store."""
    mine, other = [], []
    for _ in range(_ROUNDS + 1):
        mine.append(_started(str(folder)))
        other.append(_started("empty"))
    times, memory = zip(*mine[1:], strict=True)  # the first round warms the disk's cache
    empty_times, empty_memory = zip(*other[1:], strict=True)
    yield Line("Từ lúc chạy đến lúc nhận phím", Sample(times), Sample(empty_times), _EMPTY, bar=1.5)
    yield Line(
        "Bộ nhớ khi cửa sổ mở", Sample(memory), Sample(empty_memory), _EMPTY, bar=1.6, unit="MB"
    )


def _started(what: str) -> tuple[float, float]:
    """Milliseconds from before the process to the key handled, and megabytes."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    start = perf_counter()
    command = [sys.executable, "-m", "tests.bench.probe", what]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    at, memory = done.stdout.split()
    return (float(at) - start) * 1000, float(memory)
