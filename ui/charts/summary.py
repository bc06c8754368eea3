"""One Vietnamese sentence per chart, for those who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.common.numbers import format_number

if TYPE_CHECKING:
    from decimal import Decimal

    from ui.charts.data import (
        BarsData,
        PairData,
        ProgressData,
        RanksData,
        Series,
        StacksData,
    )


def bars_summary(data: BarsData) -> str:
    """From where to where, and the peak: "Xăng, dầu: từ 797,1 lên 1.204,5, cao nhất …"."""
    return f"{data.name}: {_course(data.labels, data.values)}"


def pair_summary(data: PairData) -> str:
    """Both series, one after the other."""
    first = _course(data.labels, data.first)
    second = _course(data.labels, data.second)
    return f"{data.name}: {data.first_name} {first}; {data.second_name} {second}"


def series_summary(name: str, values: Series) -> str:
    """A series without period names, as under a sparkline."""
    return f"{name}: {_course((), values)}"


def ranks_summary(data: RanksData) -> str:
    """First, last and the marked unit's place."""
    if not data.ranks:
        return f"{data.name}: chưa có số liệu"
    first, last = data.ranks[0], data.ranks[-1]
    parts = [f"cao nhất {first.name} {first.text}", f"thấp nhất {last.name} {last.text}"]
    for place, rank in enumerate(data.ranks, start=1):
        if rank.marked:
            parts.append(f"{rank.name} thứ {place} trên {len(data.ranks)} với {rank.text}")
    return f"{data.name}: {', '.join(parts)}"


def stacks_summary(data: StacksData) -> str:
    """Every row with its done part."""
    rows = (f"{row.name} {row.done:f} trên {row.done + row.rest:f}" for row in data.rows)
    return f"{data.name}: {', '.join(rows) or 'chưa có số liệu'}"


def progress_summary(data: ProgressData) -> str:
    """Every plan with its share."""
    rows = (f"{row.name} {row.share_text}" for row in data.rows)
    return f"{data.name}: {', '.join(rows) or 'chưa có số liệu'}"


def _course(labels: tuple[str, ...], values: Series) -> str:
    """From where to where, and the highest point."""
    points = [(i, value) for i, value in enumerate(values) if value is not None]
    if not points:
        return "chưa có số liệu"
    start, end = points[0][1], points[-1][1]
    if len(points) == 1:
        return f"chỉ có một kỳ, {_figure(start)}"
    high = max(points, key=lambda point: point[1])
    course = f"từ {_figure(start)} {_direction(start, end)} {_figure(end)}"
    named = labels[high[0]] if labels else ""
    peak = f"cao nhất {_figure(high[1])}" + (f" kỳ {named}" if named else "")
    gaps = len(values) - len(points)
    return f"{course}, {peak}" + (f", thiếu {gaps} kỳ" if gaps else "")


def _direction(start: Decimal, end: Decimal) -> str:
    if end == start:
        return "giữ nguyên"
    return "lên" if end > start else "xuống"


def _figure(value: Decimal) -> str:
    return format_number(value)
