"""Keeps ``None`` alive where the Qt binding gives its references away.

PySide 6.12.0 returns None from every method without a result and does not take a reference for it:
right from Python 3.12 on, where None is immortal (PEP 683), fatal before. A few thousand calls
later the interpreter stops with "none_dealloc". Delete this module with support for Python 3.11.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

#: Calls no session reaches: a million a second for more than ten days.
_PLENTY: Final = 1 << 40


def hold_none() -> None:
    """Give None references to spare; call before the first QApplication, again does no harm."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    # A CPython object begins with its reference count.
    count = ctypes.c_ssize_t.from_address(id(None))
    if count.value < _PLENTY:
        count.value += _PLENTY
