"""``_x0041_`` in a workbook's text stands for a character (ECMA-376-1 22.9.2.19, ST_Xstring).

Characters XML cannot carry are written so, and text that merely looks like that gets its
underscore escaped, or Excel would show something else than what was typed.
"""

from __future__ import annotations

import re
from typing import Final

_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSAFE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_SURROGATES: Final = range(0xD800, 0xE000)


def escape(text: str) -> str:
    """Text as the file writes it."""
    return _UNSAFE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescape(text: str) -> str:
    """Text as Excel shows it; inverse of :func:`escape`."""
    return _ESCAPED.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return found[0] if number in _SURROGATES else chr(number)
