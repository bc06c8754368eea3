"""Taking flags away: ``~`` of Qt's flags drops all higher ones too since Python 3.12."""

from __future__ import annotations

from enum import Flag
from typing import TypeVar

_Flags = TypeVar("_Flags", bound=Flag)


def without(flags: _Flags, unwanted: _Flags) -> _Flags:
    """``flags`` but not ``unwanted``; whether those were set or not."""
    return flags ^ (flags & unwanted)
