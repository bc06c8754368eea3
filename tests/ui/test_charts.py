"""Charts draw what their data say and tell it in one sentence."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from ui.charts import summary, widgets
from ui.charts.axis import axis_around, axis_from_zero
from ui.charts.bars import paint_bars13, paint_pair_bars
from ui.charts.data import (
    BarsData,
    PairData,
    Progress,
    ProgressData,
    Rank,
    RanksData,
    Series,
    Stack,
    StacksData,
)
from ui.charts.lines import paint_line13, paint_sparkline
from ui.charts.rows import paint_progress_rows, paint_rank_bars, paint_stacked_bars
from ui.look import Look
from ui.theme import HIGH_CONTRAST, LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qapp")

AREA = QRect(0, 0, 260, 120)
FUEL = tuple(
    Decimal(text)
    for text in "797.1 802 838 862 846 810 842 850 828 836 842 869 1204.5".split()  # noqa: SIM905
)
LABELS = ("10/25", "", "", "1/26", "", "", "4", "", "", "7", "", "", "10/26")
GAP: Series = (*FUEL[:6], None, *FUEL[7:])


def picture(paint: Callable[[QPainter], None], tokens: Tokens = LIGHT) -> QImage:
    image = QImage(AREA.size(), QImage.Format.Format_ARGB32)
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def columns_of(image: QImage, colour: str) -> set[int]:
    wanted = QColor(colour).rgb()
    return {
        x
        for x in range(image.width())
        for y in range(image.height())
        if image.pixel(x, y) == wanted
    }


def runs(columns: set[int]) -> int:
    return sum(x - 1 not in columns for x in columns)


def bars(data: BarsData, tokens: Tokens = LIGHT) -> QImage:
    return picture(lambda painter: paint_bars13(painter, AREA, data, tokens))


finite = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3))


@given(st.lists(finite, max_size=13), st.integers(1, 6))
def test_an_axis_holds_its_values_and_has_few_even_ticks(values: list[float], steps: int) -> None:
    for make in (axis_from_zero, axis_around):
        axis = make(values, steps)
        assert all(-1e-6 <= axis.share(value) <= 1 + 1e-6 for value in values)
        assert 2 <= len(axis.ticks) <= steps + 3
        gaps = [high - low for low, high in zip(axis.ticks, axis.ticks[1:], strict=False)]
        assert max(gaps) == pytest.approx(min(gaps), rel=1e-6)
    assert 0 in [round(tick, 9) for tick in axis_from_zero(values, steps).ticks]


def test_the_axis_is_the_one_drawn_in_the_design() -> None:
    assert axis_from_zero([797.1, 1204.5], 2).labels() == ("0", "600", "1.200")
    assert axis_from_zero([8752.7], 4).labels() == ("0", "2.500", "5.000", "7.500", "10.000")
    assert axis_from_zero([0.4], 2).labels() == ("0,0", "0,2", "0,4")


def test_the_ends_are_strong_the_last_needs_attention_the_rest_is_quiet() -> None:
    image = bars(BarsData("Xăng", LABELS, FUEL, (0, -1), 12))
    strong, quiet = columns_of(image, LIGHT.c1), columns_of(image, LIGHT.c2)
    attention = columns_of(image, LIGHT.c4)
    assert (runs(strong), runs(quiet), runs(attention)) == (1, 11, 1)
    assert max(strong) < min(quiet) < max(quiet) < min(attention)


def test_a_missing_month_leaves_a_gap() -> None:
    assert runs(columns_of(bars(BarsData("Xăng", LABELS, GAP, ())), LIGHT.c2)) == 12


def test_the_average_crosses_every_bar() -> None:
    data = BarsData("Xăng", LABELS, FUEL, average=Decimal(400))
    columns = columns_of(bars(data), LIGHT.ink)
    assert len(columns) > 100


def test_a_negative_bar_hangs_below_zero() -> None:
    values = (Decimal(10), Decimal(-10))
    image = bars(BarsData("Chênh lệch", ("", ""), values, (0,)))
    middle = image.height() // 2

    def rows_of(colour: str) -> list[int]:
        wanted = QColor(colour).rgb()
        x = min(columns_of(image, colour))
        return [y for y in range(image.height()) if image.pixel(x, y) == wanted]

    assert max(rows_of(LIGHT.c1)) <= middle + 8
    assert min(rows_of(LIGHT.c2)) >= middle - 8


def test_the_second_series_is_hatched_in_high_contrast() -> None:
    data = PairData("XNK", ("", ""), "Xuất khẩu", FUEL[:2], "Nhập khẩu", FUEL[2:4])
    image = picture(
        lambda painter: paint_pair_bars(painter, AREA, data, HIGH_CONTRAST), HIGH_CONTRAST
    )
    white = QColor(HIGH_CONTRAST.c2).rgb()
    cyan = QColor(HIGH_CONTRAST.c1).rgb()
    pixels = [image.pixel(x, y) for x in range(image.width()) for y in range(image.height())]
    assert pixels.count(cyan) > 1.5 * pixels.count(white) > 0


def test_a_line_breaks_at_a_gap() -> None:
    data = PairData("IIP", LABELS, "này", GAP, "trước", (None,) * 13)
    image = picture(lambda painter: paint_line13(painter, AREA, data, LIGHT))
    assert runs(columns_of(image, LIGHT.c1)) >= 2


@pytest.mark.parametrize("values", [(), (None,), (Decimal(1),), (Decimal(3), Decimal(3)), GAP])
def test_charts_take_whatever_exists(values: Series) -> None:
    labels = ("",) * len(values)
    single = BarsData("Xăng", labels, values)
    pair = PairData("Xăng", labels, "a", values, "b", values, "1")
    for paint in (
        lambda painter: paint_bars13(painter, AREA, single, LIGHT),
        lambda painter: paint_pair_bars(painter, AREA, pair, LIGHT),
        lambda painter: paint_line13(painter, AREA, pair, LIGHT),
        lambda painter: paint_sparkline(painter, AREA, values, LIGHT),
        lambda painter: paint_rank_bars(painter, AREA, RanksData("x", ()), LIGHT),
        lambda painter: paint_stacked_bars(painter, AREA, StacksData("x", ()), LIGHT),
        lambda painter: paint_progress_rows(painter, AREA, ProgressData("x", ()), LIGHT),
    ):
        picture(paint)


def test_a_sparkline_ends_in_the_colour_of_its_state() -> None:
    image = picture(lambda painter: paint_sparkline(painter, AREA, FUEL, LIGHT, LIGHT.err))
    assert min(columns_of(image, LIGHT.err)) > AREA.width() - 8


def test_the_sentence_tells_the_course_and_the_peak() -> None:
    data = BarsData("Xăng, dầu 13 tháng", LABELS, FUEL)
    assert summary.bars_summary(data) == (
        "Xăng, dầu 13 tháng: từ 797,1 lên 1.204,5, cao nhất 1.204,5 kỳ 10/26"
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ((), "X: chưa có số liệu"),
        ((None, None), "X: chưa có số liệu"),
        ((None, Decimal(5)), "X: chỉ có một kỳ, 5"),
        ((Decimal(5), None, Decimal(2)), "X: từ 5 xuống 2, cao nhất 5, thiếu 1 kỳ"),
        ((Decimal(5), Decimal(7), Decimal(5)), "X: từ 5 giữ nguyên 5, cao nhất 7"),
    ],
)
def test_the_sentence_owns_up_to_gaps(values: Series, sentence: str) -> None:
    assert summary.series_summary("X", values) == sentence


def test_other_charts_speak_too(qtbot: QtBot) -> None:
    look = Look(LIGHT)
    ranks = RanksData(
        "IIP",
        (
            Rank("Bắc Ninh", Decimal(16), "+16,2"),
            Rank("Nghệ An", Decimal(11), "+11,7", marked=True),
            Rank("Cao Bằng", Decimal(-2), "−1,8"),
        ),
        Decimal(10),
    )
    stacks = StacksData("Kiến nghị", (Stack("Xăng dầu", Decimal(9), Decimal(7), "9 đã trả lời"),))
    plans = ProgressData("KC", (Progress("Quốc gia", Decimal("0.77"), "4 tỷ", "6 tỷ", "77,0%"),))
    charts: dict[QWidget, str] = {
        widgets.rank_bars(look, ranks): "IIP: cao nhất Bắc Ninh +16,2, thấp nhất Cao Bằng −1,8, "
        "Nghệ An thứ 2 trên 3 với +11,7",
        widgets.stacked_bars(look, stacks): "Kiến nghị: Xăng dầu 9 trên 16",
        widgets.progress_rows(look, plans): "KC: Quốc gia 77,0%",
        widgets.sparkline(look, "Xăng", FUEL[:2]): "Xăng: từ 797,1 lên 802, cao nhất 802",
    }
    for chart, sentence in charts.items():
        qtbot.addWidget(chart)
        assert chart.accessibleName() == sentence
        assert not chart.grab().isNull()


def test_new_figures_change_what_is_spoken(qtbot: QtBot) -> None:
    chart = widgets.bars13(Look(LIGHT), BarsData("Xăng", LABELS, FUEL))
    qtbot.addWidget(chart)
    chart.show_data(BarsData("Xăng", LABELS, (None,) * 13))
    assert chart.accessibleName() == "Xăng: chưa có số liệu"
