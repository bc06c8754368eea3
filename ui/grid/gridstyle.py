"""Fonts, sizes and colours of the grid for one theme, zoom and density, computed once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import combinations, pairwise
from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QStaticText

from ui import metrics
from ui.fonts import Text, strong_font, text_font
from ui.grid.source import ColumnKind, GridCell, GridColumn
from validation.cellstate import CellState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.grid.source import HeaderTiers
    from ui.theme import Tokens

ZOOM_RANGE: Final = (90, 150)
ZOOM_STEP: Final = 10
#: Texts kept ready to paint before the store is emptied.
_TEXTS_KEPT: Final = 20_000


class Density(Enum):
    """Row height; the value is in logical pixels at 100 %."""

    DENSE = metrics.GRID_ROW_DENSE
    NORMAL = metrics.GRID_ROW
    AIRY = metrics.GRID_ROW_AIRY


@dataclass(frozen=True, slots=True)
class GridLook:
    """What the user and the system choose about the grid's looks."""

    tokens: Tokens
    #: Percent.
    zoom: int = 100
    density: Density = Density.NORMAL
    #: Whether the header shows the official column codes; low windows go without.
    letters: bool = True


class GridStyle:
    """Everything painting needs for one look, in logical pixels."""

    def __init__(self, look: GridLook) -> None:
        self.look = look
        tokens, zoom = look.tokens, look.zoom
        self.body = _zoomed(text_font(Text.BODY), zoom)
        self.body_strong = _zoomed(strong_font(Text.BODY), zoom)
        self.caption = _zoomed(text_font(Text.CAPTION), zoom)
        self.caption_strong = _zoomed(strong_font(Text.CAPTION), zoom)
        self._metrics = QFontMetricsF(self.body)
        self._metrics_strong = QFontMetricsF(self.body_strong)
        self._title_metrics = QFontMetricsF(self.caption_strong)
        self.caption_height = ceil(QFontMetricsF(self.caption).height())
        self.digit = self._metrics.horizontalAdvance("0")
        self.row_height = max(
            self.scaled(look.density.value), ceil(self._metrics.height()) + 2 * metrics.SPACE_1
        )
        self.text_top = (self.row_height - metrics.BORDER - self._metrics.height()) / 2
        self.padding = self.scaled(metrics.SPACE_3)
        self.indent = self.scaled(10)
        self.corner = self.scaled(9)
        self.edited = self.scaled(6)
        self.dot = self.scaled(4)
        self.ink = _inks(tokens)
        self.fill = _fills(tokens)
        self.mark = {
            CellState.ERROR: QColor(tokens.errl),
            CellState.WARNING: QColor(tokens.warnl),
            CellState.EXPLAINED: QColor(tokens.notel),
        }
        self.surface = QColor(tokens.surface)
        self.label_ink = QColor(tokens.ink)
        self.quiet_ink = QColor(tokens.ink3)
        self.selection = QColor(tokens.sel)
        self.accent = QColor(tokens.acc)
        self.resting = QColor(tokens.ctl)
        self.line = QColor(tokens.line)
        self.header_line = QColor(tokens.line2)
        self.freeze = QColor(tokens.freeze)
        self._title_widths: dict[tuple[HeaderTiers, int, bool], int] = {}
        self._texts: dict[tuple[str, bool, int | None], tuple[QStaticText, float]] = {}

    def scaled(self, pixels: int) -> int:
        """A length at this zoom."""
        return round(pixels * self.look.zoom / 100)

    def header_tiers(self, columns: Sequence[GridColumn], least: int) -> tuple[int, int, int]:
        """Heights of the header's three tiers, made from the caption font.

        ``least``: lines the titles have room for in any case.
        """
        lines = max((column.tiers.title.count("\n") + 1 for column in columns), default=1)
        height = self.caption_height
        return (
            height + self.scaled(7),
            max(lines, least) * height + self.scaled(2),
            height + self.scaled(2) if self.look.letters else 0,
        )

    def column_width(self, digits: float) -> int:
        """The width that shows a number of digits between its paddings."""
        return round(digits * self.digit) + 2 * self.padding + metrics.BORDER

    def title_width(self, column: GridColumn, most: int, *, alone: bool) -> int:
        """What the title needs, broken into at most so many lines where that takes least room.

        ``alone``: the group's title has no other column to stand over.
        """
        key = (column.tiers, most, alone)
        if key not in self._title_widths:
            least = min(self._widest(lines) for lines in self._broken(column, most))
            beside = [column.tiers.letter, column.tiers.group if alone else ""]
            self._title_widths[key] = max(least, self._widest(beside))
        return self._title_widths[key]

    def title_lines(self, column: GridColumn, width: int, most: int) -> list[str]:
        """The title as the source breaks it; where that is too wide, as evenly as it goes."""
        broken = self._broken(column, most)
        return next((lines for lines in broken if self._widest(lines) <= width), broken[-1])

    def _broken(self, column: GridColumn, most: int) -> list[list[str]]:
        """The ways a title may be broken, the wanted one first."""
        counts = range(2, most + 1)
        anew = [_balanced(column.title, count, self._title_metrics) for count in counts]
        return [column.tiers.title.splitlines(), *anew]

    def text(self, text: str, width: int | None, *, strong: bool) -> tuple[QStaticText, float]:
        """The text ready to paint, shortened to ``width`` if given, and how wide it came out."""
        key = (text, strong, width)
        found = self._texts.get(key)
        if found is None:
            if len(self._texts) > _TEXTS_KEPT:
                self._texts.clear()
            found = self._texts[key] = self._prepared(text, width, strong=strong)
        return found

    def strong_width(self, text: str) -> float:
        """How wide a text is in the widest of the cells' fonts."""
        return self._metrics_strong.horizontalAdvance(text)

    def text_ink(self, cell: GridCell, kind: ColumnKind) -> QColor:
        """The colour of a cell's text."""
        if kind is ColumnKind.CODE or kind is ColumnKind.UNIT:
            return self.ink.get(cell.state, self.quiet_ink)
        return self.ink.get(cell.state, self.label_ink)

    def _widest(self, lines: Sequence[str]) -> int:
        return ceil(max(map(self._title_metrics.horizontalAdvance, lines), default=0))

    def _prepared(self, text: str, width: int | None, *, strong: bool) -> tuple[QStaticText, float]:
        font_metrics = self._metrics_strong if strong else self._metrics
        line = " ".join(text.splitlines())
        if width is not None and font_metrics.horizontalAdvance(line) > width:
            line = font_metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        static = QStaticText(line)
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        static.prepare(font=self.body_strong if strong else self.body)
        return static, font_metrics.horizontalAdvance(line)


def _balanced(title: str, count: int, font_metrics: QFontMetricsF) -> list[str]:
    """A title on so many lines, the widest of which is as narrow as possible."""
    words = title.split(" ")
    cuts = combinations(range(1, len(words)), min(count, len(words)) - 1)
    breaks = [[" ".join(words[a:b]) for a, b in pairwise((0, *cut, len(words)))] for cut in cuts]
    advance = font_metrics.horizontalAdvance
    return min(breaks, key=lambda lines: max(map(advance, lines)))


def _zoomed(font: QFont, zoom: int) -> QFont:
    font.setPointSizeF(font.pointSizeF() * zoom / 100)
    return font


def _inks(tokens: Tokens) -> dict[CellState, QColor]:
    """Text colours that differ from the column's own."""
    return {
        CellState.ERROR: QColor(tokens.err),
        CellState.COMPUTED: QColor(tokens.ink2),
        CellState.REFERENCE: QColor(tokens.ink3),
        CellState.LOCKED: QColor(tokens.ink2),
    }


def _fills(tokens: Tokens) -> dict[CellState, QColor]:
    """Fills that differ from the surface."""
    return {
        CellState.ERROR: QColor(tokens.errs),
        CellState.WARNING: QColor(tokens.warns),
        CellState.REQUIRED: QColor(tokens.need),
        CellState.COMPUTED: QColor(tokens.calc),
        CellState.REFERENCE: QColor(tokens.ref),
        CellState.LOCKED: QColor(tokens.ref),
    }
