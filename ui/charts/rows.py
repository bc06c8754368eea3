"""Horizontal charts: rankings, stacked rows, progress against a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.charts.bars import paint_bar
from ui.fonts import Text, strong_font, text_font
from ui.painting import Box, fill_band, paint_box
from ui.widgets.painted import line_height, paint_text, text_width

if TYPE_CHECKING:
    from ui.charts.data import Progress, ProgressData, RanksData, StacksData
    from ui.theme import Tokens

_GAP: Final = 8
_THICK: Final = 8
#: Between a name and its bar.
_BETWEEN: Final = 4
_RIGHT: Final = Qt.AlignmentFlag.AlignRight


def paint_rank_bars(painter: QPainter, rect: QRect, data: RanksData, tokens: Tokens) -> None:
    """One bar per unit from a common zero; the marked unit is strong, negatives point left."""
    if not data.ranks:
        return
    body, strong = text_font(Text.CAPTION), strong_font(Text.CAPTION)
    names = max(text_width(strong, rank.name) for rank in data.ranks) + _GAP
    texts = max(text_width(strong, rank.text) for rank in data.ranks) + _GAP
    area = QRectF(rect).adjusted(names, 0, -texts, 0)
    values = [float(rank.value) for rank in data.ranks]
    low, high = min(0.0, *values), max(0.0, *values)
    scale = area.width() / ((high - low) or 1.0)
    zero = area.left() - low * scale
    pitch = area.height() / len(data.ranks)
    for number, (rank, value) in enumerate(zip(data.ranks, values, strict=True)):
        row = QRect(rect.left(), round(area.top() + number * pitch), rect.width(), round(pitch))
        font = strong if rank.marked else body
        paint_text(
            painter,
            row.adjusted(0, 0, names - _GAP - row.width(), 0),
            rank.name,
            font,
            tokens.ink if rank.marked else tokens.ink2,
            _RIGHT,
        )
        paint_text(painter, row, rank.text, font, tokens.ink, _RIGHT)
        ends = sorted((zero, zero + value * scale))
        bar = QRectF(ends[0], row.top() + pitch * 0.14, ends[1] - ends[0], pitch * 0.72)
        colour = tokens.c1 if rank.marked else tokens.c3 if value < 0 else tokens.c2
        paint_bar(painter, bar, colour, tokens)
    if data.average is not None:
        _paint_upright_dashes(painter, zero + float(data.average) * scale, rect, tokens)


def paint_stacked_bars(painter: QPainter, rect: QRect, data: StacksData, tokens: Tokens) -> None:
    """Done and open part end to end, the sum beside them, a note at the right."""
    if not data.rows:
        return
    body, strong, caption = text_font(Text.BODY), strong_font(Text.BODY), text_font(Text.CAPTION)
    names = max(text_width(body, row.name) for row in data.rows) + _GAP
    notes = max(text_width(caption, row.note) for row in data.rows) + _GAP
    sums = [row.done + row.rest for row in data.rows]
    figures = max(text_width(strong, f"{total:f}") for total in sums) + _GAP
    width = rect.width() - names - notes - figures
    scale = width / (float(max(sums)) or 1.0)
    pitch = rect.height() / len(data.rows)
    for number, (row, total) in enumerate(zip(data.rows, sums, strict=True)):
        place = QRect(rect.left(), round(rect.top() + number * pitch), rect.width(), round(pitch))
        paint_text(painter, place, row.name, body, tokens.ink)
        paint_text(painter, place, row.note, caption, tokens.ink3, _RIGHT)
        left = rect.left() + names
        top, height = place.top() + pitch * 0.2, pitch * 0.6
        done, rest = float(row.done) * scale, float(row.rest) * scale
        paint_bar(painter, QRectF(left, top, done, height), tokens.c1, tokens)
        paint_bar(painter, QRectF(left + done + 1, top, rest, height), tokens.c3, tokens)
        figure = place.adjusted(names + round(done + rest) + _GAP, 0, 0, 0)
        paint_text(painter, figure, f"{total:f}", strong, tokens.ink)


def paint_progress_rows(painter: QPainter, rect: QRect, data: ProgressData, tokens: Tokens) -> None:
    """Per plan: its name and figures over a bar with the share beside it."""
    if not data.rows:
        return
    pitch = rect.height() / len(data.rows)
    share = max(text_width(strong_font(Text.BODY), row.share_text) for row in data.rows) + _GAP
    for number, row in enumerate(data.rows):
        top = round(rect.top() + number * pitch)
        _paint_progress(
            painter, QRect(rect.left(), top, rect.width(), round(pitch)), row, share, tokens
        )


def _paint_progress(
    painter: QPainter, rect: QRect, row: Progress, share_width: int, tokens: Tokens
) -> None:
    body, strong = text_font(Text.BODY), strong_font(Text.BODY)
    height = line_height(body)
    spare = max(0, rect.height() - 2 * height - _BETWEEN)
    head = QRect(rect.left(), rect.top() + spare // 2, rect.width(), height)
    plan = f" / {row.plan_text}"
    paint_text(painter, head, row.name, body, tokens.ink)
    paint_text(painter, head, plan, body, tokens.ink2, _RIGHT)
    done = head.adjusted(0, 0, -text_width(body, plan), 0)
    paint_text(painter, done, row.done_text, strong, tokens.ink, _RIGHT)
    below = QRect(rect.left(), head.bottom() + _BETWEEN, rect.width(), height)
    paint_text(painter, below, row.share_text, strong, tokens.ink, _RIGHT)
    track = QRectF(
        below.left(), below.center().y() - _THICK / 2 + 1, below.width() - share_width, _THICK
    )
    edge = tokens.ink if tokens.high_contrast else tokens.head
    paint_box(painter, track, Box(tokens.head, edge, _THICK / 2))
    track.setWidth(track.width() * min(1.0, max(0.0, float(row.share))))
    if track.width() > 0:
        fill_band(painter, track, tokens.acc, _THICK / 2)


def _paint_upright_dashes(painter: QPainter, x: float, rect: QRect, tokens: Tokens) -> None:
    pen = QPen(QColor(tokens.ink), 1)
    pen.setDashPattern([3, 3])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(pen)
    middle = round(x) + 0.5
    painter.drawLine(QPointF(middle, rect.top()), QPointF(middle, rect.bottom()))
