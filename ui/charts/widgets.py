"""Thin widgets over the paint functions; each speaks its chart's sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.charts import bars, lines, rows, summary

if TYPE_CHECKING:
    from ui.charts.data import BarsData, PairData, ProgressData, RanksData, Series, StacksData
    from ui.look import Look
    from ui.theme import Tokens

_Data = TypeVar("_Data")
_Paint = Callable[[QPainter, QRect, _Data, "Tokens"], None]
_ROW: Final = 16
_STACK_ROW: Final = 18
_PROGRESS_ROW: Final = 49


class ChartWidget(QWidget, Generic[_Data]):
    """A chart of one kind; pages use the functions below to make one."""

    def __init__(
        self,
        look: Look,
        paint: _Paint[_Data],
        summarise: Callable[[_Data], str],
        data: _Data,
        height: int,
    ) -> None:
        super().__init__()
        self._look = look
        self._paint = paint
        self._summarise = summarise
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        look.changed.connect(self.update)
        self.show_data(data)

    def show_data(self, data: _Data) -> None:
        """Show other figures."""
        self._data = data
        self.setAccessibleName(self._summarise(data))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self._height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter, self.rect(), self._data, self._look.tokens)
        painter.end()


def bars13(look: Look, data: BarsData, height: int = 100) -> ChartWidget[BarsData]:
    """Thirteen bars."""
    return ChartWidget(look, bars.paint_bars13, summary.bars_summary, data, height)


def pair_bars(look: Look, data: PairData, height: int = 180) -> ChartWidget[PairData]:
    """Two bars per period."""
    return ChartWidget(look, bars.paint_pair_bars, summary.pair_summary, data, height)


def line13(look: Look, data: PairData, height: int = 180) -> ChartWidget[PairData]:
    """Two lines."""
    return ChartWidget(look, lines.paint_line13, summary.pair_summary, data, height)


def sparkline(look: Look, name: str, values: Series, height: int = 20) -> ChartWidget[Series]:
    """A bare line."""
    return ChartWidget(
        look,
        lines.paint_sparkline,
        lambda series: summary.series_summary(name, series),
        values,
        height,
    )


def rank_bars(look: Look, data: RanksData) -> ChartWidget[RanksData]:
    """A ranking, as high as it has rows."""
    height = _ROW * len(data.ranks)
    return ChartWidget(look, rows.paint_rank_bars, summary.ranks_summary, data, height)


def stacked_bars(look: Look, data: StacksData) -> ChartWidget[StacksData]:
    """Stacked rows, as high as there are."""
    height = _STACK_ROW * len(data.rows)
    return ChartWidget(look, rows.paint_stacked_bars, summary.stacks_summary, data, height)


def progress_rows(look: Look, data: ProgressData) -> ChartWidget[ProgressData]:
    """Plans under each other, as high as there are."""
    height = _PROGRESS_ROW * len(data.rows)
    return ChartWidget(look, rows.paint_progress_rows, summary.progress_summary, data, height)
