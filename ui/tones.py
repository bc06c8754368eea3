"""What a colour says: error, warning, explained, good, to do, or nothing."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from forms.common.frozen import dataclass

if TYPE_CHECKING:
    from ui.theme import Tokens


class Tone(Enum):
    """The meanings a chip, a message or a count can carry."""

    PLAIN = auto()
    GREY = auto()
    ACCENT = auto()
    OK = auto()
    WARNING = auto()
    ERROR = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class ToneColours:
    """Text, soft fill and the stronger mark beside them."""

    ink: str
    fill: str
    mark: str


def tone_colours(tone: Tone, tokens: Tokens) -> ToneColours:
    """The colours of a tone in a theme."""
    return {
        Tone.PLAIN: ToneColours(tokens.ink2, tokens.surface, tokens.line2),
        Tone.GREY: ToneColours(tokens.ink2, tokens.calc, tokens.ctl),
        Tone.ACCENT: ToneColours(tokens.acc, tokens.accs, tokens.acc),
        Tone.OK: ToneColours(tokens.ok, tokens.oks, tokens.okl),
        Tone.WARNING: ToneColours(tokens.warn, tokens.warns, tokens.warnl),
        Tone.ERROR: ToneColours(tokens.err, tokens.errs, tokens.errl),
        Tone.NOTE: ToneColours(tokens.note, tokens.notes, tokens.notel),
    }[tone]
