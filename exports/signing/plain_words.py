"""Words that strangers write and our sentences repeat: one line, read in one direction."""

from __future__ import annotations

import re
from typing import Final

#: Control characters, line ends and marks that turn the direction of what follows.
_ASTRAY: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def leads_astray(text: str) -> bool:
    """Whether a text could go on like a line of whoever shows it."""
    return _ASTRAY.search(text) is not None


def on_one_line(text: str) -> str:
    """The text with a space where it could lead astray."""
    return _ASTRAY.sub(" ", text)
