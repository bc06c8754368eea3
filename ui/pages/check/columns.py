"""Where things stand in a row of the list, for a given width of the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect

#: Bar at the left of the open row.
BAR: Final = 3
LINK: Final = 92
_EDGE: Final = 12
_CHEVRON: Final = 12
_NUMBER: Final = 36
_GLYPH: Final = 34
_PLACE: Final = 58
_PLACE_WIDTH: Final = 114
_PLACE_NARROW: Final = 104
#: Between words, figures and link.
GAP: Final = 10
#: Below this width the figures give their room to the words.
_NARROW: Final = 640
_FIGURES_SHARE: Final = 27
_FIGURES_MOST: Final = 290


@dataclass(frozen=True, slots=True)
class Columns:
    """Horizontal places in logical pixels."""

    width: int

    @property
    def narrow(self) -> bool:
        """Whether there is no room for the figures."""
        return self.width < _NARROW

    def chevron(self, row: QRect) -> QRect:
        """The sign that folds and unfolds."""
        return self._cut(row, _CHEVRON, 16)

    def number(self, row: QRect) -> QRect:
        """A form's number."""
        return self._cut(row, _NUMBER, _PLACE - _NUMBER)

    def glyph(self, row: QRect) -> QRect:
        """The state of a finding."""
        return self._cut(row, _GLYPH, 14)

    def place(self, row: QRect) -> QRect:
        """Where the finding is."""
        return self._cut(row, _PLACE, _PLACE_NARROW if self.narrow else _PLACE_WIDTH)

    def title(self, row: QRect) -> QRect:
        """A form's name, as far as its counts."""
        return self._cut(row, _PLACE, self.width - _PLACE - _EDGE)

    def words(self, row: QRect, figures: int = 0) -> QRect:
        """What is wrong, beside figures of a width."""
        return self._cut(row, self._words_left(), self.words_room(figures))

    def words_room(self, figures: int) -> int:
        """Width the words have beside figures of a width."""
        return self._figures_end() - (figures + GAP if figures else 0) - self._words_left()

    @property
    def figures_share(self) -> int:
        """Width the figures may take from words that are cut anyway."""
        return min(_FIGURES_MOST, self.width * _FIGURES_SHARE // 100)

    def figures(self, row: QRect) -> QRect:
        """The amounts compared, right-aligned over the words' column."""
        left = self._words_left()
        return self._cut(row, left, self._figures_end() - left)

    def link(self, row: QRect) -> QRect:
        """The way to the cell."""
        return self._cut(row, self._link_left(), LINK)

    def detail(self, row: QRect) -> QRect:
        """The whole sentence under the line, and the explanation under that."""
        return self._cut(row, _PLACE, self.width - _PLACE - _EDGE)

    def _link_left(self) -> int:
        return self.width - _EDGE - LINK

    def _words_left(self) -> int:
        return _PLACE + (_PLACE_NARROW if self.narrow else _PLACE_WIDTH) + 8

    def _figures_end(self) -> int:
        return self._link_left() - GAP

    @staticmethod
    def _cut(row: QRect, left: int, width: int) -> QRect:
        return QRect(row.left() + left, row.top(), max(0, width), row.height())
