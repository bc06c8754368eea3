"""How the words and the figures of a finding share their line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ui.fonts import Text, strong_font, text_font
from ui.glyphs import Glyph
from ui.widgets.painted import text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from ui.pages.check.columns import Columns
    from ui.pages.check.nodes import Entry

_BETWEEN: Final = 6


@dataclass(frozen=True, slots=True)
class Fit:
    """The figures' width, the figures compared with that are shown, and whether words are cut."""

    figures: int
    others: str
    others_width: int
    cut: bool


def fit(entry: Entry, columns: Columns, *, opened: bool) -> Fit:
    """All of both if there is room; else the words whole, since they name the figures too.

    Where even that is too long the words are cut and the figures keep their share.
    """
    words = text_width(words_font(opened=opened), entry.headline)
    amount = text_width(amount_font(entry, opened=opened), entry.amount) if entry.amount else 0
    others = text_width(text_font(Text.BODY), entry.others) + _BETWEEN if entry.others else 0
    if columns.narrow:
        return Fit(0, "", 0, cut=words > columns.words_room(0))
    whole = amount + others
    if words <= columns.words_room(whole):
        return Fit(whole, entry.others, others, cut=False)
    if words <= columns.words_room(amount):
        return Fit(amount, "", 0, cut=False)
    if whole <= columns.figures_share:
        return Fit(whole, entry.others, others, cut=True)
    return Fit(amount, "", 0, cut=True)


def words_font(*, opened: bool) -> QFont:
    """The open row speaks louder."""
    return strong_font(Text.BODY) if opened else text_font(Text.BODY)


def amount_font(entry: Entry, *, opened: bool) -> QFont:
    """A wrong amount is as loud as an open row."""
    return words_font(opened=opened or entry.glyph is Glyph.ERROR)
