"""The head of the home page: the year, chosen from a list, and what the marks mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.fonts import Text, text_font
from ui.glyphs import paint_glyph
from ui.metrics import GLYPH
from ui.pages.home.words import STAGES
from ui.widgets.choices import ComboBox
from ui.widgets.labels import Label
from ui.widgets.painted import line_height, paint_text, text_width

if TYPE_CHECKING:
    from ui.look import Look

_GAP: Final = 6
_BETWEEN: Final = 12


class YearHeader(QWidget):
    """``year_chosen`` fires only when somebody chooses."""

    year_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(role=Text.PAGE_TITLE, strong=True)
        self.years = ComboBox(look, "Năm báo cáo")
        self._legend = _Legend(look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self.years)
        row.addStretch()
        row.addWidget(self._legend)
        self.years.activated.connect(self._choose)

    def show_year(self, year: int, years: tuple[int, ...]) -> None:
        """Show the year and those to choose from."""
        texts = [str(number) for number in years]
        if [self.years.itemText(at) for at in range(self.years.count())] != texts:
            self.years.clear()
            self.years.addItems(texts)
        self.years.setCurrentText(str(year))
        self._title.setText(f"Báo cáo năm {year}")

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the legend out where it finds no room; every tile says its state in words."""
        self._legend.setVisible(not narrow)

    def _choose(self, at: int) -> None:
        self.year_chosen.emit(int(self.years.itemText(at)))


class _Legend(QWidget):
    """Every state with its glyph, in one line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFont(text_font(Text.CAPTION))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        widths = (GLYPH + _GAP + text_width(self.font(), name) for name, _, _ in STAGES.values())
        width = sum(widths) + _BETWEEN * (len(STAGES) - 1)
        return QSize(width, max(GLYPH, line_height(self.font())))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x, tokens = 0, self._look.tokens
        for name, glyph, _ in STAGES.values():
            sign = QRect(x, (self.height() - GLYPH) // 2, GLYPH, GLYPH)
            paint_glyph(painter, sign, glyph, tokens)
            x += GLYPH + _GAP
            width = text_width(self.font(), name)
            place = QRect(x, 0, width, self.height())
            paint_text(painter, place, name, self.font(), tokens.ink2)
            x += width + _BETWEEN
        painter.end()
