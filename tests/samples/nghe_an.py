"""Writes ``exports/samples/nghe-an.csv``: fourteen illustrative months of domestic trade.

The last month is the picture of the entry screen (tỷ đồng × 1000); the months before are spread so
that the ten-month totals, the growth on last month and on last year are those of the picture. No
figure is a published one, so every line is marked "minh họa".

    python -m tests.samples.nghe_an
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from forms.common.period import Period, series_ending

FILE = Path(__file__).parents[2] / "exports" / "samples" / "nghe-an.csv"
HEADER = ("period", "form", "row", "column", "value", "note", "record")
NOTE = "minh họa"
LAST = Period(2026, 10)
PERIODS = series_ending(LAST, 14)
#: Per mille of a month around its trend; the same for every row, turned by the row's number.
SEASON = (1012, 968, 991, 1004, 1009, 1003, 997, 1016)


@dataclass(frozen=True)
class Line:
    """One row of the picture, in triệu đồng."""

    row: str
    estimated: int  # last month, as estimated
    year_ago: int  # same month last year, official
    official: int  # last month, official
    now: int  # this month, estimated
    so_far: int  # ten months of this year
    growth: int  # of the ten months on last year, per mille


LINES = (
    Line("1.1", 2269300, 2061000, 2248400, 2306300, 22294800, 112),
    Line("1.2", 404900, 376700, 401800, 404700, 4021500, 76),
    Line("1.3", 739100, 666900, 740600, 742700, 7268000, 108),
    Line("1.4", 98400, 87100, 98100, 94700, 945500, 84),
    Line("1.5", 658100, 587100, 653800, 658900, 6416200, 117),
    Line("1.6", 500000, 460300, 506400, 518000, 5024500, 121),
    Line("1.7", 435300, 384900, 434100, 440100, 4250300, 129),
    Line("1.7a", 8700, 7900, 8600, 8900, 85600, 93),
    Line("1.8", 877300, 797100, 869000, 1204500, 8803200, 138),
    Line("1.9", 115600, 106900, 114900, 120900, 1160000, 118),
    Line("1.10", 182500, 168100, 181500, 256300, 1851900, 142),
    Line("1.11", 391500, 353200, 392300, 410300, 3910800, 126),
    Line("1.12", 170300, 159500, 172100, 170300, 1676400, 64),
    Line("1a", 702400, 588100, 718900, 791400, 6980100, 214),
    Line("2", 835900, 743700, 830700, 819200, 8085300, 104),
    Line("3", 59500, 54800, 59900, 61100, 601500, 110),
    Line("4", 532400, 480400, 528900, 544700, 5281000, 119),
)
#: Rows that are read at a moment and never added up: fourteen months, oldest first.
SHARE = (822, 825, 828, 831, 833, 835, 830, 834, 836, 838, 840, 841, 842, 846)
STOCK = (288, 295, 301, 310, 352, 371, 303, 296, 299, 304, 308, 305, 312, 318)


def text() -> str:
    """The whole file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for place, period in enumerate(PERIODS):
        for number, line in enumerate(LINES):
            writer.writerows(_entries(period, place, line, number))
        writer.writerows(_moments(period, place))
    return out.getvalue()


def _entries(period: Period, place: int, line: Line, number: int) -> list[tuple[str, ...]]:
    official = _official(line, number)
    estimate = _estimates(line, official, number)
    found = [("plan", _plan(line, period.year))]
    if place:
        found.append(("official", official[place - 1]))
    found.append(("estimate", estimate[place]))
    if not place:
        found.append(("year_to_date", _nine_months(line, official, estimate)))
    return [_written(period, line.row, column, str(value)) for column, value in found]


def _moments(period: Period, place: int) -> list[tuple[str, ...]]:
    rows = []
    for row, series, scale in (("5", SHARE, 1), ("6", STOCK, 1000)):
        if place:
            rows.append(_written(period, row, "official", _scaled(row, series[place - 1] * scale)))
        rows.append(_written(period, row, "estimate", _scaled(row, series[place] * scale)))
    return rows


def _scaled(row: str, value: int) -> str:
    return f"{value // 10}.{value % 10}" if row == "5" else str(value)


def _written(period: Period, row: str, column: str, value: str) -> tuple[str, ...]:
    return (str(period), "CT03", row, column, value, NOTE, "")


def _official(line: Line, number: int) -> tuple[int, ...]:
    """September 2025 to September 2026, each as its official figure came out."""
    spread = line.so_far - line.official - line.now
    shape = [SEASON[(month + number) % len(SEASON)] for month in range(len(SEASON))]
    months = [_tens(spread * part // sum(shape)) for part in shape]
    months[-1] += spread - sum(months)
    autumn = [_tens(line.year_ago * part // 1000) for part in (985, 1000, 1018, 1041)]
    autumn[1] = line.year_ago
    return (*autumn, *months, line.official)


def _estimates(line: Line, official: tuple[int, ...], number: int) -> tuple[int, ...]:
    """Each month as it was estimated: a few per mille beside the official figure."""
    before = [
        _tens(value * (1000 + (place * 7 + number * 3) % 13 - 6) // 1000)
        for place, value in enumerate(official[:-1])
    ]
    return (*before, line.estimated, line.now)


def _nine_months(line: Line, official: tuple[int, ...], estimate: tuple[int, ...]) -> int:
    """The total typed for the first month, so that the ten months grow as the picture says."""
    ten_months = _tens(line.so_far * 1000 // (1000 + line.growth))
    return ten_months - (official[0] - estimate[0]) - estimate[1]


def _plan(line: Line, year: int) -> int:
    share = 825 if year == LAST.year else 905
    return line.so_far * 1000 // share // 1000 * 1000


def _tens(value: int) -> int:
    return value // 10 * 10


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
