"""Collecting garbage on the window's own thread only, and seldom over what lasts.

Python collects on whatever thread happens to allocate. Garbage of the window holds Qt objects, and
one that dies on another thread while the window works with it ends the process (ADR 0023).
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer

#: Milliseconds between two looks.
_PAUSE: Final = 100
#: Rounds through what is new before one through all that is not frozen.
_SELDOM: Final = 100


def spare_the_collector() -> None:
    """Take everything made so far for lasting, so that collecting garbage never holds up a key.

    From now on the window's event loop collects what comes later, instead of Python itself.
    ``main.py`` turns the collector off for the start, which leaves next to no garbage.
    """
    gc.freeze()
    gc.disable()
    timer = QTimer(QCoreApplication.instance(), interval=_PAUSE)
    timer.timeout.connect(collect_due)
    timer.start()


def collect_due() -> None:
    """Collect the oldest generation whose time has come."""
    young, lasting, _ = gc.get_threshold()
    for generation, limit in ((2, _SELDOM), (1, lasting), (0, young)):
        if gc.get_count()[generation] > limit:
            gc.collect(generation)
            return
