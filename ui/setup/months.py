"""Twelve months of a year in a strip: which have figures, which would get some, which lack them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from forms.common.period import YEAR, Period
from ui.fonts import Text, text_font
from ui.glyphs import Glyph, paint_glyph
from ui.metrics import GLYPH, RADIUS_CONTROL
from ui.painting import Box, paint_box
from ui.widgets.painted import line_height, paint_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.look import Look

_GAP: Final = 6
_TOP: Final = 4
_YEAR: Final = 44
#: What a mark says here.
SAID: Final = {
    Glyph.OK: "đã có số",
    Glyph.READY: "sẽ có số",
    Glyph.WARNING: "không nhập được",
    Glyph.EMPTY: "chưa có số",
}


class MonthStrip(QWidget):
    """Only to look at; what it shows is told in words by its name and its tooltip."""

    def __init__(self, look: Look, year: int) -> None:
        super().__init__()
        self._look = look
        self._year = year
        self._marks: dict[int, Glyph] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The months shown."""
        return tuple(Period(self._year, month) for month in YEAR)

    def show_marks(self, marks: Mapping[Period, Glyph]) -> None:
        """Show another state; a month without a mark has no figures."""
        self._marks = {p.month: glyph for p, glyph in marks.items() if p.year == self._year}
        told = [
            f"{words} tháng {', '.join(map(str, months))}"
            for glyph, words in SAID.items()
            if (months := [m for m in YEAR if self._mark(m) is glyph])
        ]
        self.setAccessibleName(f"Năm {self._year}: {'; '.join(told)}")
        self.setToolTip(self.accessibleName())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, line_height(text_font(Text.CAPTION)) + GLYPH + 2 * _TOP + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.tokens
        font = text_font(Text.CAPTION)
        centre = Qt.AlignmentFlag.AlignHCenter
        year = QRect(0, 0, _YEAR, self.height())
        paint_text(painter, year, str(self._year), text_font(Text.BODY), tokens.ink2)
        room = self.width() - _YEAR + _GAP
        for month in YEAR:
            left = _YEAR + room * (month - 1) // len(YEAR)
            right = _YEAR + room * month // len(YEAR) - _GAP
            place = QRect(left, 0, right - left, self.height())
            mark = self._mark(month)
            warned = mark is Glyph.WARNING
            ground = tokens.warns if warned else tokens.surface
            paint_box(
                painter,
                place,
                Box(ground, tokens.warnl if warned else tokens.line2, RADIUS_CONTROL),
            )
            words = QRect(left, _TOP, place.width(), line_height(font))
            paint_text(painter, words, f"T{month}", font, tokens.ink2, centre)
            sign = QRect(left, words.bottom() + 3, place.width(), GLYPH)
            paint_glyph(painter, sign, mark, tokens)
        painter.end()

    def _mark(self, month: int) -> Glyph:
        return self._marks.get(month, Glyph.EMPTY)
