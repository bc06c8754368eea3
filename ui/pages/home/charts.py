"""The four charts of the home page, each on a card with its title and latest change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from forms.common.numbers import format_number
from ui.charts.data import BarsData, PairData, Progress, ProgressData, Series
from ui.charts.widgets import bars13, line13, pair_bars, progress_rows
from ui.fonts import Text
from ui.pages.home.legend import SeriesLegend
from ui.widgets.frames import Card
from ui.widgets.labels import Ink, Label

if TYPE_CHECKING:
    from decimal import Decimal

    from exports.key_series import KeySeries, Share, Trend
    from forms.common.period import Period
    from ui.look import Look

_HEIGHT: Final = 150
_EVERY: Final = 3
_MONTHS: Final = 13
_BLANK: Final[Series] = (None,) * _MONTHS
#: Millions from this size on are told in billions.
_MANY: Final = 10_000
_THOUSAND: Final = 1000
_NONE: Final = "Chưa có số ở Biểu {}. Biểu đồ hiện khi có ít nhất một tháng."
_NO_PLAN: Final = (
    "Chưa có kế hoạch năm hoặc tổng số để so sánh. Nhập cột “Kế hoạch năm” của Biểu 05, tổng số "
    "cụm của Biểu 06."
)


class ChartCard(Card):
    """Title, what is measured, the latest change; the chart or why there is none.

    ``forms`` are the numbers of the forms the chart is drawn from.
    """

    def __init__(
        self, title: str, forms: str, chart: QWidget, legend: SeriesLegend | None = None
    ) -> None:
        super().__init__()
        self._change = Label(strong=True)
        self._subtitle = Label(role=Text.CAPTION, ink=Ink.CAPTION)
        self._none = _NONE.format(forms)
        self._nothing = Label(self._none, ink=Ink.SECONDARY, wrap=True)
        self._legend = legend
        self._stack = QStackedWidget()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(title, strong=True))
        head.addStretch()
        head.addWidget(self._change)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 13, 10)
        column.setSpacing(1)
        column.addLayout(head)
        column.addWidget(self._subtitle)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for shown in (QWidget(), chart, self._nothing):  # blank until the series are read
            self._stack.addWidget(shown)
        column.addSpacing(7)
        column.addWidget(self._stack, 1)
        if legend is not None:
            legend.hide()
            column.addWidget(legend)
        self.setAccessibleName(title)

    def say(self, subtitle: str, change: str = "", *, empty: bool, why: str = "") -> None:
        """Change the words; ``empty`` shows ``why`` in the chart's place, or that figures lack."""
        self._nothing.setText(why or self._none)
        self._subtitle.setText(subtitle)
        self._change.setText(change)
        self._stack.setCurrentIndex(2 if empty else 1)
        if self._legend is not None:
            self._legend.setVisible(not empty)


class Charts:
    """The four cards and what they show; nothing until :meth:`show_series`."""

    def __init__(self, look: Look) -> None:
        none = PairData("", ("",) * _MONTHS, "", _BLANK, "", _BLANK)
        self._line = line13(look, none, _HEIGHT)
        self._bars = bars13(look, BarsData("", ("",) * _MONTHS, _BLANK), _HEIGHT)
        self._pair = pair_bars(look, none, _HEIGHT)
        self._plans = progress_rows(look, ProgressData("", ()))
        lines = SeriesLegend(look, ("13 tháng này", "c1"), ("Cùng kỳ trước", "c3"), lines=True)
        pairs = SeriesLegend(look, ("Xuất khẩu", "c1"), ("Nhập khẩu", "c2"), lines=False)
        self.industry = ChartCard("Chỉ số sản xuất công nghiệp", "01", self._line, lines)
        self.retail = ChartCard("Bán lẻ và doanh thu dịch vụ", "03", self._bars)
        self.trade = ChartCard("Xuất khẩu, nhập khẩu", "04", self._pair, pairs)
        self.plans = ChartCard("Khuyến công và cụm công nghiệp", "05 (lũy kế), 06", self._plans)
        self.cards = (self.industry, self.retail, self.trade, self.plans)

    def show_series(self, series: KeySeries) -> None:
        """Draw another month's series."""
        labels = month_labels(series.months)
        self._show_industry(series, labels)
        self._show_retail(series.retail, labels, series.months[-1])
        self._show_trade(series, labels)
        month = series.months[-1].month
        rows = tuple(_progress(share) for share in series.shares)
        self._plans.show_data(ProgressData("Khuyến công và cụm công nghiệp", rows))
        said = f"Lũy kế {month} tháng so với kế hoạch hoặc tổng số"
        self.plans.say(said, empty=not rows, why=_NO_PLAN if series.unplanned else "")

    def _show_industry(self, series: KeySeries, labels: tuple[str, ...]) -> None:
        now, before = series.industry, series.industry_before
        last = now.values[-1]
        self._line.show_data(
            PairData(
                "Chỉ số sản xuất công nghiệp",
                labels,
                "13 tháng này",
                now.values,
                "cùng kỳ trước",
                before.values,
                format_number(last, 1, signed=True) if last is not None else "",
            )
        )
        subtitle = "Tăng, giảm so với cùng tháng năm trước (%)"
        self.industry.say(
            subtitle, based(change(now.growth)), empty=not (now.known or before.known)
        )

    def _show_retail(self, trend: Trend, labels: tuple[str, ...], month: Period) -> None:
        values, unit = in_billions(trend)
        last = values[-1]
        self._bars.show_data(
            BarsData(
                "Bán lẻ và doanh thu dịch vụ",
                labels,
                values,
                strong=(_MONTHS - 1,),
                callout=format_number(last, 1) if last is not None else "",
            )
        )
        subtitle = f"{unit[:1].upper()}{unit[1:]}, ước tháng {month.month}"
        self.retail.say(subtitle, based(change(trend.growth)), empty=not trend.known)

    def _show_trade(self, series: KeySeries, labels: tuple[str, ...]) -> None:
        out, into = series.exports, series.imports
        self._pair.show_data(
            PairData(
                "Xuất khẩu, nhập khẩu", labels, "Xuất khẩu", out.values, "Nhập khẩu", into.values
            )
        )
        parts = [
            f"{name} {change(trend.growth)}"
            for name, trend in (("XK", out), ("NK", into))
            if trend.growth is not None
        ]
        unit = out.unit or into.unit
        subtitle = f"{unit[:1].upper()}{unit[1:]}, tăng giảm so cùng kỳ"
        self.trade.say(subtitle, "  ".join(parts), empty=not (out.known or into.known))


def month_labels(months: tuple[Period, ...]) -> tuple[str, ...]:
    """Names under the axis: both ends, January with its year, every third month between."""
    last = len(months) - 1
    return tuple(
        f"{month.month}/{month.year % 100}"
        if at == 0 or month.month == 1
        else str(month.month)
        if at == last or (month.month % _EVERY == 1 and 1 < at < last - 1)
        else ""
        for at, month in enumerate(months)
    )


def in_billions(trend: Trend) -> tuple[Series, str]:
    """Large amounts of million đồng as billions, so that the axis stays readable."""
    known = [value for value in trend.values if value is not None]
    if trend.unit != "triệu đồng" or not known or max(known) < _MANY:
        return trend.values, trend.unit
    return tuple(v / _THOUSAND if v is not None else None for v in trend.values), "tỷ đồng"


def change(growth: Decimal | None) -> str:
    """``"▲ 9,1%"``, ``"▼ 2,4%"``; in plain ink, because less is not wrong."""
    if growth is None:
        return ""
    if not growth:
        return "0,0%"
    return f"{'▲' if growth > 0 else '▼'} {format_number(abs(growth), 1)}%"


def based(changes: str) -> str:
    """Changes with what they are measured on."""
    return f"{changes} so cùng kỳ" if changes else ""


def _progress(share: Share) -> Progress:
    done, whole = format_number(share.done), format_number(share.whole)
    percent = f"{format_number(share.ratio * 100, 1)}%"
    return Progress(share.label, share.ratio, done, f"{whole} {share.unit}", percent)
