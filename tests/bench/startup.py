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


def lines(folder: Path, bytecode: Path) -> Iterator[Line]:
    """Start-up time and memory against an empty window, in turns; ``folder`` is a filled store.

    Both run from bytecode, as the frozen program does; it is written below ``bytecode`` by the
    first round.
    """
    runs: dict[str, list[tuple[float, float]]] = {"first key": [], "checked": [], "empty": []}
    for _ in range(_ROUNDS + 1):
        for kind, found in runs.items():
            found.append(_started(kind, folder, bytecode))
    mine, checked, empty = (zip(*found[1:], strict=True) for found in runs.values())
    times, memory = map(Sample, mine)
    _, memory_later = map(Sample, checked)
    empty_times, empty_memory = map(Sample, empty)
    yield Line("Từ lúc chạy đến lúc nhận phím", times, empty_times, _EMPTY, bar=1.5)
    yield Line("Bộ nhớ khi cửa sổ mở", memory, empty_memory, _EMPTY, bar=1.6, unit="MB")
    what = "  sau khi kiểm tra cả báo cáo, vẽ biểu đồ"
    yield Line(what, memory_later, empty_memory, _EMPTY, bar=1.6, unit="MB")


def _started(kind: str, folder: Path, bytecode: Path) -> tuple[float, float]:
    """Milliseconds from before the process to the key handled, and megabytes."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(bytecode),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "tests.bench.probe", kind, str(folder)]
    start = perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    at, memory = done.stdout.split()
    return (float(at) - start) * 1000, float(memory)
