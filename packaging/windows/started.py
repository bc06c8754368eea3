"""How long the frozen program takes to its window, beside the same program unfrozen.

``started.py PROGRAM`` measures on this system, with the sample's data on a screen of its own;
``use.py`` does the same under Wine. Ends with code 1 when freezing more than doubles the time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from wine import screen, until

_ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_ROOT))

from tests.main.door import seed  # noqa: E402 - found by the line above

#: Times the unfrozen start.
BAR: Final = 2
_ROUNDS: Final = 3
_TITLE: Final = "Tỉnh Nghệ An"

Start = Callable[[], subprocess.Popen[bytes]]


def compare(frozen: Start, unfrozen: Start, wait: Callable[[], str]) -> tuple[float, float]:
    """Seconds to the window of each, the medians of starts in turn; the first ones warm up."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(_ROUNDS + 1):
        for start, taken in zip((frozen, unfrozen), times, strict=True):
            taken.append(_seconds(start, wait))
    first, second = (median(taken[1:]) for taken in times)
    return first, second


def verdict(frozen: float, unfrozen: float) -> str:
    """Both times and their ratio."""
    ratio = frozen / unfrozen
    return f"{frozen:.1f} s, chưa đóng gói {unfrozen:.1f} s: {ratio:.2f} lần (mức {BAR})"


def _seconds(start: Start, wait: Callable[[], str]) -> float:
    begun = perf_counter()
    process = start()
    try:
        wait()
        return perf_counter() - begun
    finally:
        process.kill()
        process.wait()


def main(program: Path) -> int:
    """Measure here."""
    missing = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    if missing:
        print(f"Chưa đo thời gian mở cửa sổ: thiếu {', '.join(missing)}.")
        return 0
    with tempfile.TemporaryDirectory() as folder, screen() as display:
        environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        options = ("--data-dir", str(seed(Path(folder))))

        def begin(*words: str) -> Callable[[], subprocess.Popen[bytes]]:
            return lambda: subprocess.Popen([*words, *options], env=environment)

        def window() -> str:
            words = ["xdotool", "search", "--onlyvisible", "--name", _TITLE]
            found = subprocess.run(words, env=environment, capture_output=True, check=False)
            return found.stdout.decode().strip()

        unfrozen = begin(sys.executable, str(_ROOT / "main.py"))
        wait = lambda: until(window, "cửa sổ")  # noqa: E731 - said once, right here
        frozen_time, unfrozen_time = compare(begin(str(program)), unfrozen, wait)
    print(f"Mở cửa sổ: đóng gói {verdict(frozen_time, unfrozen_time)}")
    return 0 if frozen_time <= BAR * unfrozen_time else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute()))
