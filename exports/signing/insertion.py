"""Adding one element at the end of a package table without touching the rest of it.

Nothing is re-serialised and no white space is added: LibreOffice's relationships transform keeps
white space that ECMA-376-2 10.5.10 drops, so a line break here would make both disagree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from exports.signing.messages import SigningMessage
from forms.common.errors import KnownError

if TYPE_CHECKING:
    from exports.signing.markup import Markup

_CLOSING: Final = re.compile(rb"</(?:Types|Relationships)\s*>\s*\Z")


def insert(table: bytes, name: str, element: Markup) -> bytes:
    """``table`` (the item ``name``) with ``element`` before its closing tag."""
    closing = _CLOSING.search(table)
    if closing is None:
        raise KnownError(SigningMessage.MARKUP_NOT_PORTABLE, name=name)
    return table[: closing.start()] + element.encode() + table[closing.start() :]
