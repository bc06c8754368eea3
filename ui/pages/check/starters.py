"""Ready beginnings of explanations; each must be carried on with the reason itself."""

from __future__ import annotations

from typing import Final

from forms.common.errors import KnownError
from forms.common.text import clean, search_key
from ui.pages.check.messages import CheckMessage
from validation.explanations import MAXIMUM
from validation.messages import ValidationMessage
from validation.reasons import Reason

STARTERS: Final = tuple(reason.opening for reason in Reason if reason.opening)
_KEYS: Final = frozenset(search_key(starter) for starter in STARTERS)


def refuse_unfinished(text: str) -> None:
    """Raise :class:`KnownError` for a bare starter and for a text longer than may be kept."""
    reason = clean(text)
    if search_key(reason) in _KEYS:
        raise KnownError(CheckMessage.STARTER_ONLY)
    if len(reason) > MAXIMUM:
        raise KnownError(ValidationMessage.TOO_LONG_TEXT, length=len(reason), limit=MAXIMUM)
